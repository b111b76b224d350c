import { PermissionFlagsBits } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageView } from '../../src/sandbox/page-protocol.ts';
import { runSitrep } from '../support/run-sitrep.ts';
import { filledIn, openServer, type TestServer } from '../support/test-server.ts';

const running = runSitrep();
let server: TestServer;

const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20', attacker: 'Islamic State' };

beforeEach(() => {
  server = openServer(running.discord);
});

/** What the moderator is told of an entry: its first line. */
async function record(line: string, values: Record<string, string | number>): Promise<string> {
  const [first = ''] = await server.askOpenly(server.moderator, line, values);
  return first;
}

async function twoEvents(): Promise<void> {
  await record('add event', RAID);
  await record('add event', { title: 'Clash at a bridge', place: 'Mopti, Mali', date: '2024-03-21' });
  await record('add claim', { event: 'E1', claimant: 'Mali army', says: '9 militants killed', said: '2024-03-21' });
  await record('add claim', { event: 'E1', claimant: 'Residents', says: '9 civilians killed' });
  await record('add claim', { event: 'E2', claimant: 'Hospital', says: '4 civilians wounded' });
}

describe('a moderator', () => {
  it('records an event and a claim with forms; what was typed survives a mistake', async () => {
    const form = await server.open(server.moderator, 'add event');
    expect(form.title).toBe('Record an event');
    const typed = {
      title: 'Raid on a *market*',
      place: 'Gao, Mali',
      date: 'someday',
      kind: ['Battles'],
      attacker: 'Islamic State',
    };
    const refused = await server.submit(server.moderator, form, typed);
    expect(refused.ephemeral).toBe(true);
    expect(server.lines(refused)[0]).toContain('“someday” can’t be read as a date.');
    expect(await running.entries(server.id)).toBe(0);

    const again = await server.pressForm(server.moderator, refused, 'Back to the form');
    expect(filledIn(again)).toEqual(typed);
    const card = await server.submit(server.moderator, again, { date: '2024-03-20' });
    expect(server.lines(card)).toEqual([
      'Recorded E1.',
      'E1 · Raid on a *market*',
      '20 March 2024 · Gao, Mali · Battles',
      '[Details]',
      'No claims recorded yet. /add claim with event: E1 adds one.',
      '[Add claim] [Edit] [Undo]',
    ]);
    const note = await running.discord.waitFor('the note to say so', () => {
      const messages = running.discord.messages(server.claims, server.moderator);
      const view = messages.find(({ message }) => message.id === refused.message.id);
      return view && server.lines(view)[0] === 'Recorded E1.' ? server.lines(view) : undefined;
    });
    expect(note).toEqual(['Recorded E1.']);

    const claim = await server.pressForm(server.moderator, card, 'Add claim');
    expect(claim.title).toBe('Record a claim · E1');
    const recorded = await server.submit(server.moderator, claim, {
      claimant: 'Town hall',
      says: '3 civilians killed',
      via: 'Radio',
    });
    expect(server.lines(recorded)).toContain('• 3 civilians killed · Town hall, via Radio · date not given');

    const choice = await server.open(server.moderator, 'add claim', { claimant: 'Hospital' });
    expect(filledIn(choice)).toMatchObject({ event: [], claimant: 'Hospital' });
    const third = await server.submit(server.moderator, choice, { event: ['E1'], says: '5 civilians wounded' });
    expect(server.lines(third)[0]).toBe('Recorded E1.2.');
  });

  it('is asked before an event is recorded a second time, and goes on each of the three ways', async () => {
    await record('add event', RAID);
    const again = { ...RAID, title: 'Market raided' };
    const asked = await server.ask(server.moderator, 'add event', again);
    expect(asked.ephemeral).toBe(true);
    expect(server.lines(asked).slice(0, 2)).toEqual([
      'This event is near in place, day and parties. Is it the same one? Nothing has been recorded yet.',
      '• E1 · Raid on a market · 20 March 2024 · Gao, Mali · 0 claims',
    ]);
    expect(server.lines(asked).at(-1)).toBe('[Add the claim to E1] [It is another event: record it] [Cancel]');
    expect(await running.entries(server.id)).toBe(1);

    const cancelled = await server.press(server.moderator, asked, 'Cancel');
    expect(server.lines(cancelled)).toEqual(['Nothing was recorded.']);
    expect(await running.entries(server.id)).toBe(1);

    const toAdd = await server.ask(server.moderator, 'add event', again);
    const form = await server.pressForm(server.moderator, toAdd, 'Add the claim to E1');
    expect(form.title).toBe('Record a claim · E1');
    const card = await server.submit(server.moderator, form, { claimant: 'Town hall', says: '3 civilians killed' });
    expect(server.lines(card)[0]).toBe('Recorded E1.1.');

    const another = await server.ask(server.moderator, 'add event', again);
    await running.restart();
    const recorded = await server.press(server.moderator, another, 'It is another event: record it');
    expect(server.lines(recorded)).toEqual(['Recorded E2.']);
    const isCard = ({ message }: MessageView): boolean => message.id !== recorded.message.id;
    const all = running.discord.messages(server.claims, server.reader).filter(isCard);
    expect(all.map((view) => server.lines(view)[1])).toContain('E2 · Market raided');
  });

  it('corrects with options and with a form, and is told what another changed meanwhile', async () => {
    await record('add event', RAID);
    const card = await server.ask(server.moderator, 'add claim', {
      event: 'E1',
      claimant: 'Town hall',
      says: '3 civilians killed',
    });
    const form = await server.pressForm(server.moderator, card, 'Edit');
    expect(form.title).toBe('Correct · E1.1');
    expect(filledIn(form)).toMatchObject({ claimant: 'Town hall', says: '3 civilians killed' });

    const others = await server.ask(server.manager, 'edit claim', { claim: 'E1.1', says: '4 civilians killed' });
    expect(server.lines(others).slice(0, 2)).toEqual([
      'Changed E1.1:',
      '• What they say: ~~3 civilians killed (Town hall)~~ → 4 civilians killed (Town hall)',
    ]);
    const outdated = await server.submit(server.moderator, form, { says: '5 civilians killed' });
    expect(outdated.ephemeral).toBe(true);
    expect(server.lines(outdated)[0]).toBe(
      '@Manager changed E1.1 while you were writing. What they say: 3 civilians killed (Town hall) → 4 civilians killed (Town hall). Nothing was recorded of yours. The form keeps what you wrote: look at it again, and send it if it still holds.',
    );
    const again = await server.pressForm(server.moderator, outdated, 'Back to the form');
    expect(filledIn(again)).toMatchObject({ says: '5 civilians killed' });
    const corrected = await server.submit(server.moderator, again, {});
    expect(server.lines(corrected)).toContain(
      '• What they say: ~~4 civilians killed (Town hall)~~ → 5 civilians killed (Town hall)',
    );

    const fresh = await server.ask(server.manager, 'edit claim', { claim: 'E1.1', says: '6 civilians killed' });
    expect([fresh.ephemeral, server.lines(fresh)[0]]).toEqual([
      true,
      '@Moderator has just changed E1.1. Nothing was recorded of yours yet.',
    ]);
    const shown = await server.pressForm(server.manager, fresh, 'Open the form');
    expect(filledIn(shown)).toMatchObject({ says: '6 civilians killed' });
    const written = await server.press(server.manager, fresh, 'Write over it');
    expect(server.lines(written)).toContain(
      '• What they say: ~~5 civilians killed (Town hall)~~ → 6 civilians killed (Town hall)',
    );

    expect(await record('edit event', { event: 'E1', title: 'Attack on a market', note: 'Two days long' })).toBe(
      'Changed E1:',
    );
    expect(await server.askOpenly(server.reader, 'event', { event: 'E1' })).toContain('Two days long');
  });

  it('merges two events: claims follow, the old number answers, and the merge is undone', async () => {
    await twoEvents();
    const merged = await server.ask(server.moderator, 'merge', { event: 'E2', into: 'E1' });
    expect(server.lines(merged)[0]).toBe('E2 is now part of E1. Its 1 claim keeps its number.');
    const lines = await server.askOpenly(server.reader, 'event', { event: 'E2' });
    expect(lines[0]).toBe('E1 · Raid on a market');
    expect(lines).toContain('E2 is now part of E1.');
    expect(lines).toContain('• E2.1 “4 civilians wounded” · Hospital · date not given');
    expect(await server.askOpenly(server.reader, 'timeline', { place: 'Mali' })).toContain('1 event');
    const undone = await server.press(server.moderator, merged, 'Undo');
    expect(server.lines(undone)).toEqual(['Undone: E2 → E1 merged']);
    expect((await server.askOpenly(server.reader, 'event', { event: 'E2' }))[0]).toBe('E2 · Clash at a bridge');
  });

  it('marks the same dead counted twice, and withdraws the mark', async () => {
    await twoEvents();
    const card = await server.ask(server.moderator, 'add claim', {
      event: 'E1',
      claimant: 'Radio',
      says: '2 people wounded',
    });
    const marked = await server.press(server.moderator, card, 'Same people, two categories');
    expect(server.lines(marked)).toContain('≠ Killed · disputed status: the same people, counted under two categories');
    const disputes = await server.askOpenly(server.reader, 'disputes');
    expect(disputes).toContain('• 9 militants killed · Mali army · said 21 Mar 2024');
    const withdrawal = { claim: 'E1.1', other: 'E1.2', reason: 'they are others' };
    expect(await record('withdraw dispute', withdrawal)).toBe('Withdrew E1.1 / E1.2: they are others');
    expect(await record('add dispute', { claim: 'E1.2', other: 'E1.1' })).toContain('Marked');
  });

  it('undoes only what nothing rests on, and is told what does', async () => {
    const card = await server.ask(server.moderator, 'add event', RAID);
    await server.ask(server.manager, 'add claim', { event: 'E1', claimant: 'Town hall', says: '3 civilians killed' });
    const refused = await server.press(server.moderator, card, 'Undo');
    expect([refused.ephemeral, server.lines(refused)]).toEqual([
      true,
      ['E1 can’t be undone, because later entries rest on it: E1.1. Undo those first, or withdraw E1 with a reason.'],
    ]);
    const notTheirs = await server.press(server.manager, card, 'Undo');
    expect(server.lines(notTheirs)[0]).toContain('Only the member who recorded this can undo it.');
    expect((await server.askOpenly(server.manager, 'undo'))[0]).toBe(
      'Undone: E1.1 added · “3 civilians killed” · Town hall',
    );
    expect((await server.askOpenly(server.moderator, 'undo'))[0]).toBe('Undone: E1 added · Raid on a market');
  });

  it('rates claimants, and filters by the ratings', async () => {
    await twoEvents();
    await server.askOpenly(server.moderator, 'claimant', {
      claimant: 'Mali army',
      reliability: 'C',
      aliases: 'FAMa',
      kind: 'state',
    });
    const lines = await server.askOpenly(server.reader, 'claims', { place: 'Mali', reliability: 'C' });
    expect(lines).toContain('• 9 militants killed · Mali army · said 21 Mar 2024 · rated C: fairly reliable');
    expect(lines.join('\n')).not.toContain('Residents');
    expect(await server.askPrivately(server.moderator, 'claimant', { claimant: 'FAMa' })).toContain(
      'Reliability: C · fairly reliable',
    );
  });

  it('sees who recorded what', async () => {
    await twoEvents();
    await server.askOpenly(server.moderator, 'edit event', { event: 'E1', title: 'Attack on a market' });
    const [heading, newest] = await server.askPrivately(server.moderator, 'history', { event: 'E1' });
    expect([heading, newest]).toEqual([
      'History · E1',
      '• E1 changed · Title: ~~Raid on a market~~ → Attack on a market · @Moderator · <t:f> · entry 6',
    ]);
  });

  it('finds events and claims by their words', async () => {
    await twoEvents();
    const lines = await server.askOpenly(server.reader, 'search', { text: 'residents' });
    expect(lines).toEqual([
      'Search · residents',
      '1 event',
      'E1 · Raid on a market',
      '20 March 2024 · Gao, Mali',
      '[Details]',
      '• E1.2 “9 civilians killed” · Residents · date not given',
    ]);
    expect(await server.askPrivately(server.reader, 'search', { text: '!!' })).toEqual([
      'Give at least one word or number to look for.',
    ]);
  });
});

