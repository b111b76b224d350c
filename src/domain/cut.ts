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
  // Only the end has to be looked at character by character.
  let kept = text.slice(0, boundaryBefore(text, length - 50));
  for (const { segment } of CHARACTERS.segment(text.slice(kept.length, length + 50))) {
    if (kept.length + segment.length > length - 1) break;
    kept += segment;
  }
  if (GOES_ON_AS_NUMBER.test(text.slice(kept.length - 1, kept.length + 2)))
    kept = kept.slice(0, kept.search(LAST_NUMBER));
  return `${kept.trimEnd()}…`;
}

/** The last place up to there where one character is sure to end and another to begin: between two of ASCII's. The two of a line's end are trimmed anyway. */
function boundaryBefore(text: string, place: number): number {
  for (let at = place; at > 0; at -= 1) if (text.charCodeAt(at) < 128 && text.charCodeAt(at - 1) < 128) return at;
  return 0;
}
