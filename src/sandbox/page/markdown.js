/**
 * Discord's markdown as a tree of plain data, read in one pass over the text: hostile input costs no more than its length.
 *
 * @typedef {{ type: 'text' | 'code', text: string }
 *   | { type: 'break' }
 *   | { type: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler', children: Inline[] }
 *   | { type: 'link', address: string, children: Inline[] }
 *   | { type: 'mention', of: 'user' | 'role' | 'channel' | 'command' | 'everyone', id: string, name: string }
 *   | { type: 'emoji', name: string }
 *   | { type: 'time', seconds: number, style: string }} Inline
 * @typedef {{ type: 'paragraph' | 'subtext', children: Inline[] }
 *   | { type: 'heading', level: number, children: Inline[] }
 *   | { type: 'code-block', language: string, text: string }
 *   | { type: 'quote', children: Block[] }
 *   | { type: 'list', ordered: boolean, start: number, items: { children: Inline[], list: ListBlock | null }[] }} Block
 * @typedef {Extract<Block, { type: 'list' }>} ListBlock
 */

/**
 * @param {string} text
 * @returns {Block[]}
 */
export function parseMarkdown(text) {
  /** @type {Block[]} */
  const blocks = [];
  let at = 0;
  while (at < text.length) {
    const open = findFence(text, at);
    const close = open === -1 ? -1 : text.indexOf('```', open + 3);
    if (close === -1 || close === open + 3) {
      blocks.push(...parseLines(text.slice(at)));
      break;
    }
    if (open > at) blocks.push(...parseLines(text.slice(at, open).replace(/\n$/, '')));
    const inside = text.slice(open + 3, close);
    const language = /^([a-z0-9_+-]{1,20})\n/i.exec(inside)?.[1] ?? '';
    blocks.push({
      type: 'code-block',
      language,
      text: inside
        .slice(language === '' ? 0 : language.length)
        .replace(/^\n/, '')
        .replace(/\n$/, ''),
    });
    at = close + 3;
    if (text[at] === '\n') at++;
  }
  return blocks;
}

/**
 * Where the next unescaped code fence opens.
 *
 * @param {string} text
 * @param {number} from
 */
function findFence(text, from) {
  let at = text.indexOf('```', from);
  while (at > 0 && text[at - 1] === '\\') at = text.indexOf('```', at + 3);
  return at;
}

/**
 * @param {string} text
 * @returns {Block[]}
 */
function parseLines(text) {
  const lines = text.split('\n');
  /** @type {Block[]} */
  const blocks = [];
  /** @type {string[]} */
  let paragraph = [];
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ type: 'paragraph', children: parseInline(paragraph.join('\n')) });
    paragraph = [];
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const heading = /^(#{1,3}) +(\S.*)$/.exec(line);
    const subtext = /^-# +(\S.*)$/.exec(line);
    if (heading !== null) {
      endParagraph();
      blocks.push({ type: 'heading', level: (heading[1] ?? '').length, children: parseInline(heading[2] ?? '') });
    } else if (subtext !== null) {
      endParagraph();
      blocks.push({ type: 'subtext', children: parseInline(subtext[1] ?? '') });
    } else if (line.startsWith('>>> ')) {
      endParagraph();
      const rest = [line.slice(4), ...lines.slice(index + 1)].join('\n');
      blocks.push({ type: 'quote', children: parseUnquoted(rest) });
      break;
    } else if (line.startsWith('> ') || line === '>') {
      endParagraph();
      const quoted = [];
      while (lines[index]?.startsWith('> ') || lines[index] === '>') quoted.push((lines[index++] ?? '').slice(2));
      index--;
      blocks.push({ type: 'quote', children: parseUnquoted(quoted.join('\n')) });
    } else if (listItem(line) !== null) {
      endParagraph();
      const items = [];
      for (let item = listItem(line); item !== null; item = listItem(lines[index] ?? '')) {
        items.push(item);
        index++;
      }
      index--;
      blocks.push(...nestLists(items));
    } else {
      paragraph.push(line);
    }
  }
  endParagraph();
  return blocks;
}

/**
 * A quote holds everything but another quote.
 *
 * @param {string} text
 */
function parseUnquoted(text) {
  return parseLines(text.replace(/^>[> ]*/gm, ''));
}

/**
 * @param {string} line
 * @returns {{ depth: number, ordered: boolean, start: number, text: string } | null}
 */
function listItem(line) {
  const found = /^( {0,20})([-*]|\d{1,9}\.) +(\S.*)$/.exec(line);
  if (found === null) return null;
  const [, indent = '', sign = '', text = ''] = found;
  const ordered = sign !== '-' && sign !== '*';
  return { depth: Math.ceil(indent.length / 2), ordered, start: ordered ? Number.parseInt(sign, 10) : 1, text };
}

/**
 * @param {{ depth: number, ordered: boolean, start: number, text: string }[]} items
 * @returns {ListBlock[]}
 */
