import { nameKey } from '../src/domain/name-key.ts';
import type { Draft } from '../src/drafting/draft.ts';
import type { Scored, ScoredAct, ScoredEvent, ScoredFigure } from './passages.ts';

/** How many were read as they should be, of how many read and how many there were to read. */
export interface Score {
  readonly right: number;
  readonly read: number;
  readonly expected: number;
}

export const NOTHING: Score = { right: 0, read: 0, expected: 0 };

/** What is scored: strict has harm, victims, both ends and the claimant; lenient harm and both ends. */
export type Measure = 'strict' | 'lenient' | 'events' | 'places' | 'parties' | 'acts';

/** What a draft comes to, in the words of a passage's expectations. */
export function scoredDraft(draft: Draft): Scored {
  return {
    events: draft.events.map(({ place, date, parties }) => ({
      country: place?.country ?? null,
      date: date?.date ?? null,
      place: place?.location ?? null,
      parties,
    })),
    figures: draft.claims.flatMap(({ claimant, statement }) =>
      statement.figures.map(({ harm, victims, low, high }) => ({ harm, victims, low, high, claimant })),
    ),
    acts: draft.claims.flatMap(({ claimant, statement }) =>
      statement.acts.filter((act) => act !== 'figures').map((act) => ({ act, claimant })),
    ),
  };
}

/** Scores what was read against what there was to read, each expected thing counting once. */
export function scoresOf(read: Scored, expected: Scored): Record<Measure, Score> {
  return {
    strict: score(read.figures, expected.figures, isSameFigure),
    lenient: score(read.figures, expected.figures, isSameNumber),
    events: score(read.events, expected.events, isSameEvent),
    acts: score(read.acts, expected.acts, isSameAct),
    ...notesOf(read.events, expected.events),
  };
}

/** Places and parties, of those events that were found and are told them. */
function notesOf(read: readonly ScoredEvent[], expected: readonly ScoredEvent[]): Record<'places' | 'parties', Score> {
  let [places, parties] = [NOTHING, NOTHING];
  const left = [...read];
  for (const event of expected) {
    const at = left.findIndex((each) => isSameEvent(each, event));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    const listed = (place: string | null | undefined): string[] => (place == null ? [] : [place]);
    if (event.place !== undefined) places = added(places, score(listed(found?.place), listed(event.place), isSameName));
    if (event.parties !== undefined) parties = added(parties, score(found?.parties ?? [], event.parties, isSameName));
  }
  return { places, parties };
}

export function added(one: Score, other: Score): Score {
  return { right: one.right + other.right, read: one.read + other.read, expected: one.expected + other.expected };
}

export function precision({ right, read }: Score): number {
  return read === 0 ? 1 : right / read;
}

export function recall({ right, expected }: Score): number {
  return expected === 0 ? 1 : right / expected;
}

export function f1(score: Score): number {
  const [p, r] = [precision(score), recall(score)];
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

function score<Item>(
  read: readonly Item[],
  expected: readonly Item[],
  isSame: (one: Item, other: Item) => boolean,
): Score {
  const left = [...expected];
  let right = 0;
  for (const item of read) {
    const at = left.findIndex((other) => isSame(item, other));
    if (at < 0) continue;
    left.splice(at, 1);
    right += 1;
  }
  return { right, read: read.length, expected: expected.length };
}

function isSameNumber(one: ScoredFigure, other: ScoredFigure): boolean {
  return one.harm === other.harm && one.low === other.low && one.high === other.high;
}

function isSameFigure(one: ScoredFigure, other: ScoredFigure): boolean {
  return isSameNumber(one, other) && one.victims === other.victims && isSameClaimant(one.claimant, other.claimant);
}

function isSameClaimant(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other || other?.split(' / ').includes('-') === true;
  return isSameName(one, other);
}

function isSameName(one: string, other: string): boolean {
  return other.split(' / ').some((name) => claimantKey(one) === claimantKey(name));
}

// "two security sources" are "security sources".
function claimantKey(name: string): string {
  return nameKey(name).replace(
    /^(?:(?:a|an|two|three|several|some|the|un|une|des|du|le|la|les|l|deux|trois|plusieurs) )+/,
    '',
  );
}

function isSameEvent(read: ScoredEvent, expected: ScoredEvent): boolean {
  if (read.country !== expected.country) return false;
  return expected.date === null ? read.date === null : (read.date ?? '').startsWith(expected.date);
}

function isSameAct(one: ScoredAct, other: ScoredAct): boolean {
  return one.act === other.act && isSameClaimant(one.claimant, other.claimant);
}
