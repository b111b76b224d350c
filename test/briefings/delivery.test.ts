import { beforeEach, describe, expect, it } from 'vitest';
import { previousRun } from '../../src/briefings/cron.ts';
import { deliver, nonceOf } from '../../src/briefings/delivery.ts';
import { MessageRefusedError, type Send } from '../../src/briefings/send.ts';
import { digestBriefing, digestPlace } from '../../src/render/digest-briefing.ts';
import type { Reply } from '../../src/render/reply.ts';
import { Desk } from '../../src/store/desk.ts';
import { CommandRoom, MANAGER, OTHER_MODERATOR, textOf } from '../support/command-room.ts';

interface Sent {
  readonly channel: string;
  readonly text: string;
  readonly nonce: string;
}

let room: CommandRoom;
let sent: Sent[];
let failures: number;
let refused: string[];

beforeEach(async () => {
  room = new CommandRoom();
  sent = [];
  failures = 0;
  refused = [];
  await room.ask('digest create', { channel: '555', place: 'sahel' }, { by: MANAGER });
});

async function send(channel: string, reply: Reply, nonce: string): Promise<string> {
  if (failures > 0) {
    failures -= 1;
    throw new Error('Discord does not answer');
  }
  sent.push({ channel, text: textOf(reply), nonce });
  return `message-${sent.length}`;
}

interface Morning {
  readonly desk?: Desk;
  readonly send?: Send;
  /** Dealt with this many hours later, as a start finds it. */
  readonly missedBy?: number;
}

/** Delivers the digest for a slot on a day of April 2024, at 08:00. */
async function morning(
  day: number,
  { desk = room.desk, send: by = send, missedBy = 0 }: Morning = {},
): Promise<number> {
  const slot = new Date(Date.UTC(2024, 3, day, 8));
  room.now = new Date(slot.getTime() + missedBy * 3_600_000 + 5_000);
  const due = { slot, now: room.now, missed: missedBy > 0 };
  return deliver(desk, 1, due, { send: by, onRefused: (error) => refused.push(error.message) });
}

/** The period a digest says it covers, in UTC. */
function periodOf(text: string): string[] {
  return [...text.matchAll(/<t:(\d+):f>/g)].slice(0, 2).map(([, at]) => new Date(Number(at) * 1000).toISOString());
}

const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-30' };

async function recordDispute(): Promise<void> {
  await room.ask('add event', RAID);
  await room.ask('add claim', {
    event: 'E1',
    claimant: 'Town hall',
    says: '4 civilians killed',
    said: '2024-03-31',
    via: 'Radio Gao',
  });
  await room.ask('add claim', { event: 'E1', claimant: 'Residents', says: '9 civilians killed', said: '2024-04-01' });
}

