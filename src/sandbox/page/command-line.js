/**
 * What a line such as `/add claim event:E1 claimant:Red Front` means, given the commands there are. No page, no network.
 *
 * @typedef {import('../page-protocol.ts').CommandView} CommandView
 * @typedef {import('../page-protocol.ts').OptionInput} OptionInput
 * @typedef {{ name: string, name_localized?: string | null, name_localizations?: Record<string, string | null | undefined> | null, value: string | number }} Choice
 * @typedef {{
 *   type: number, name: string, name_localized?: string | null, name_localizations?: Record<string, string | null | undefined> | null,
 *   description: string, description_localized?: string | null, description_localizations?: Record<string, string | null | undefined> | null,
 *   required?: boolean, autocomplete?: boolean, choices?: Choice[], options?: Option[],
 *   min_value?: number, max_value?: number, min_length?: number, max_length?: number,
 * }} Option one option as Discord defines it; subcommands and their groups are options too
 * @typedef {{
 *   commandId: string, path: { name: string, type: number }[], title: string, names: string[], description: string, options: Option[],
 * }} FlatCommand one line of the command list: a command, or one subcommand of it
 * @typedef {{ id: string, name: string }} Named
 * @typedef {{ channels: readonly Named[], people: readonly Named[], roles: readonly Named[] }} Directory
 * @typedef {{ value: string | number | boolean } | { problem: string, values: Record<string, string | number> }} Resolved
 */

export const OPTION = /** @type {const} */ ({
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
});

/**
 * A command's, option's or choice's name as the member's Discord shows it.
 *
 * @param {{ name: string, name_localized?: string | null, name_localizations?: Record<string, string | null | undefined> | null }} named
 * @param {string} locale
 */
export function localName(named, locale) {
  return named.name_localized ?? named.name_localizations?.[locale] ?? named.name;
}

/**
 * @param {{ description: string, description_localized?: string | null, description_localizations?: Record<string, string | null | undefined> | null }} described
 * @param {string} locale
 */
export function localDescription(described, locale) {
  return described.description_localized ?? described.description_localizations?.[locale] ?? described.description;
}

/**
 * The command list: slash commands by name, each subcommand a line of its own.
 *
 * @param {readonly CommandView[]} commands
 * @param {string} locale
 * @returns {FlatCommand[]}
 */
export function flattenCommands(commands, locale) {
  /** @type {FlatCommand[]} */
  const flat = [];
  /**
   * @param {Option} node
   * @param {{ id: string, path: { name: string, type: number }[], shown: string[] }} above
   */
  function walk(node, above) {
    const path = [...above.path, { name: node.name, type: node.type }];
    const shown = [...above.shown, localName(node, locale)];
    const inner = (node.options ?? []).filter(({ type }) => type === OPTION.subcommand || type === OPTION.group);
    if (inner.length > 0) {
      for (const option of inner) walk(option, { id: above.id, path, shown });
      return;
    }
    const title = shown.join(' ');
    flat.push({
      commandId: above.id,
      path,
      title,
      names: [
        ...new Set([
          title.toLowerCase(),
          path
            .map(({ name }) => name)
            .join(' ')
            .toLowerCase(),
        ]),
      ],
      description: localDescription(node, locale),
      options: node.options ?? [],
    });
  }
  for (const command of commands) {
    if ((command.type ?? 1) === 1) walk(/** @type {Option} */ (command), { id: command.id, path: [], shown: [] });
  }
  return flat.sort((a, b) => a.title.localeCompare(b.title));
}

/**
 * The commands a half-typed name may become, those that start with it first.
 *
 * @param {readonly FlatCommand[]} commands
 * @param {string} typed what stands after the slash
 */
export function matchCommands(commands, typed) {
  const wanted = typed.toLowerCase().replace(/ +/g, ' ');
  const rank = (/** @type {FlatCommand} */ { names }) => {
    if (names.some((name) => name.startsWith(wanted))) return 0;
    return names.some((name) => ` ${name}`.includes(` ${wanted}`)) ? 1 : 2;
  };
  return commands
    .map((command) => ({ command, rank: rank(command) }))
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => command);
}

/**
 * The command a line names in full, and what follows the name (null when the name ends the line).
 *
 * @param {readonly FlatCommand[]} commands
 * @param {string} line
 * @returns {{ command: FlatCommand, rest: string | null } | null}
 */
export function findCommand(commands, line) {
  if (!line.startsWith('/')) return null;
  const text = line.slice(1).replace(/\s/g, ' ');
  const lowered = text.toLowerCase();
  /** @type {{ command: FlatCommand, length: number } | null} */
  let best = null;
  for (const command of commands) {
    for (const name of command.names) {
      const whole = lowered === name || lowered.startsWith(`${name} `);
      if (whole && (best === null || name.length > best.length)) best = { command, length: name.length };
    }
  }
  if (best === null) return null;
  return { command: best.command, rest: text.length === best.length ? null : text.slice(best.length + 1) };
}

/**
 * The option of that name, written in either language, if the command has one.
 *
 * @param {FlatCommand} command
 * @param {string} name
 * @param {string} locale
 */
export function findOption(command, name, locale) {
  const wanted = name.toLowerCase();
  return (
    command.options.find((option) => option.name === wanted || localName(option, locale).toLowerCase() === wanted) ??
    null
  );
}

/**
 * Cuts what follows a command's name into free text and `name:value` pairs. A name counts once, so that prose such as
 * `says:he said: 30` keeps its colons; so does anything between quotation marks.
 *
 * @param {FlatCommand} command
 * @param {string} text
 * @param {string} locale
 * @param {readonly string[]} [taken] options that are filled already
 * @returns {{ free: string, pairs: { option: Option, text: string }[] }}
 */
