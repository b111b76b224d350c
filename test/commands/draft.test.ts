import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Attachment, SourceMessage } from '../../src/commands/command.ts';
import { newsBetween } from '../../src/domain/news.ts';
import { CommandRoom, MANAGER, OTHER_MODERATOR, READER, textOf } from '../support/command-room.ts';
import { ADDRESS, choicesOf, drafted, NOW, press, TEXT } from '../support/draft-form.ts';

function givenFile(name: string, content: string): Attachment {
  const data = new TextEncoder().encode(content);
  return { name, size: data.length, type: null, fetch: async () => data };
}

describe('/draft', () => {
  it('shows each claim above its sentence, to its member alone, and records nothing', async () => {
    const room = new CommandRoom();
    const reply = await drafted(room);
    expect(reply.private).toBe(true);
    expect(textOf(reply)).toBe(
      [
        '### Draft: nothing is recorded yet',
        'Read by rules, so check each claim against its sentence. ☑ will be recorded, ☐ will not. This draft is kept for an hour.',
        '**Ambush near Zirma, Mali**',
        '7 March 2025 · Zirma, Mopti, Mali · new event',
        '☑ 1 · **army (Mali)** · 14 soldiers killed; 17 soldiers wounded · said 8 March 2025',
        `> ${TEXT.split('\n')[0]}`,
        '☑ 2 · **Dune Vanguard** · responsibility; 31 soldiers killed',
        `> ${TEXT.split('\n')[1]}`,
        '☐ 3 · **resident (Mali)** · about 20 people killed · *unsure, look closely*',
        `> ${TEXT.split('\n')[2]}`,
      ].join('\n'),
    );
    expect(room.desk.casebook.seq).toBe(0);
  });

  it('counts from the day the text was published, else tells that it counts from today', async () => {
    const room = new CommandRoom();
    const told = async (text: string, published: string) => {
      const form = await room.askForm('draft', {}, { now: NOW });
      const given = published === '' ? { text } : { text, published };
      return textOf(await room.submit(form, given, { now: NOW }));
    };
    const dated = `GAO, Mali, Feb. 10, 2024 (Example Wire) - ${TEXT}`;
    const FROM_TODAY = 'are counted from today, 9 March 2025, since nothing tells when the text was published.';
    const [today, given, own] = [await told(TEXT, ''), await told(TEXT, '2025-02-10'), await told(dated, '')];
    expect([today, given, own].map((each) => each.includes(FROM_TODAY))).toEqual([true, false, false]);
    expect([today, given, own].map((each) => /\d+ \w+ \d{4} · Zirma/.exec(each)?.[0])).toEqual([
      '7 March 2025 · Zirma',
      '7 February 2025 · Zirma',
      '9 February 2024 · Zirma',
    ]);
  });

  it('records what is chosen as one entry, with the text’s digest and address and not the text', async () => {
    const room = new CommandRoom();
    const reply = await drafted(room);
    const answer = await room.press(press(reply, 'record'));
    expect(textOf(answer).split('\n')[0]).toBe('Recorded from a text: E1.');
    expect(answer).toMatchObject({ private: false, closes: true });
    const { casebook } = room.desk;
    expect(casebook.seq).toBe(1);
    const action = casebook.entry(1)?.action;
    expect(action).toMatchObject({
      type: 'draft.recorded',
      from: 1,
      events: 1,
      additions: [],
      digest: createHash('sha256').update(TEXT).digest('hex'),
      content: { url: ADDRESS },
    });
    expect(JSON.stringify(action)).not.toContain('ambushed');
    expect(casebook.event(1)?.claims.map(({ content }) => [content.claimant, content.says, content.url])).toEqual([
      ['army (Mali)', '14 soldiers killed; 17 soldiers wounded', ADDRESS],
      ['Dune Vanguard', 'responsibility; 31 soldiers killed', ADDRESS],
    ]);
    expect(casebook.event(1)?.disputes).toHaveLength(1);
  });

  it('records all, and one undo takes all of it back', async () => {
    const room = new CommandRoom();
    await room.press(press(await drafted(room), 'all'));
    expect(room.desk.casebook.event(1)?.claims).toHaveLength(3);
    await room.ask('undo');
    expect(room.desk.casebook.event(1)).toBeNull();
    expect(room.desk.casebook.seq).toBe(2);
  });

  it('records what somebody chose, and nothing of what they did not', async () => {
    const room = new CommandRoom();
    const reply = await drafted(room);
    const chosen = await room.press(press(reply, 'pick'), { chosen: ['c1'] });
    expect(textOf(chosen)).toContain('☐ 1 · **army (Mali)**');
    await room.press(press(chosen, 'record'));
    expect(room.desk.casebook.event(1)?.claims.map(({ content }) => content.claimant)).toEqual(['Dune Vanguard']);
  });

  it('corrects an event and a claim by the forms of recording', async () => {
    const room = new CommandRoom();
    const reply = await drafted(room);
    expect(choicesOf(reply, 'change')).toEqual([
      'e0 A · Event · Ambush near Zirma, Mali',
      'c0 1 · army (Mali) · 14 soldiers killed; 17 soldiers wounded',
      'c1 2 · Dune Vanguard · responsibility; 31 soldiers killed',
      'c2 3 · resident (Mali) · about 20 people killed',
    ]);
    const eventForm = await room.pressForm(press(reply, 'change'), { chosen: ['e0'] });
    expect(eventForm.fields.map((field) => [field.id, 'value' in field ? field.value : null])).toEqual([
      ['title', 'Ambush near Zirma, Mali'],
      ['place', 'Zirma, Mopti, Mali'],
      ['date', '2025-03-07'],
      ['kind', null],
      ['attacker', 'Dune Vanguard'],
    ]);
    const changed = await room.submit(
      eventForm,
      { title: 'Zirma ambush', place: 'Zirma, Mopti, Mali', date: '2025-03-06', kind: ['Battles'] },
      { now: NOW },
    );
    expect(textOf(changed)).toContain('**Zirma ambush**\n6 March 2025');
    const claimForm = await room.pressForm(press(changed, 'change'), { chosen: ['c2'] });
    const corrected = await room.submit(
      claimForm,
      { claimant: 'Zirma resident', says: 'about 20 people killed', said: '2025-03-08' },
      { now: NOW },
    );
    expect(textOf(corrected)).toContain('☑ 3 · **Zirma resident** · about 20 people killed · said 8 March 2025\n');
    await room.press(press(corrected, 'record'));
    const event = room.desk.casebook.event(1);
    expect(event?.content).toMatchObject({ title: 'Zirma ambush', date: { date: '2025-03-06' }, attacker: null });
    expect(event?.claims.map(({ content }) => content.claimant)).toEqual([
      'army (Mali)',
      'Dune Vanguard',
      'Zirma resident',
    ]);
  });

  it('adds its claims to an event that is there, leaves out those that are, and can be told that it is another', async () => {
    const room = new CommandRoom();
    await room.ask(
      'add event',
      { title: 'Attack near Zirma', place: 'Zirma, Mopti, Mali', date: '2025-03-07', attacker: 'Dune Vanguard' },
      { now: NOW },
    );
    await room.ask('add claim', {
      event: 'E1',
      claimant: 'Army (Mali)',
      says: '14 soldiers killed; 17 soldiers wounded',
    });
    const reply = await drafted(room);
    expect(textOf(reply)).toContain('in the record as **E1 · Attack near Zirma**: the claims are added to it');
    expect(textOf(reply)).toContain(
      '☐ 1 · **army (Mali)** · 14 soldiers killed; 17 soldiers wounded · said 8 March 2025 · *already recorded*',
    );
    const apart = await room.press(press(reply, 'change'), { chosen: ['i0:0'] });
    expect(textOf(apart)).toContain('· new event\n☑ 1 · **army (Mali)**');
    expect(choicesOf(apart, 'change')).toContain('i0:1 A · it is E1 · Attack near Zirma');
    const joined = await room.press(press(apart, 'change'), { chosen: ['i0:1'] });
    await room.press(press(joined, 'record'));
    const { casebook } = room.desk;
    expect(casebook.event(1)?.claims.map(({ claim, content }) => [claim, content.claimant])).toEqual([
      [1, 'Army (Mali)'],
      [2, 'Dune Vanguard'],
    ]);
    expect(casebook.event(2)).toBeNull();
    await room.ask('undo');
    expect(room.desk.casebook.event(1)?.claims).toHaveLength(1);
  });

  it('makes no second event of what others recorded meanwhile', async () => {
    const room = new CommandRoom();
    const reply = await drafted(room);
    await room.ask(
      'add event',
      { title: 'Ambush near Zirma, Mali', place: 'Zirma, Mopti, Mali', date: '2025-03-07' },
      { by: OTHER_MODERATOR, now: NOW },
    );
    await expect(room.press(press(reply, 'record'))).rejects.toMatchObject({ key: 'draft.near' });
    expect(room.desk.casebook.event(2)).toBeNull();
  });

  it('is there after a restart, and is recorded once', async () => {
    const room = new CommandRoom();
    const reply = await drafted(room);
    const restarted = new CommandRoom(undefined, room.store);
    await restarted.press(press(reply, 'record'));
    await expect(room.press(press(reply, 'record'))).rejects.toMatchObject({ key: 'draft.gone' });
    expect(room.desk.casebook.seq).toBe(1);
  });

  it('is recorded once, also by two who had it before either recorded it', async () => {
    const room = new CommandRoom();
    const pressed = press(await drafted(room), 'record');
    const name = pressed.split(':')[2] ?? '';
    const kept = await room.desk.drafts.read(name);
    await room.press(pressed);
    await room.desk.drafts.keep(name, kept);
    await expect(room.press(pressed)).rejects.toMatchObject({ key: 'draft.done' });
    expect(room.desk.casebook.seq).toBe(1);
  });

  it('is dropped with nothing recorded', async () => {
    const room = new CommandRoom();
    const reply = await drafted(room);
    expect(textOf(await room.press(press(reply, 'drop')))).toBe('The draft is dropped. Nothing was recorded.');
    await expect(room.press(press(reply, 'record'))).rejects.toMatchObject({ key: 'draft.gone' });
    expect(room.desk.casebook.seq).toBe(0);
  });

  it('is news event by event, and something may rest on it', async () => {
    const room = new CommandRoom();
    await room.press(press(await drafted(room), 'record'));
    const news = newsBetween(room.desk.casebook, 0, 1, () => true);
    expect([news.events.map(({ event, isNew }) => [event.event, isNew]), news.claims]).toEqual([[[1, true]], 2]);
    await room.ask('add claim', { event: 'E1', claimant: 'Hospital', says: '4 civilians wounded' });
    await expect(room.press('undo:1')).rejects.toMatchObject({ key: 'undo.rests', values: { what: 'E1' } });
    await room.ask('undo');
    await room.press('undo:1');
    expect(newsBetween(room.desk.casebook, 0, 4, () => true).events).toEqual([]);
  });

  it('loses its text to redaction, and keeps its numbers', async () => {
    const room = new CommandRoom();
    await room.press(press(await drafted(room), 'record'));
    await room.ask('record redact', { entry: 1 }, { by: MANAGER });
    const folded = new CommandRoom(undefined, room.store);
    for (const casebook of [room.desk.casebook, await folded.desk.refresh()]) {
      expect(casebook.event(1)).toBeNull();
      expect(casebook.nextEvent).toBe(2);
    }
    expect((await room.desk.verify()).broken).toBeNull();
  });

  it('reads a file, and a page without its markup', async () => {
    const room = new CommandRoom();
    const html = `<html><head><title>News</title><style>p { color: red }</style></head><body><nav>12 people killed</nav><h1>Ambush</h1><p>${TEXT.replaceAll('\n', '</p><p>')}</p></body></html>`;
    const files = { file: [givenFile('article.html', html)] };
    const reply = await room.ask('draft', { published: '2025-03-09' }, { files, now: NOW });
    expect(textOf(reply)).toContain('☑ 1 · **army (Mali)** · 14 soldiers killed; 17 soldiers wounded');
    expect(textOf(reply)).not.toContain('12 people');
  });

  it('drafts from a message, with its day and the address in it', async () => {
    const room = new CommandRoom();
    const message: SourceMessage = {
      text: `${TEXT}\nhttps://news.example/zirma`,
      sent: new Date('2025-03-09T10:00:00Z'),
      url: 'https://discord.com/channels/1/2/3',
      files: [],
    };
    const answer = await room.menu('draft', message, { now: NOW });
    if ('fields' in answer) throw new Error('a form was opened');
    expect(textOf(answer)).toContain('7 March 2025');
    await room.press(press(answer, 'record'));
    expect(room.desk.casebook.entry(1)?.action).toMatchObject({ content: { url: ADDRESS } });
  });

  it('asks for the name of an outlet whose own count it is', async () => {
    const room = new CommandRoom();
    const form = await room.askForm('draft', {}, { now: NOW });
    const text = 'At least 12 people were killed in Mali on Friday.';
    const unnamed = await room.submit(form, { text, published: '2025-03-09' }, { now: NOW });
    expect(textOf(unnamed)).toContain('☐ 1 · the text itself · at least 12 people killed · *name the outlet first*');
    await expect(room.press(press(unnamed, 'all'))).rejects.toMatchObject({ key: 'draft.namelessChosen' });
    const named = await room.submit(form, { text, published: '2025-03-09', url: ADDRESS }, { now: NOW });
    expect(textOf(named)).toContain('☑ 1 · **news.example** · at least 12 people killed · the outlet’s own count');
  });

  it('records an event without a date only once it has one', async () => {
    const room = new CommandRoom();
    const reply = await drafted(room, 'The army said 12 soldiers were killed in Mali.');
    expect(textOf(reply)).toContain('**date missing** · Mali');
    await expect(room.press(press(reply, 'record'))).rejects.toMatchObject({ key: 'draft.incomplete' });
  });

  it('is its member’s alone, and moderators’', async () => {
    const room = new CommandRoom();
    const reply = await drafted(room);
    const pressed = press(reply, 'record');
    await expect(room.press(pressed, { by: OTHER_MODERATOR })).rejects.toMatchObject({ key: 'draft.notYours' });
    await expect(room.press(pressed, { by: READER })).rejects.toMatchObject({ key: 'recording.notAllowed' });
    await expect(room.askForm('draft', {}, { by: READER })).rejects.toMatchObject({ key: 'recording.notAllowed' });
  });

  it.each<[string, Record<string, string>, Attachment[], string]>([
    ['no text', {}, [], 'draft.empty'],
    ['a text that tells nothing', { text: 'The minister opened a market.' }, [], 'draft.nothing'],
    ['another kind of file', {}, [givenFile('article.pdf', 'x')], 'draft.fileType'],
    ['too large a file', {}, [givenFile('article.txt', 'x'.repeat(200_001))], 'draft.tooLarge'],
    ['a month for a day', { text: TEXT, published: 'March 2024' }, [], 'draft.published'],
    ['an address that is none', { text: TEXT, url: 'nowhere' }, [], 'option.notAnAddress'],
  ])('refuses %s', async (_, values, files, key) => {
    const room = new CommandRoom();
    const form = await room.askForm('draft', {}, { now: NOW });
    await expect(room.submit(form, values, { now: NOW, files: { file: files } })).rejects.toMatchObject({ key });
    expect(room.desk.casebook.seq).toBe(0);
  });

  it('speaks French', async () => {
    const room = new CommandRoom();
    const text = "Douze soldats ont été tués vendredi près de Zirma, au Mali, a annoncé l'armée.";
    const reply = await drafted(room, text, { language: 'fr' });
    expect(textOf(reply).split('\n').slice(2)).toEqual([
      '**Attaque près de Zirma, Mali**',
      '7 mars 2025 · Zirma, Mali · nouvel événement',
      '☑ 1 · **armée (Mali)** · 12 soldats tués',
      `> ${text}`,
    ]);
  });
});

