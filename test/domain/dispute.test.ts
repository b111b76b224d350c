import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sideOf } from '../../src/domain/claimant.ts';
import { type Dispute, disputesOf } from '../../src/domain/dispute.ts';
import { nameKey } from '../../src/domain/name-key.ts';
import { type Positions, positionsOf, type Said } from '../../src/domain/position.ts';
import { readStatement } from '../../src/domain/says.ts';

interface Case {
  readonly name: string;
  readonly positions: ReadonlyArray<readonly [claimant: string, says: string, on: string]>;
  readonly mouthpieces?: Readonly<Record<string, string>>;
  readonly coded?: readonly string[];
  readonly expect: readonly object[];
}

function claims({ positions, mouthpieces = {}, coded = [] }: Case): Said[] {
  return positions.map(([claimant, says, on], index) => {
    const name = mouthpieces[claimant] ?? claimant;
    const statement = readStatement(says);
    return {
      claim: { event: 1, claim: index + 1 },
      speaker: nameKey(name),
      side: sideOf(name, null),
      coded: coded.includes(claimant),
      on,
      seq: index + 1,
      since: index + 1,
      joined: 0,
      reliability: null,
      credibility: null,
      statement,
      blames: statement.blames.map(nameKey),
    };
  });
}

function within(part: string | null, whole: string | null): string {
  return whole === null ? `${part}` : `${part ?? 'parts'} within ${whole}`;
}

function described(dispute: Dispute): object {
  if (dispute.kind === 'responsibility') return { kind: 'responsibility' };
  const { kind, gap } = dispute;
  const question = {
    harm: within(dispute.harm, dispute.withinHarm),
    victims: within(dispute.victims, dispute.withinVictims),
  };
  return kind === 'diverging' ? { kind, ...question } : { kind, ...question, gap };
}

function answer(positions: Positions): object[] {
  const revisions = positions.figures
    .filter((position) => position.revises.length > 0)
    .map(({ harm, victims }) => ({ kind: 'revision', harm, victims }));
  return [...revisions, ...disputesOf(positions).map(described)];
}

const given: readonly Case[] = JSON.parse(readFileSync(new URL('../fixtures/disputes.json', import.meta.url), 'utf8'));

