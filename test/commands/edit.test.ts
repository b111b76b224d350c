import { beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '../../src/render/form.ts';
import { CommandRoom, MODERATOR, OTHER_MODERATOR, pressesIn, READER, textOf } from '../support/command-room.ts';

let room: CommandRoom;

const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20' };
const LATER = new Date('2024-04-01T12:00:00Z');

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask('add event', { ...RAID, attacker: 'Islamic State' });
  await room.ask('add claim', { event: 'E1', claimant: 'Town hall', says: '3 civilians killed', said: '2024-03-21' });
});

const content = () => room.desk.casebook.event(1)?.content;
const claim = (number = 1) => room.desk.casebook.claim({ event: 1, claim: number })?.content;

/** A form as it opens: what stands in each field. */
function filled({ fields }: Form): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    fields.map((field) => [
      field.id,
      field.kind === 'select' ? (field.chosen ?? []) : 'value' in field ? (field.value ?? '') : '',
    ]),
  );
}

function descriptionOf({ fields }: Form, id: string): string | undefined {
  return fields.find((field) => field.id === id)?.description;
}

describe('/edit with options', () => {
  it.each<[string, { says: string; claimant?: string }]>([
    ['makes it one', { says: 'retraction' }],
    ['gives it another claimant', { says: 'retraction', claimant: 'Town hal' }],
  ])('says of a retraction that takes nothing back that it does, where the change %s', async (_what, values) => {
    await room.ask('add claim', { event: 'E1', claimant: 'Islamic State', says: 'responsibility' });
    expect(textOf(await room.ask('edit claim', { claim: 'E1.2', ...values }))).toContain(
      `**“${values.claimant ?? 'Islamic State'}” had said nothing about E1 that is recorded and stands: nothing is taken back.** Who has: Town hall`,
    );
    expect(textOf(await room.ask('edit claim', { claim: 'E1.2', via: 'Radio Gao' }))).not.toContain(
      'nothing is taken back',
    );
    expect(textOf(await room.ask('edit claim', { claim: 'E1.2', claimant: 'Town hall' }))).not.toContain(
      'nothing is taken back',
    );
  });

  it('changes what is given, says what it was, and leaves the rest', async () => {
    const reply = await room.ask('edit event', { event: 'E1', title: 'Attack on a market', attacker: '-' });
    expect(textOf(reply).split('\n').slice(0, 4)).toEqual([
      'Changed E1:',
      '- Title: ~~Raid on a market~~ → Attack on a market',
      '- Attacker: ~~Islamic State~~ → (nothing)',
      '### E1 · Attack on a market',
    ]);
    expect(pressesIn(reply)).toEqual(['event:show:1', 'add:claim:1', 'edit:event:1:3', 'undo:3']);
    expect(content()).toMatchObject({ title: 'Attack on a market', attacker: null, date: { date: '2024-03-20' } });
    await room.press('undo:3');
    expect(content()).toMatchObject({ title: 'Raid on a market', attacker: 'Islamic State' });
  });

  it('changes what a claim says, and whose it is', async () => {
    const values = { claim: 'E1.1', says: '5 civilians killed', claimant: 'Hospital', credibility: 2 };
    const reply = await room.ask('edit claim', values);
    expect(textOf(reply)).toContain(
      '- What they say: ~~3 civilians killed (Town hall)~~ → 5 civilians killed (Hospital)',
    );
    expect(textOf(reply)).toContain('- **5 civilians killed** · Hospital · said 21 Mar 2024 · rated 2');
    expect(textOf(reply)).not.toContain('- **3 civilians killed**');
    expect(claim()).toMatchObject({ statement: { figures: [{ low: 5, high: 5 }] }, said: { date: '2024-03-21' } });
    expect(await room.complete('add claim', 'claimant', '')).toEqual(['Hospital', 'Town hall']);
  });

  it('changes the end of a text of which no more than the beginning is told', async () => {
    const note = 'x'.repeat(200);
    await room.ask('edit event', { event: 'E1', note: `${note} one` });
    await room.ask('edit event', { event: 'E1', note: `${note} two` });
    expect(content()?.note).toBe(`${note} two`);
  });

  it('moves an event to where and when it happened', async () => {
    await room.ask('edit event', { event: 'E1', place: 'Tillabéri, Niger', date: '2024-03-19' });
    expect(textOf(await room.ask('claims', { place: 'Niger' }))).toContain('E1 · Raid on a market');
    expect(textOf(await room.ask('claims', { place: 'Mali' }))).not.toContain('E1');
    const [before] = [room.desk.casebook.event(1, 2)];
    expect(before?.content.place.country).toBe('ML');
  });

  it.each([
    ['edit event', { event: 'E1', title: 'Raid on a market' }, 'edit.nothing'],
    ['edit event', { event: 'E1', title: '-' }, 'option.missing'],
    ['edit event', { event: 'E1', until: '2024-03-01' }, 'event.endsBeforeItBegins'],
    ['edit event', { event: 'E1', date: '2024-03-25' }, 'claim.saidBeforeEvent'],
    ['edit event', { event: 'E9', title: 'x' }, 'event.unknown'],
    ['edit event', { event: 'E1', place: 'Nowhere' }, 'place.unknownNothingNear'],
    ['edit claim', { claim: 'E1.1', says: 'nonsense' }, 'says.notUnderstood'],
    ['edit claim', { claim: 'E1.1', said: '2024-03-01' }, 'claim.saidBeforeEvent'],
    ['edit claim', { claim: 'E1.2', says: '3 killed' }, 'claim.unknown'],
  ])('%s %j is refused, and nothing is recorded', async (line, values, key) => {
    await expect(room.ask(line, values)).rejects.toMatchObject({ key });
    expect(room.desk.casebook.seq).toBe(2);
  });

  it('changes nothing of what was withdrawn', async () => {
    await room.ask('withdraw claim', { claim: 'E1.1', reason: 'twice' });
    await expect(room.ask('edit claim', { claim: 'E1.1', says: '4 killed' })).rejects.toMatchObject({
      key: 'claim.isWithdrawn',
    });
    await room.ask('withdraw event', { event: 'E1', reason: 'twice' });
    await expect(room.ask('edit event', { event: 'E1', title: 'x' })).rejects.toMatchObject({
      key: 'event.isWithdrawn',
    });
  });

  it('shows first what another has just changed of the same, and records nothing', async () => {
    await room.ask('edit event', { event: 'E1', title: 'Attack on a market' }, { by: OTHER_MODERATOR });
    const reply = await room.ask('edit event', { event: 'E1', title: 'Raid near Gao' });
    expect(reply.private).toBe(true);
    expect(textOf(reply)).toBe(
      '<@1003> has just changed E1. Nothing was recorded of yours yet.\n- Title: ~~Raid on a market~~ → Attack on a market\n**Title**\nRaid near Gao',
    );
    expect(content()?.title).toBe('Attack on a market');
    const [form = '', over = ''] = pressesIn(reply);
    expect([form, over]).toEqual(['again:edit:event:E1:3', 'edit:anyway:event:E1:3']);
    expect(filled(await room.pressForm(form))).toMatchObject({ title: 'Attack on a market' });

    const written = await room.press(over, { message: textOf(reply) });
    expect(written).toMatchObject({ private: false, closes: true });
    expect(content()?.title).toBe('Raid near Gao');
    await room.ask('edit event', { event: 'E1', title: 'Raid by the river' });
    expect(content()?.title).toBe('Raid by the river');
    await expect(room.press(over, { by: READER })).rejects.toMatchObject({ key: 'recording.notAllowed' });
  });

  it('shows again what was changed once more before it is written over', async () => {
    await room.ask('edit event', { event: 'E1', title: 'Attack on a market' }, { by: OTHER_MODERATOR });
    const reply = await room.ask('edit event', { event: 'E1', title: 'Raid near Gao', note: 'By night' });
    await room.ask('edit event', { event: 'E1', title: 'Attack by the river' }, { by: OTHER_MODERATOR });
    const again = await room.press(pressesIn(reply)[1] ?? '', { message: textOf(reply) });
    expect(again).toMatchObject({ private: true, replaces: true });
    expect(textOf(again)).toContain(
      '- Title: ~~Attack on a market~~ → Attack by the river\n**Title**\nRaid near Gao\n**Note**\nBy night',
    );
    expect(content()?.title).toBe('Attack by the river');
  });

  it('writes over what was changed by another some time ago, or is another thing', async () => {
    await room.ask('edit event', { event: 'E1', title: 'Attack on a market' }, { by: OTHER_MODERATOR });
    await room.ask('edit event', { event: 'E1', date: '2024-03-19' });
    await room.ask('edit event', { event: 'E1', title: 'Raid near Gao' }, { now: LATER });
    expect(content()).toMatchObject({ title: 'Raid near Gao', date: { date: '2024-03-19' } });
  });
});

