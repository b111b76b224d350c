/** Text that is safe to show as Discord markdown: either written by us or escaped. */
export class Markdown {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/**
 * Characters that are invisible or no characters, turn the direction of writing or control a terminal: they could make recorded text read as another. Joiners and
 * variation selectors stay, since scripts and emoji need them.
 */
const DECEPTIVE =
  /[[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]--[\t\n\r\u{200c}\u{200d}\u{fe0e}\u{fe0f}]]/gv;

/** What Discord gives a meaning to wherever it stands: emphasis, code, spoilers, links, mentions, timestamps, and addresses it links by itself. */
const MARKUP = /[\\*_~`|<@[\]]|:(?=\/\/)/g;

/** What makes a heading, list, quote or small print at the beginning of a line. */
const LINE_START = /^(\d*)([-+#>.)])/;

/** Recorded text on one line, without characters that deceive. */
export function plain(text: string): string {
  return text
    .replace(DECEPTIVE, '')
    .replace(/[\s--[\u{a0}\u{202f}]]+/gv, ' ')
    .trim();
}

/** Recorded text as it was written, unable to make a link, heading, mention or emphasis. */
export function escaped(text: string): Markdown {
  return new Markdown(plain(text).replace(MARKUP, '\\$&').replace(LINE_START, '$1\\$2'));
}

/** Puts markdown together: values that are not `Markdown` are escaped. */
export function md(strings: TemplateStringsArray, ...values: ReadonlyArray<Markdown | string | number>): Markdown {
  return new Markdown(strings.map((string, index) => string + shown(values[index])).join(''));
}

function shown(value: Markdown | string | number | undefined): string {
  if (value === undefined) return '';
  if (value instanceof Markdown) return value.text;
  return typeof value === 'number' ? String(value) : escaped(value).text;
}

export function joined(parts: ReadonlyArray<Markdown | string>, separator: string): Markdown {
  return new Markdown(parts.map((part) => shown(part)).join(separator));
}

/** A link to what a moderator gave as `url`; its target was checked to be http(s) when it was recorded. */
export function link(label: string | Markdown, url: string): Markdown {
  const target = new URL(url).href.replace(
    /[()<>\\\s*_~`|]/g,
    (each) => `%${each.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return md`[${label}](${new Markdown(target)})`;
}

/** Text without what makes it safe in a message, for places that show it as it is: choices, descriptions. */
export function unmarked(markdown: Markdown): string {
  return markdown.text.replace(/\\(.)|[*~]{2}/g, '$1');
}
