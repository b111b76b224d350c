import { beforeEach, describe, expect, it } from 'vitest';
import { Desk } from '../../src/store/desk.ts';
import { recordImport } from '../../src/store/record-import.ts';
import { MANAGER } from '../support/command-room.ts';
import { DigestRoom, withoutTimes } from '../support/digest-room.ts';
import { IMPORTER } from '../support/import-file.ts';

const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-30' };
const HEADING = '**E1 · Raid on a market** · 30 March 2024 · Gao, Mali';
const RESIDENTS = '- **9 civilians killed** · Residents · said 1 Apr 2024';
const LOST = '**No longer in the record ·** ~~≠ Killed, civilians~~ · one of the claims was redacted';

let room: DigestRoom;

beforeEach(async () => {
  room = new DigestRoom();
  await room.setUp({ place: 'sahel' });
  await room.ask('add event', RAID);
});

/** Records a claim of E1; the number of its entry. */
async function claim(claimant: string, says: string, on: string): Promise<number> {
  await room.ask('add claim', { event: 'E1', claimant, says, said: `2024-${on}` });
  return room.desk.casebook.seq;
}

async function redact(entry: number): Promise<void> {
  await room.ask('record redact', { entry, reason: 'names a witness' }, { by: MANAGER });
}

/** What the digest of a morning says below its heading; null where it says nothing. The record is read anew before it. */
async function said(day: number): Promise<string[] | null> {
  const desk = new Desk(room.store, room.desk.guild);
  const [text, ...more] = await room.morning(day, { desk });
  expect(more).toEqual([]);
  await room.desk.refresh();
  return text === undefined ? null : withoutTimes(text).slice(1);
}