describe('the form of /edit', () => {
  const opened = () => room.askForm('edit event', { event: 'E1' });

  it('opens with what stands', async () => {
    const form = await opened();
    expect(form).toMatchObject({ submit: 'edit:event:E1:2', title: 'Correct · E1' });
    const place = 'Gao, Mali';
    expect(filled(form)).toEqual({ title: RAID.title, place, date: '2024-03-20', kind: [], attacker: 'Islamic State' });
    const own = await room.pressForm('edit:claim:E1.1:2');
    expect(filled(own)).toEqual({
      claimant: 'Town hall',
      says: '3 civilians killed',
      said: '2024-03-21',
      via: '',
      url: '',
    });
    expect(own.fields.map(({ required }) => required)).toEqual([true, true, false, false, false]);
  });

  it('records what was changed in it, and takes away what was emptied', async () => {
    const form = await opened();
    await room.submit(form, { ...filled(form), title: 'Attack on a market', kind: ['Battles'], attacker: '' });
    expect(content()).toMatchObject({ title: 'Attack on a market', kind: 'Battles', attacker: null });
    const entry = room.desk.casebook.entry(3);
    expect(entry?.action).toMatchObject({ type: 'event.edited', event: 1 });
    const changed = entry?.action.type === 'event.edited' ? Object.keys(entry.action.content) : [];
    expect(changed.sort()).toEqual(['attacker', 'kind', 'salt', 'title']);
  });

  it('with nothing changed records nothing', async () => {
    const form = await opened();
    await expect(room.submit(form, filled(form))).rejects.toMatchObject({ key: 'edit.nothing' });
  });

  it('tells what another changed meanwhile instead of writing over it', async () => {
    const form = await opened();
    await room.ask('edit event', { event: 'E1', title: 'Attack on a market' }, { by: OTHER_MODERATOR });
    const mine = { ...filled(form), title: 'Raid near Gao' };
    await expect(room.submit(form, mine)).rejects.toMatchObject({
      key: 'edit.changedMeanwhile',
      values: { what: 'E1', by: '1003', changes: 'Title: Raid on a market → Attack on a market' },
    });
    expect(content()?.title).toBe('Attack on a market');
    // The form as it is offered again is of what stands now: whoever sends it has been told.
    const again = await room.pressForm(form.submit);
    expect(again.submit).toBe('edit:event:E1:3');
    await room.submit(again, mine);
    expect(content()?.title).toBe('Raid near Gao');
  });

  it('records beside it what another did not change', async () => {
    const form = await opened();
    await room.ask('edit event', { event: 'E1', title: 'Attack on a market' }, { by: OTHER_MODERATOR });
    await room.submit(form, { ...filled(form), date: '2024-03-19' });
    expect(content()).toMatchObject({ title: 'Attack on a market', date: { date: '2024-03-19' } });
  });

  it('opened from a card that is out of date says what the card still shows', async () => {
    const card = await room.ask('event', { event: 'E1' });
    const edit = pressesIn(card).find((press) => press.startsWith('edit:')) ?? '';
    await room.ask('edit event', { event: 'E1', title: 'Attack on a market' }, { by: OTHER_MODERATOR });
    const form = await room.pressForm(edit);
    expect(filled(form).title).toBe('Attack on a market');
    expect(descriptionOf(form, 'title')).toBe('Changed since the card you came from: Raid on a market');
    expect(descriptionOf(form, 'date')).toBe('When it happened: 2024-03-20, yesterday, March 2024');
  });

  it('is for those who may record', async () => {
    await expect(room.pressForm('edit:event:1:2', { by: READER })).rejects.toMatchObject({
      key: 'recording.notAllowed',
    });
    const form = await opened();
    await expect(room.submit(form, filled(form), { by: READER })).rejects.toMatchObject({
      key: 'recording.notAllowed',
    });
    await expect(room.ask('edit event', { event: 'E1' }, { by: READER })).rejects.toMatchObject({
      key: 'edit.nothingGiven',
    });
    for (const stale of ['edit:event:1:99', 'edit:event:1', 'edit:x:1:1'])
      await expect(room.pressForm(stale, { by: MODERATOR })).rejects.toMatchObject({ key: 'button.stale' });
  });
});

