import { phraseAt, phraseTable } from '../domain/phrase-table.ts';
import type { Sentence } from './article.ts';
import { countryMarksIn } from './country-marks.ts';
import type { DraftEvent } from './draft.ts';
import { strongest } from './events-of-text.ts';
import { textOf } from './speaker-names.ts';
import type { TimeMark } from './time-found.ts';

/** A sentence that tells of an agreement made or ended, and when. */
export interface Development {
  readonly sentence: Sentence;
  readonly verb: number;
  readonly time: TimeMark;
}

const MAKES_OR_ENDS = phraseTable([
  [
    true,
    'revoked, ended, scrapped, suspended, terminated, annulled, signed, ratified, renounced, withdrew from, pulled out of, tore up',
  ],
  [true, 'dénoncé, suspendu, révoqué, rompu, abrogé, mis fin, signé, ratifié, résilié'],
]);
const AGREEMENT = /^(?:accord|accords|agreement|agreements|treaty|pact|truce|ceasefire|traite|pacte|treve|cessez)$/;
const REACH = 9;
const RELATIVE = new Set(['that', 'which', 'who', 'qui', 'que', ',', '.', ';', 'after', 'apres']);

/** An agreement that a sentence says was made or ended, with its time; null where it tells of none. */
export function developmentIn(sentence: Sentence, times: readonly TimeMark[]): Development | null {
  const { tokens } = sentence;
  const [time] = times;
  if (time === undefined || sentence.isHeadline) return null;
  const verb = tokens.findIndex(
    (_, at) =>
      phraseAt(MAKES_OR_ENDS, tokens, at) !== null &&
      tokens.slice(at, at + REACH).some(({ plain }) => AGREEMENT.test(plain)),
  );
  return verb < 0 ? null : { sentence, verb, time };
}

/** A development as an event: its title is the sentence's own words, without when. */
export function developmentOf({ sentence, verb, time }: Development): DraftEvent | null {
  const { tokens } = sentence;
  const end = tokens.findIndex(({ plain }, at) => at > verb && RELATIVE.has(plain));
  const next = end < 0 ? tokens.length : end;
  const parts =
    time.start < next
      ? [
          { start: 0, next: time.start },
          { start: time.next, next },
        ]
      : [{ start: 0, next }];
  const title = parts
    .map((part) => (part.next > part.start ? textOf(sentence, part) : ''))
    .filter((part) => part !== '')
    .join(' ');
  const scores = new Map<string, number>();
  for (const { country, weight, at } of countryMarksIn(tokens, sentence.people))
    scores.set(country, (scores.get(country) ?? 0) + (at < verb ? weight + 1 : weight));
  const country = strongest(scores);
  const subject = textOf(sentence, { start: 0, next: Math.min(verb, time.start > 0 ? time.start : verb) });
  if (country === null || title === '') return null;
  return {
    title,
    kind: 'Strategic developments',
    date: time.date,
    place: { country, division: null, location: null },
    parties: subject === '' ? [] : [subject],
    first: null,
  };
}