function nestLists(items) {
  /** @type {ListBlock[]} */
  const lists = [];
  /** @type {{ depth: number, list: ListBlock }[]} */
  const open = [];
  for (const { depth, ordered, start, text } of items) {
    while (open.length > 1 && depth < (open.at(-1)?.depth ?? 0)) open.pop();
    const top = open.at(-1);
    const item = { children: parseInline(text), list: null };
    if (top !== undefined && depth > top.depth) {
      const parent = top.list.items.at(-1);
      if (parent !== undefined) {
        /** @type {ListBlock} */
        const list = { type: 'list', ordered, start, items: [item] };
        parent.list = list;
        open.push({ depth, list });
      }
    } else if (top !== undefined && top.list.ordered === ordered) {
      top.list.items.push(item);
    } else {
      /** @type {ListBlock} */
      const list = { type: 'list', ordered, start, items: [item] };
      open.length = 0;
      open.push({ depth, list });
      lists.push(list);
    }
  }
  return lists;
}

/** @type {Record<string, 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'>} */
const STYLES = { '**': 'bold', '*': 'italic', _: 'italic', __: 'underline', '~~': 'strike', '||': 'spoiler' };

/**
 * @param {string} text
 * @param {boolean} [insideLink]
 * @returns {Inline[]}
 */
export function parseInline(text, insideLink = false) {
  /** @type {{ sign: string, children: Inline[] }[]} */
  const open = [{ sign: '', children: [] }];
  const here = () => /** @type {{ sign: string, children: Inline[] }} */ (open.at(-1)).children;
  const addText = (/** @type {string} */ added) => appendText(here(), added);
  /** Gives up on whatever was opened after `keep` frames: their signs were only text. */
  const closeDownTo = (/** @type {number} */ keep) => {
    while (open.length > keep) {
      const frame = open.pop();
      if (frame === undefined) return;
      addText(frame.sign);
      for (const child of frame.children) {
        if (child.type === 'text') addText(child.text);
        else here().push(child);
      }
    }
  };
  const longestCode = longestRun(text, '`');
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (sign === '\\' && /[^0-9A-Za-z\s]/.test(next)) {
      const escaped = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
      addText(escaped);
      at += 1 + escaped.length;
      continue;
    }
    if (sign === '\n') {
      here().push({ type: 'break' });
      at++;
      continue;
    }
    const special = sign === '`' ? codeSpan(text, at, longestCode) : readSpecial(text, at, insideLink);
    if (special !== null) {
      here().push(special.node);
      at = special.end;
      continue;
    }
    const delimiter = delimiterAt(
      text,
      at,
      open.map((frame) => frame.sign),
    );
    if (delimiter !== null) {
      const opened = open.findLastIndex((frame) => frame.sign === delimiter.sign);
      if (delimiter.closes && opened > 0 && (opened < open.length - 1 || here().length > 0)) {
        closeDownTo(opened + 1);
        const frame = open.pop();
        const style = STYLES[delimiter.sign];
        if (frame !== undefined && style !== undefined) here().push({ type: style, children: frame.children });
      } else if (delimiter.opens && opened <= 0) {
        open.push({ sign: delimiter.sign, children: [] });
      } else {
        addText(delimiter.sign);
      }
      at += delimiter.sign.length;
      continue;
    }
    // A whole run of a sign that means nothing here goes in one step; so does a run of ordinary letters.
    const run = sign === '`' ? /^`+/ : /^[^\\\n`*_~|<[@h]+/;
    const plain = run.exec(text.slice(at, at + 400))?.[0] ?? sign;
    addText(plain);
    at += plain.length;
  }
  closeDownTo(1);
  return here();
}

/**
 * @param {Inline[]} nodes
 * @param {string} added
 */
function appendText(nodes, added) {
  const last = nodes.at(-1);
  if (last?.type === 'text') last.text += added;
  else if (added !== '') nodes.push({ type: 'text', text: added });
}

/**
 * @param {string} text
 * @param {number} at
 * @param {readonly string[]} open
 * @returns {{ sign: string, opens: boolean, closes: boolean } | null}
 */
function delimiterAt(text, at, open) {
  const sign = text[at] ?? '';
  if (sign !== '*' && sign !== '_' && sign !== '~' && sign !== '|') return null;
  const double = text[at + 1] === sign;
  if (sign === '~' || sign === '|') return double ? { sign: sign + sign, opens: true, closes: true } : null;
  const innermost = open.findLast((one) => one === sign || one === sign + sign);
  // In `***both***` the sign opened last closes first.
  const asDouble = double && !(innermost === sign && text[at + 2] === sign);
  if (asDouble) return { sign: sign + sign, opens: true, closes: true };
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  if (sign === '_') return { sign, opens: !/\s/.test(after), closes: !/[\p{L}\p{N}_]/u.test(after) };
  return { sign, opens: !/\s/.test(after), closes: !/\s/.test(before) };
}

/**
 * The longest run of a sign in the text, so that no closing run is looked for that cannot be there.
 *
 * @param {string} text
 * @param {string} sign
 */
