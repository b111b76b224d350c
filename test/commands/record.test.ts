import { beforeEach, describe, expect, it } from 'vitest';
import { readStatement } from '../../src/domain/says.ts';
import type { Reply } from '../../src/render/reply.ts';
import type { Decision } from '../../src/store/desk.ts';
import { journalKey } from '../../src/store/journal.ts';
import { CommandRoom, MANAGER, MODERATOR, pressesIn, textOf } from '../support/command-room.ts';

let room: CommandRoom;
const asManager = { by: MANAGER };

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask('add event', {
    title: 'Raid on the farm of a named family',
    place: 'Harouna, Tillabéri, Niger',
    date: '2024-03-20',
    kind: 'Violence against civilians',
    note: 'A private remark',
  });
  await room.ask('add claim', { event: 'E1', claimant: 'Town hall', says: '4 civilians killed', quote: 'A name' });
  await room.ask('add claim', { event: 'E1', claimant: 'Residents', says: '9 civilians killed' });
});

async function redact(entry: number, reason?: string): Promise<string> {
  return textOf(await room.ask('record redact', { entry, ...(reason && { reason }) }, asManager));
}

function record(action: Decision): Promise<unknown> {
  return room.desk.record(() => action, { by: { member: MODERATOR.id, interaction: null }, now: room.now });
}

function saying(says: string) {
  return { says, statement: readStatement(says) };
}

async function answers(): Promise<string> {
  const asked = await Promise.all([
    room.ask('claims', { place: 'niger' }),
    room.ask('claims', { place: 'niger', 'as-of': '2024-04-01' }),
    room.ask('timeline', { place: 'niger' }),
    room.ask('event', { event: 'E1' }),
    room.ask('history', {}),
    room.ask('history', { event: 'E1' }),
  ]);
  return asked.map(textOf).join('\n');
}

async function stored(): Promise<string> {
  return JSON.stringify(await room.store.keyv.getMany([1, 2, 3, 4, 5].map((seq) => journalKey('9001', seq))));
}

