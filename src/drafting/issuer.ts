import { phraseAt } from '../domain/phrase-table.ts';
import { tokensOf } from '../domain/says-tokens.ts';
import { SPEAKER_NOUNS } from './speaker-words.ts';
import { timeMarksIn } from './time-marks.ts';

const COMMUNIQUE =
  /(?<!\p{L})(?:communiqu[eé]|press release|press statement|media release|official statement)(?!\p{L})/iu;
/** A heading stands within the first lines. */
const HEADING_LINES = 3;

/** The body whose own communiqué a text is, as its heading names it: what it counts in nobody's name is then that body's word. Null for any other text. */
export function issuerOf(lines: readonly string[]): string | null {
  const heading = lines.slice(0, HEADING_LINES).filter((line) => line.length <= 120 && !/[.!?]$/.test(line));
  if (!heading.some((line) => COMMUNIQUE.test(line))) return null;
  for (const line of heading) {
    for (const part of line.split(/ [-–—:|] /)) {
      const tokens = tokensOf(part);
      const at = tokens.findIndex((_, index) => {
        const sort = phraseAt(SPEAKER_NOUNS, tokens, index)?.value;
        return sort === 'institution' || sort === 'group';
      });
      const first = tokens[at];
      if (first === undefined) continue;
      const start = isDescribed(tokens, at) ? tokens[at - 1] : first;
      return asName(
        part.slice(start?.start ?? first.start).replace(/ \([^()]*\)$/, ''),
        phraseAt(SPEAKER_NOUNS, tokens, at)?.value === 'group',
      );
    }
  }
  return null;
}

/** The day that a line of a text's heading is: "6 January 2026". */
export function dateOf(lines: readonly string[]): string | null {
  for (const line of lines.slice(0, HEADING_LINES + 2)) {
    const tokens = tokensOf(line);
    const [mark] = line.length > 40 ? [] : timeMarksIn(tokens, { published: null, last: null });
    const isAll = mark?.start === 0 && tokens.slice(mark.next).every(({ kind }) => kind === 'mark');
    if (isAll && mark.date.precision === 'day') return mark.date.date;
  }
  return null;
}

// "FEDERAL MINISTRY OF DEFENCE"
function isDescribed(tokens: ReturnType<typeof tokensOf>, at: number): boolean {
  return (
    /^\p{Lu}+$/u.test(tokens[at - 1]?.text ?? '') &&
    !/^(?:de|du|des|l'|d'|la|of|the|by|from|communique|release|statement)$/.test(tokens[at - 1]?.plain ?? '')
  );
}

const SMALL = /^(?:of|the|and|for|de|du|des|la|le|les|et|pour|au|aux|d|l)$/i;

// "THE DUNE FRONT" is a name, "MINISTRY OF DEFENCE" says what it is.
function asName(written: string, isGroup: boolean): string {
  const name = written.trim();
  if (name === name.toUpperCase() && isGroup && name.includes(' '))
    return name.replace(/\p{L}+/gu, (word) =>
      SMALL.test(word) ? word.toLowerCase() : word.charAt(0) + word.slice(1).toLowerCase(),
    );
  return name === name.toUpperCase() ? name.charAt(0) + name.slice(1).toLowerCase() : name;
}
