import { beforeEach, describe, expect, it } from 'vitest';
import { readStatement } from '../../src/domain/says.ts';
import { recordImport } from '../../src/store/record-import.ts';
import { MANAGER } from '../support/command-room.ts';
import { IMPORTER } from '../support/import-file.ts';
import { RAID, RAID_HEADING, RaidRoom } from '../support/raid-room.ts';

const KNOWN = 'what was recorded of a claimant was redacted';
const GONE = 'one of the claims was redacted';
const WITHDRAWN = '### Withdrawn or taken back';
const FIRST = '- **E1.1 · Raid on a market:** text redacted, no longer in the record';

let room: RaidRoom;

beforeEach(async () => {
  room = await RaidRoom.open();
});

/** What is told of conflicts, a line each. */
async function conflicts(day: number): Promise<string[]> {
  return ((await room.said(day)) ?? []).filter((line) => /[≠≈]/.test(line));
}

/** Two claims of one claimant, by both its names; the entries. */
async function twoNames(): Promise<Record<'alias' | 'mayor' | 'hall', number>> {
  const alias = await room.know('Mayor', { aliases: 'Town hall' });
  const mayor = await room.claim('Mayor', '4 civilians killed', '03-31');
  return { alias, mayor, hall: await room.claim('Town hall', '9 civilians killed', '04-01') };
}

describe('a conflict that arose by one redaction and went by the next', () => {
  it('is not told to be lost, and what was redacted is', async () => {
    const { alias, mayor } = await twoNames();
    await room.said(2);
    await room.redact(alias, mayor);
    expect(await room.said(3)).toEqual([
      '-# recorded from <time> to <time>',
      WITHDRAWN,
      FIRST,
      `- **E1.2 · Raid on a market:** ${KNOWN} · now **9 civilians killed** · Town hall · said 1 Apr 2024`,
    ]);
    expect(await room.said(4)).toBeNull();
  });

  it('nor is it where it is a claim that had kept it from being one', async () => {
    const mayor = await room.claim('Mayor', '4 civilians killed', '03-30');
    const again = await room.claim('Mayor', '9 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01');
    await room.said(2);
    await room.redact(again, mayor);
    expect((await room.said(3))?.slice(1)).toEqual([WITHDRAWN, FIRST.replace('E1.1', 'E1.2'), FIRST]);
  });

  it('is not told to be lost where its event went into another after that', async () => {
    await room.ask('add event', { ...RAID, title: 'Market attacked' });
    const { alias, mayor } = await twoNames();
    await room.said(2);
    await room.redact(alias, mayor);
    await room.ask('merge', { event: 'E1', into: 'E2' });
    expect(await conflicts(3)).toEqual([]);
  });

  it('is told to be lost where it was announced of an event that went into another in between', async () => {
    await room.ask('add event', { ...RAID, title: 'Market attacked' });
    const imam = await room.claim('Imam', '2 wounded', '03-31', 'E2');
    const mayor = await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01');
    await room.said(2);
    await room.redact(imam);
    await room.ask('merge', { event: 'E1', into: 'E2' });
    await room.redact(mayor);
    expect(await conflicts(3)).toEqual([`**No longer in the record ·** ~~≠ Killed, civilians~~ · ${GONE}`]);
  });
});