describe('a conflict that lost a side to a redaction', () => {
  it('is told to be no longer in the record, with what still stands, and once', async () => {
    const mayor = await claim('Mayor Somebody', '4 civilians killed', '03-31');
    await claim('Residents', '9 civilians killed', '04-01');
    await said(2);
    await redact(mayor);
    const lines = await said(3);
    expect(lines).toEqual([
      '-# recorded from <time> to <time> · 1 conflict no longer in the record',
      '### Conflicting claims',
      HEADING,
      LOST,
      RESIDENTS,
    ]);
    expect(JSON.stringify(room.desk.casebook.entriesAfter(0))).not.toMatch(/Somebody|4 civilians/);
    expect(await said(4)).toBeNull();
  });

  it('is told as changed where the same is in conflict anew by then', async () => {
    const mayor = await claim('Mayor', '4 civilians killed', '03-31');
    await claim('Residents', '9 civilians killed', '04-01');
    await said(2);
    await redact(mayor);
    await claim('Hospital', '7 civilians killed', '04-02');
    expect((await said(3))?.slice(2)).toEqual([
      HEADING,
      '**Changed · ≠ Killed, civilians · conflicting figures, gap 2** · one of the claims was redacted',
      RESIDENTS,
      '- **7 civilians killed** · Hospital · said 2 Apr 2024',
    ]);
    expect(await said(4)).toBeNull();
  });

  it('is told as changed where others are still in conflict', async () => {
    const mayor = await claim('Mayor', '20 civilians killed', '03-31');
    await claim('Residents', '9 civilians killed', '04-01');
    await claim('Hospital', '5 civilians killed', '04-01');
    await said(2);
    await redact(mayor);
    expect((await said(3))?.slice(1)).toEqual([
      '### Conflicting claims',
      HEADING,
      '**Changed · ≠ Killed, civilians · conflicting figures, gap 4** · one of the claims was redacted',
      RESIDENTS,
      '- **5 civilians killed** · Hospital · said 1 Apr 2024',
    ]);
  });

  it('is told where both sides were redacted, and where it was about who is responsible', async () => {
    const entries = [
      await claim('Mayor', '4 civilians killed', '03-31'),
      await claim('Residents', '9 civilians killed', '04-01'),
      await claim('JNIM', 'responsibility', '04-01'),
    ];
    await claim('Front of the Dunes', 'responsibility', '04-01');
    await said(2);
    for (const entry of entries) await redact(entry);
    expect((await said(3))?.slice(3)).toEqual([
      LOST,
      '**No longer in the record ·** ~~≠ Responsibility · conflicting claims~~ · one of the claims was redacted',
      '- **Claims responsibility** · Front of the Dunes · said 1 Apr 2024',
      '### Withdrawn or taken back',
      '- **E1.2 · Raid on a market:** text redacted, no longer in the record',
    ]);
  });

  it('is not told where it was never announced, was settled before, or is another question', async () => {
    const mayor = await claim('Mayor', '4 civilians killed, 3 wounded', '03-31');
    await said(2);
    const residents = await claim('Residents', '9 civilians killed', '04-01');
    await redact(residents);
    expect(await said(3)).toBeNull();
    await claim('Hospital', '9 civilians killed', '04-03');
    await said(4);
    await claim('Hospital', '4 civilians killed', '04-04');
    await said(5);
    const other = await claim('Imam', '1 soldier killed', '04-04');
    await said(6);
    await redact(other);
    expect(await said(7)).toEqual([
      expect.stringMatching(/^-# recorded from <time> to <time>$/),
      '### Withdrawn or taken back',
      '- **E1.5 · Raid on a market:** text redacted, no longer in the record',
    ]);
    await redact(mayor);
    expect((await said(8))?.slice(1)).toEqual([
      '### Withdrawn or taken back',
      '- **E1.1 · Raid on a market:** text redacted, no longer in the record',
    ]);
  });

  it('is not told of a claim that was recorded and redacted since, which no digest has told of', async () => {
    await claim('Mayor', '4 civilians killed', '03-30');
    await claim('Residents', '9 civilians killed', '04-01');
    expect((await said(2))?.join()).toContain('conflicting figures, gap 5');
    await redact(await claim('Hospital', '7 civilians killed', '04-01'));
    expect(await said(3)).toBeNull();
    await redact(await claim('Mayor', '9 civilians killed', '04-02'));
    expect(await said(4)).toBeNull();
  });

  it('is new where what its claimant said before stands again', async () => {
    await claim('Mayor', '4 civilians killed', '03-30');
    const mayor = await claim('Mayor', '9 civilians killed', '03-31');
    await claim('Residents', '9 civilians killed', '04-01');
    await said(2);
    await redact(mayor);
    expect((await said(3))?.slice(1)).toEqual([
      '### Conflicting claims',
      HEADING,
      '**New · ≠ Killed, civilians · conflicting figures, gap 5**',
      RESIDENTS,
      '- **4 civilians killed** · Mayor · said 30 Mar 2024',
      '### Withdrawn or taken back',
      '- **E1.2 · Raid on a market:** text redacted, no longer in the record',
    ]);
  });

  it('is new where it was redacted that two claimants are one, also of an event recorded after that', async () => {
    await room.ask('claimant', { claimant: 'Niger army', aliases: 'Army of Niger' });
    const { seq } = room.desk.casebook;
    const event = 'E2';
    await room.ask('add event', { ...RAID, title: 'Raid on a ferry', date: '2024-02-10' });
    await room.ask('add claim', { event, claimant: 'Niger army', says: '4 civilians killed', said: '2024-03-31' });
    await room.ask('add claim', { event, claimant: 'Army of Niger', says: '9 civilians killed', said: '2024-04-01' });
    expect((await said(2))?.join()).not.toContain('conflicting figures');
    await redact(seq);
    expect((await said(3))?.join()).toContain('**New · ≠ Killed, civilians · conflicting figures, gap 5**');
    expect(await said(4)).toBeNull();
  });

  it('is new where it was redacted that two claimants are one', async () => {
    await room.ask('claimant', { claimant: 'Mayor', aliases: 'Town hall' });
    const alias = room.desk.casebook.seq;
    await claim('Mayor', '4 civilians killed', '03-31');
    await claim('Town hall', '9 civilians killed', '04-01');
    await said(2);
    await redact(alias);
    expect((await said(3))?.slice(1)).toEqual([
      '### Conflicting claims',
      HEADING,
      '**New · ≠ Killed, civilians · conflicting figures, gap 5**',
      '- **9 civilians killed** · Town hall · said 1 Apr 2024',
      '- **4 civilians killed** · Mayor · said 31 Mar 2024',
    ]);
    expect(await said(4)).toBeNull();
  });

  it('is told where its event was in the rows of an import, to the digests of its place alone', async () => {
    await room.setUp({ channel: '556', place: 'Syria' });
    const { claims, content } = room.desk.casebook.event(1) ?? { claims: [], content: null };
    if (!content) throw new Error('there is no event');
    expect(claims).toEqual([]);
    await claim('Mayor', '4 civilians killed', '03-31');
    await claim('Residents', '9 civilians killed', '04-01');
    const both = room.desk.casebook.event(1)?.claims.map((each) => each.content) ?? [];
    const events = [{ content: { ...content, title: 'Raid of the file' }, claims: both }];
    const [one] = both;
    const additions = [{ event: 1, changes: {}, claims: one ? [{ ...one, claimant: 'Imam' }] : [] }];
    const { seq: plannedOn } = room.desk.casebook;
    const options = { file: 'raids.csv', by: IMPORTER, now: room.now, plannedOn };
    await recordImport(room.desk, { claimants: [], events, additions }, options);
    await said(2);
    await redact(plannedOn + 1);
    expect((await said(3))?.slice(2)).toEqual([
      HEADING,
      '**Changed · ≠ Killed, civilians · conflicting figures, gap 5** · one of the claims was redacted',
      RESIDENTS,
      '- **4 civilians killed** · Mayor · said 31 Mar 2024',
      '**E2**',
      LOST,
    ]);
    expect(await room.morning(3, { digest: 2 })).toEqual([]);
  });

  it('is not told again where that side had been withdrawn before', async () => {
    const mayor = await claim('Mayor', '4 civilians killed', '03-31');
    await claim('Residents', '9 civilians killed', '04-01');
    await said(2);
    await room.ask('withdraw claim', { claim: 'E1.1', reason: 'another raid' });
    await said(3);
    await redact(mayor);
    expect(await said(4)).toBeNull();
  });
});

describe('a conflict one side of which was taken back by who recorded it', () => {
  it('is told as settled, with what was taken back', async () => {
    await claim('Residents', '9 civilians killed', '04-01');
    await claim('Mayor', '4 civilians killed', '03-31');
    await said(2);
    await room.ask('undo');
    expect((await said(3))?.slice(1)).toEqual([
      '### Conflicting claims',
      HEADING,
      '**Settled ·** ~~≠ Killed, civilians · conflicting figures, gap 5~~',
      RESIDENTS,
      '- ~~4 civilians killed~~ · Mayor · said 31 Mar 2024 · taken back by the member who recorded it',
    ]);
  });
});
