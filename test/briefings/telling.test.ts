import { beforeEach, describe, expect, it } from 'vitest';
import { ChannelClosedError, type Channels, FlaggedError } from '../../src/briefings/channels.ts';
import { SITREP } from '../../src/briefings/delivery.ts';
import { tellOfPauses, untold } from '../../src/briefings/telling.ts';
import { Desk } from '../../src/store/desk.ts';
import { MANAGER, textOf } from '../support/command-room.ts';
import { DigestRoom } from '../support/digest-room.ts';

const OTHER_MANAGER = { ...MANAGER, id: '1005' };

let room: DigestRoom;

beforeEach(async () => {
  room = new DigestRoom();
  for (const channel of ['501', '502', '503']) await room.setUp({ channel });
  room.channels.notices = '777';
});

const pause = (digest: number) =>
  room.desk.record(() => ({ type: 'digest.paused', digest, why: 'gone' }), { by: SITREP, now: room.now });

/** Tells as a process does that has just read the record. */
async function tell(channels: Channels = room.channels): Promise<void> {
  await tellOfPauses(new Desk(room.store, room.desk.guild), channels, () => room.now);
  await room.desk.refresh();
}

/** Discord takes what is sent, and the process ends before it knows. */
function cut(): Channels {
  const send: Channels['send'] = async (where, reply, nonce) => {
    await room.channels.send(where, reply, nonce);
    throw new Error('ended');
  };
  return Object.assign(Object.create(room.channels) as Channels, { send });
}

/** Where notices stand and which digests each is about, in order. */
const notices = () =>
  room.channels.sent.map(({ channel, text }) => [
    channel,
    ...[...text.matchAll(/\*\*(D\d+)\*\*/g)].map(([, id]) => id),
  ]);

describe('moderators are told once', () => {
  it('in one message of all that are paused', async () => {
    await pause(1);
    await pause(2);
    await tell();
    await tell();
    expect(notices()).toEqual([['777', 'D1', 'D2']]);
  });

  it('though the process ended before it was recorded, others were paused since and Discord forgot', async () => {
    await pause(2);
    await expect(tell(cut())).rejects.toThrow('ended');
    await pause(1);
    room.channels.forgetNonces();
    await expect(tell(cut())).rejects.toThrow('ended');
    await pause(3);
    room.channels.forgetNonces();
    await tell();
    expect(notices()).toEqual([
      ['777', 'D2'],
      ['777', 'D1'],
      ['777', 'D3'],
    ]);
    expect(untold(room.desk.casebook.digests())).toEqual([]);
  });

  it('though the server’s language is another after the process ended', async () => {
    await pause(1);
    await expect(tell(cut())).rejects.toThrow('ended');
    await room.ask('settings', { language: 'fr' }, { by: MANAGER });
    room.channels.forgetNonces();
    await tell();
    expect(notices()).toEqual([['777', 'D1']]);
  });

  it('by one of two processes, and anew of a pause after it was set going again', async () => {
    await pause(1);
    await Promise.all([tell(), tell()]);
    const told = () => room.desk.casebook.entriesAfter(0).filter(({ action }) => action.type === 'digest.told');
    expect([notices().length, told().length]).toEqual([1, 1]);
    await room.ask('digest resume', { digest: 'D1' }, { by: MANAGER });
    await pause(1);
    await tell();
    expect([notices().length, told().length]).toEqual([2, 2]);
  });
});

describe('where no channel of theirs takes it', () => {
  beforeEach(async () => {
    room.channels.notices = null;
    await room.ask('digest create', { channel: '504' }, { by: OTHER_MANAGER });
    for (const digest of [1, 2, 4]) await pause(digest);
  });

  it('those who set digests up are told of their own, of which server, and once', async () => {
    room.channels.direct = true;
    await tell();
    await tell();
    expect(notices()).toEqual([
      [`direct-${MANAGER.id}`, 'D1', 'D2'],
      [`direct-${OTHER_MANAGER.id}`, 'D4'],
    ]);
    expect(room.channels.sent.map(({ text }) => /-# You set .+ up in The desk, where/.exec(text)?.[0])).toEqual([
      '-# You set these up in The desk, where',
      '-# You set this up in The desk, where',
    ]);
  });

  it('those who set digests up are told in the server’s language, of one and of several', async () => {
    await room.ask('settings', { language: 'fr' }, { by: MANAGER });
    room.channels.direct = true;
    await tell();
    const [several, one] = room.channels.sent.map(({ text }) => text);
    expect(several).toContain('`/bulletin reprendre` relance chacun d’eux');
    expect(several).toContain('-# Vous les avez mis en place sur The desk');
    expect(one).toContain('`/bulletin reprendre` le relance');
    expect(one).toContain('-# Vous l’avez mis en place sur The desk');
  });

  it('and they take none either, it is not tried again, and /digest list says it', async () => {
    await tell();
    room.channels.direct = true;
    await tell();
    expect(notices()).toEqual([]);
    expect(untold(room.desk.casebook.digests())).toEqual([]);
    const listed = textOf(await room.ask('digest list', {}, { by: MANAGER })).split('\n');
    expect(listed.filter((line) => line.includes('its channel is no longer there'))).toHaveLength(3);
  });

  it('and one of them can’t be told now, the others are, each once', async () => {
    room.channels.direct = true;
    room.channels.failing.add(`direct-${MANAGER.id}`);
    for (const _ of [1, 2]) await expect(tell()).rejects.toThrow('Discord does not answer');
    expect(notices()).toEqual([[`direct-${OTHER_MANAGER.id}`, 'D4']]);
    room.channels.failing.clear();
    await tell();
    expect(notices().slice(1)).toEqual([[`direct-${MANAGER.id}`, 'D1', 'D2']]);
  });

  it('and Discord lets Sitrep write to nobody, it asks once, gives up and tells of that', async () => {
    const asked: string[] = [];
    const directChannel: Channels['directChannel'] = async (_guild, member) => {
      asked.push(member);
      throw new FlaggedError();
    };
    const channels = Object.assign(Object.create(room.channels) as Channels, { directChannel });
    await expect(tell(channels)).rejects.toThrow(FlaggedError);
    await tell(channels);
    expect(asked).toEqual([MANAGER.id]);
    expect(untold(room.desk.casebook.digests())).toEqual([]);
  });

  it('but is closed only when it is sent to, the next one is tried', async () => {
    room.channels.direct = true;
    const send: Channels['send'] = async (where, reply, nonce) => {
      if (where.channel === '778') throw new ChannelClosedError('forbidden');
      return room.channels.send(where, reply, nonce);
    };
    const channels = Object.assign(Object.create(room.channels) as Channels, {
      send,
      noticeChannels: async () => ['778'],
    });
    await tell(channels);
    expect(notices().map(([channel]) => channel)).toEqual([`direct-${MANAGER.id}`, `direct-${OTHER_MANAGER.id}`]);
  });
});