describe('a conflict that arose by a redaction and was settled in the same period', () => {
  it('is told of nowhere where it was recorded again that two claimants are one', async () => {
    const { alias } = await twoNames();
    await room.said(2);
    await room.redact(alias);
    await room.know('Mayor', { aliases: 'Town hall' });
    expect(await room.said(3)).toEqual([
      '-# recorded from <time> to <time>',
      WITHDRAWN,
      `- **E1.1 · Raid on a market:** ${KNOWN} · “4 civilians killed” · Mayor · said 31 Mar 2024 · has since said otherwise`,
      `- **E1.2 · Raid on a market:** ${KNOWN} · now **9 civilians killed** · Mayor · said 1 Apr 2024`,
    ]);
    expect(await room.said(4)).toBeNull();
  });

  it('is told of nowhere where what was redacted was said again', async () => {
    await room.claim('Mayor', '4 civilians killed', '03-30');
    const again = await room.claim('Mayor', '9 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01');
    await room.said(2);
    await room.redact(again);
    await room.claim('Mayor', '9 civilians killed', '03-31');
    expect(await conflicts(3)).toEqual([]);
  });

  it('is told of nowhere where one of its claimants came to say the same before the redaction', async () => {
    const { alias } = await twoNames();
    await room.said(2);
    await room.claim('Mayor', '9 civilians killed', '03-31');
    await room.redact(alias);
    expect(await conflicts(3)).toEqual([]);
  });

  it('has no side of which nothing is known to have been told and nothing stands', async () => {
    const { alias } = await twoNames();
    await room.claim('Hospital', '20 civilians killed', '04-01');
    await room.said(2);
    await room.redact(alias);
    await room.know('Mayor', { aliases: 'Town hall' });
    await room.claim('Hospital', '9 civilians killed', '04-02');
    expect((await room.said(3))?.slice(1, -2)).toEqual([
      '### Conflicting claims',
      RAID_HEADING,
      `**Settled ·** ~~≠ Killed, civilians~~ · ${KNOWN}`,
      '- was ~~20 civilians killed~~ (1 Apr 2024), now **9 civilians killed** · Hospital · said 2 Apr 2024',
      '- **9 civilians killed** · Mayor · said 1 Apr 2024',
    ]);
  });

  it('is not what another changed from: the gap that was told is not known any more', async () => {
    const { alias } = await twoNames();
    await room.claim('Hospital', '20 civilians killed', '04-01');
    expect((await room.said(2))?.join()).toContain('conflicting figures, gap 11');
    await room.redact(alias);
    await room.know('Town hall', { aliases: 'Mayor' });
    expect((await room.said(3))?.slice(1)).toEqual([
      '### Conflicting claims',
      RAID_HEADING,
      `**Changed · ≠ Killed, civilians · conflicting figures, gap 11** · ${KNOWN}`,
      '- **20 civilians killed** · Hospital · said 1 Apr 2024',
      '- **9 civilians killed** · Town hall · said 1 Apr 2024',
      WITHDRAWN,
      `- **E1.1 · Raid on a market:** ${KNOWN} · “4 civilians killed” · Town hall · said 31 Mar 2024 · has since said otherwise`,
    ]);
  });
});

describe('what a conflict was that lost a side to a redaction', () => {
  beforeEach(async () => {
    const mayor = await room.claim('Mayor', '20 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01');
    await room.claim('Hospital', '5 civilians killed', '04-01');
    expect((await room.said(2))?.join()).toContain('gap 15');
    await room.redact(mayor);
  });

  it('is not the gap of those who are left', async () => {
    await room.claim('Residents', '7 civilians killed', '04-02');
    expect(await conflicts(3)).toEqual([`**Changed · ≠ Killed, civilians · conflicting figures, gap 2** · ${GONE}`]);
  });

  it('nor is that struck through where they have settled it', async () => {
    await room.ask('digest edit', { digest: 'D1', language: 'fr' }, { by: MANAGER });
    await room.claim('Residents', '5 civilians killed', '04-02');
    expect(await conflicts(3)).toEqual(['**Levée ·** ~~≠ Tués, civils~~ · l’une des déclarations a été caviardée']);
  });
});

