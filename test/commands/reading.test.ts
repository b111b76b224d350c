import { beforeEach, describe, expect, it } from 'vitest';
import { CommandRoom, pressesIn, textOf } from '../support/command-room.ts';

let room: CommandRoom;

beforeEach(() => {
  room = new CommandRoom();
});

async function recordTeguey(): Promise<void> {
  await room.ask('add event', {
    title: 'Ambush near Teguey',
    place: 'Teguey, Tillabéri, Niger',
    date: '2024-03-20',
    kind: 'Battles',
  });
  await room.ask('add claim', {
    event: 'E1',
    claimant: 'Niger defence ministry',
    says: '23 soldiers killed, 17 wounded; about 30 attackers killed',
    said: '2024-03-21',
    via: 'Reuters',
  });
  await room.ask('add claim', {
    event: 'E1',
    claimant: 'Islamic State',
    says: 'responsibility; 30 soldiers killed',
    said: '2024-03-23',
    via: 'Amaq',
  });
}

describe('/claims', () => {
  it('shows both figures with who said them, through whom and when, and that they conflict', async () => {
    await recordTeguey();
    expect(textOf(await room.ask('claims', { place: 'niger' }))).toBe(
      [
        '## Claims · Niger',
        '-# Also by this name: Niger State, Nigeria',
        '-# 1 event · 1 with conflicting claims',
        '### E1 · Ambush near Teguey',
        '-# 20 March 2024 · Teguey, Tillabéri, Niger · Battles',
        '**≠ Killed, military · conflicting figures, gap 7**',
        '- **30 soldiers killed** · Islamic State, via Amaq · said 23 Mar 2024',
        '- **23 soldiers killed** · Niger defence ministry, via Reuters · said 21 Mar 2024',
        '**Not in conflict**',
        '- **Claims responsibility** · Islamic State, via Amaq · said 23 Mar 2024',
        '- **about 30 attackers killed** · Niger defence ministry, via Reuters · said 21 Mar 2024',
        '- **17 wounded** (military) · Niger defence ministry, via Reuters · said 21 Mar 2024',
      ].join('\n'),
    );
  });

  it('says the same in French', async () => {
    await recordTeguey();
    const text = textOf(await room.ask('claims', { place: 'niger' }, { language: 'fr' }));
    expect(text).toContain('20 mars 2024 · Teguey, Tillabéri, Niger');
    expect(text).toContain('**30 soldiers killed** · Islamic State, via Amaq');
    expect(text).not.toMatch(/conflicting|said|Not in conflict/);
  });

  it('strikes through what a claimant revised', async () => {
    await recordTeguey();
    await room.ask('add claim', {
      event: 'E1',
      claimant: 'Islamic State',
      says: '26 soldiers killed',
      said: '2024-03-25',
    });
    const text = textOf(await room.ask('claims', { place: 'niger' }));
    expect(text).toContain('conflicting figures, gap 3');
    expect(text).toContain(
      '- **26 soldiers killed** · Islamic State · said 25 Mar 2024 · before: ~~30 soldiers killed~~ (23 Mar 2024)',
    );
  });

  it('shows a filtered claimant with whoever disagrees with it, and nothing else', async () => {
    await recordTeguey();
    const text = textOf(await room.ask('claims', { place: 'niger', claimant: 'islamic state' }));
    expect(text).toContain('**23 soldiers killed** · Niger defence ministry');
    expect(text).not.toContain('17 wounded');
    expect(textOf(await room.ask('claims', { place: 'niger', harm: 'wounded' }))).not.toContain('30 soldiers killed');
  });

  it('keeps to the period, the disputes and the place asked for', async () => {
    await recordTeguey();
    await room.ask('add event', { title: 'Market raid', place: 'Gao, Mali', date: 'February 2024' });
    await room.ask('add claim', { event: 'E2', claimant: 'Town hall', says: '4 civilians killed', said: '2024-02-20' });
    const heading = async (options: Record<string, string | boolean>) =>
      textOf(await room.ask('claims', options))
        .split('\n')
        .filter((line) => line.startsWith('###'));
    expect(await heading({ place: 'sahel' })).toEqual(['### E1 · Ambush near Teguey', '### E2 · Market raid']);
    expect(await heading({ place: 'sahel', until: '10 February 2024' })).toEqual(['### E2 · Market raid']);
    expect(await heading({ place: 'sahel', since: '2024-03-01' })).toEqual(['### E1 · Ambush near Teguey']);
    expect(await heading({ place: 'sahel', disputed: true })).toEqual(['### E1 · Ambush near Teguey']);
    expect(await heading({ place: 'teguey' })).toEqual(['### E1 · Ambush near Teguey']);
    expect(await heading({ place: 'nigeria' })).toEqual([]);
  });

  it('answers as of what had been recorded by a day', async () => {
    await room.ask(
      'add event',
      { title: 'Ambush near Teguey', place: 'Teguey, Tillabéri, Niger', date: '2024-03-20' },
      { now: new Date('2024-03-20T18:00:00Z') },
    );
    await room.ask(
      'add claim',
      { event: 'E1', claimant: 'Ministry', says: '23 soldiers killed', said: '2024-03-21' },
      { now: new Date('2024-03-21T22:00:00Z') },
    );
    await room.ask(
      'add claim',
      { event: 'E1', claimant: 'Group', says: '30 soldiers killed', said: '2024-03-23' },
      { now: new Date('2024-03-23T12:00:00Z') },
    );
    const then = textOf(
      await room.ask('claims', { place: 'niger', 'as-of': '2024-03-22' }, { now: new Date('2024-04-02T08:00:00Z') }),
    );
    expect(then).toContain('23 soldiers killed');
    expect(then).not.toContain('30 soldiers killed');
    expect(then).not.toContain('≠');
    expect(textOf(await room.ask('claims', { place: 'niger', 'as-of': '2024-03-01' }))).toContain(
      'nothing had been recorded',
    );
  });

  it('turns pages with buttons that carry all they need', async () => {
    for (let day = 1; day <= 9; day += 1) {
      await room.ask('add event', { title: `Attack ${day}`, place: 'Mopti, Mali', date: `2024-01-0${day}` });
      await room.ask('add claim', {
        event: `E${day}`,
        claimant: 'A claimant with a name',
        says: `${day} people killed`,
      });
    }
    const first = await room.ask('claims', {
      place: 'mopti',
      since: '2023-12-01',
      claimant: 'A claimant with a name',
      harm: 'killed',
    });
    expect(textOf(first)).toContain('Attack 9');
    expect(textOf(first)).toContain('-# Page 1 of 3');
    const next = pressesIn(first).find((press) => press.startsWith('claims:page:1'));
    expect(next).toBe('claims:page:1:ML-5|0|killed|20231201|||');
    const second = await room.press(next ?? '');
    expect(second.replaces).toBe(true);
    expect(textOf(second)).toContain('Attack 5');
    expect(textOf(second)).not.toContain('Attack 9');
  });

  it('offers a choice for an ambiguous place, to the caller alone, and answers it for all', async () => {
    await recordTeguey();
    const choice = await room.ask('claims', { place: 'congo', disputed: true });
    expect(choice.private).toBe(true);
    expect(pressesIn(choice)).toEqual([
      'claims:show:0:CD||||||d|'.replace('||||||d|', '|||||d|'),
      'claims:show:0:CG|||||d|',
    ]);
    const answer = await room.press(pressesIn(choice)[0] ?? '');
    expect(answer.private).toBe(false);
    expect(textOf(answer)).toContain('Claims · DR Congo');
  });

  it('refuses what it cannot read', async () => {
    const refusals: Array<[Record<string, string>, string]> = [
      [{ place: 'Nigr' }, 'place.unknown'],
      [{ place: 'niger', since: '2024-02-30' }, 'date.impossible'],
      [{ place: 'niger', since: '2024-03-02', until: '2024-03-01' }, 'query.periodBackwards'],
      [{ place: 'niger', claimant: 'Nobody' }, 'claimant.unknown'],
      [{ place: 'niger', harm: 'eaten' }, 'option.notAChoice'],
    ];
    for (const [options, key] of refusals) await expect(room.ask('claims', options)).rejects.toMatchObject({ key });
  });
});