function longestRun(text, sign) {
  let longest = 0;
  let length = 0;
  for (const one of text) {
    length = one === sign ? length + 1 : 0;
    if (length > longest) longest = length;
  }
  return longest;
}

/**
 * @param {string} text
 * @param {number} at
 * @param {number} longest
 * @returns {{ node: Inline, end: number } | null}
 */
function codeSpan(text, at, longest) {
  let count = 1;
  while (text[at + count] === '`') count++;
  if (count > longest) return null;
  let from = at + count;
  for (let close = text.indexOf('`', from); close !== -1; close = text.indexOf('`', from)) {
    let length = 1;
    while (text[close + length] === '`') length++;
    if (length === count) {
      const inside = text.slice(at + count, close);
      return {
        node: { type: 'code', text: inside.replace(/^ (?=`)/, '').replace(/(?<=`) $/, '') },
        end: close + length,
      };
    }
    from = close + length;
  }
  return null;
}

const ADDRESS = /^https?:\/\/[^\s<>]{1,2000}/i;

/**
 * Links, mentions, emoji and timestamps: whatever starts at this place and is not a pair of signs.
 *
 * @param {string} text
 * @param {number} at
 * @param {boolean} insideLink
 * @returns {{ node: Inline, end: number } | null}
 */
function readSpecial(text, at, insideLink) {
  const sign = text[at];
  if (sign === '[' && !insideLink) return maskedLink(text, at);
  if (sign === '<') return angled(text, at);
  if (sign === '@') {
    const everyone = /^@(everyone|here)\b/.exec(text.slice(at, at + 12));
    if (everyone === null) return null;
    return {
      node: { type: 'mention', of: 'everyone', id: '', name: everyone[1] ?? '' },
      end: at + everyone[0].length,
    };
  }
  if (sign === 'h' && !insideLink) {
    const found = ADDRESS.exec(text.slice(at, at + 2010))?.[0];
    if (found === undefined) return null;
    const whole = found.indexOf('](') === -1 ? found : found.slice(0, found.indexOf(']('));
    let address = whole.replace(/(?<![.,:;"'!?*_~|])[.,:;"'!?*_~|]+$/, '');
    if (address.endsWith(')') && !address.includes('(')) address = address.slice(0, -1);
    return {
      node: { type: 'link', address, children: [{ type: 'text', text: address }] },
      end: at + address.length,
    };
  }
  return null;
}

/**
 * `[words](https://…)`. As on Discord, words that look like an address themselves make no link.
 *
 * @param {string} text
 * @param {number} at
 * @returns {{ node: Inline, end: number } | null}
 */
function maskedLink(text, at) {
  let depth = 0;
  let close = -1;
  const last = Math.min(text.length, at + 1000);
  for (let index = at; index < last; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === '[') depth++;
    else if (text[index] === ']' && --depth === 0) {
      close = index;
      break;
    }
  }
  if (close === -1 || text[close + 1] !== '(') return null;
  const label = text.slice(at + 1, close);
  const target = /^\(<?(https?:\/\/[^\s<>]{1,2000}?)>?(?: +"[^"]{0,200}")?\)/i.exec(
    text.slice(close + 1, close + 2300),
  );
  if (target === null || label.trim() === '' || /https?:\/\//i.test(label)) return null;
  let address = target[1] ?? '';
  let end = close + 1 + target[0].length;
  // An address may hold brackets of its own: `…/Kursk_(city))`.
  if (address.includes('(') && !address.includes(')') && text[end] === ')') {
    address += ')';
    end++;
  }
  return { node: { type: 'link', address, children: parseInline(label, true) }, end };
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {{ node: Inline, end: number } | null}
 */
function angled(text, at) {
  const close = text.slice(at, at + 2010).indexOf('>');
  if (close === -1) return null;
  const inside = text.slice(at + 1, at + close);
  const end = at + close + 1;
  const mention = /^(@!?|@&|#)(\d{1,20})$/.exec(inside);
  if (mention !== null) {
    const of = mention[1] === '#' ? 'channel' : mention[1] === '@&' ? 'role' : 'user';
    return { node: { type: 'mention', of, id: mention[2] ?? '', name: '' }, end };
  }
  const command = /^\/([\p{L}\p{N}_ -]{1,100}):(\d{1,20})$/u.exec(inside);
  if (command !== null) {
    return { node: { type: 'mention', of: 'command', id: command[2] ?? '', name: command[1] ?? '' }, end };
  }
  const time = /^t:(-?\d{1,13})(?::([tTdDfFRsS]))?$/.exec(inside);
  if (time !== null) return { node: { type: 'time', seconds: Number(time[1]), style: time[2] ?? 'f' }, end };
  const emoji = /^a?:(\w{1,64}):\d{1,20}$/.exec(inside);
  if (emoji !== null) return { node: { type: 'emoji', name: emoji[1] ?? '' }, end };
  if (ADDRESS.test(inside) && !/\s/.test(inside)) {
    return { node: { type: 'link', address: inside, children: [{ type: 'text', text: inside }] }, end };
  }
  return null;
}