describe('since when a question has been in dispute, where something of it was redacted', () => {
  it('is before the period where a side has only said something else in it', async () => {
    const mayor = await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01');
    await room.said(2);
    await room.claim('Residents', '12 civilians killed', '04-02');
    await room.redact(mayor);
    expect(await conflicts(3)).toEqual([`**No longer in the record ·** ~~≠ Killed, civilians~~ · ${GONE}`]);
  });

  it('is in the period where one claimant was two, or an estimate a claim, only since', async () => {
    const mayor = await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.know('Dunes Radio', { kind: 'dataset' });
    await room.claim('Dunes Radio', '9 civilians killed', '04-01');
    expect(await conflicts(2)).toEqual([]);
    await room.know('Dunes Radio', { kind: 'media' });
    await room.redact(mayor);
    expect((await room.said(3))?.slice(1)).toEqual([WITHDRAWN, FIRST]);
  });

  it('is in the period where others have met what had been one claimant’s own change of mind', async () => {
    const { alias } = await twoNames();
    expect(await conflicts(2)).toEqual([]);
    await room.claim('Hospital', '20 civilians killed', '04-01');
    await room.redact(alias);
    expect(await conflicts(3)).toEqual(['**New · ≠ Killed, civilians · conflicting figures, gap 16**']);
  });

  it('is in the period where two events became one', async () => {
    await room.ask('add event', { ...RAID, title: 'Market attacked' });
    const mayor = await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01', 'E2');
    expect(await conflicts(2)).toEqual([]);
    await room.ask('merge', { event: 'E1', into: 'E2' });
    await room.redact(mayor);
    expect(await conflicts(3)).toEqual([]);
  });

  it('is before the period where the event had the conflict and then went into another', async () => {
    await room.ask('add event', { ...RAID, title: 'Market attacked' });
    const mayor = await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01');
    await room.said(2);
    await room.ask('merge', { event: 'E1', into: 'E2' });
    await room.redact(mayor);
    expect(await conflicts(3)).toEqual([`**No longer in the record ·** ~~≠ Killed, civilians~~ · ${GONE}`]);
  });
});

describe('a claimant’s word that was told as another’s', () => {
  it('leaves a conflict settled that others settled before the redaction', async () => {
    const mouthpiece = await room.know('Dunes Radio', { 'mouthpiece-of': 'Front of the Dunes' });
    await room.claim('Dunes Radio', '9 civilians killed', '04-01');
    await room.claim('Residents', '4 civilians killed', '04-01');
    await room.said(2);
    await room.claim('Residents', '9 civilians killed', '04-02');
    await room.redact(mouthpiece);
    expect(await room.said(3)).toEqual([
      '-# recorded from <time> to <time> · 1 conflict settled · 1 new claim',
      '### Conflicting claims',
      RAID_HEADING,
      `**Settled ·** ~~≠ Killed, civilians~~ · ${KNOWN}`,
      '- **9 civilians killed** · Dunes Radio · said 1 Apr 2024',
      '- was ~~4 civilians killed~~ (1 Apr 2024), now **9 civilians killed** · Residents · said 2 Apr 2024',
    ]);
    expect(await room.said(4)).toBeNull();
  });

  it('is not what that claimant said before, and the new one is told', async () => {
    const mouthpiece = await room.know('Dunes Radio', { 'mouthpiece-of': 'Front of the Dunes' });
    await room.claim('Dunes Radio', '9 civilians killed', '04-01');
    await room.said(2);
    await room.redact(mouthpiece);
    await room.claim('Dunes Radio', '12 civilians killed', '04-02');
    expect(await room.said(3)).toEqual([
      '-# recorded from <time> to <time> · 1 new claim',
      '### New events and claims',
      RAID_HEADING,
      '- **12 civilians killed** · Dunes Radio · said 2 Apr 2024',
      WITHDRAWN,
      `- **E1.1 · Raid on a market:** ${KNOWN} · “9 civilians killed” · Dunes Radio · said 1 Apr 2024 · has since said otherwise`,
    ]);
  });
});

