const CHARACTERS = new Intl.Segmenter();
/** A digit or what parts digits, with one after it. */
const GOES_ON_AS_NUMBER = /^\d[.,\u{a0}\u{202f}]?\d|^[.,\u{a0}\u{202f}]\d/u;
const LAST_NUMBER = /(?<![\d.,\u{a0}\u{202f}])[\d.,\u{a0}\u{202f}]+$/u;

/**
 * For showing: the text cut to at most `length` code units between characters, with an ellipsis where something is missing; a number stays whole or
 * goes, since the beginning of one is another number.
 */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  let kept = '';
  for (const { segment } of CHARACTERS.segment(text.slice(0, length + 50))) {
    if (kept.length + segment.length > length - 1) break;
    kept += segment;
  }
  if (GOES_ON_AS_NUMBER.test(text.slice(kept.length - 1, kept.length + 2)))
    kept = kept.slice(0, kept.search(LAST_NUMBER));
  return `${kept.trimEnd()}…`;
}
