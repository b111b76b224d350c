import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Dispute } from '../../src/domain/dispute.ts';
import { CommandRoom } from '../support/command-room.ts';

interface More {
  readonly via?: string;
  readonly credibility?: number;
  readonly withdrawn?: boolean;
  readonly event?: number;
}

interface Situation {
  readonly name: string;
  readonly positions: ReadonlyArray<readonly [claimant: string, says: string, on: string, more?: More]>;
  readonly mouthpieces?: Readonly<Record<string, string>>;
  readonly coded?: readonly string[];
  /** The second event is merged into the first. */
  readonly merged?: boolean;
  /** Two positions that a moderator marks as the same dead. */
  readonly status?: readonly [number, number];
  readonly expect: readonly object[];
}

const situations: readonly Situation[] = JSON.parse(
  readFileSync(new URL('../fixtures/situations.json', import.meta.url), 'utf8'),
);

async function recorded(situation: Situation): Promise<CommandRoom> {
  const { positions, mouthpieces = {}, coded = [], merged = false, status } = situation;
  const room = new CommandRoom();
  room.now = new Date('2025-02-01T08:00:00Z');
  for (const title of ['Raid', 'Attack']) {
    await room.ask('add event', { title, place: 'Gao, Mali', date: '2024-04-30' });
  }
  for (const [claimant, of] of Object.entries(mouthpieces)) {
    await room.ask('claimant', { claimant, 'mouthpiece-of': of });
  }
  for (const claimant of coded) await room.ask('claimant', { claimant, kind: 'dataset' });
  const ids: string[] = [];
  const numbers = new Map<number, number>();
  for (const [claimant, says, said, { withdrawn, event = 1, ...more } = {}] of positions) {
    await room.ask('add claim', { event: `E${event}`, claimant, says, said, ...more });
    const number = (numbers.get(event) ?? 0) + 1;
    numbers.set(event, number);
    ids.push(`E${event}.${number}`);
    if (withdrawn) await room.ask('withdraw claim', { claim: `E${event}.${number}`, reason: 'misread' });
  }
  if (merged) await room.ask('merge', { event: 'E2', into: 'E1' });
  if (status) await room.ask('add dispute', { claim: ids[status[0]] ?? '', other: ids[status[1]] ?? '' });
  return room;
}

function within(part: string | null, whole: string | null): string {
  return whole === null ? `${part}` : `${part ?? 'parts'} within ${whole}`;
}

function described(dispute: Dispute): object {
  const { kind } = dispute;
  if (kind === 'responsibility' || kind === 'status') return { kind };
  const harm = within(dispute.harm, dispute.withinHarm);
  const victims = within(dispute.victims, dispute.withinVictims);
  return kind === 'diverging' ? { kind, harm, victims } : { kind, harm, victims, gap: dispute.gap };
}

it.each(situations)('$name', async (situation) => {
  const { casebook } = (await recorded(situation)).desk;
  const events = [1, 2].flatMap((id) => (id === 2 && situation.merged ? [] : (casebook.event(id) ?? [])));
  const revisions = events.flatMap(({ positions }) =>
    positions.figures.flatMap(({ harm, victims, revises }) => revises.map(() => ({ kind: 'revision', harm, victims }))),
  );
  expect([...revisions, ...events.flatMap(({ disputes }) => disputes.map(described))]).toEqual(situation.expect);
});