describe('what digests had told, of which something was settled or joined before the redaction', () => {
  const LOST = `**No longer in the record ·** ~~≠ Killed, civilians~~ · ${GONE}`;

  it.each([
    ['withdrawn', () => room.ask('withdraw claim', { claim: 'E1.1', reason: 'entered twice' })],
    ['said otherwise', () => room.claim('Mayor', '9 civilians killed', '04-02')],
    ['taken back', () => room.ask('undo')],
  ])('is told to be lost where one side was %s and is redacted then', async (_what, settle) => {
    await room.claim('Mayor', '4 civilians killed', '03-31');
    const residents = await room.claim('Residents', '9 civilians killed', '04-01');
    await room.setUp({ channel: '556', place: 'Syria' });
    await room.said(2);
    await settle();
    await room.redact(residents);
    expect(await conflicts(3)).toEqual([LOST]);
    expect(await conflicts(4)).toEqual([]);
  });

  it('is told to be in conflict where the claim of an import that kept it from that is redacted', async () => {
    await room.claim('Mayor', '4 civilians killed', '03-30');
    await room.claim('Residents', '9 civilians killed', '04-01');
    const [mayor] = room.desk.casebook.event(1)?.claims ?? [];
    if (!mayor) throw new Error('there is no claim');
    const says = '9 civilians killed';
    const statement = readStatement(says);
    const said = { date: '2024-03-31', precision: 'day' as const };
    const additions = [{ event: 1, changes: {}, claims: [{ ...mayor.content, says, statement, said }] }];
    const { seq: plannedOn } = room.desk.casebook;
    const options = { file: 'raids.csv', by: IMPORTER, now: room.now, plannedOn };
    await recordImport(room.desk, { claimants: [], events: [], additions }, options);
    expect(await conflicts(2)).toEqual([]);
    await room.redact(plannedOn + 1);
    expect(await conflicts(3)).toEqual(['**New · ≠ Killed, civilians · conflicting figures, gap 5**']);
  });

  it('is lost with the rows its event was in, also where its claims were added by hand', async () => {
    const { content } = room.desk.casebook.event(1) ?? {};
    if (!content) throw new Error('there is no event');
    const { seq: plannedOn } = room.desk.casebook;
    const options = { file: 'raids.csv', by: IMPORTER, now: room.now, plannedOn };
    await recordImport(room.desk, { claimants: [], events: [{ content, claims: [] }], additions: [] }, options);
    await room.claim('Mayor', '4 civilians killed', '03-31', 'E2');
    await room.claim('Residents', '9 civilians killed', '04-01', 'E2');
    await room.said(2);
    await room.redact(plannedOn + 1);
    expect(await conflicts(3)).toEqual([LOST]);
  });

  it('is lost to the event that had it, where a merge between them was taken back after the redaction', async () => {
    await room.ask('add event', { ...RAID, title: 'Market attacked' });
    const mayor = await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01');
    const imam = await room.claim('Imam', '2 wounded', '04-01');
    await room.said(2);
    await room.ask('merge', { event: 'E1', into: 'E2' });
    await room.redact(mayor, imam);
    await room.ask('undo');
    expect((await room.said(3))?.slice(1)).toEqual([
      '### Conflicting claims',
      RAID_HEADING,
      LOST,
      '- **9 civilians killed** · Residents · said 1 Apr 2024',
      WITHDRAWN,
      FIRST.replace('E1.1', 'E1.3'),
    ]);
  });

  it('is what a claim said once it was corrected, where the correction is redacted after the claim was withdrawn', async () => {
    await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.ask('edit claim', { claim: 'E1.1', says: '4 people killed' });
    const { seq } = room.desk.casebook;
    await room.claim('Residents', '9 civilians killed', '04-01');
    expect(await conflicts(2)).toEqual([
      '**New · ≠ Killed: civilians > everyone · conflicting figures, part exceeds whole, gap 5**',
    ]);
    await room.ask('withdraw claim', { claim: 'E1.1', reason: 'entered twice' });
    await room.redact(seq);
    await room.claim('Imam', '4 civilians killed', '04-01');
    expect(await conflicts(3)).toEqual([
      '**New · ≠ Killed, civilians · conflicting figures, gap 5**',
      `**No longer in the record ·** ~~≠ Killed: civilians > everyone~~ · ${GONE}`,
    ]);
  });

  it('is no conflict that a claim had kept from being one, and its claimant’s being a data set since', async () => {
    await room.claim('Mayor', '4 civilians killed', '03-30');
    const again = await room.claim('Mayor', '9 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01');
    expect(await conflicts(2)).toEqual([]);
    await room.know('Mayor', { kind: 'dataset' });
    await room.redact(again);
    expect(await conflicts(3)).toEqual([]);
  });

  it('is what was known of a claimant by then, also where the same was recorded again before the redaction', async () => {
    const first = await room.know('Dunes Radio', { 'mouthpiece-of': 'Mayor' });
    await room.claim('Mayor', '4 civilians killed', '03-30');
    await room.claim('Dunes Radio', '9 civilians killed', '03-31');
    expect(await conflicts(2)).toEqual([]);
    await room.know('Dunes Radio', { 'mouthpiece-of': 'Mayor' });
    await room.redact(first);
    expect(await conflicts(3)).toEqual([]);
  });

  it('is no conflict of an event elsewhere that went into it since', async () => {
    await room.ask('digest edit', { digest: 'D1', place: 'Mali' }, { by: MANAGER });
    await room.ask('add event', { ...RAID, title: 'Raid abroad', place: 'Diffa, Niger' });
    const mayor = await room.claim('Mayor', '4 civilians killed', '03-31', 'E2');
    await room.claim('Residents', '9 civilians killed', '04-01', 'E2');
    expect(await conflicts(2)).toEqual([]);
    await room.ask('merge', { event: 'E2', into: 'E1' });
    await room.redact(mayor);
    expect(await conflicts(3)).toEqual([]);
  });

  it('is a conflict of an event that went into one elsewhere which is put right since, and nothing that one had before', async () => {
    await room.ask('digest edit', { digest: 'D1', place: 'Niger' }, { by: MANAGER });
    await room.ask('add event', { ...RAID, title: 'Raid abroad', place: 'Diffa, Niger' });
    await room.claim('Mayor', '4 civilians killed', '03-31', 'E2');
    const residents = await room.claim('Residents', '9 civilians killed', '04-01', 'E2');
    const imam = await room.claim('Imam', '3 wounded', '04-01');
    expect(await conflicts(2)).toEqual(['**New · ≠ Killed, civilians · conflicting figures, gap 5**']);
    await room.ask('merge', { event: 'E2', into: 'E1' });
    await room.redact(residents, imam);
    await room.ask('edit event', { event: 'E1', place: 'Diffa, Niger' });
    const lines = await room.said(3);
    expect(lines?.filter((line) => /[≠≈]/.test(line))).toEqual([LOST]);
    expect(lines?.join()).not.toContain('E1.1');
    expect(await room.said(4)).toBeNull();
  });

  it('is told once of two events that had been one when it was told', async () => {
    await room.ask('add event', { ...RAID, title: 'Raid elsewhere' });
    await room.claim('Mayor', '4 civilians killed', '03-31');
    const residents = await room.claim('Residents', '9 civilians killed', '04-01', 'E2');
    await room.ask('merge', { event: 'E2', into: 'E1' });
    expect(await conflicts(2)).toEqual(['**New · ≠ Killed, civilians · conflicting figures, gap 5**']);
    await room.redact(residents);
    await room.ask('undo');
    const lines = await room.said(3);
    expect(lines?.slice(0, 4)).toEqual([
      '-# recorded from <time> to <time> · 1 conflict no longer in the record',
      '### Conflicting claims',
      RAID_HEADING,
      LOST,
    ]);
    expect(lines?.filter((line) => /[≠≈]/.test(line))).toEqual([LOST]);
    expect(await room.said(4)).toBeNull();
  });
});
