import { beforeEach, describe, expect, it } from 'vitest';
import { recordImport } from '../../src/store/record-import.ts';
import { IMPORTER } from '../support/import-file.ts';
import { RAID, RAID_HEADING, RaidRoom } from '../support/raid-room.ts';

const RESIDENTS = '- **9 civilians killed** · Residents · said 1 Apr 2024';
const LOST = '**No longer in the record ·** ~~≠ Killed, civilians~~ · one of the claims was redacted';

let room: RaidRoom;

beforeEach(async () => {
  room = await RaidRoom.open();
});

describe('a conflict that lost a side to a redaction', () => {
  it('is told to be no longer in the record, with what still stands, and once', async () => {
    const mayor = await room.claim('Mayor Somebody', '4 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01');
    await room.said(2);
    await room.redact(mayor);
    const lines = await room.said(3);
    expect(lines).toEqual([
      '-# recorded from <time> to <time> · 1 conflict no longer in the record',
      '### Conflicting claims',
      RAID_HEADING,
      LOST,
      RESIDENTS,
    ]);
    expect(JSON.stringify(room.desk.casebook.entriesAfter(0))).not.toMatch(/Somebody|4 civilians/);
    expect(await room.said(4)).toBeNull();
  });

  it('is told as changed where the same is in conflict anew by then', async () => {
    const mayor = await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01');
    await room.said(2);
    await room.redact(mayor);
    await room.claim('Hospital', '7 civilians killed', '04-02');
    expect((await room.said(3))?.slice(2)).toEqual([
      RAID_HEADING,
      '**Changed · ≠ Killed, civilians · conflicting figures, gap 2** · one of the claims was redacted',
      RESIDENTS,
      '- **7 civilians killed** · Hospital · said 2 Apr 2024',
    ]);
    expect(await room.said(4)).toBeNull();
  });

  it('is told as changed where others are still in conflict', async () => {
    const mayor = await room.claim('Mayor', '20 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01');
    await room.claim('Hospital', '5 civilians killed', '04-01');
    await room.said(2);
    await room.redact(mayor);
    expect((await room.said(3))?.slice(1)).toEqual([
      '### Conflicting claims',
      RAID_HEADING,
      '**Changed · ≠ Killed, civilians · conflicting figures, gap 4** · one of the claims was redacted',
      RESIDENTS,
      '- **5 civilians killed** · Hospital · said 1 Apr 2024',
    ]);
  });

  it('is told where both sides were redacted, and where it was about who is responsible', async () => {
    const entries = [
      await room.claim('Mayor', '4 civilians killed', '03-31'),
      await room.claim('Residents', '9 civilians killed', '04-01'),
      await room.claim('JNIM', 'responsibility', '04-01'),
    ];
    await room.claim('Front of the Dunes', 'responsibility', '04-01');
    await room.said(2);
    for (const entry of entries) await room.redact(entry);
    expect((await room.said(3))?.slice(3)).toEqual([
      LOST,
      '**No longer in the record ·** ~~≠ Responsibility · conflicting claims~~ · one of the claims was redacted',
      '- **Claims responsibility** · Front of the Dunes · said 1 Apr 2024',
      '### Withdrawn or taken back',
      '- **E1.2 · Raid on a market:** text redacted, no longer in the record',
    ]);
  });

  it('is not told where it was never announced, was settled before, or is another question', async () => {
    const mayor = await room.claim('Mayor', '4 civilians killed, 3 wounded', '03-31');
    await room.said(2);
    const residents = await room.claim('Residents', '9 civilians killed', '04-01');
    await room.redact(residents);
    expect(await room.said(3)).toBeNull();
    await room.claim('Hospital', '9 civilians killed', '04-03');
    await room.said(4);
    await room.claim('Hospital', '4 civilians killed', '04-04');
    await room.said(5);
    const other = await room.claim('Imam', '1 soldier killed', '04-04');
    await room.said(6);
    await room.redact(other);
    expect(await room.said(7)).toEqual([
      expect.stringMatching(/^-# recorded from <time> to <time>$/),
      '### Withdrawn or taken back',
      '- **E1.5 · Raid on a market:** text redacted, no longer in the record',
    ]);
    await room.redact(mayor);
    expect((await room.said(8))?.slice(1)).toEqual([
      '### Withdrawn or taken back',
      '- **E1.1 · Raid on a market:** text redacted, no longer in the record',
    ]);
  });

  it('is not told of a claim that was recorded and redacted since, which no digest has told of', async () => {
    await room.claim('Mayor', '4 civilians killed', '03-30');
    await room.claim('Residents', '9 civilians killed', '04-01');
    expect((await room.said(2))?.join()).toContain('conflicting figures, gap 5');
    await room.redact(await room.claim('Hospital', '7 civilians killed', '04-01'));
    expect(await room.said(3)).toBeNull();
    await room.redact(await room.claim('Mayor', '9 civilians killed', '04-02'));
    expect(await room.said(4)).toBeNull();
  });

  it('is new where what its claimant said before stands again', async () => {
    await room.claim('Mayor', '4 civilians killed', '03-30');
    const mayor = await room.claim('Mayor', '9 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01');
    await room.said(2);
    await room.redact(mayor);
    expect((await room.said(3))?.slice(1)).toEqual([
      '### Conflicting claims',
      RAID_HEADING,
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
    expect((await room.said(2))?.join()).not.toContain('conflicting figures');
    await room.redact(seq);
    expect((await room.said(3))?.join()).toContain('**New · ≠ Killed, civilians · conflicting figures, gap 5**');
    expect(await room.said(4)).toBeNull();
  });

  it('is new where it was redacted that two claimants are one', async () => {
    await room.ask('claimant', { claimant: 'Mayor', aliases: 'Town hall' });
    const alias = room.desk.casebook.seq;
    await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Town hall', '9 civilians killed', '04-01');
    await room.said(2);
    await room.redact(alias);
    expect((await room.said(3))?.slice(1)).toEqual([
      '### Conflicting claims',
      RAID_HEADING,
      '**New · ≠ Killed, civilians · conflicting figures, gap 5**',
      '- **9 civilians killed** · Town hall · said 1 Apr 2024',
      '- **4 civilians killed** · Mayor · said 31 Mar 2024',
    ]);
    expect(await room.said(4)).toBeNull();
  });

  it('is told where its event was in the rows of an import, to the digests of its place alone', async () => {
    await room.setUp({ channel: '556', place: 'Syria' });
    const { claims, content } = room.desk.casebook.event(1) ?? { claims: [], content: null };
    if (!content) throw new Error('there is no event');
    expect(claims).toEqual([]);
    await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01');
    const both = room.desk.casebook.event(1)?.claims.map((each) => each.content) ?? [];
    const events = [{ content: { ...content, title: 'Raid of the file' }, claims: both }];
    const [one] = both;
    const additions = [{ event: 1, changes: {}, claims: one ? [{ ...one, claimant: 'Imam' }] : [] }];
    const { seq: plannedOn } = room.desk.casebook;
    const options = { file: 'raids.csv', by: IMPORTER, now: room.now, plannedOn };
    await recordImport(room.desk, { claimants: [], events, additions }, options);
    await room.said(2);
    await room.redact(plannedOn + 1);
    expect((await room.said(3))?.slice(2)).toEqual([
      RAID_HEADING,
      '**Changed · ≠ Killed, civilians · conflicting figures, gap 5** · one of the claims was redacted',
      RESIDENTS,
      '- **4 civilians killed** · Mayor · said 31 Mar 2024',
      '**E2**',
      LOST,
    ]);
    expect(await room.morning(3, { digest: 2 })).toEqual([]);
  });

  it('is not told again where that side had been withdrawn before', async () => {
    const mayor = await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01');
    await room.said(2);
    await room.ask('withdraw claim', { claim: 'E1.1', reason: 'another raid' });
    await room.said(3);
    await room.redact(mayor);
    expect(await room.said(4)).toBeNull();
  });
});

describe('a conflict one side of which was taken back by who recorded it', () => {
  it('is told as settled, with what was taken back', async () => {
    await room.claim('Residents', '9 civilians killed', '04-01');
    await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.said(2);
    await room.ask('undo');
    expect((await room.said(3))?.slice(1)).toEqual([
      '### Conflicting claims',
      RAID_HEADING,
      '**Settled ·** ~~≠ Killed, civilians · conflicting figures, gap 5~~',
      RESIDENTS,
      '- ~~4 civilians killed~~ · Mayor · said 31 Mar 2024 · taken back by the member who recorded it',
    ]);
  });
});
