import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/render/reply.ts';
import { CommandRoom, OTHER_MODERATOR, pressesIn, READER, textOf } from '../support/command-room.ts';

let room: CommandRoom;

const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20', attacker: 'Islamic State' };

beforeEach(() => {
  room = new CommandRoom();
});

const seq = () => room.desk.casebook.seq;
const labels = (reply: Reply) =>
  reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ label }) => label) : []));

describe('/add event without options', () => {
  it('opens a form, which records the event', async () => {
    const form = await room.askForm('add event');
    expect(form.title).toBe('Record an event');
    expect(form.fields.map(({ id, kind, label, required }) => [id, kind, label, required])).toEqual([
      ['title', 'short', 'Title', true],
      ['place', 'short', 'Place', true],
      ['date', 'short', 'Date', true],
      ['kind', 'select', 'Kind', false],
      ['attacker', 'short', 'Attacker', false],
    ]);
    const reply = await room.submit(form, { ...RAID, kind: ['Battles'] });
    expect(reply.private).toBe(false);
    expect(textOf(reply)).toContain('### E1 · Raid on a market\n-# 20 March 2024 · Gao, Mali · Battles');
    expect(room.desk.casebook.event(1)?.content).toMatchObject({
      kind: 'Battles',
      attacker: 'Islamic State',
      target: null,
    });
  });

  it('opens it in French for those who read French', async () => {
    const form = await room.askForm('add event', {}, { language: 'fr' });
    expect([form.title, ...form.fields.map(({ label }) => label)]).toEqual([
      'Enregistrer un événement',
      'Titre',
      'Lieu',
      'Date',
      'Type',
      'Assaillant',
    ]);
    const kind = form.fields.find(({ id }) => id === 'kind');
    expect(kind?.kind === 'select' && kind.choices[0]?.label).toBe('Combats');
    await room.submit(
      form,
      { title: 'Attaque d’un marché', place: 'Gao, Mali', date: '20 mars 2024' },
      { language: 'fr' },
    );
    expect(room.desk.casebook.event(1)?.content.date).toEqual({ date: '2024-03-20', precision: 'day' });
  });

  it('opens it with what was given where something is missing, if it has room for all', async () => {
    const form = await room.askForm('add event', { title: 'Raid', place: 'Gao, Mali' });
    expect(form.fields.map((field) => ('value' in field ? field.value : null))).toEqual([
      'Raid',
      'Gao, Mali',
      '',
      null,
      '',
    ]);
    await expect(room.ask('add event', { title: 'Raid', note: 'n' })).rejects.toMatchObject({
      key: 'option.missingSeveral',
      values: { option: 'place, date' },
    });
    await expect(room.ask('add event', {}, { by: READER })).rejects.toMatchObject({ key: 'option.missingSeveral' });
  });

  it('refuses what it can’t read, and who may not record', async () => {
    const form = await room.askForm('add event');
    await expect(room.submit(form, { ...RAID, date: 'someday' })).rejects.toMatchObject({ key: 'date.notUnderstood' });
    await expect(room.submit(form, RAID, { by: READER })).rejects.toMatchObject({ key: 'recording.notAllowed' });
    await expect(room.pressForm(form.submit, { by: READER })).rejects.toMatchObject({ key: 'recording.notAllowed' });
    expect(await room.pressForm(form.submit)).toEqual(form);
    expect(seq()).toBe(0);
  });
});

