import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Dispute } from '../../src/domain/dispute.ts';
import type { Position, Remark, Said, Stance } from '../../src/domain/position.ts';
import { rangesOf } from '../../src/domain/range.ts';
import { CommandRoom, MANAGER } from '../support/command-room.ts';
import { exported, importInto } from '../support/import-file.ts';
import { readText } from '../support/read-text.ts';

interface Claim {
  readonly claimant: string;
  readonly says: string;
  readonly said: string;
  /** Whether it is recorded of the other event, which is merged into the first. */
  readonly apart: boolean;
}

/** The same each time: what is found in others is to be looked for by many more of them. */
const RUNS = { numRuns: 60, seed: 20240320 };

const SAYS = [
  '23 soldiers killed',
  '30 soldiers killed',
  '23 soldiers killed, 17 wounded; about 30 attackers neutralised',
  'at least 25 soldiers killed',
  'dozens of soldiers killed',
  '12 civilians killed',
  '40 people killed',
  'between 20 and 25 killed, 8 of them civilians',
  '9 wounded',
  '60 casualties',
  '5 captured',
  'no civilians killed',
  'denies losses',
  'denies the event',
  'denies responsibility',
  'responsibility',
  'responsibility; 30 soldiers killed',
  'blames Mali army',
  'blames Northern Front',
  'retracts',
];

const claim = fc.record({
  claimant: fc.constantFrom('Mali army', 'Northern Front', 'Front Herald', 'Residents', 'Town hall', 'ACLED'),
  says: fc.constantFrom(...SAYS),
  said: fc.constantFrom('2024-03-20', '2024-03-21', '2024-03-22', '2024-03-23'),
  apart: fc.boolean(),
});

async function recorded(claims: readonly Claim[], isApart: (claim: Claim) => boolean): Promise<CommandRoom> {
  const room = new CommandRoom();
  const ask = (line: string, values: Readonly<Record<string, string>>) => room.ask(line, values, { by: MANAGER });
  await ask('claimant', { claimant: 'Front Herald', 'mouthpiece-of': 'Northern Front', kind: 'media' });
  await ask('claimant', { claimant: 'Northern Front', kind: 'armed_group' });
  for (const title of ['Ambush', 'Raid']) await ask('add event', { title, place: 'Gao, Mali', date: '2024-03-20' });
  for (const { apart: _, ...values } of claims.map((each) => ({ ...each, event: isApart(each) ? 'E2' : 'E1' })))
    await ask('add claim', values);
  return room;
}

const isSame = (one: Omit<Claim, 'apart'>, other: Claim | undefined): boolean =>
  one.claimant === other?.claimant && one.says === other.says && one.said === other.said;

/** What an event comes to, without the numbers of its claims and entries. */
function sumOf({ desk: { casebook } }: Pick<CommandRoom, 'desk'>): unknown {
  const event = casebook.event(1);
  if (!event) throw new Error('E1 is missing');
  const who = ({ speaker, statement, on }: Said) => [speaker, JSON.stringify(statement), on];
  const figure = ({ harm, victims, said, figure: { words, low, high }, denial, revises }: Position): unknown => [
    [harm, victims, words, low, high, denial],
    [who(said), revises.map(figure)],
  ];
  const stance = ({ said, stance: what }: Stance) => [who(said), what];
  const remark = ({ said, remark: what, retracts }: Remark): unknown => [
    who(said),
    what,
    retracts.map((each) => ('figure' in each ? figure(each) : 'stance' in each ? stance(each) : remark(each))),
  ];
  const dispute = (each: Dispute): unknown =>
    each.kind === 'responsibility'
      ? ['responsibility', each.stances.map(stance)]
      : [each.kind, each.harm, each.victims, each.withinHarm, each.withinVictims, each.gap, each.positions.map(figure)];
  const range = ({ harm, victims, low, high, lowest, highest }: ReturnType<typeof rangesOf>[number]) => [
    [harm, victims, low, high],
    [figure(lowest), figure(highest)],
  ];
  return {
    figures: event.positions.figures.map(figure),
    stances: event.positions.stances.map(stance),
    remarks: event.positions.remarks.map(remark),
    disputes: event.disputes.map(dispute),
    ranges: rangesOf(event).map(range),
  };
}

it('claims of two events that turn out to be one come to what claims of one do', async () => {
  const property = fc.asyncProperty(fc.array(claim, { minLength: 1, maxLength: 10 }), async (claims) => {
    const [together, apart] = [await recorded(claims, () => false), await recorded(claims, (each) => each.apart)];
    await apart.ask('merge', { event: 'E2', into: 'E1' }, { by: MANAGER });
    await together.ask('withdraw event', { event: 'E2', reason: 'Not needed' }, { by: MANAGER });
    expect(sumOf(apart)).toEqual(sumOf(together));
  });
  await fc.assert(property, RUNS);
}, 120_000);

it('claims that were exported and imported elsewhere come to the same there', async () => {
  const property = fc.asyncProperty(fc.array(claim, { minLength: 1, maxLength: 10 }), async (claims) => {
    const from = await recorded(claims, () => false);
    const [file = ''] = exported(from.desk, 'jsonl');
    const to = new CommandRoom();
    await importInto(to.desk, await readText(file));
    expect(sumOf(to)).toEqual(sumOf(from));
  });
  await fc.assert(property, RUNS);
}, 120_000);

it('claims that were corrected come to what they would have, had they been recorded so; those withdrawn or undone to nothing', async () => {
  const changed = fc.array(fc.tuple(claim, claim, fc.constantFrom('kept', 'edited', 'withdrawn', 'undone')), {
    minLength: 1,
    maxLength: 8,
  });
  const property = fc.asyncProperty(changed, async (claims) => {
    const first = claims.map(([now, before, what]) => (what === 'edited' ? before : now));
    const room = await recorded(first, () => false);
    const { seq } = room.desk.casebook;
    const ask = (line: string, values: Readonly<Record<string, string>>) => room.ask(line, values, { by: MANAGER });
    for (const [index, [{ apart: _, ...now }, , what]] of claims.entries()) {
      const each = `E1.${index + 1}`;
      // An edit that changes nothing is refused.
      if (what === 'edited' && !isSame(now, first[index])) await ask('edit claim', { claim: each, ...now });
      if (what === 'withdrawn') await ask('withdraw claim', { claim: each, reason: 'Said of another day' });
      if (what === 'undone') await room.press(`undo:${seq - claims.length + index + 1}`, { by: MANAGER });
    }
    const standing = claims.filter(([, , what]) => what === 'kept' || what === 'edited').map(([now]) => now);
    expect(sumOf(room)).toEqual(sumOf(await recorded(standing, () => false)));
  });
  await fc.assert(property, RUNS);
}, 120_000);
