import fc from 'fast-check';
import type { ClaimContent } from '../../src/domain/action.ts';
import { CLAIMANT_KINDS, CREDIBILITIES, RELIABILITIES } from '../../src/domain/claimant.ts';
import { EVENT_KINDS, type EventContent } from '../../src/domain/event.ts';
import { HARMS, VICTIMS } from '../../src/domain/figure.ts';
import type { Decision, Desk } from '../../src/store/desk.ts';
import { redactionOf } from '../../src/store/redaction-of.ts';
import { GIVEN, hostileText } from './hostile-text.ts';

/** What makes up a record that is as hard to show as any can be. */
export interface HostileRecord {
  readonly events: readonly EventContent[];
  /** Claims are made of these over and over, each by another claimant. */
  readonly claims: readonly ClaimContent[];
  /** How many claimants speak of the first event; the others have a few. */
  readonly claimants: number;
  readonly reason: string;
  readonly aliases: readonly string[];
  readonly location: string;
}

const text = (length: number) => hostileText(length).map((each) => each.toWellFormed());
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 2 });
const ADDRESS = fc.constantFrom(GIVEN, new URL(`${GIVEN}?${'(é)_*|'.repeat(40)}`).href.slice(0, 500));
const date = fc.record({
  date: fc.constantFrom('1900-01-01', '2024-03-20', '2024-03-31', '2100-12-31'),
  precision: fc.constantFrom('day', 'week', 'month', 'year'),
});

const event: fc.Arbitrary<EventContent> = fc.record({
  title: text(200),
  kind: maybe(fc.constantFrom(...EVENT_KINDS)),
  date,
  until: maybe(fc.constant({ date: '2101-01-01', precision: 'day' as const })),
  place: fc.record({
    country: fc.constantFrom('ML', 'ML', 'NE', 'BF'),
    division: fc.constant(null),
    location: maybe(text(150)),
  }),
  coordinates: maybe(
    fc.record({
      latitude: fc.constantFrom(-90, 90, 0, -0.0000000001, 14.6512345678),
      longitude: fc.constantFrom(-180, 180, 0, 0.0000000001, -0.5312345678),
    }),
  ),
  attacker: maybe(text(100)),
  target: maybe(text(100)),
  url: maybe(ADDRESS),
  note: maybe(text(500)),
});

/** Numbers at the edges; null stands for the claimant's own, see `figureOf`. */
const COUNTS = [null, null, null, 0, 1, 999_999_999, 8_000_000_000] as const;

const claim: fc.Arbitrary<ClaimContent> = fc
  .record({
    claimant: text(90),
    words: text(400),
    count: fc.constantFrom(...COUNTS),
    isOpen: fc.boolean(),
    harm: fc.constantFrom('killed', 'killed', ...HARMS),
    victims: fc.constantFrom('military', 'military', ...VICTIMS),
    acts: fc.constantFrom(
      ['figures'] as const,
      ['figures'] as const,
      ['responsibility', 'figures'] as const,
      ['attribution'] as const,
      ['denial'] as const,
      ['retraction'] as const,
    ),
    denies: fc.constantFrom('event', 'responsibility', 'losses'),
    blames: fc.array(text(100), { minLength: 1, maxLength: 5 }),
    said: maybe(date),
    via: maybe(text(100)),
    url: maybe(ADDRESS),
    quote: maybe(text(500)),
    reliability: maybe(fc.constantFrom(...RELIABILITIES)),
    credibility: maybe(fc.constantFrom(...CREDIBILITIES)),
  })
  .map(({ words, count, isOpen, harm, victims, acts, denies, blames, ...content }): ClaimContent => {
    const of: readonly string[] = acts;
    const low = count ?? OWN;
    const figure = { harm, victims, noun: 'ⵣ', low, high: isOpen ? null : low, named: low, words: `${low} ${words}` };
    return {
      ...content,
      says: figure.words,
      statement: {
        acts,
        figures: of.includes('figures') ? [figure] : [],
        denies: of.includes('denial') ? [denies] : [],
        blames: of.includes('attribution') ? blames : [],
      },
    };
  });

/** Stands for a claimant's own number until it has one. */
const OWN = 700_000;

/** The number only this claimant names. */
function figureOf(claimant: number): number {
  return OWN + claimant;
}

/** How the claimant's name begins. */
function nameOf(claimant: number): string {
  return `Cⵣ${claimant}ⵣ`;
}