it('undo stops at an edit another has written over, and at a claim that was corrected', async () => {
  await room.ask('edit event', { event: 'E1', title: 'Attack on a market' });
  await room.ask('edit event', { event: 'E1', title: 'Attack near Gao' }, { by: OTHER_MODERATOR, now: LATER });
  await expect(room.press('undo:3')).rejects.toMatchObject({ key: 'undo.rests', values: { what: 'E1', later: 'E1' } });
  await room.ask('edit claim', { claim: 'E1.1', says: '4 civilians killed' }, { by: OTHER_MODERATOR });
  await expect(room.press('undo:2')).rejects.toMatchObject({
    key: 'undo.rests',
    values: { what: 'E1.1', later: 'E1.1' },
  });
  await room.press('undo:4', { by: OTHER_MODERATOR });
  await room.press('undo:3');
  expect(content()?.title).toBe('Raid on a market');
});

it('/history names what was changed', async () => {
  await room.ask('edit claim', { claim: 'E1.1', says: '4 civilians killed', via: 'Radio' });
  expect(textOf(await room.ask('history', { claim: 'E1.1' }))).toContain(
    '- E1.1 changed · What they say: ~~3 civilians killed (Town hall)~~ → 4 civilians killed (Town hall) · Published by: ~~(nothing)~~ → Radio · <@1002>',
  );
});