describe('/add claim without options', () => {
  it('opens a form with the newest events to choose from', async () => {
    await expect(room.askForm('add claim')).rejects.toMatchObject({ key: 'event.none' });
    for (let day = 1; day <= 27; day += 1)
      await room.ask('add event', { title: `Event of day ${day}`, place: 'Mali', date: `2024-03-${day}` });
    await room.ask('withdraw event', { event: 'E26', reason: 'twice' });
    const form = await room.askForm('add claim', { event: 'E1', claimant: 'Town hall' });
    const [event, claimant] = form.fields;
    expect(form.fields.map(({ id }) => id)).toEqual(['event', 'claimant', 'says', 'said', 'via']);
    expect(claimant).toMatchObject({ value: 'Town hall' });
    if (event?.kind !== 'select') throw new Error('no choice of events');
    expect(event.chosen).toEqual(['E1']);
    expect(event.choices).toHaveLength(25);
    expect(event.choices.slice(0, 3)).toEqual([
      { label: 'E1 · Event of day 1', value: 'E1', description: 'Mali · 1 March 2024' },
      { label: 'E27 · Event of day 27', value: 'E27', description: 'Mali · 27 March 2024' },
      { label: 'E25 · Event of day 25', value: 'E25', description: 'Mali · 25 March 2024' },
    ]);
    const reply = await room.submit(form, { event: ['E25'], claimant: 'Town hall', says: '3 killed' });
    expect(textOf(reply)).toContain('Recorded E25.1.');
  });

  it('opens one for the event of a card', async () => {
    const card = await room.ask('add event', RAID);
    const [, add = ''] = pressesIn(card);
    expect(labels(card)).toEqual(['Add claim', 'Edit', 'Undo']);
    const form = await room.pressForm(add, { by: OTHER_MODERATOR });
    expect([form.title, ...form.fields.map(({ id }) => id)]).toEqual([
      'Record a claim · E1',
      'claimant',
      'says',
      'said',
      'via',
      'url',
    ]);
    const reply = await room.submit(
      form,
      { claimant: 'Town hall', says: '3 civilians killed' },
      { by: OTHER_MODERATOR },
    );
    expect(textOf(reply)).toContain('- **3 civilians killed** · Town hall');
    expect(room.desk.casebook.entry(2)?.by.member).toBe(OTHER_MODERATOR.id);
    await expect(room.pressForm(add, { by: READER })).rejects.toMatchObject({ key: 'recording.notAllowed' });
  });
});

describe('an event near one already there', () => {
  const again = {
    title: 'Market attacked',
    place: 'Gao, Mali',
    date: '2024-03-21',
    attacker: 'ISIS',
    note: 'From *two* sources',
  };

  beforeEach(async () => {
    await room.ask('add event', RAID);
    await room.ask('add claim', { event: 'E1', claimant: 'Islamic State', says: 'responsibility' });
    await room.ask('claimant', { claimant: 'Islamic State', aliases: 'ISIS' });
  });

  it('is asked about before anything is recorded, with a button for each way on', async () => {
    const reply = await room.ask('add event', again);
    expect(seq()).toBe(3);
    expect(reply.private).toBe(true);
    expect(textOf(reply).split('\n')).toEqual([
      'This event is near in place, day and parties. Is it the same one? Nothing has been recorded yet.',
      '- **E1 · Raid on a market** · 20 March 2024 · Gao, Mali · 1 claim',
      '**Title**',
      'Market attacked',
      '**Place**',
      'Gao, Mali',
      '**Date**',
      '2024\\-03-21',
      '**Attacker**',
      'ISIS',
      '**Note**',
      'From \\*two\\* sources',
    ]);
    expect(labels(reply)).toEqual(['Add the claim to E1', 'It is another event: record it', 'Cancel']);
    expect(pressesIn(reply)).toEqual(['again:add:claim:1', 'add:anyway', 'add:cancel']);
  });

  it('is recorded whole where it is another one', async () => {
    const asked = await room.ask('add event', again);
    const reply = await room.press('add:anyway', { message: textOf(asked) });
    expect(reply).toMatchObject({ private: false, closes: true });
    expect(room.desk.casebook.event(2)?.content).toMatchObject({ attacker: 'ISIS', note: 'From *two* sources' });
  });

  it('is not recorded where it is called off', async () => {
    expect(await room.press('add:cancel')).toMatchObject({ private: true, replaces: true });
    expect(seq()).toBe(3);
  });

  it('is asked about by a form as well', async () => {
    const form = await room.askForm('add event');
    expect(textOf(await room.submit(form, { ...again, kind: ['Battles'] }))).toContain('**Kind**\nBattles');
  });

  it.each([
    ['another day', { date: '2024-03-24' }],
    ['another province', { place: 'Mopti, Mali' }],
    ['other parties', { attacker: 'JNIM' }],
  ])('is none with %s', async (_what, other) => {
    expect(textOf(await room.ask('add event', { ...again, ...other }))).toContain('Recorded E2.');
  });
});
