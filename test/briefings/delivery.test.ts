import { beforeEach, describe, expect, it } from 'vitest';
import { MessageRefusedError } from '../../src/briefings/channels.ts';
import { SITREP } from '../../src/briefings/delivery.ts';
import { markOf } from '../../src/briefings/nonce.ts';
import { readSlots } from '../../src/briefings/slots.ts';
import { Desk } from '../../src/store/desk.ts';
import { redactionOf } from '../../src/store/redaction-of.ts';
import { MANAGER, textOf } from '../support/command-room.ts';
import { DigestRoom, periodOf } from '../support/digest-room.ts';

const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-30' };
const LOST = new Error('Discord took it, and its answer was lost');

let room: DigestRoom;

beforeEach(async () => {
  room = new DigestRoom();
  await room.setUp({ place: 'sahel' });
  await room.ask('add event', RAID);
  await room.ask('add claim', { event: 'E1', claimant: 'Residents', says: '9 civilians killed', said: '2024-04-01' });
});

const typesAfter = (seq: number) => room.desk.casebook.entriesAfter(seq).map(({ action }) => action.type);
const nonces = () => room.channels.sent.map(({ nonce }) => nonce);

/** So much that a digest of it takes several messages. */
async function recordMuch(): Promise<void> {
  for (let number = 1; number <= 60; number += 1) {
    const claimant = `A claimant with a rather long name, number ${number}`;
    await room.ask('add claim', { event: 'E1', claimant, says: '9 civilians killed', said: '2024-03-31' });
  }
}

/** Does something once, after the first message is sent and before the next. */
function meanwhile(act: () => Promise<unknown>): void {
  const send = room.channels.send.bind(room.channels);
  room.channels.send = async (...message) => {
    const id = await send(...message);
    room.channels.send = send;
    await act();
    return id;
  };
}