/** The claim as one claimant makes it: its own name, and its own number wherever the number is told. */
function madeBy(claimant: number, { statement, says, ...content }: ClaimContent): ClaimContent {
  const own = (words: string): string => words.replace(String(OWN), String(figureOf(claimant)));
  const number = (value: number | null) => (value === OWN ? figureOf(claimant) : value);
  const figures = statement.figures.map((figure) => ({
    ...figure,
    low: number(figure.low) ?? 0,
    high: number(figure.high),
    named: number(figure.named),
    words: own(figure.words),
  }));
  return {
    ...content,
    claimant: `${nameOf(claimant)} ${content.claimant}`,
    says: own(says),
    statement: { ...statement, figures },
  };
}

export const hostileRecord: fc.Arbitrary<HostileRecord> = fc.record({
  events: fc.array(event, { minLength: 3, maxLength: 12 }),
  claims: fc.array(claim, { minLength: 4, maxLength: 12 }),
  claimants: fc.constantFrom(1, 5, 12, 40, 120),
  reason: text(300),
  aliases: fc.array(text(98), { minLength: 1, maxLength: 18 }),
  location: text(150),
});

const BY = { member: '1002', interaction: null };

/** Records all of it, as a moderator with much time would: events and claims, then corrections of every kind. */
export async function enter(record: HostileRecord, desk: Desk, now: Date): Promise<void> {
  const write = (decide: (casebook: Desk['casebook']) => Decision) => desk.record(decide, { by: BY, now });
  for (const [index, language] of (['en', 'fr'] as const).entries()) {
    const place = { kind: 'location', country: 'ML', division: null, location: record.location } as const;
    const content = {
      channel: '5001',
      cron: '0 8 * * *',
      every: null,
      area: index === 0 ? null : place,
      timeZone: 'UTC',
    };
    await write(() => ({
      type: 'digest.created',
      digest: index + 1,
      content: { ...content, language, whenEmpty: 'say so' },
    }));
  }
  for (const [index, content] of record.events.entries())
    await write(() => ({ type: 'event.added', event: index + 1, content }));
  let claimant = 0;
  for (const index of record.events.keys()) {
    const count = index === 0 ? record.claimants : index % 4;
    for (let claim = 1; claim <= count; claim += 1) {
      claimant += 1;
      const content = madeBy(claimant, record.claims[claimant % record.claims.length] as ClaimContent);
      await write(() => ({ type: 'claim.added', event: index + 1, claim, content }));
    }
  }
  await correct(record, claimant, write);
}

/** What comes after the first word: names, a revision, withdrawals, a merger, a redaction, and something undone. */
async function correct(
  { aliases, reason, claims, events }: HostileRecord,
  claimants: number,
  write: (decide: (casebook: Desk['casebook']) => Decision) => Promise<unknown>,
): Promise<void> {
  const [claim] = claims;
  if (!claim) throw new Error('no claims were made up');
  const changed = { aliases, mouthpieceOf: null, kind: CLAIMANT_KINDS[0], reliability: 'A' as const };
  await write(() => ({ type: 'claimant.changed', content: { ...changed, claimant: madeBy(1, claim).claimant } }));
  const again = { ...madeBy(1, claim), said: { date: '2024-04-01', precision: 'day' as const } };
  await write((casebook) => ({ type: 'claim.added', event: 1, claim: casebook.nextClaim(1), content: again }));
  await write(() => ({ type: 'event.edited', event: 1, content: { note: reason } }));
  await write(() => ({ type: 'event.withdrawn', event: events.length, content: { reason } }));
  await write(() => ({ type: 'action.undone', undoes: claimants }));
  if (events.length > 4) await write(() => ({ type: 'event.merged', event: 2, into: 1 }));
  if (events.length > 6) await write((casebook) => redactionOf(casebook, 3, reason));
  if (claimants > 4) await write(() => ({ type: 'claim.withdrawn', event: 1, claim: 3, content: { reason } }));
}

/** Lines in which a figure stands without the claimant who names it. A sum over claims has none. */
export function ownerlessFigures(text: string, isSum: (line: string) => boolean): string[] {
  return text.split('\n').filter((line) => {
    const bare = line.replace(/`[0-9a-f]{64}`|<t:\d+:\w>/g, '').replace(/(?<=\d)[,\u202f\u00a0 ](?=\d{3}(?!\d))/g, '');
    const named = [...bare.matchAll(/(?<!\d)70\d{4}(?!\d)/g)].map(([figure]) => Number(figure) - OWN);
    return named.some((claimant) => claimant > 0 && !line.includes(nameOf(claimant))) && !isSum(line);
  });
}