describe('figures that cannot stand in one claim', () => {
  const line = (card: string, index: number): string | undefined =>
    card.split('\n').find((each) => each.slice(2).startsWith(`${index} · `));

  it('are claims of their own beside it, of the same claimant and event, all to be looked at', async () => {
    const room = new CommandRoom();
    const text = 'Two officers and 12 soldiers were killed on Friday in Zirma, Mali, the army said.';
    const reply = await drafted(room, text);
    const card = textOf(reply);
    expect(line(card, 1)).toBe('☐ 1 · **army (Mali)** · 2 officers killed · *unsure, look closely*');
    expect(line(card, 2)).toBe('☐ 2 · **army (Mali)** · 12 soldiers killed · *unsure, look closely*');
    await room.press(press(reply, 'all'));
    const event = room.desk.casebook.event(1);
    expect(event?.claims.map(({ content }) => [content.claimant, content.says])).toEqual([
      ['army (Mali)', '2 officers killed'],
      ['army (Mali)', '12 soldiers killed'],
    ]);
    expect(event?.disputes).toEqual([]);
  });

  it('are shown as left out where no words say them, until somebody corrects the claim', async () => {
    const room = new CommandRoom();
    const text = 'The army said 12 soldiers were killed on Friday in Zirma, Mali. It said no children were killed.';
    const reply = await drafted(room, text);
    expect(line(textOf(reply), 1)).toBe(
      '☐ 1 · **army (Mali)** · 12 soldiers killed · *unsure, look closely* · left out, as no words of a claim say it: “no children were killed”',
    );
    const form = await room.pressForm(press(reply, 'change'), { chosen: ['c0'] });
    const corrected = await room.submit(form, { claimant: 'army (Mali)', says: '12 soldiers killed' });
    expect(line(textOf(corrected), 1)).toBe('☑ 1 · **army (Mali)** · 12 soldiers killed');
  });
});
