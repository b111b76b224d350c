import { beforeEach, describe, expect, it } from 'vitest';
import { RAID_HEADING, RaidRoom } from '../support/raid-room.ts';

let room: RaidRoom;

beforeEach(async () => {
  room = await RaidRoom.open();
});

async function below(day: number): Promise<string[]> {
  return (await room.said(day))?.slice(1) ?? [];
}

describe('a figure whose claim the desk took out is no word its claimant revised', () => {
  it('where an earlier one stands again', async () => {
    await room.claim('Mayor', '4 civilians killed', '03-30');
    await room.claim('Mayor', '7 civilians killed', '03-31');
    await room.said(2);
    await room.ask('withdraw claim', { claim: 'E1.2', reason: 'of another day' });
    expect(await below(3)).toEqual([
      '### Revised',
      RAID_HEADING,
      '- **4 civilians killed** · Mayor · said 30 Mar 2024 · in place of ~~7 civilians killed~~ (31 Mar 2024), withdrawn: of another day',
      '### Withdrawn or taken back',
      '- **E1.2 · Raid on a market:** ~~“7 civilians killed”~~ · Mayor · said 31 Mar 2024 · withdrawn: of another day',
    ]);
  });

  it('where it is in conflict, and was undone', async () => {
    await room.claim('Mayor', '4 civilians killed', '03-30');
    await room.claim('Residents', '9 civilians killed', '03-31');
    await room.claim('Mayor', '7 civilians killed', '03-31');
    await room.said(2);
    await room.ask('undo');
    expect((await below(3)).slice(0, 5)).toEqual([
      '### Conflicting claims',
      RAID_HEADING,
      '**Changed · ≠ Killed, civilians · conflicting figures, gap 5** (was 2)',
      '- **9 civilians killed** · Residents · said 31 Mar 2024',
      '- **4 civilians killed** · Mayor · said 30 Mar 2024 · in place of ~~7 civilians killed~~ (31 Mar 2024), taken back by the member who recorded it',
    ]);
  });

  it('where it turned out to be another claimant’s', async () => {
    await room.claim('Mayor', '4 civilians killed', '03-30');
    await room.claim('Mayor', '7 civilians killed', '03-31');
    await room.said(2);
    await room.ask('edit claim', { claim: 'E1.2', claimant: 'Residents' });
    expect((await below(3)).join('\n')).toContain(
      '- **4 civilians killed** · Mayor · said 30 Mar 2024 · in place of ~~7 civilians killed~~ (31 Mar 2024), now attributed to Residents',
    );
  });

  it('and is one where they said something else', async () => {
    await room.claim('Mayor', '7 civilians killed', '03-30');
    await room.said(2);
    await room.claim('Mayor', '4 civilians killed', '03-31');
    expect((await below(3)).at(-1)).toBe(
      '- was ~~7 civilians killed~~ (30 Mar 2024), now **4 civilians killed** · Mayor · said 31 Mar 2024',
    );
  });
});