describe('a digest', () => {
  it('says what was recorded since the last: conflicts first, then claims by country and event', async () => {
    await recordDispute();
    expect(await morning(2)).toBe(1);
    expect(sent.map(({ channel }) => channel)).toEqual(['555']);
    expect(sent[0]?.text.replace(/<t:\d+:f>/g, '<time>')).toBe(
      [
        '## Briefing · Sahel (UNISS)',
        '-# recorded from <time> to <time> · 1 new event · 2 new claims · 1 change to conflicts',
        '### Conflicting claims',
        '**New** · **E1 · Raid on a market**',
        '**≠ Killed, civilians · conflicting figures, gap 5**',
        '- **9 civilians killed** · Residents · said 1 Apr 2024',
        '- **4 civilians killed** · Town hall, via Radio Gao · said 31 Mar 2024',
        '### New claims',
        '__Mali__',
        '**E1 · Raid on a market** · 30 March 2024 · Gao, Mali · new event',
        '- **4 civilians killed** · Town hall, via Radio Gao · said 31 Mar 2024',
        '- **9 civilians killed** · Residents · said 1 Apr 2024',
      ].join('\n'),
    );
  });

  it('does not say again what it has said, and keeps silent when there is nothing new', async () => {
    await recordDispute();
    await morning(2);
    expect(await morning(3)).toBe(0);
    expect(room.desk.casebook.entriesAfter(4).map((entry) => entry.action.type)).toEqual([
      'digest.planned',
      'digest.sent',
    ]);
    await room.ask('add claim', { event: 'E1', claimant: 'Residents', says: '7 civilians killed', said: '2024-04-02' });
    await morning(4);
    const text = sent[1]?.text ?? '';
    expect(text).toContain('**Changed** · **E1 · Raid on a market**');
    expect(text).toContain('gap 3');
    expect(text).toContain('### Revised');
    expect(text).toContain(
      '- **7 civilians killed** · Residents · said 2 Apr 2024 · before: ~~9 civilians killed~~ (1 Apr 2024)',
    );
    expect(text).not.toContain('new event');
  });

  it('tells when a conflict is settled, and what was withdrawn or taken back', async () => {
    await recordDispute();
    await room.ask('add event', { ...RAID, title: 'Ambush', place: 'Diffa, Niger' }, { by: OTHER_MODERATOR });
    await morning(2);
    await room.ask('undo', {}, { by: OTHER_MODERATOR });
    await room.ask('withdraw claim', { claim: 'E1.2', reason: 'another raid' });
    await morning(3);
    const text = sent[1]?.text ?? '';
    expect(text).toContain('**Settled** (no longer in conflict) · **E1 · Raid on a market**');
    expect(text).toContain(
      '- **E1.2** ~~“9 civilians killed”~~ · Residents · said 1 Apr 2024 · withdrawn: another raid',
    );
    expect(text).toContain('- ~~**E2 · Ambush**~~ · taken back by the member who recorded it');
  });

  it('covers its place and no other', async () => {
    await room.ask('add event', { ...RAID, place: 'Krasnogorsk, Moscow Oblast, Russia' });
    expect(await morning(2)).toBe(0);
  });

  it('covers the place it was set up for after the last event there is taken back', async () => {
    await room.ask('digest remove', { digest: 'D1' }, { by: MANAGER });
    await room.ask('add event', { ...RAID, place: 'Ansongo, Gao, Mali' });
    await room.ask('digest create', { channel: '555', place: 'Ansongo' }, { by: MANAGER });
    await room.ask('undo');
    await room.ask('add event', { ...RAID, title: 'Elsewhere', place: 'Krasnogorsk, Moscow Oblast, Russia' });
    await room.ask('add event', { ...RAID, title: 'There again', place: 'Ansongo, Gao, Mali' });
    expect(textOf(await room.ask('digest list', {}, { by: MANAGER }))).toContain(' · on Ansongo, Gao, Mali · ');
    const text = textOf(await room.ask('digest preview', { digest: 'D2' }, { by: MANAGER }));
    expect(text).toContain('There again');
    expect(text).not.toContain('Elsewhere');
  });

  it('covers nothing where nobody knows its region any more', async () => {
    await recordDispute();
    const [state] = room.desk.casebook.digests();
    if (!state) throw new Error('there is no digest');
    const lost = { ...state, content: { ...state.content, area: { kind: 'region' as const, region: 'r-of-old' } } };
    expect(digestBriefing(lost, room.desk.casebook.seq, room.now, room.desk.casebook).messages).toEqual([]);
    expect(digestPlace(lost.content, 'en')).toBe('r-of-old');
  });

  it('says so when there is nothing new, where it was set up to', async () => {
    await room.ask('digest create', { channel: '556', 'when-empty': 'say so', language: 'fr' }, { by: MANAGER });
    const slot = new Date('2024-04-02T08:00:00Z');
    const due = { slot, now: slot, missed: false };
    expect(await deliver(room.desk, 2, due, { send, onRefused: () => undefined })).toBe(1);
    expect(sent[0]?.text).toContain('Rien de neuf n’a été enregistré.');
  });
});

