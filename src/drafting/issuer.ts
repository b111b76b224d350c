import { phraseAt } from '../domain/phrase-table.ts';
import { tokensOf } from '../domain/says-tokens.ts';
import { SPEAKER_NOUNS } from './speaker-words.ts';
import { timeMarksIn } from './time-marks.ts';

const COMMUNIQUE =
  /(?<!\p{L})(?:communiqu[eé]|press release|press statement|media release|official statement)(?!\p{L})|^(?:statement (?:by|from)|déclaration d(?:e|u|es)) /iu;
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
      const start = tokens[describedFrom(tokens, headOf(tokens, at))] ?? first;
      return asName(
        part.slice(start.start).replace(/ \([^()]*\)$/, ''),
        phraseAt(SPEAKER_NOUNS, tokens, at)?.value === 'group',
      );
    }
  }
  return null;
}

/** The place that a line begins with which is otherwise its day: "Goma, le 14 avril 2026". */
const PLACE_FIRST = /^(\p{Lu}[\p{L}' -]{1,30}), (?:le |the )?(?=\d)/u;

/** The day that a line of a text's heading is, or a part of one, and the place before it: "6 January 2026", "Goma, le 14 avril 2026". */
export function writtenIn(lines: readonly string[]): { readonly day: string; readonly place: string | null } | null {
  for (const line of lines.slice(0, HEADING_LINES + 2).filter((each) => each.length <= 60 && !/[.!?]$/.test(each))) {
    for (const part of line.split(/ [-–—|] /)) {
      const place = PLACE_FIRST.exec(part);
      const tokens = tokensOf(part.slice(place?.[0].length ?? 0));
      const [mark] = timeMarksIn(tokens, { published: null, last: null });
      const isAll = mark?.start === 0 && tokens.slice(mark.next).every(({ kind }) => kind === 'mark');
      if (isAll && mark.date.precision === 'day') return { day: mark.date.date, place: place?.[1] ?? null };
    }
  }
  return null;
}

const LINKS = /^(?:of|for|de|du|des|d'|the|la|le|les|l')$/;
const DOCUMENT = /^(?:communique|statement|release|declaration|message|note|press|bulletin|report|rapport)$/;

// "Directorate of Armed Forces Information": of which the noun is only a part.
function headOf(tokens: ReturnType<typeof tokensOf>, noun: number): number {
  let at = noun;
  while (at > 0 && LINKS.test(tokens[at - 1]?.plain ?? '')) at -= 1;
  const head = tokens[at - 1];
  const isHead = at < noun && /^\p{Lu}/u.test(head?.text ?? '') && !DOCUMENT.test(head?.plain ?? '');
  return isHead ? headOf(tokens, at - 1) : noun;
}

// "FEDERAL MINISTRY OF DEFENCE", "COASTAL LIBERATION COMMAND"
function describedFrom(tokens: ReturnType<typeof tokensOf>, noun: number): number {
  let at = noun;
  while (
    /^\p{Lu}+$/u.test(tokens[at - 1]?.text ?? '') &&
    !LINKS.test(tokens[at - 1]?.plain ?? '') &&
    !/^(?:by|from)$/.test(tokens[at - 1]?.plain ?? '') &&
    !DOCUMENT.test(tokens[at - 1]?.plain ?? '')
  )
    at -= 1;
  return at;
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