describe('delivery', () => {
  it('has the plan in the journal before anything is sent, and the result after', async () => {
    await room.morning(2);
    const [planned, sent] = room.desk.casebook.entriesAfter(3).map(({ action }) => action);
    const slot = '2024-04-02T08:00:00.000Z';
    const about = { digest: 1, slot, through: 3, version: expect.any(Number) };
    expect(planned).toEqual({ type: 'digest.planned', ...about, parts: nonces(), missed: 0 });
    expect(sent).toEqual({ type: 'digest.sent', ...about, messages: ['message-1'] });
  });

  it('sends one digest a slot, however often it falls due and in however many processes', async () => {
    const other = new Desk(room.store, room.desk.guild);
    await Promise.all([room.morning(2), room.morning(2, { desk: other })]);
    await room.morning(2);
    await room.morning(2, { desk: other });
    expect(room.channels.sent).toHaveLength(1);
    await room.desk.refresh();
    expect(typesAfter(3)).toEqual(['digest.planned', 'digest.sent']);
  });

  it('leaves to another process what that one has begun, or finished, in between', async () => {
    const other = new Desk(room.store, room.desk.guild);
    const fault = room.channels.fault.bind(room.channels);
    room.channels.fault = async (where) => {
      room.channels.fault = fault;
      room.channels.faults.push(LOST);
      await expect(room.morning(2, { desk: other })).rejects.toThrow(LOST);
      return fault(where);
    };
    expect(await room.morning(2)).toEqual([]);
    expect(typesAfter(3)).toEqual(['digest.planned']);
    meanwhile(() => room.deliver(null, { desk: other }));
    await room.deliver(null);
    await room.desk.refresh();
    expect(typesAfter(3)).toEqual(['digest.planned', 'digest.sent']);
    expect(room.channels.sent).toHaveLength(1);
  });

  it('says after a restart what it would have said, word for word, and leaves out nothing recorded meanwhile', async () => {
    room.channels.faults.push(LOST);
    await expect(room.morning(2)).rejects.toThrow(LOST);
    await room.ask('add claim', { event: 'E1', claimant: 'Hospital', says: '6 civilians killed', said: '2024-04-02' });
    await room.ask('withdraw claim', { claim: 'E1.1', reason: 'another raid' });
    const [first = '', second = ''] = await room.morning(3, { desk: new Desk(room.store, room.desk.guild) });
    expect(first).toContain('- **9 civilians killed** · Residents');
    expect(first).not.toContain('Hospital');
    expect(second).toContain('Hospital');
    expect(second).toContain('withdrawn: another raid');
    expect(second).not.toContain('Raid on a market** · 30 March 2024 · Gao, Mali · new event');
  });

  it('sends again what was under way, under the same nonces, while Discord remembers them', async () => {
    await recordMuch();
    room.channels.faults.push(null, LOST);
    await expect(room.morning(2)).rejects.toThrow(LOST);
    expect(room.channels.sent).toHaveLength(1);
    await room.deliver(null);
    const [planned] = room.desk.casebook.entriesAfter(63).map(({ action }) => action);
    expect(planned).toMatchObject({ type: 'digest.planned', parts: nonces() });
    expect(new Set(nonces()).size).toBe(room.channels.sent.length);
    expect(room.desk.casebook.digest(1)?.planned).toBeNull();
  });

  it('looks for what was under way once Discord has forgotten the nonces, and sends what is not there', async () => {
    await recordMuch();
    room.channels.faults.push(null, LOST);
    await expect(room.morning(2)).rejects.toThrow(LOST);
    // What comes later in other words than were planned would be another message to Discord, not to the record.
    room.now = new Date(room.now.getTime() + 3_600_000);
    room.channels.forgetNonces();
    await room.deliver(null);
    expect(new Set(nonces()).size).toBe(room.channels.sent.length);
    expect(typesAfter(64)).toEqual(['digest.sent']);
  });

  it('does not send again what stands in the channel, though it would be put otherwise now', async () => {
    room.channels.faults.push(null);
    const { record } = room.desk;
    room.desk.record = async (decide, options) => {
      const entry = await record.call(room.desk, decide, options);
      if (entry.action.type === 'digest.planned') room.desk.record = () => Promise.reject(new Error('killed'));
      return entry;
    };
    await expect(room.morning(2)).rejects.toThrow('killed');
    // Another process, of a Sitrep that puts things otherwise, which its other language stands for.
    const desk = new Desk(room.store, room.desk.guild);
    const casebook = await desk.refresh();
    const planned = casebook.digest(1)?.planned;
    if (!planned) throw new Error('nothing was planned');
    Object.assign(planned.content, { language: 'fr' });
    expect(await room.deliver(null, { desk })).toEqual([]);
    expect(desk.casebook.digest(1)).toMatchObject({ planned: null, cursor: 3 });
  });

  it('finishes in the channel and language it was begun in, where the digest is edited in between', async () => {
    room.channels.faults.push(LOST);
    await expect(room.morning(2)).rejects.toThrow(LOST);
    await room.ask('digest edit', { digest: 'D1', language: 'fr' }, { by: MANAGER });
    expect((await room.deliver(null))[0]).toMatch(/^## Briefing · Sahel/);
    await room.ask('add event', { ...RAID, title: 'Another' });
    expect((await room.morning(3))[0]).toMatch(/^## Point de situation · Sahel/);
  });

  it('says all of it in the new channel, where it is moved in between', async () => {
    room.channels.faults.push(LOST);
    await expect(room.morning(2)).rejects.toThrow(LOST);
    await room.ask('digest edit', { digest: 'D1', channel: '556' }, { by: MANAGER });
    expect(await room.deliver(null)).toEqual([]);
    expect((await room.morning(3))[0]).toContain('- **9 civilians killed** · Residents');
    expect(room.channels.sent.map(({ channel }) => channel)).toEqual(['556']);
  });

  it.each([
    ['removed', 'digest remove', {}],
    ['moved', 'digest edit', { channel: '777' }],
  ])('sends no further message where the digest is %s while it is being sent', async (_what, line, values) => {
    await recordMuch();
    meanwhile(() => room.ask(line, { digest: 'D1', ...values }, { by: MANAGER }));
    await room.morning(2);
    expect(room.channels.sent.map(({ channel }) => channel)).toEqual(['555']);
    await room.morning(3);
    const moved = room.channels.sent.slice(1).map(({ channel }) => channel);
    expect(moved).toEqual(line === 'digest edit' ? ['777', '777'] : []);
  });

  it('sends nothing of a text that is redacted while it is being sent, and the rest once', async () => {
    await recordMuch();
    const last = room.desk.casebook.seq;
    const other = new Desk(room.store, room.desk.guild);
    meanwhile(() => other.record((casebook) => redactionOf(casebook, last, null), { by: SITREP, now: room.now }));
    const texts = await room.morning(2);
    // The first message came before it; what the others say is cut otherwise now.
    const numbers = texts.slice(1).flatMap((text) => [...text.matchAll(/number (\d+)/g)].map(([, number]) => number));
    expect(texts[0]).toContain('number 1 ');
    expect(numbers).not.toContain('60');
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toContain('59');
    await room.desk.refresh();
    expect(typesAfter(last).filter((type) => type.startsWith('digest.'))).toEqual(['digest.planned', 'digest.sent']);
  });

  it.each([
    ['told already', 'at once'],
    ['still to be told', 'at once'],
    ['told already', 'after a restart'],
    ['still to be told', 'after a restart'],
  ])(
    'leaves standing what is sent where something %s is redacted, and tells the rest once, %s',
    async (which, when) => {
      const claims: number[] = [];
      for (let number = 2; number <= 40; number += 1) {
        const title = `Raid ${number} on a market with a rather long title so that it takes room`;
        await room.ask('add event', {
          ...RAID,
          title,
          date: new Date(Date.UTC(2020, 0, number * 20)).toISOString().slice(0, 10),
        });
        await room.ask('add claim', { event: `E${number}`, claimant: 'Mayor', says: `${number} civilians killed` });
        claims.push(room.desk.casebook.seq);
      }
      const seq = claims.at(which === 'told already' ? 0 : -1) ?? 0;
      const other = new Desk(room.store, room.desk.guild);
      const redact = () => other.record((casebook) => redactionOf(casebook, seq, null), { by: SITREP, now: room.now });
      if (when === 'at once') {
        meanwhile(redact);
        await room.morning(2);
      } else {
        room.channels.faults.push(null, LOST);
        await expect(room.morning(2)).rejects.toThrow(LOST);
        await redact();
        await room.deliver(null, { desk: new Desk(room.store, room.desk.guild) });
      }
      const text = room.channels.sent.map((each) => each.text);
      const [told, ...rest] = text.map((each) =>
        [...each.matchAll(/^\*\*(E\d+) ·(?!.*continued)/gm)].map(([, id]) => id),
      );
      expect([...(told ?? []), ...rest.flat()].toSorted()).toEqual(
        claims
          .map((_, index) => `E${index + 2}`)
          .concat('E1')
          .toSorted(),
      );
      expect(text.join('\n').match(/civilians killed/g)).toHaveLength(which === 'told already' ? 40 : 39);
      expect(text.map((each) => /Page (\d+)/.exec(each)?.[1])).toEqual(text.map((_, index) => `${index + 1}`));
      expect(text.filter((each) => each.startsWith('## '))).toHaveLength(1);
    },
  );

  it('says a line that was cut for its length once, also where a text is redacted while it is being sent', async () => {
    const long = (word: string, most = 100) => `${word} `.padEnd(most, '*');
    const harmed = (harm: string) =>
      ['civilians', 'soldiers', 'police officers', 'peacekeepers'].map((who) => `14 ${who} ${harm}`);
    const says = ['killed', 'wounded', 'missing', 'captured'].flatMap(harmed).join(', ');
    const [url, said] = [`https://example.org/${'a'.repeat(470)}`, '2024-04-01'];
    await room.ask('add event', { ...RAID, title: long('Raid on a ferry', 200), date: '2024-02-10' });
    for (const claimant of ['Mayor', 'Imam'])
      await room.ask('add claim', { event: 'E2', claimant: long(claimant), via: long('Radio'), url, says, said });
    await room.morning(2);
    await room.ask('edit claim', { claim: 'E2.1', claimant: long('Mayor of Gao') });
    await room.ask('edit claim', { claim: 'E2.2', claimant: long('Imam of Gao') });
    await room.ask('add claim', { event: 'E1', claimant: 'Hospital', says: '9 civilians killed', said });
    const { seq } = room.desk.casebook;
    meanwhile(() => room.desk.record((casebook) => redactionOf(casebook, seq, null), { by: SITREP, now: room.now }));
    const texts = await room.morning(3);
    expect(texts.join('\n').match(/^- .*…$/gm)).toHaveLength(2);
    expect(texts.map((text) => [...text.matchAll(/\*\*(E2\.\d) ·/g)].map(([, claim]) => claim))).toEqual([
      ['E2.1'],
      ['E2.2'],
    ]);
  });

  it('sends nothing where all it had begun to say is redacted before it could', async () => {
    await room.morning(2);
    const { seq } = room.desk.casebook;
    await room.ask('add claim', { event: 'E1', claimant: 'Mayor', says: '9 civilians killed', said: '2024-04-01' });
    room.channels.faults.push(new Error('Discord does not answer'));
    await expect(room.morning(3)).rejects.toThrow('does not answer');
    await room.desk.record((casebook) => redactionOf(casebook, seq + 1, null), { by: SITREP, now: room.now });
    expect(await room.deliver(null)).toEqual([]);
    expect(typesAfter(seq)).toEqual(['content.redacted', 'digest.planned', 'entry.redacted', 'digest.sent']);
  });

  it('puts a notice in the place of a message Discord does not take, and goes on from there', async () => {
    room.channels.faults.push(new MessageRefusedError('Invalid Form Body'));
    const text = 'There is news that could not be shown here. `/claims` and `/disputes` have it.';
    expect(await room.morning(2)).toEqual([text]);
    expect(room.refused).toEqual(['Invalid Form Body']);
    await room.ask('add event', { ...RAID, title: 'The next' });
    const [next = ''] = await room.morning(3);
    expect(next).toContain('The next');
    expect(next).not.toContain('Residents');
  });

  it('keeps what it has planned where not even the notice is taken', async () => {
    room.channels.faults.push(
      new MessageRefusedError('Invalid Form Body'),
      new MessageRefusedError('Invalid Form Body'),
    );
    await expect(room.morning(2)).rejects.toThrow('Invalid Form Body');
    expect((await room.morning(3))[0]).toContain('Residents');
  });

  it('begins nothing where the channel is closed', async () => {
    room.channels.closed = 'forbidden';
    await expect(room.morning(2)).rejects.toMatchObject({ name: 'ChannelClosedError', fault: 'forbidden' });
    expect(typesAfter(3)).toEqual([]);
  });

  it('has nonces and marks Discord takes', async () => {
    await room.morning(2);
    const [nonce = ''] = nonces();
    expect(nonce).toMatch(/^[\w-]{25}$/);
    expect(markOf(nonce)).toBeGreaterThanOrEqual(2 ** 30);
    expect(markOf(nonce)).toBeLessThan(2 ** 31);
  });
});

describe('the period a digest names', () => {
  it('is the one it covers: to its slot, and from there the next time', async () => {
    const [first = ''] = await room.morning(2);
    await room.ask('add event', { ...RAID, title: 'Another' });
    const [second = ''] = await room.morning(3);
    await room.ask('add event', { ...RAID, title: 'A third' });
    room.now = new Date('2024-04-03T20:00:00Z');
    const preview = textOf(await room.ask('digest preview', { digest: 'D1' }, { by: MANAGER }));
    expect([first, second, preview].map(periodOf)).toEqual([
      ['2024-04-01T08:00:01.000Z', '2024-04-02T08:00:00.000Z'],
      ['2024-04-02T08:00:00.000Z', '2024-04-03T08:00:00.000Z'],
      ['2024-04-03T08:00:00.000Z', '2024-04-03T20:00:01.000Z'],
    ]);
  });

  it('ends at the slot, however late it is dealt with; what came after waits for its own', async () => {
    room.now = new Date('2024-04-02T08:00:03Z');
    await room.ask('add event', { ...RAID, title: 'After the slot' });
    const [first = ''] = await room.morning(2, { lateBy: 4 });
    const [second = ''] = await room.morning(3);
    expect([first, second].map((text) => [...periodOf(text), text.includes('After the slot')])).toEqual([
      ['2024-04-01T08:00:01.000Z', '2024-04-02T08:00:00.000Z', false],
      ['2024-04-02T08:00:00.000Z', '2024-04-03T08:00:00.000Z', true],
    ]);
  });

  it('never goes back to before what has been said', async () => {
    await room.setUp({ channel: '556', 'when-empty': 'say so' });
    const at = async (time: string, asked: boolean): Promise<number> => {
      const slot = new Date(`2024-04-02T${time}Z`);
      room.now = new Date('2024-04-02T08:00:05Z');
      await room.deliver({ slot, slots: null, asked }, { digest: 2 });
      return room.desk.casebook.digest(2)?.cursor ?? 0;
    };
    room.now = new Date('2024-04-02T08:00:03Z');
    await room.ask('add event', { ...RAID, title: 'At the last moment' });
    expect(await at('08:00:04', true)).toBe(5);
    expect(await at('08:00:04', true)).toBe(5);
    expect(await at('08:00:05', false)).toBeGreaterThanOrEqual(5);
  });

  it('is not stopped by a clock that was a year ahead when something was recorded', async () => {
    room.now = new Date('2025-04-02T08:00:00Z');
    await room.ask('add event', { ...RAID, title: 'In another year' });
    expect((await room.morning(2))[0]).toContain('In another year');
    await room.ask('add event', { ...RAID, title: 'The next' });
    expect((await room.morning(3))[0]).toContain('The next');
  });
});

describe('a digest that stands for several', () => {
  const DAILY = readSlots('0 8 * * *', 'UTC');
  const missedIn = (text = '') => /stands for \d+ earlier briefings? that w\w+ not sent/.exec(text)?.[0] ?? null;

  it('says for how many: those at which there was something to say', async () => {
    await room.morning(2, { slots: DAILY });
    // The 3rd and 4th had nothing to say, the 5th, 6th and 7th had.
    room.now = new Date('2024-04-04T12:00:00Z');
    await room.ask('add event', { ...RAID, title: 'Another' });
    const [text] = await room.morning(8, { slots: DAILY });
    expect(missedIn(text)).toBe('stands for 3 earlier briefings that were not sent');
    await room.ask('add event', { ...RAID, title: 'A third' });
    expect(missedIn((await room.morning(9, { slots: DAILY }))[0])).toBeNull();
  });

  it('counts each slot of one that always says something', async () => {
    await room.setUp({ channel: '556', 'when-empty': 'say so' });
    await room.morning(2, { slots: DAILY, digest: 2 });
    const [text] = await room.morning(4, { slots: DAILY, digest: 2 });
    expect(missedIn(text)).toBe('stands for 1 earlier briefing that was not sent');
  });

  it('does not count what its place has nothing to do with', async () => {
    await room.morning(2, { slots: DAILY });
    await room.ask('add event', { ...RAID, place: 'Krasnogorsk, Moscow Oblast, Russia' });
    room.now = new Date('2024-04-04T12:00:00Z');
    await room.ask('add event', { ...RAID, title: 'Another' });
    expect(missedIn((await room.morning(5, { slots: DAILY }))[0])).toBeNull();
  });
});
