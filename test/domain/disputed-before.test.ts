import { expect, it } from 'vitest';
import { SITREP } from '../../src/briefings/delivery.ts';
import type { ClaimContent } from '../../src/domain/action.ts';
import { type DisputedBefore, disputedBefore } from '../../src/domain/disputed-before.ts';
import type { ImportedRecords } from '../../src/domain/import.ts';
import { readStatement } from '../../src/domain/says.ts';
import { recordImport } from '../../src/store/record-import.ts';
import { MANAGER } from '../support/command-room.ts';
import { IMPORTER } from '../support/import-file.ts';
import { spentHere } from '../support/processor-time.ts';
import { RaidRoom } from '../support/raid-room.ts';

/** As many as a server can have. */
const DIGESTS = 25;
/** Four questions, each answered otherwise by each. */
const ONE = '4 civilians killed, 7 soldiers killed, 3 civilians wounded, 5 soldiers wounded';
const OTHER = '9 civilians killed, 17 soldiers killed, 13 civilians wounded, 15 soldiers wounded';
const THIRD = '19 civilians killed, 27 soldiers killed, 23 civilians wounded, 25 soldiers wounded';

function claimOf(claimant: string, says: string, date: string): ClaimContent {
  const said = { date, precision: 'day' } as const;
  const carried = { via: null, url: null, quote: null, reliability: null, credibility: null };
  return { claimant, says, statement: readStatement(says), said, ...carried };
}

/** A record with events that Mayor, Residents and Hall tell of, who is Mayor by the entry `alias`, and as many digests as there can be. */
class Crowded {
  readonly room: RaidRoom;
  readonly #events: number;
  alias = 0;

  private constructor(room: RaidRoom, events: number) {
    this.room = room;
    this.#events = events;
  }

  static async open(events: number, claims: readonly ClaimContent[]): Promise<Crowded> {
    const crowded = new Crowded(await RaidRoom.open(), events);
    const content = crowded.room.desk.casebook.event(1)?.content;
    if (!content) throw new Error('there is no event');
    await crowded.add({ events: Array.from({ length: events }, () => ({ content, claims })) });
    crowded.alias = await crowded.room.know('Mayor', { aliases: 'Hall' });
    for (let digest = 2; digest <= DIGESTS; digest += 1) await crowded.room.setUp({ place: 'sahel' });
    return crowded;
  }

  async add(records: Partial<ImportedRecords>): Promise<void> {
    const { desk, now } = this.room;
    const options = { file: 'raids.csv', by: IMPORTER, now, plannedOn: desk.casebook.seq };
    await recordImport(desk, { claimants: [], events: [], additions: [], ...records }, options);
  }

  /** Every event has one claim more. */
  async addToAll(claim: ClaimContent): Promise<void> {
    const additions = Array.from({ length: this.#events }, (_, at) => ({
      event: at + 2,
      changes: {},
      claims: [claim],
    }));
    await this.add({ additions });
  }

  async send(digest: number): Promise<void> {
    const { desk, now } = this.room;
    const slot = now.toISOString();
    const sent = { type: 'digest.sent', digest, slot, through: desk.casebook.seq, messages: [] } as const;
    await desk.record(() => sent, { by: SITREP, now });
  }

  /** Sends each digest as of another entry. */
  async sendAll(between: (digest: number) => Promise<unknown>): Promise<void> {
    for (let digest = 1; digest <= DIGESTS; digest += 1) {
      await between(digest);
      await this.send(digest);
    }
  }

  remembered(): DisputedBefore[] {
    const entry = this.room.desk.casebook.entry(this.alias);
    if (!entry) throw new Error('there is no entry');
    return disputedBefore(this.room.desk.casebook, entry);
  }

  /** Milliseconds of processor time it takes to tell, of several times: of as many as the clock needs to tell them apart. */
  spent(): number {
    const before = spentHere();
    for (let times = 1; ; times += 1) {
      this.remembered();
      const spent = spentHere() - before;
      if (times >= 1_000 || (times >= 4 && spent >= 80)) return spent / times;
    }
  }
}

const claims = [claimOf('Mayor', ONE, '2024-03-31'), claimOf('Residents', THIRD, '2024-04-01')];
const own = claimOf('Hall', OTHER, '2024-04-01');

it('what a redaction remembers of 200 events is as large for 25 digests that were told alike as for one', async () => {
  const crowded = await Crowded.open(200, [...claims, own]);
  await crowded.sendAll((digest) => crowded.room.claim(`Imam ${digest}`, `${digest} wounded`, '03-31'));
  await crowded.addToAll(claimOf('Residents', OTHER, '2024-04-02'));
  const remembered = crowded.remembered();
  expect(remembered).toHaveLength(200);
  // All four questions of each have been settled since, and no digest told so.
  expect(
    remembered.map(({ questions, told }) => [questions.length, told?.map((each) => each.questions.length)]),
  ).toEqual(remembered.map(() => [0, [4]]));
  const cursors = crowded.room.desk.casebook.digests().map(({ cursor }) => cursor);
  expect(remembered.map(({ told = [] }) => told.map(({ through }) => through.toSorted((a, b) => a - b)))).toEqual(
    remembered.map(() => [cursors]),
  );
  expect(JSON.stringify(remembered).length).toBeLessThan(256_000);
});

it('what a redaction remembers of 200 events is bounded also where each of 25 digests was told otherwise', async () => {
  const crowded = await Crowded.open(200, [...claims, own]);
  await crowded.sendAll((digest) => crowded.addToAll(claimOf('Residents', digest % 2 ? THIRD : OTHER, '2024-04-02')));
  const remembered = crowded.remembered();
  // In dispute now, and it was for every other digest.
  expect(remembered.map(({ questions }) => questions.length)).toEqual(remembered.map(() => 4));
  // Of the digests that were told otherwise than it is now, those sent last are remembered.
  const cursor = crowded.room.desk.casebook.digest(DIGESTS - 2)?.cursor ?? 0;
  const told = remembered.map((each) => each.told?.find(({ through }) => through.includes(cursor)));
  expect(told.map((each) => each?.questions.length)).toEqual(remembered.map(() => 4));
  expect(JSON.stringify(remembered).length).toBeLessThan(300_000);
});

const ofOthers = [claimOf('Imam', ONE, '2024-03-31'), claimOf('Residents', THIRD, '2024-04-01')];
const claim = ({ room }: Crowded, digest: number) => room.claim(`Imam ${digest}`, '9 wounded', '03-31');
const know = ({ room }: Crowded, digest: number) => room.know(`Imam ${digest}`, { aliases: `Preacher ${digest}` });

it.each<[string, number, readonly ClaimContent[], (crowded: Crowded, digest: number) => Promise<unknown>]>([
  ['claims were made since', 200, [...claims, own], claim],
  ['claimants were made known since', 200, [...claims, own], know],
  ['none of very many was changed by it', 1_000, claims, know],
  ['it concerns none of even more', 20_000, ofOthers, know],
])('looks at little more for 25 digests than for one, where %s', async (_, events, all, between) => {
  const crowded = await Crowded.open(events, all);
  await crowded.sendAll((digest) => between(crowded, digest));
  const ofAll = crowded.spent();
  const { room } = crowded;
  for (let digest = 2; digest <= DIGESTS; digest += 1)
    await room.ask('digest remove', { digest: `D${digest}` }, { by: MANAGER });
  expect(room.desk.casebook.digests()).toHaveLength(1);
  expect(ofAll).toBeLessThan(6 * crowded.spent());
});