const further: readonly Case[] = [
  {
    name: 'a denial of the other side’s losses is no denial of one’s own',
    positions: [
      ['Ministry of Defence', 'about 30 attackers killed', '2024-03-21'],
      ['Northern Front', '23 soldiers killed; denies losses', '2024-03-21'],
      ['Army', '20 soldiers killed', '2024-03-22'],
    ],
    expect: [
      { kind: 'dispute', harm: 'killed', victims: 'military', gap: 3 },
      { kind: 'dispute', harm: 'killed', victims: 'armed_group', gap: 25 },
    ],
  },
  {
    name: 'losses admitted later end the denial',
    positions: [
      ['Rebels', '21 soldiers killed', '2024-03-21'],
      ['Army', 'denies losses', '2024-03-21'],
      ['Army', '21 soldiers killed', '2024-03-22'],
    ],
    expect: [{ kind: 'revision', harm: 'killed', victims: 'military' }],
  },
  {
    name: 'all losses admitted in one claim end the denial of each',
    positions: [
      ['Army', 'denies losses', '2024-03-21'],
      ['Army', '3 soldiers killed, 5 soldiers wounded', '2024-03-22'],
    ],
    expect: [
      { kind: 'revision', harm: 'killed', victims: 'military' },
      { kind: 'revision', harm: 'wounded', victims: 'military' },
    ],
  },
  {
    name: 'a claim that denies losses and names some revises nothing of itself',
    positions: [
      ['Rebels', '10 soldiers wounded', '2024-03-21'],
      ['Army', 'denies losses, 3 soldiers wounded', '2024-03-22'],
    ],
    expect: [{ kind: 'dispute', harm: 'wounded', victims: 'military', gap: 7 }],
  },
  {
    name: 'a denial after a figure revises it to none',
    positions: [
      ['Army', '4 soldiers killed', '2024-03-20'],
      ['Army', 'denies losses', '2024-03-21'],
    ],
    expect: [{ kind: 'revision', harm: 'killed', victims: 'military' }],
  },
  {
    name: '“no casualties” is a whole that any death exceeds',
    positions: [
      ['Ministry', 'no casualties', '2024-03-21'],
      ['Rebels', '21 soldiers killed', '2024-03-21'],
    ],
    expect: [{ kind: 'dispute', harm: 'killed within casualties', victims: 'military within people', gap: 21 }],
  },
  {
    name: 'the denial of the event meets every figure',
    positions: [
      ['Residents', '9 civilians killed', '2024-03-21'],
      ['Army', 'denies the attack', '2024-03-22'],
    ],
    expect: [{ kind: 'dispute', harm: 'killed', victims: 'civilians', gap: 9 }],
  },
  {
    name: 'one who claims it and one who denies it',
    positions: [
      ['Group A', 'responsibility', '2024-03-21'],
      ['Group B', 'denies responsibility', '2024-03-22'],
    ],
    expect: [{ kind: 'responsibility' }],
  },
  {
    name: 'one blamed who denies it',
    positions: [
      ['Ministry', 'blames Group B', '2024-03-21'],
      ['Group B', 'denies responsibility', '2024-03-22'],
    ],
    expect: [{ kind: 'responsibility' }],
  },
  {
    name: 'one blamed who says nothing',
    positions: [
      ['Ministry', 'blames Group B', '2024-03-21'],
      ['Group A', '30 soldiers killed', '2024-03-22'],
    ],
    expect: [],
  },
  {
    name: 'a claim of responsibility taken back',
    positions: [
      ['Group A', 'responsibility', '2024-03-21'],
      ['Group B', 'responsibility', '2024-03-21'],
      ['Group B', 'retracts its claim', '2024-03-22'],
    ],
    expect: [],
  },
  {
    name: 'a claimant’s own part and whole are not compared',
    positions: [
      ['Ministry', '30 soldiers killed', '2024-03-21'],
      ['Ministry', '23 people killed', '2024-03-22'],
    ],
    expect: [],
  },
  {
    name: 'a middle category is part and whole at once',
    positions: [
      ['A', '12 gendarmes killed', '2024-03-21'],
      ['B', '14 soldiers killed', '2024-03-21'],
      ['C', '20 members of the security forces killed', '2024-03-21'],
      ['D', '40 people killed', '2024-03-21'],
    ],
    expect: [{ kind: 'dispute', harm: 'killed', victims: 'parts within security_forces', gap: 6 }],
  },
  {
    name: 'a range that reaches the other’s number by one',
    positions: [
      ['A', '25-54 killed', '2024-03-21'],
      ['B', '24 killed', '2024-03-21'],
    ],
    expect: [{ kind: 'dispute', harm: 'killed', victims: 'people', gap: 1 }],
  },
  {
    name: 'named numbers a quarter apart, but fewer than five people',
    positions: [
      ['A', 'at least 8 killed', '2024-03-21'],
      ['B', 'at least 12 killed', '2024-03-21'],
    ],
    expect: [],
  },
];

describe('disputes', () => {
  it.each([...given, ...further])('$name', (each) => {
    expect(answer(positionsOf(claims(each)))).toEqual(each.expect);
  });

  it('does not depend on the order claims were recorded in, but for revisions of the same day', () => {
    for (const each of [...given, ...further]) {
      const said = claims(each);
      expect(answer(positionsOf([...said].reverse())), each.name).toEqual(answer(positionsOf(said)));
    }
  });

  it('gives a dispute one fingerprint until one of its positions changes', () => {
    const prints = (...positions: Array<[string, string, string]>) =>
      disputesOf(positionsOf(claims({ name: '', positions, expect: [] }))).map((dispute) => dispute.fingerprint);
    const before = prints(['A', '23 soldiers killed', '2024-03-21'], ['B', '30 soldiers killed', '2024-03-22']);
    const repeated = prints(
      ['A', '23 soldiers killed', '2024-03-21'],
      ['B', '30 soldiers killed', '2024-03-22'],
      ['A', '23 soldiers killed', '2024-03-25'],
    );
    const changed = prints(['A', '24 soldiers killed', '2024-03-21'], ['B', '30 soldiers killed', '2024-03-22']);
    expect(before).toHaveLength(1);
    expect(repeated).toEqual(before);
    expect(changed).not.toEqual(before);
  });
});