describe('a manager', () => {
  it('defines, lists and removes regions of the server’s own', async () => {
    await twoEvents();
    const defined = await server.askPrivately(server.manager, 'region define', {
      name: 'The bend',
      members: 'Gao (Mali), Niger',
    });
    expect(defined).toEqual([
      'The bend is now a region of this server: ask for it wherever a place is asked for.',
      '• R1 · The bend · Gao, Mali; Niger',
    ]);
    const claims = await server.askOpenly(server.reader, 'claims', { place: 'the bend' });
    expect(claims.slice(0, 3)).toEqual([
      'Claims · The bend',
      'Region as defined by: this server',
      '1 event · 0 with conflicting claims',
    ]);
    expect(await server.complete(server.reader, 'claims', 'place', 'bend')).toContain('The bend: this server');
    expect(await server.askPrivately(server.manager, 'region list')).toContain('• R1 · The bend · Gao, Mali; Niger');
    expect(await server.askPrivately(server.manager, 'region remove', { name: 'The bend' })).toEqual([
      'Removed R1 · The bend. A digest set up for it goes on with the list it had.',
    ]);
    expect(await server.askPrivately(server.manager, 'region remove', { name: 'The bend' })).toEqual([
      'This server has no region “The bend”. /region list shows those it has.',
    ]);
  });
});