describe('delivery', () => {
  it('sends one digest a slot, however often it falls due and in however many processes', async () => {
    await recordDispute();
    const other = new Desk(room.store, room.desk.guild);
    await Promise.all([morning(2), morning(2, { desk: other })]);
    await morning(2);
    await morning(2, { desk: other });
    expect(new Set(sent.map(({ nonce }) => nonce))).toEqual(
      new Set([nonceOf('9001', 1, '2024-04-02T08:00:00.000Z', 0)]),
    );
    const types = (await room.desk.refresh()).entriesAfter(4).map((entry) => entry.action.type);
    expect(types).toEqual(['digest.planned', 'digest.sent']);
  });

  it('finishes after a restart what it had planned, with the same nonce, and leaves out nothing recorded meanwhile', async () => {
    await recordDispute();
    failures = 1;
    await expect(morning(2)).rejects.toThrow('Discord does not answer');
    await room.ask('add claim', { event: 'E1', claimant: 'Hospital', says: '6 civilians killed', said: '2024-04-02' });
    const restarted = new Desk(room.store, room.desk.guild);
    expect(await morning(3, { desk: restarted })).toBe(2);
    expect(sent.map(({ nonce }) => nonce)).toEqual([
      nonceOf('9001', 1, '2024-04-02T08:00:00.000Z', 0),
      nonceOf('9001', 1, '2024-04-03T08:00:00.000Z', 0),
    ]);
    expect(sent[0]?.text).not.toContain('Hospital');
    expect(sent[1]?.text).toContain('Hospital');
    expect(sent[1]?.text).not.toContain('Town hall, via Radio Gao · said 31 Mar 2024\n- **9');
  });

  it('says after a restart what it would have said, word for word', async () => {
    await recordDispute();
    const first: Sent[] = [];
    const losing: Send = async (channel, reply, nonce) => {
      first.push({ channel, text: textOf(reply), nonce });
      throw new Error('Discord took it, and its answer was lost');
    };
    await expect(morning(2, { send: losing })).rejects.toThrow('its answer was lost');
    await room.ask('withdraw claim', { claim: 'E1.2', reason: 'another raid' });
    expect(await morning(2, { desk: new Desk(room.store, room.desk.guild), missedBy: 30 })).toBe(1);
    expect(sent).toEqual(first);
  });

  it('puts a notice in the place of a message Discord does not take, and goes on from there', async () => {
    await recordDispute();
    const refusing: Send = async (channel, reply, nonce) => {
      if (textOf(reply).includes('Town hall')) throw new MessageRefusedError('Invalid Form Body');
      return send(channel, reply, nonce);
    };
    expect(await morning(2, { send: refusing })).toBe(1);
    const nonce = nonceOf('9001', 1, '2024-04-02T08:00:00.000Z', 0);
    const text = 'There is news that could not be shown here. `/claims` and `/disputes` have it.';
    expect(sent).toEqual([{ channel: '555', text, nonce }]);
    expect(refused).toEqual(['Invalid Form Body']);
    expect(room.desk.casebook.entriesAfter(4).map((entry) => entry.action.type)).toEqual([
      'digest.planned',
      'digest.sent',
    ]);
    await room.ask('add event', { ...RAID, title: 'The next' });
    expect(await morning(3)).toBe(1);
    expect(sent[1]?.text).toContain('The next');
    expect(sent[1]?.text).not.toContain('Town hall');
  });

  it('keeps what it has planned where not even the notice is taken', async () => {
    await recordDispute();
    const nothing: Send = async () => {
      throw new MessageRefusedError('Invalid Form Body');
    };
    await expect(morning(2, { send: nothing })).rejects.toThrow('Invalid Form Body');
    expect(await morning(3)).toBe(1);
    expect(sent[0]?.text).toContain('Town hall');
  });

  it('has nonces Discord takes', () => {
    expect(nonceOf('9'.repeat(20), 25, '2024-04-02T08:00:00.000Z', 12)).toMatch(/^[\w-]{25}$/);
  });
});

describe('the period a digest names', () => {
  it('is the one it covers: to its slot, and from there the next time', async () => {
    await recordDispute();
    await morning(2);
    await room.ask('add event', { ...RAID, title: 'Another' });
    await morning(3);
    await room.ask('add event', { ...RAID, title: 'A third' });
    room.now = new Date('2024-04-03T20:00:00Z');
    const preview = textOf(await room.ask('digest preview', { digest: 'D1' }, { by: MANAGER }));
    expect([...sent.map(({ text }) => text), preview].map(periodOf)).toEqual([
      ['2024-04-01T08:00:01.000Z', '2024-04-02T08:00:00.000Z'],
      ['2024-04-02T08:00:00.000Z', '2024-04-03T08:00:00.000Z'],
      ['2024-04-03T08:00:00.000Z', '2024-04-03T20:00:01.000Z'],
    ]);
  });

  it('ends with the last entry it has where that came after its slot', async () => {
    await recordDispute();
    room.now = new Date('2024-04-02T08:00:03Z');
    await room.ask('add event', { ...RAID, title: 'At the last moment' });
    await morning(2);
    await room.ask('add event', { ...RAID, title: 'Another' });
    await morning(3);
    expect(sent[0]?.text).toContain('At the last moment');
    expect(sent.map(({ text }) => periodOf(text))).toEqual([
      ['2024-04-01T08:00:01.000Z', '2024-04-02T08:00:04.000Z'],
      ['2024-04-02T08:00:04.000Z', '2024-04-03T08:00:00.000Z'],
    ]);
  });

  it('ends at a slot that was missed, and what came later waits for its own', async () => {
    await recordDispute();
    room.now = new Date('2024-04-02T10:00:00Z');
    await room.ask('add event', { ...RAID, title: 'After the slot' });
    expect(await morning(2, { missedBy: 4 })).toBe(1);
    expect(await morning(3)).toBe(1);
    expect(sent.map(({ text }) => [...periodOf(text), text.includes('Town hall'), text.includes('After')])).toEqual([
      ['2024-04-01T08:00:01.000Z', '2024-04-02T08:00:00.000Z', true, false],
      ['2024-04-02T08:00:00.000Z', '2024-04-03T08:00:00.000Z', false, true],
    ]);
  });

  it('never goes back to before what has been said', async () => {
    await room.ask('digest create', { channel: '556', 'when-empty': 'say so' }, { by: MANAGER });
    room.now = new Date('2024-04-02T08:00:03Z');
    await room.ask('add event', { ...RAID, title: 'At the last moment' });
    const at = async (time: string, missed: boolean): Promise<number> => {
      const slot = new Date(`2024-04-02T${time}Z`);
      room.now = new Date('2024-04-02T08:00:05Z');
      const sending = { send, onRefused: () => undefined };
      await deliver(room.desk, 2, { slot, now: room.now, missed }, sending);
      return room.desk.casebook.digest(2)?.cursor ?? 0;
    };
    expect(await at('08:00:00', false)).toBe(3);
    expect(await at('08:00:02', true)).toBe(3);
    expect(sent[1]?.text).toContain('Nothing new was recorded.');
  });
});

