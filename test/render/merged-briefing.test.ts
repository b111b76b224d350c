import { beforeEach, describe, expect, it } from 'vitest';
import { RAID, RAID_HEADING, RaidRoom } from '../support/raid-room.ts';

const MARKET = { ...RAID, title: 'Market attacked' };

let room: RaidRoom;

beforeEach(async () => {
  room = await RaidRoom.open();
  await room.ask('add event', MARKET);
});

/** What a digest says below its counts. */
async function below(day: number): Promise<string[]> {
  return (await room.said(day))?.slice(1) ?? [];
}

describe('an event whose merge was taken back', () => {
  it('is told to stand by itself again, with its conflict and its claims, of which none was taken back', async () => {
    await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01');
    await room.ask('merge', { event: 'E1', into: 'E2' });
    expect((await room.said(2))?.join()).toContain('**New · ≠ Killed, civilians · conflicting figures, gap 5**');
    await room.ask('undo');
    expect(await below(3)).toEqual([
      '### Restored',
      '- **E1 · Raid on a market** · stands by itself again, no longer part of **E2 · Market attacked**',
    ]);
    await room.claim('Mayor', '9 civilians killed', '04-02');
    expect((await below(4))[2]).toBe('**Settled ·** ~~≠ Killed, civilians · conflicting figures, gap 5~~');
  });

  it('leaves a conflict with it settled, and says where the other side is', async () => {
    await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Residents', '9 civilians killed', '04-01', 'E2');
    await room.ask('merge', { event: 'E1', into: 'E2' });
    await room.said(2);
    await room.ask('undo');
    expect(await below(3)).toEqual([
      '### Conflicting claims',
      RAID_HEADING.replace('E1 · Raid on a market', 'E2 · Market attacked'),
      '**Settled ·** ~~≠ Killed, civilians · conflicting figures, gap 5~~',
      '- **9 civilians killed** · Residents · said 1 Apr 2024',
      '- ~~4 civilians killed~~ · Mayor · said 31 Mar 2024 · now a claim of E1',
      '### Restored',
      '- **E1 · Raid on a market** · stands by itself again, no longer part of **E2 · Market attacked**',
    ]);
  });
});

describe('an event that went into another', () => {
  it('has what of it was corrected or withdrawn before that told', async () => {
    await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Hospital', '2 wounded', '03-31');
    await room.said(2);
    await room.ask('withdraw claim', { claim: 'E1.1', reason: 'entered twice' });
    await room.ask('edit claim', { claim: 'E1.2', says: '3 wounded' });
    await room.ask('merge', { event: 'E1', into: 'E2' });
    expect(await below(3)).toEqual([
      '### Corrected',
      '- **E1.2 · Market attacked:** **3 wounded** · Hospital · said 31 Mar 2024 · before: ~~“2 wounded”~~',
      '### Merged',
      '- **E1 · Raid on a market** · is now part of **E2 · Market attacked**',
      '### Withdrawn or taken back',
      '- **E1.1 · Market attacked:** ~~“4 civilians killed”~~ · Mayor · said 31 Mar 2024 · withdrawn: entered twice',
    ]);
  });

  it('is told whole where it had happened elsewhere', async () => {
    await room.ask('add event', { ...RAID, title: 'Raid abroad', place: 'Krasnogorsk, Moscow Oblast, Russia' });
    await room.claim('Mayor', '4 civilians killed, 3 wounded', '03-31', 'E3');
    await room.claim('Residents', '9 civilians killed', '04-01', 'E3');
    await room.said(2);
    await room.ask('merge', { event: 'E3', into: 'E1' });
    expect((await below(3)).filter((line) => !line.startsWith('###'))).toEqual([
      RAID_HEADING,
      '**New · ≠ Killed, civilians · conflicting figures, gap 5**',
      '- **9 civilians killed** · Residents · said 1 Apr 2024',
      '- **4 civilians killed** · Mayor · said 31 Mar 2024',
      '**E1 · Raid on a market**',
      '- **3 wounded (civilians)** · Mayor · said 31 Mar 2024',
    ]);
  });
});

describe('two claimants that turn out to be one', () => {
  it('have their word attributed to whom it is, and not told to stand no longer', async () => {
    await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Town hall', '9 civilians killed', '04-01');
    await room.said(2);
    await room.know('Mayor', { aliases: 'Town hall' });
    expect((await below(3)).slice(2)).toEqual([
      '**Settled ·** ~~≠ Killed, civilians · conflicting figures, gap 5~~',
      '- ~~9 civilians killed~~ · Town hall · said 1 Apr 2024 · now attributed to Mayor',
      '- was ~~4 civilians killed~~ (31 Mar 2024), now **9 civilians killed** · Mayor · said 1 Apr 2024',
    ]);
  });

  it('have no status in dispute with themselves', async () => {
    await room.claim('Mayor', '9 militants killed', '03-31');
    await room.claim('Town hall', '9 civilians killed', '04-01');
    await room.ask('add dispute', { claim: 'E1.1', other: 'E1.2' });
    expect((await room.said(2))?.join()).toContain('disputed status');
    await room.know('Mayor', { aliases: 'Town hall' });
    expect((await below(3)).slice(2)).toEqual([
      '**Settled ·** ~~≠ Killed · disputed status: the same people, counted under two categories~~',
      '- **9 militants killed** · Mayor · said 31 Mar 2024',
      '- ~~9 civilians killed~~ · Town hall · said 1 Apr 2024 · now attributed to Mayor',
    ]);
  });
});

describe('a new claim that its claimant has gone beyond', () => {
  it('says whether it has since said the same, or otherwise, of each figure', async () => {
    await room.claim('Mayor', '4 civilians killed, 3 wounded', '03-31');
    await room.claim('Mayor', '4 civilians killed, 5 wounded', '04-01');
    await room.claim('Residents', 'responsibility', '03-31');
    await room.claim('Residents', 'responsibility', '04-01');
    await room.claim('JNIM', 'responsibility', '03-31');
    await room.claim('JNIM', 'denies responsibility', '04-01');
    expect((await below(2)).filter((line) => line.includes('has since'))).toEqual([
      '- **4 civilians killed** · Mayor · said 31 Mar 2024 · has since said the same again',
      '- **responsibility** · Residents · said 31 Mar 2024 · has since said the same again',
      '- **responsibility** · JNIM · said 31 Mar 2024 · has since said otherwise',
    ]);
  });
});