describe('forged and stale buttons', () => {
  const PRESSES = [
    'claims:page:0:XX|||||',
    'claims:page:0:NE|7|||||',
    'claims:page:0:NE||eaten||||',
    'claims:page:x:NE||||||',
    'claims:page:0:NE|||2024|||',
    'claims:page:0:NE||||||x',
    'timeline:page',
    'disputes:page:0:r:R9||||||',
    'event:show:99',
    'event:page:1:0::x',
    'undo:99',
    'undo:abc',
    'undo:',
  ];
  it.each(PRESSES)('%s is refused', async (press) => {
    await recordTeguey();
    await expect(room.press(press)).rejects.toMatchObject({ name: 'UserError' });
  });
});

describe('/timeline', () => {
  it('lists events in the order they happened, with the definition used, ranges and totals', async () => {
    await recordTeguey();
    await room.ask('add event', { title: 'Coup', place: 'Bamako, Mali', date: 'August 2020' });
    await room.ask('add event', {
      title: 'Attack far away',
      place: 'Krasnogorsk, Moscow Oblast, Russia',
      date: '2024-03-22',
    });
    expect(textOf(await room.ask('timeline', { place: 'sahel (aes)' }))).toBe(
      [
        '## Timeline · Sahel (AES)',
        `-# Region as defined by: ${'Confederation of Sahel States: three countries'}`,
        '-# 2 events',
        '**August 2020** · E2 · Coup',
        '-# Bamako, Mali',
        '**20 March 2024** · E1 · Ambush near Teguey',
        '-# Teguey, Tillabéri, Niger · ≠ conflicting claims',
        '-# Killed, military: 23–30 (Niger defence ministry – Islamic State) · about 30 attackers killed (Niger defence ministry) · 17 wounded, military (Niger defence ministry)',
        '**Lowest and highest claims added up**',
        '- Killed, military: 23–30 (in 1 event)',
        '- Killed, armed group: 25–35 (in 1 event)',
        '- Wounded, military: 17–17 (in 1 event)',
        '-# Claims, not counts; “about” and “dozens” count with the range they stand for. Categories may overlap: they do not add up to one another.',
      ].join('\n'),
    );
  });

  it('leaves datasets’ estimates out of ranges, and open ends open', async () => {
    await room.ask('add event', { title: 'Raid', place: 'Mali', date: '2023' });
    await room.ask('claimant', { claimant: 'UCDP', kind: 'dataset' }).catch(() => undefined);
    await room.ask('add claim', { event: 'E1', claimant: 'UCDP', says: '53 people killed' });
    await room.ask('add claim', { event: 'E1', claimant: 'Residents', says: 'at least 20 people killed' });
    const text = textOf(await room.ask('timeline', { place: 'mali' }));
    expect(text).toContain('-# at least 20 people killed (Residents)');
    expect(text).toContain('- Killed: 20 or more, no upper limit (in 1 event)');
    expect(text).not.toContain('53');
    expect(textOf(await room.ask('claims', { place: 'mali' }))).toContain(
      '**53 people killed** · UCDP · date not given · coded estimate',
    );
  });
});