describe('the last time cron fields came round', () => {
  const CASES: ReadonlyArray<[cron: string, zone: string, after: string, until: string, last: string | null]> = [
    ['0 8 * * *', 'UTC', '2024-03-01T00:00:00Z', '2024-03-05T07:59:00Z', '2024-03-04T08:00:00.000Z'],
    ['0 8 * * *', 'UTC', '2024-03-01T00:00:00Z', '2024-03-05T08:00:30Z', '2024-03-05T08:00:00.000Z'],
    ['0 8 * * *', 'UTC', '2024-03-05T08:00:00Z', '2024-03-06T07:00:00Z', null],
    ['0 8 * * *', 'Asia/Kabul', '2024-03-01T00:00:00Z', '2024-03-05T12:00:00Z', '2024-03-05T03:30:00.000Z'],
    ['15 * * * *', 'Asia/Kathmandu', '2024-03-01T00:00:00Z', '2024-03-01T02:50:00Z', '2024-03-01T02:30:00.000Z'],
    ['0 8 * * 1', 'UTC', '2024-03-01T00:00:00Z', '2024-03-10T12:00:00Z', '2024-03-04T08:00:00.000Z'],
    ['30 8 1 * *', 'Africa/Niamey', '2024-02-15T00:00:00Z', '2024-03-10T12:00:00Z', '2024-03-01T07:30:00.000Z'],
  ];
  it.each(CASES)('%s in %s after %s until %s', (cron, zone, after, until, last) => {
    expect(previousRun(cron, zone, new Date(after), new Date(until))?.toISOString() ?? null).toBe(last);
  });
});

describe('what is restored', () => {
  it('is told where it had been told withdrawn', async () => {
    await recordDispute();
    await morning(2);
    await room.ask('withdraw claim', { claim: 'E1.2', reason: 'another raid' });
    await morning(3);
    await room.ask('undo');
    await morning(4);
    expect(sent[2]?.text).toContain(
      '### Restored\n- **E1.2** “9 civilians killed” · Residents · said 1 Apr 2024 · stands again',
    );
    await room.ask('withdraw event', { event: 'E1', reason: 'another country' });
    await morning(5);
    await room.ask('undo');
    await morning(6);
    expect(sent[4]?.text).toContain('### Restored\n- **E1 · Raid on a market** · stands again');
  });
});

describe('a digest of many messages', () => {
  it('says on each which event it goes on about', async () => {
    await room.ask('add event', RAID);
    for (let number = 1; number <= 60; number += 1) {
      const claimant = `A claimant with a rather long name, number ${number}`;
      await room.ask('add claim', { event: 'E1', claimant, says: '4 civilians killed', said: '2024-03-31' });
    }
    expect(await morning(2)).toBeGreaterThan(1);
    for (const { text } of sent.slice(1)) {
      expect(text.split('\n')[0]).toBe('**E1 · Raid on a market** · 30 March 2024 · Gao, Mali · new event (continued)');
    }
  });
});
