/** How wide the letters of DejaVu Sans are, in parts of their size; what is not listed is as wide as most. */
const WIDTHS: ReadonlyArray<readonly [letters: string, width: number]> = [
  ["iljI.,:;'’|!· ", 0.33],
  ['ftr-()[]/"“” ', 0.4],
  ['sckvxyzJ?…', 0.56],
  ['mwMW%@–—', 0.92],
  ['ABCDEFGHKLNOPQRSTUVXYZÀÉÈÊ', 0.7],
];
const USUAL = 0.625;
const BOLD = 1.12;

const widthOf = new Map(WIDTHS.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)));

/** The width of a line in pixels, near enough to lay a picture out by: without a screen nobody measures it. */
export function textWidth(text: string, fontSize: number, isBold: boolean): number {
  let width = 0;
  for (const letter of text) width += widthOf.get(letter) ?? USUAL;
  return width * fontSize * (isBold ? BOLD : 1);
}

/** The text in lines no wider than so many pixels, parted between words. */
export function wrapped(text: string, width: number, fontSize: number, isBold = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, fontSize, isBold) > width) lines.push(word);
    else lines[Math.max(0, lines.length - 1)] = longer;
  }
  return lines;
}
