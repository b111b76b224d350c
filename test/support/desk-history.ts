import fc from 'fast-check';
import { UserError } from '../../src/domain/errors.ts';
import type { ImportedRecords } from '../../src/domain/import.ts';
import { readStatement } from '../../src/domain/says.ts';
import { recordImport } from '../../src/store/record-import.ts';
import { type CommandRoom, MANAGER, MODERATOR, OTHER_MODERATOR } from './command-room.ts';

const CLAIMANTS = ['Mayor', 'Town hall', 'Residents', 'Dunes Radio', 'Front of the Dunes'] as const;
/** No two are as far apart as any other two, and none is a day, a year or a count of anything else in a digest. */
export const NUMBERS = [211, 467, 1031, 2311] as const;
const PLACES = ['Gao, Mali', 'Gao, Mali', 'Diffa, Niger'] as const;

const which = fc.nat({ max: 40 });
const claimant = fc.constantFrom(...CLAIMANTS);
const number = fc.constantFrom(...NUMBERS);
const figure = fc
  .tuple(
    fc.constantFrom('', '', '', 'at least '),
    number,
    fc.constantFrom('civilians', 'civilians', 'civilians', 'people', 'soldiers', 'militants'),
  )
  .map(([about, count, whom]) => `${about}${count} ${whom} killed`);
const says = fc.oneof(
  { weight: 8, arbitrary: figure },
  { weight: 2, arbitrary: fc.tuple(figure, number).map(([one, other]) => `${one}, ${other} wounded`) },
  { weight: 1, arbitrary: claimant.map((whom) => `blames ${whom}`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'responsibility',
      'denies responsibility',
      'denies losses',
      'denies the attack',
      'retraction',
    ),
  },
);
const said = fc.integer({ min: 1, max: 3 }).map((day) => `2024-03-2${day}`);
const member = fc.constantFrom(MODERATOR, OTHER_MODERATOR);

/** What members may do, one step each; what is not to be done as the record stands is refused and changes nothing. */
const step = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant('claim' as const), event: which, claimant, says, said, member }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), claim: which, says, member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('give' as const), claim: which, claimant, member }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), claim: which, member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const), event: which, member }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('move' as const), event: which, place: fc.constantFrom(...PLACES), member }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('merge' as const), event: which, into: which, member }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const), member }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('status' as const), claim: which, other: which, member }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('know' as const),
      claimant,
      value: fc.oneof(
        claimant.map((aliases) => ({ aliases })),
        claimant.map((of) => ({ 'mouthpiece-of': of })),
        fc.constantFrom('dataset', 'media', 'armed_group', 'state').map((kind) => ({ kind })),
      ),
      member,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      event: which,
      added: fc.array(fc.record({ claimant, says, said }), { maxLength: 2 }),
      fresh: fc.array(fc.record({ claimant, says, said }), { maxLength: 2 }),
      alias: fc.option(fc.tuple(claimant, claimant)),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('redact' as const), entry: which }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('digest' as const) }) },
);
export type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;
export type Doing = Step['do'];

/** What members do one after the other, of all kinds but these. */
export function histories(most: number, without: readonly Doing[] = []): fc.Arbitrary<readonly Step[]> {
  const steps = fc.array(step, { minLength: 4, maxLength: most, size: 'max' });
  return steps.map((all) => all.filter((each) => !without.includes(each.do)));
}

export const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20' };

/** Does one step as far as it may be done; digests are the caller's. */
export async function take(room: CommandRoom, step: Exclude<Step, { readonly do: 'digest' }>): Promise<void> {
  try {
    await done(room, step);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

async function done(room: CommandRoom, step: Exclude<Step, { readonly do: 'digest' }>): Promise<unknown> {
  const { casebook } = room.desk;
  const event = (index: number): string => `E${1 + (index % (casebook.nextEvent - 1))}`;
  const claims = [...casebook.events()].flatMap((each) => each.claims.map((claim) => `E${claim.event}.${claim.claim}`));
  const claim = (index: number): string => claims[index % Math.max(1, claims.length)] ?? 'E1.1';
  switch (step.do) {
    case 'claim': {
      const { claimant, says, said } = step;
      return room.ask(
        'add claim',
        { event: event(step.event), claimant, says, said, via: `Paper ${casebook.seq}` },
        { by: step.member },
      );
    }
    case 'edit':
      return room.ask('edit claim', { claim: claim(step.claim), says: step.says }, { by: step.member });
    case 'give':
      return room.ask('edit claim', { claim: claim(step.claim), claimant: step.claimant }, { by: step.member });
    case 'withdraw':
      return room.ask('withdraw claim', { claim: claim(step.claim), reason: 'entered twice' }, { by: step.member });
    case 'drop':
      return room.ask('withdraw event', { event: event(step.event), reason: 'no such raid' }, { by: step.member });
    case 'move':
      return room.ask('edit event', { event: event(step.event), place: step.place }, { by: step.member });
    case 'merge':
      return room.ask('merge', { event: event(step.event), into: event(step.into) }, { by: step.member });
    case 'undo':
      return room.ask('undo', {}, { by: step.member });
    case 'status':
      return room.ask('add dispute', { claim: claim(step.claim), other: claim(step.other) }, { by: step.member });
    case 'know':
      return room.ask('claimant', { claimant: step.claimant, ...step.value }, { by: step.member });
    case 'import':
      return importRows(room, step, Number(event(step.event).slice(1)));
    case 'redact': {
      const entry = Math.max(1, casebook.seq - (step.entry % casebook.seq));
      return room.ask('record redact', { entry, reason: 'names a witness' }, { by: MANAGER });
    }
  }
}

type Of<Kind extends Step['do']> = Extract<Step, { readonly do: Kind }>;

async function importRows(room: CommandRoom, { added, fresh, alias }: Of<'import'>, event: number): Promise<void> {
  const { desk, now } = room;
  const content = desk.casebook.event(desk.casebook.whole(event))?.content;
  if (!content) return;
  const claims = (all: typeof added, from: number) =>
    all.map(({ claimant, says, said }, index) => ({
      claimant,
      says,
      statement: readStatement(says),
      said: { date: said, precision: 'day' as const },
      via: `Paper ${desk.casebook.seq}${'abcd'[from + index]}`,
      url: null,
      quote: null,
      reliability: null,
      credibility: null,
    }));
  const whole = desk.casebook.whole(event);
  const isThere = desk.casebook.event(whole)?.withdrawn === null;
  const records: ImportedRecords = {
    claimants: alias
      ? [{ claimant: alias[0], aliases: [alias[1]], mouthpieceOf: null, kind: null, reliability: null }]
      : [],
    events: fresh.length > 0 ? [{ content, claims: claims(fresh, 0) }] : [],
    additions: added.length > 0 && isThere ? [{ event: whole, changes: {}, claims: claims(added, 2) }] : [],
  };
  if (records.events.length + records.additions.length === 0) return;
  const by = { member: MODERATOR.id, interaction: null };
  await recordImport(desk, records, { file: 'raids.csv', by, now, plannedOn: desk.casebook.seq });
}