export function splitOptions(command, text, locale, taken = []) {
  const seen = new Set(taken);
  const quotes = quotedRanges(text);
  /** @type {{ option: Option, from: number, to: number }[]} */
  const marks = [];
  for (const match of text.matchAll(/(?<=^|\s)[^\s:]+:/g)) {
    const option = findOption(command, match[0].slice(0, -1), locale);
    if (option === null || seen.has(option.name)) continue;
    if (quotes.some(([from, to]) => match.index > from && match.index < to)) continue;
    seen.add(option.name);
    marks.push({ option, from: match.index, to: match.index + match[0].length });
  }
  return {
    free: text.slice(0, marks[0]?.from ?? text.length).trim(),
    pairs: marks.map(({ option, to }, index) => ({
      option,
      text: text.slice(to, marks[index + 1]?.from ?? text.length).trim(),
    })),
  };
}

/**
 * @param {string} text
 * @returns {[number, number][]}
 */
function quotedRanges(text) {
  /** @type {[number, number][]} */
  const ranges = [];
  let open = -1;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign !== '"' && sign !== '“' && sign !== '”' && sign !== '«' && sign !== '»') continue;
    if (open === -1) {
      open = at;
    } else {
      ranges.push([open, at]);
      open = -1;
    }
  }
  return ranges;
}

/**
 * The option that text without a name belongs to: the first required one that is empty, else the first that takes words.
 *
 * @param {FlatCommand} command
 * @param {readonly string[]} filled
 */
export function optionForFreeText(command, filled) {
  const empty = command.options.filter(({ name }) => !filled.includes(name));
  return empty.find(({ required }) => required) ?? empty.find(({ type }) => type === OPTION.string) ?? null;
}

const YES = ['true', 'yes', 'vrai', 'oui'];
const NO = ['false', 'no', 'faux', 'non'];

/**
 * The value Discord would send for what was typed into an option, or what is wrong with it.
 *
 * @param {Option} option
 * @param {string} typed
 * @param {Directory} directory
 * @param {string} locale
 * @returns {Resolved}
 */
export function resolveOption(option, typed, directory, locale) {
  const text = typed.trim();
  const name = localName(option, locale);
  if (option.choices !== undefined && option.choices.length > 0) {
    const wanted = text.toLowerCase();
    const choice = option.choices.find(
      (one) =>
        one.name.toLowerCase() === wanted ||
        localName(one, locale).toLowerCase() === wanted ||
        String(one.value).toLowerCase() === wanted,
    );
    return choice === undefined ? { problem: 'notAChoice', values: { name, text } } : { value: choice.value };
  }
  switch (option.type) {
    case OPTION.integer:
    case OPTION.number:
      return resolveNumber(option, text, name);
    case OPTION.boolean: {
      const word = text.toLowerCase();
      if (YES.includes(word)) return { value: true };
      if (NO.includes(word)) return { value: false };
      return { problem: 'notTrueOrFalse', values: { name } };
    }
    case OPTION.channel:
      return resolveNamed(directory.channels, text, 'notAChannel', name);
    case OPTION.user:
      return resolveNamed(directory.people, text, 'notAMember', name);
    case OPTION.role:
      return resolveNamed(directory.roles, text, 'notARole', name);
    case OPTION.mentionable:
      return resolveNamed([...directory.people, ...directory.roles], text, 'notAMember', name);
    case OPTION.attachment:
      return { problem: 'notAFile', values: { name } };
    default:
      if (option.min_length !== undefined && text.length < option.min_length) {
        return { problem: 'tooShort', values: { name, limit: option.min_length } };
      }
      if (text.length > (option.max_length ?? 6000)) {
        return { problem: 'tooLong', values: { name, limit: option.max_length ?? 6000 } };
      }
      return { value: text };
  }
}

/**
 * @param {Option} option
 * @param {string} text
 * @param {string} name
 * @returns {Resolved}
 */
function resolveNumber(option, text, name) {
  const whole = option.type === OPTION.integer;
  if (!(whole ? /^-?\d{1,16}$/ : /^-?\d{1,16}(\.\d{1,16})?$/).test(text)) {
    return { problem: whole ? 'notAnInteger' : 'notANumber', values: { name } };
  }
  const value = Number(text);
  if (option.min_value !== undefined && value < option.min_value) {
    return { problem: 'tooSmall', values: { name, limit: option.min_value } };
  }
  if (option.max_value !== undefined && value > option.max_value) {
    return { problem: 'tooLarge', values: { name, limit: option.max_value } };
  }
  return { value };
}

/**
 * @param {readonly Named[]} all
 * @param {string} text
 * @param {string} problem
 * @param {string} name
 * @returns {Resolved}
 */
function resolveNamed(all, text, problem, name) {
  const wanted = text.replace(/[<>#@!&]/g, '').toLowerCase();
  const found = all.find((one) => one.id === wanted || one.name.replace(/^@/, '').toLowerCase() === wanted);
  return found === undefined ? { problem, values: { name } } : { value: found.id };
}

/**
 * The options as an interaction carries them: the filled ones, inside their subcommand and its group.
 *
 * @param {FlatCommand} command
 * @param {readonly OptionInput[]} filled
 * @returns {OptionInput[]}
 */
export function nestOptions(command, filled) {
  return command.path
    .slice(1)
    .reduceRight(
      (inner, { name, type }) => [{ name, type, options: inner }],
      /** @type {OptionInput[]} */ ([...filled]),
    );
}
