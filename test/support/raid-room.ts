import { Desk } from '../../src/store/desk.ts';
import { MANAGER } from './command-room.ts';
import { DigestRoom, withoutTimes } from './digest-room.ts';

export const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-30' };
/** As a digest introduces it. */
export const RAID_HEADING = '**E1 · Raid on a market** · 30 March 2024 · Gao, Mali';

/** A room with one event, of which claims are made and redacted between digests. */
export class RaidRoom extends DigestRoom {
  static async open(): Promise<RaidRoom> {
    const room = new RaidRoom();
    await room.setUp({ place: 'sahel' });
    await room.ask('add event', RAID);
    return room;
  }

  /** Records a claim; the number of its entry. */
  async claim(claimant: string, says: string, on: string, event = 'E1'): Promise<number> {
    await this.ask('add claim', { event, claimant, says, said: `2024-${on}` });
    return this.desk.casebook.seq;
  }

  /** Records what is known of a claimant; the number of its entry. */
  async know(claimant: string, values: Readonly<Record<string, string>>): Promise<number> {
    await this.ask('claimant', { claimant, ...values });
    return this.desk.casebook.seq;
  }

  async redact(...entries: readonly number[]): Promise<void> {
    for (const entry of entries) await this.ask('record redact', { entry, reason: 'names a witness' }, { by: MANAGER });
  }

  /** What the digest of a morning says below its heading; null where it says nothing. The record is read anew before it. */
  async said(day: number): Promise<string[] | null> {
    const [text, ...more] = await this.morning(day, { desk: new Desk(this.store, this.desk.guild) });
    if (more.length > 0) throw new Error('the digest has more than one message');
    await this.desk.refresh();
    return text === undefined ? null : withoutTimes(text).slice(1);
  }
}