describe('/disputes and /event', () => {
  it('lists what is open, newest first, with every side', async () => {
    await recordTeguey();
    await room.ask('add event', { title: 'Raid', place: 'Gao, Mali', date: '2024-03-25' });
    await room.ask('add claim', { event: 'E2', claimant: 'Group A', says: 'responsibility', said: '2024-03-26' });
    await room.ask('add claim', { event: 'E2', claimant: 'Group B', says: 'responsibility', said: '2024-03-27' });
    const text = textOf(await room.ask('disputes'));
    expect(text.match(/^### E\d/gm)).toEqual(['### E2', '### E1']);
    expect(text).toContain('**≠ Responsibility · conflicting claims**\n- **Claims responsibility** · Group A');
    expect(text).toContain('-# 2 open');
    expect(textOf(await room.ask('disputes', { place: 'niger' })).match(/^### E\d/gm)).toEqual(['### E1']);
    expect(textOf(await room.ask('disputes', { place: 'mali', until: '2024-01-01' }))).toContain('No open conflicts.');
  });

  it('shows one event whole, with its numbers and history', async () => {
    await recordTeguey();
    await room.ask('withdraw claim', { claim: 'E1.2', reason: 'entered twice' });
    const text = textOf(await room.ask('event', { event: 'e1' }));
    expect(text).toContain(
      '- ~~**E1.2** “responsibility; 30 soldiers killed”~~ · Islamic State, via Amaq · said 23 Mar 2024 · withdrawn: entered twice',
    );
    expect(text).not.toContain('≠');
    expect(text.match(/^-# E1\S* (?:added|withdrawn)/gm)).toEqual([
      '-# E1.2 withdrawn',
      '-# E1.2 added',
      '-# E1.1 added',
      '-# E1 added',
    ]);
    await expect(room.ask('event', { event: 'E7' })).rejects.toMatchObject({ key: 'event.unknown' });
  });
});
