import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A figure that should be read in a passage, or that was. */
export interface ScoredFigure {
  readonly harm: string;
  readonly victims: string;
  readonly low: number;
  readonly high: number | null;
  /** Null where the text itself counts. What is expected may give several names that are right, with " / " between them. */
  readonly claimant: string | null;
}

/** An event by where and when: ISO country, and as much of its date as can be known. */
export interface ScoredEvent {
  readonly country: string | null;
  readonly date: string | null;
  /** The name of the town, village or district. Absent where a passage does not tell what should be read. */
  readonly place?: string | null;
  /** Who took part on either side. Absent where a passage does not tell what should be read. */
  readonly parties?: readonly string[];
}

/** An act other than giving figures. */
export interface ScoredAct {
  readonly act: string;
  readonly claimant: string | null;
}

/** Everything there is to read in a text. */
export interface Scored {
  readonly events: readonly ScoredEvent[];
  readonly figures: readonly ScoredFigure[];
  readonly acts: readonly ScoredAct[];
}

/** A text in the style of a news agency, with everything that should be read in it. */
export interface Passage {
  readonly name: string;
  readonly language: 'en' | 'fr';
  /** `YYYY-MM-DD` */
  readonly published: string;
  readonly text: string;
  readonly expected: Scored;
}

/** The passages the rules are tuned on, and those written before the rules that measured them. */
export const PASSAGE_SETS = ['tuned', 'unseen', 'unseen2', 'unseen3', 'unseen4'] as const;
export type PassageSet = (typeof PASSAGE_SETS)[number];

/** The passages of a set; their form is told at the head of each file. */
export function passagesOf(set: PassageSet): Passage[] {
  const file = readFileSync(join(import.meta.dirname, 'passages', `${set}.txt`), 'utf8');
  return file
    .split(/^== /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...rest] = block.split('\n');
      const [text = '', expected = ''] = rest.join('\n').split('\n--\n');
      const [name = '', language = '', published = ''] = head.split(' | ');
      if (language !== 'en' && language !== 'fr') throw new Error(`${name}: no language`);
      return { name, language, published, text, expected: expectedIn(expected, name) };
    });
}

function expectedIn(lines: string, name: string): Scored {
  const events: ScoredEvent[] = [];
  const figures: ScoredFigure[] = [];
  const acts: ScoredAct[] = [];
  for (const line of lines.split('\n').filter((each) => each.trim() !== '')) {
    const [what = '', who = '', ...more] = line.trim().split(' | ');
    const [first = '', second = '', third] = what.split(' ');
    const claimant = who === '-' ? null : who;
    if (first === 'event')
      events.push({
        country: second === '-' ? null : second,
        date: third === undefined || third === '-' ? null : third,
        ...placeAndParties([who, ...more]),
      });
    else if (third === undefined) acts.push({ act: first, claimant });
    else figures.push({ harm: first, victims: second, ...interval(third, name), claimant });
  }
  // "event ML -" is a country without a date; "event -" neither.
  return { events, figures, acts };
}

// "place Tessit", "parties army; Sahel Vanguard"
function placeAndParties(notes: readonly string[]): Pick<ScoredEvent, 'place' | 'parties'> {
  const after = (label: string): string | undefined =>
    notes.find((note) => note.startsWith(`${label} `))?.slice(label.length + 1);
  const [place, parties] = [after('place'), after('parties')];
  return {
    ...(place === undefined ? {} : { place }),
    ...(parties === undefined ? {} : { parties: parties.split('; ') }),
  };
}

// "23", "23+", "25-35"
function interval(written: string, name: string): { low: number; high: number | null } {
  const match = /^(\d+)(?:(\+)|-(\d+))?$/.exec(written);
  if (match === null) throw new Error(`${name}: no interval in ${written}`);
  const low = Number(match[1]);
  return { low, high: match[2] !== undefined ? null : Number(match[3] ?? match[1]) };
}
