import fc from 'fast-check';

/** The one address these tests give as `url`: nothing else may ever be linked to. */
export const GIVEN = 'https://news.example/given';

/** Characters of several code points of which no part may be seen alone; each begins with one that is used nowhere else. */
const WHOLE = ['👩🏽‍🚒', '🏳️‍🌈', '🇳🇪', `ᚠ${'\u0323'.repeat(15)}${'\u0303'.repeat(15)}`, 'ก็', 'ᄒ\u1161\u11ab'];

/** What a text tries to do to those who read it. */
const ATTACKS = [
  ...['@everyone', '@here', '<@1002>', '<@!1002>', '<@&3>', '<#5001>', '</add:5>', '<id:browse>', '<a:b:6>', '<t:1:R>'],
  ...['https://evil.example/a', '[a](https://evil.example)', '<https://evil.example>', 'discord.gg/evil'],
  ...[
    'https:\u200b//evil.example',
    'ht\u00adtps://evil.example',
    'HTTPS://EVIL.EXAMPLE',
    '[a](<https://evil.example>)',
  ],
  ...[
    '**BOLD**',
    '__',
    '~~GONE~~',
    '||',
    '`',
    '```',
    '\\',
    '*',
    '_it_',
    '\n# ITEM',
    '\n-# SMALL',
    '\n>>> ',
    '\n- ITEM',
  ],
  ...['\r\n1. ITEM', '\u2028# x', '\u0085', '\n\n\n', '\t', '\u00a0', '\u3164', '\u2800'],
  ...['\u202e', '\u2066', '\u2069', '\u200f', '\u061c', '\u200b', '\u2060', '\ufeff', '\u00ad', '\u{e0041}'],
  ...['\u0000', '\u001b[31m', '\u0007', '\ufffe', '\ud83d', '\udc00', '\u200d', '\ufe0f'],
  ...['=1+1', '=HYPERLINK("https://evil.example")', '+1', '-1', '@SUM(A1)', '"', '""', "'", ',', ';', '\r'],
  ...['{{name}}', '$t(error.unexpected)', '{{- count}}', '%s', '__proto__', 'constructor', 'journal:1:1', '%', '?[1]'],
  ...['E1', 'D1', '0', '-0', '1e999', '9007199254740993', '１２', '٣', '²', 'NaN', "'; DROP TABLE keyv; --"],
];
const PLAIN = ['ⵣ', '𐎀', 'W', 'é', ' ', 'ambush near Teguey', 'ⵣ'.repeat(30), 'é@*'.repeat(20)];

/** The text cut to so many code units, between characters as its reader sees them. */
function within(length: number, text: string): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length > length) break;
    kept += segment;
  }
  return kept;
}

/** A text of at most so many code units that may hold anything, often of just that many; never one in which there is nothing to be seen. */
export function hostileText(length: number): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ATTACKS) },
    { weight: 3, arbitrary: fc.constantFrom(...WHOLE) },
    { weight: 2, arbitrary: fc.constantFrom(...PLAIN) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }).filter((text) => !hasBeginning(text)) },
  );
  return fc.tuple(fc.array(piece, { minLength: 1, maxLength: 14 }), fc.boolean()).map(([pieces, filled]) => {
    const text = pieces.join('');
    return `ⵣ${within(length - 1, filled ? text.repeat(Math.ceil(length / Math.max(1, text.length))) : text)}`;
  });
}

/** Whether chance made the beginning of a character that is looked for: it would be taken for one that was cut. */
function hasBeginning(text: string): boolean {
  return WHOLE.some((whole) => text.includes(beginningOf(whole)));
}

function beginningOf(whole: string): string {
  return String.fromCodePoint(whole.codePointAt(0) ?? 0);
}

/** What is left of characters that were cut in their middle. */
export function cutCharacters(text: string): string[] {
  const broken = WHOLE.flatMap((whole) => {
    const beginnings = text.split(beginningOf(whole)).length - 1;
    return beginnings === text.split(whole).length - 1 ? [] : [`a part of ${whole}`];
  });
  return text.isWellFormed() ? broken : [...broken, 'half a surrogate pair'];
}