describe('what is not for everybody', () => {
  const recording = ['add', 'edit', 'withdraw', 'merge', 'undo', 'history', 'claimant'];
  it('is not offered', () => {
    const offered = (member: string) => running.discord.commands(member, server.id).map(({ name }) => name);
    expect(offered(server.reader).filter((name) => [...recording, 'region'].includes(name))).toEqual([]);
    expect(
      offered(server.moderator)
        .filter((name) => recording.includes(name))
        .sort(),
    ).toEqual([...recording].sort());
    expect(offered(server.moderator)).not.toContain('region');
    expect(offered(server.manager)).toContain('region');
  });

  it.each(['Add claim', 'Edit', 'Undo', 'Same people, two categories'])(
    'is refused where a reader presses %s',
    async (label) => {
      await record('add event', RAID);
      await record('add claim', { event: 'E1', claimant: 'Mali army', says: '9 militants killed' });
      const card = await server.ask(server.moderator, 'add claim', {
        event: 'E1',
        claimant: 'Residents',
        says: '9 civilians killed',
      });
      const answer = await server.press(server.reader, card, label);
      const told =
        label === 'Undo'
          ? 'Only the member who recorded this can undo it. A moderator can withdraw it with /withdraw.'
          : 'This is for members who may record here. If you may use the command, fill in its options instead.';
      expect([answer.ephemeral, server.lines(answer)]).toEqual([true, [told]]);
      expect(await running.entries(server.id)).toBe(3);
    },
  );

  it('is refused where somebody may no longer record when a form is sent', async () => {
    const form = await server.open(server.moderator, 'add event');
    const deny = PermissionFlagsBits.ManageMessages;
    running.discord.setPermissions({ channel: server.claims, target: server.moderator, deny }, server.id);
    const answer = await server.submit(server.moderator, form, RAID);
    expect(server.lines(answer)).toEqual([
      'This is for members who may record here. If you may use the command, fill in its options instead.',
    ]);
    expect(await running.entries(server.id)).toBe(0);
  });
});