describe('/record redact', () => {
  it('takes a claim’s text out of the store and of every answer', async () => {
    expect(await answers()).toContain('4 civilians killed');
    expect(await redact(2, 'Names a source')).toContain('the text of entry 2 is gone');
    const told = `${await answers()}${await stored()}`;
    expect(told).not.toMatch(/4 civilians|Town hall|A name/);
    expect(told).toContain('9 civilians killed');
    expect(textOf(await room.ask('history', { event: 'E1' }))).toMatch(/E1\.1 added · text redacted · /);
    expect(textOf(await room.ask('history'))).toContain('Text of entry 2 redacted · reason: Names a source');
  });

  it('leaves none of its words to be found', async () => {
    const found = async (words: string) => textOf(await room.ask('search', { text: words }));
    expect(await found('named family')).toContain('E1');
    await redact(1);
    await redact(2);
    for (const words of ['named family', 'private remark', 'Town hall', 'A name'])
      expect(await found(words)).not.toContain('E1');
    expect(await found('Residents')).toContain('E1');
    const offered = [
      await room.choices('history', 'event', ''),
      await room.choices('history', 'claim', ''),
      await room.choices('claims', 'claimant', ''),
    ];
    expect(JSON.stringify(offered)).toContain('Residents');
    expect(JSON.stringify(offered)).not.toMatch(/family|Town hall|4 civilians/);
  });

  it('leaves an event standing with its date, division and kind, and with its claims', async () => {
    await redact(1);
    const told = `${await answers()}${await stored()}`;
    expect(told).not.toMatch(/named family|Harouna|private remark/);
    const card = textOf(await room.ask('claims', { place: 'Tillabéri' }));
    expect(card).toMatch(/E1 · \\\[…\\\]\n-# 20 March 2024 · Tillabéri, Niger · Violence against civilians/);
    expect(card).toMatch(/9 civilians killed.*\n.*4 civilians killed/);
    const anew = new CommandRoom(undefined, room.store);
    expect(textOf(await anew.ask('claims', { place: 'Tillabéri' }))).toBe(card);
    // It can be found, named anew and taken back as any other.
    await record({ type: 'event.edited', event: 1, content: { title: 'Raid on a farm' } });
    expect(textOf(await room.ask('claims', { place: 'Tillabéri' }))).toContain('E1 · Raid on a farm');
  });

  it('keeps a withdrawal without its reason', async () => {
    await room.ask('withdraw claim', { claim: 'E1.1', reason: 'Said by a private person' });
    await redact(4);
    const told = await answers();
    expect(told).not.toContain('private person');
    expect(textOf(await room.ask('event', { event: 'E1' }))).toMatch(
      /~~.*4 civilians killed.*withdrawn: reason redacted/,
    );
  });

  it('names the other entries that hold text of the same, until none does', async () => {
    await room.ask('edit claim', { claim: 'E1.1', says: '5 civilians killed' });
    await room.ask('edit event', { event: 'E1', title: 'Raid on a farm' });
    await room.ask('withdraw claim', { claim: 'E1.1', reason: 'Said by a private person' });
    const named = (answer: string) => answer.split('\n').slice(1);
    const still =
      '**Still in the record: other text of the same.** `/record redact` takes it out of each of these as well, by its number:';
    expect(named(await redact(2))).toEqual([still, '- entry 4 · E1.1 changed', '- entry 6 · E1.1 withdrawn']);
    expect(named(await redact(6))).toEqual([still, '- entry 4 · E1.1 changed']);
    expect(named(await redact(4))).toEqual([]);
    expect(named(await redact(1))).toEqual([still, '- entry 5 · E1 changed']);
    expect(await stored()).not.toMatch(/4 civilians|5 civilians|private person|named family/);
  });

  it('is refused for what has no text, and where a correction would be lost with it', async () => {
    await record({ type: 'claim.edited', event: 1, claim: 1, content: saying('5 civilians killed') });
    const refusal = (entry: number) => room.ask('record redact', { entry }, asManager);
    await expect(refusal(4)).rejects.toMatchObject({ key: 'redact.corrects', values: { what: 'E1.1' } });
    await expect(refusal(40)).rejects.toMatchObject({ key: 'redact.unknown' });
    await room.ask('settings', { language: 'fr' }, asManager);
    await expect(refusal(5)).rejects.toMatchObject({ key: 'redact.noText' });
    await record({ type: 'claim.edited', event: 1, claim: 1, content: saying('6 civilians killed') });
    await redact(4);
    expect(await answers()).toContain('6 civilians killed');
  });
});

describe('what was redacted does not come back', () => {
  it('where a later correction is undone', async () => {
    await record({ type: 'claim.edited', event: 1, claim: 1, content: saying('5 civilians killed') });
    await record({ type: 'claim.edited', event: 1, claim: 1, content: saying('6 civilians killed') });
    await redact(4);
    await expect(room.ask('undo')).rejects.toMatchObject({ key: 'undo.redacted', values: { what: 'E1.1' } });
    expect(await answers()).toContain('6 civilians killed');
  });

  it('as another name of a claimant, of any day, in a desk that is open as in one opened anew', async () => {
    await room.ask('claimant', { claimant: 'Town hall', aliases: 'Private Person' });
    await room.ask('undo');
    await redact(4);
    const anew = new CommandRoom(undefined, room.store);
    for (const each of [room, anew]) {
      const { claimants } = await each.desk.refresh();
      expect([1, 4, 5, 6].flatMap((through) => claimants.find('Town hall', through).aliases)).toEqual([]);
      expect(claimants.knows('Private Person')).toBe(false);
    }
  });
});

describe('/history', () => {
  const history = async (values = {}) => textOf(await room.ask('history', values)).split('\n');

  it('tells why something was withdrawn, and no more of a long reason than its beginning', async () => {
    await room.ask('withdraw claim', { claim: 'E1.1', reason: '*Entered* twice' });
    expect((await history({ claim: 'E1.1' }))[1]).toContain('- E1.1 withdrawn · reason: \\*Entered\\* twice · <@1002>');
    await room.ask('withdraw event', { event: 'E1', reason: 'long '.repeat(60) });
    expect((await history())[1]).toMatch(/E1 withdrawn · reason: (?:long ){39}long… · /);
  });

  it('tells what an edit changed from what to what, as it was then', async () => {
    await room.ask('edit claim', { claim: 'E1.1', says: '5 civilians killed', via: 'Radio Gao' });
    await room.ask('edit claim', {
      claim: 'E1.1',
      says: '6 civilians killed',
      via: 'Radio Sahel',
      quote: 'a word '.repeat(30),
    });
    await room.ask('edit event', { event: 'E1', title: 'Raid on a farm' });
    const lines = await history();
    expect(lines.slice(1, 4).map((line) => line.slice(0, line.indexOf(' · <@')))).toEqual([
      '- E1 changed · Title: ~~Raid on the farm of a named family~~ → Raid on a farm',
      '- E1.1 changed · What they say: ~~5 civilians killed (Town hall)~~ → 6 civilians killed (Town hall) · Published by: ~~Radio Gao~~ → Radio Sahel · Quote',
      '- E1.1 changed · What they say: ~~4 civilians killed (Town hall)~~ → 5 civilians killed (Town hall) · Published by: ~~(nothing)~~ → Radio Gao',
    ]);
    await redact(4);
    expect((await history()).join('\n')).not.toMatch(/[45] civilians|Radio Gao/);
  });
});

describe('/record purge', () => {
  const press = (reply: Reply) => pressesIn(reply)[0] ?? '';

  it('asks twice, then forgets everything, and the record goes on', async () => {
    const first = await room.ask('record purge', {}, asManager);
    expect(textOf(first)).toContain('This forgets 3 entries');
    const second = await room.press(press(first), asManager);
    expect(textOf(second)).toContain('Are you sure?');
    expect((await room.desk.refresh()).seq).toBe(3);
    expect(textOf(await room.press(press(second), asManager))).toContain('Forgotten: 3 entries');
    expect(await stored()).not.toMatch(/civilians|family/);
    expect(await room.store.keyv.get(journalKey('9001', 4))).toMatchObject({ by: { member: null } });
    await expect(room.ask('record purge', {}, asManager)).rejects.toMatchObject({ key: 'purge.nothing' });
    expect(textOf(await room.ask('add event', { title: 'New', place: 'Mali', date: '2024-03-21' }))).toContain('E1');
    expect(textOf(await room.ask('record verify', {}, asManager))).toMatch(/2 entries.*\n.*3 entries were purged/);
  });

  it('is only for managers, and only of what was asked about', async () => {
    const first = press(await room.ask('record purge', {}, asManager));
    const second = press(await room.press(first, asManager));
    for (const each of [first, second])
      await expect(room.press(each, { by: MODERATOR })).rejects.toMatchObject({ key: 'record.notAllowed' });
    await room.ask('add event', { title: 'Meanwhile', place: 'Mali', date: '2024-03-21' });
    for (const each of [first, second])
      await expect(room.press(each, asManager)).rejects.toMatchObject({ key: 'purge.changed' });
    for (const forged of ['record:purge:third:4', 'record:purge', 'record:purge:second:'])
      await expect(room.press(forged, asManager)).rejects.toMatchObject({ key: 'button.stale' });
    expect((await room.desk.refresh()).forgotten).toBe(0);
  });
});

describe('/record verify', () => {
  it('says that the record is whole, and by which hash that can be shown later', async () => {
    await redact(2);
    const { hash } = (await room.desk.refresh()).last ?? {};
    const told = textOf(await room.ask('record verify', {}, asManager));
    expect(told).toContain('**The record is whole:** 4 entries');
    expect(told).toContain('1 of them has no text any more');
    expect(told).toContain(`\`${hash}\``);
  });

  it('says where it is not', async () => {
    await room.store.keyv.delete(journalKey('9001', 2));
    const told = textOf(await room.ask('record verify', {}, { ...asManager, language: 'fr' }));
    expect(told).toMatch(/Le registre n’est pas intact.\*\* 1 entrée se tient\u00a0; l’entrée 2 manque/);
  });

  it('says so of a record with nothing in it', async () => {
    expect(textOf(await new CommandRoom().ask('record verify', {}, asManager))).toBe('Nothing has been recorded yet.');
  });
});
