import { beforeEach, describe, expect, it } from 'vitest';
import { CommandRoom, MODERATOR, OTHER_MODERATOR, pressesIn, READER, textOf } from '../support/command-room.ts';

let room: CommandRoom;

beforeEach(() => {
  room = new CommandRoom();
});

const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20' };

describe('/add', () => {
  it('answers with the card as it stands and a way to take it back', async () => {
    await room.ask('add event', {
      ...RAID,
      kind: 'violence against civilians',
      attacker: 'Unknown',
      coordinates: '16.27, -0.04',
    });
    const reply = await room.ask('add claim', {
      event: 'e1',
      claimant: 'Town hall',
      says: 'at least 4 civilians killed',
      via: 'Radio Gao',
    });
    expect(reply.private).toBe(false);
    expect(textOf(reply)).toBe(
      [
        'Recorded E1.1.',
        '### E1 · Raid on a market',
        '-# 20 March 2024 · Gao, Mali · Violence against civilians',
        '- **at least 4 civilians killed** · Town hall, via Radio Gao · date not given',
      ].join('\n'),
    );
    expect(pressesIn(reply)).toEqual(['event:show:1', 'add:claim:1', 'edit:claim:E1.1:2', 'undo:2']);
  });

  const REFUSED: ReadonlyArray<[line: string, options: Record<string, string | number>, key: string]> = [
    ['add event', { ...RAID, date: 'tomorrow' }, 'date.future'],
    ['add event', { ...RAID, date: '2024-02-30' }, 'date.impossible'],
    ['add event', { ...RAID, date: '03/04/2024' }, 'date.ambiguous'],
    ['add event', { ...RAID, until: '2024-03-19' }, 'event.endsBeforeItBegins'],
    ['add event', { ...RAID, place: 'Sahel' }, 'place.regionOrDivision'],
    ['add event', { ...RAID, place: 'Nowhere at all' }, 'place.unknownNothingNear'],
    ['add event', { ...RAID, place: 'Punjab' }, 'place.ambiguous'],
    ['add event', { ...RAID, coordinates: '91, 0' }, 'event.coordinates'],
    ['add event', { ...RAID, url: 'javascript:alert(1)' }, 'option.notAnAddress'],
    ['add event', { ...RAID, url: 'https://user:word@example.org/' }, 'option.notAnAddress'],
    ['add event', { ...RAID, kind: 'Party' }, 'option.notAChoice'],
    ['add event', { ...RAID, title: 'x'.repeat(201) }, 'option.tooLong'],
    ['add event', { ...RAID, title: '   ' }, 'option.missing'],
    ['add claim', { event: 'E9', claimant: 'A', says: '3 killed' }, 'event.unknown'],
    ['add claim', { event: 'E1', claimant: '—', says: '3 killed' }, 'claimant.noName'],
    ['add claim', { event: 'E1', claimant: 'A', says: 'many killed' }, 'says.noNumber'],
    ['add claim', { event: 'E1', claimant: 'A', says: '3 killed', said: '2024-03-01' }, 'claim.saidBeforeEvent'],
    ['add claim', { event: 'E1', claimant: 'A', says: '3 killed', credibility: 7 }, 'option.notAChoice'],
    ['withdraw claim', { claim: 'E1.9', reason: 'x' }, 'claim.unknown'],
  ];
  it.each(REFUSED)('%s %j is refused, and nothing is recorded', async (line, options, key) => {
    await room.ask('add event', RAID);
    await expect(room.ask(line, options)).rejects.toMatchObject({ key });
    expect(room.desk.casebook.seq).toBe(1);
  });

  it('grants a claim the day before the event where it may be tomorrow already', async () => {
    await room.ask('add event', RAID);
    await room.ask('add claim', { event: 'E1', claimant: 'A', says: '3 killed', said: '2024-03-19' });
    expect(room.desk.casebook.seq).toBe(2);
  });

  it('records one interaction once', async () => {
    const decide = () => ({ type: 'settings.changed' as const, content: { timeZone: 'Africa/Niamey' } });
    const options = { by: { member: '1', interaction: 'same' }, now: new Date('2024-04-01T00:00:00Z') };
    await room.desk.record(decide, options);
    await expect(room.desk.record(decide, options)).rejects.toMatchObject({ name: 'AlreadyRecordedError' });
    expect(room.desk.casebook.seq).toBe(1);
  });

  it('records nothing where the acknowledgement fails', async () => {
    const acknowledge = async () => {
      throw new Error('Unknown interaction');
    };
    const options = { by: { member: '1', interaction: '7' }, now: new Date('2024-04-01T00:00:00Z'), acknowledge };
    const decision = { type: 'settings.changed' as const, content: { timeZone: 'Africa/Niamey' } };
    await expect(room.desk.record(() => decision, options)).rejects.toThrow('Unknown interaction');
    expect((await room.desk.refresh()).seq).toBe(0);
  });
});

describe('recorded text', () => {
  it('can make no link, mention, heading or emphasis, and hides nothing', async () => {
    await room.ask('add event', {
      ...RAID,
      title: '# @everyone **bold** <@1001> [x](https://evil.example) \u202Ereversed\u202C `code` ||spoiler||',
      note: 'https://evil.example\n# heading\n> quote',
    });
    await room.ask('add claim', {
      event: 'E1',
      claimant: '> <#12> *A*',
      says: '3 _killed_'.replaceAll('_', ''),
      via: '[r](http://x.example)',
    });
    const text = textOf(await room.ask('event', { event: 'E1' }));
    expect(text).toContain(
      '### E1 · \\# \\@everyone \\*\\*bold\\*\\* \\<\\@1001> \\[x\\](https\\://evil.example) reversed \\`code\\` \\|\\|spoiler\\|\\|',
    );
    expect(text).toContain('https\\://evil.example # heading > quote');
    expect(text).toContain('· \\> \\<#12> \\*A\\*, via \\[r\\](http\\://x.example)');
  });

  it('links only what was given as an address, and never an armed group’s mouthpiece', async () => {
    await room.ask('add event', RAID);
    await room.ask('claimant', { claimant: 'Amaq', 'mouthpiece-of': 'Islamic State' });
    await room.ask('add claim', {
      event: 'E1',
      claimant: 'Islamic State',
      says: 'responsibility',
      via: 'amaq',
      url: 'https://example.org/a',
    });
    await room.ask('add claim', {
      event: 'E1',
      claimant: 'Amaq',
      says: '4 people killed',
      url: 'https://example.org/b',
    });
    await room.ask('add claim', {
      event: 'E1',
      claimant: 'Town hall',
      says: '3 people killed',
      via: 'Radio',
      url: 'https://example.org/(c)_*',
    });
    const text = textOf(await room.ask('claims', { place: 'mali' }));
    expect(text.match(/\]\([^)]*\)/g)).toEqual(['](https://example.org/%28c%29%5f%2a)']);
    expect(text).toContain('Islamic State, via amaq');
    expect(text).toContain('Islamic State (through Amaq)');
  });
});

describe('/undo', () => {
  it('takes back the caller’s own last action, one after the other', async () => {
    await room.ask('add event', RAID);
    await room.ask('add claim', { event: 'E1', claimant: 'Town hall', says: '4 civilians killed' });
    expect(textOf(await room.ask('undo'))).toBe('Undone: E1.1 added · “4 civilians killed” · Town hall');
    expect(textOf(await room.ask('undo'))).toBe('Undone: E1 added · Raid on a market');
    await expect(room.ask('undo')).rejects.toMatchObject({ key: 'undo.nothing' });
    expect(textOf(await room.ask('claims', { place: 'mali' }))).toContain('No claims recorded for this.');
  });

  it('leaves alone what others did, and what others’ entries rest on', async () => {
    await room.ask('add event', RAID);
    await room.ask(
      'add claim',
      { event: 'E1', claimant: 'Town hall', says: '4 civilians killed' },
      { by: OTHER_MODERATOR },
    );
    await expect(room.ask('undo')).rejects.toMatchObject({ key: 'undo.rests', values: { what: 'E1', later: 'E1.1' } });
    await expect(room.press('undo:2')).rejects.toMatchObject({ key: 'undo.notYours' });
    await expect(room.press('undo:2', { by: READER })).rejects.toMatchObject({ key: 'undo.notYours' });
    await expect(room.press('undo:1', { by: { ...MODERATOR, moderates: false } })).rejects.toMatchObject({
      key: 'undo.notAllowed',
    });
    await room.press('undo:2', { by: OTHER_MODERATOR });
    await expect(room.press('undo:2', { by: OTHER_MODERATOR })).rejects.toMatchObject({ key: 'undo.already' });
    expect((await room.press('undo:1')).replaces).toBe(true);
  });

  it('does not give a number out again', async () => {
    await room.ask('add event', RAID);
    await room.ask('add claim', { event: 'E1', claimant: 'Town hall', says: '4 civilians killed' });
    await room.ask('undo');
    expect(
      textOf(await room.ask('add claim', { event: 'E1', claimant: 'Town hall', says: '5 civilians killed' })),
    ).toContain('Recorded E1.2.');
    await room.ask('undo');
    await room.ask('undo');
    expect(textOf(await room.ask('add event', RAID))).toContain('Recorded E2.');
  });
});

describe('/withdraw', () => {
  it('takes out of every answer but the event’s own page, and can be undone', async () => {
    await room.ask('add event', RAID);
    await room.ask('add claim', { event: 'E1', claimant: 'Town hall', says: '4 civilians killed' });
    await room.ask('withdraw event', { event: 'E1', reason: 'another place' });
    expect(textOf(await room.ask('timeline', { place: 'mali' }))).toContain('No events recorded for this.');
    expect(textOf(await room.ask('event', { event: 'E1' }))).toContain('**Withdrawn:** another place');
    await expect(room.ask('add claim', { event: 'E1', claimant: 'A', says: '3 killed' })).rejects.toMatchObject({
      key: 'event.isWithdrawn',
    });
    await room.ask('undo');
    expect(textOf(await room.ask('timeline', { place: 'mali' }))).toContain('Raid on a market');
  });
});

describe('/claimant', () => {
  it('makes two spellings one, and a mouthpiece one with whom it speaks for', async () => {
    await room.ask('add event', RAID);
    await room.ask('add claim', {
      event: 'E1',
      claimant: 'Islamic State',
      says: '30 soldiers killed',
      said: '2024-03-21',
    });
    await room.ask('add claim', { event: 'E1', claimant: 'Daesh', says: '32 soldiers killed', said: '2024-03-22' });
    await room.ask('add claim', { event: 'E1', claimant: 'Amaq', says: '33 soldiers killed', said: '2024-03-23' });
    expect(textOf(await room.ask('claims', { place: 'mali' }))).toContain('gap 3');
    await room.ask('claimant', {
      claimant: 'Islamic State',
      aliases: 'ISIS, Daesh',
      kind: 'armed_group',
      reliability: 'D',
    });
    await room.ask('claimant', { claimant: 'Amaq', 'mouthpiece-of': 'ISIS' });
    const text = textOf(await room.ask('claims', { place: 'mali' }));
    expect(text).not.toContain('≠');
    expect(text).toContain(
      '**33 soldiers killed** · Islamic State (through Amaq) · said 23 Mar 2024 · rated D: not usually reliable · before: ~~32 soldiers killed~~ (22 Mar 2024), ~~30 soldiers killed~~ (21 Mar 2024)',
    );
    expect(textOf(await room.ask('claimant', { claimant: 'daesh' }))).toBe(
      '### Islamic State\nAlso written: ISIS, Daesh\nKind: armed group\nReliability: D · not usually reliable',
    );
    await expect(room.ask('claimant', { claimant: 'Islamic State', 'mouthpiece-of': 'Amaq' })).rejects.toMatchObject({
      key: 'claimant.ownMouthpiece',
    });
    await room.ask('undo');
    await room.ask('undo');
    expect(textOf(await room.ask('claims', { place: 'mali' }))).toContain('gap 3');
  });
});

describe('completion', () => {
  it('offers events by number and by words, claimants and carriers by any of their names', async () => {
    await room.ask('add event', RAID);
    await room.ask('add event', { ...RAID, title: 'Ambush', place: 'Teguey, Tillabéri, Niger' });
    await room.ask('claimant', { claimant: 'Islamic State', aliases: 'Daesh' });
    expect(await room.complete('add claim', 'event', '')).toEqual(['E2', 'E1']);
    expect(await room.complete('add claim', 'event', 'raid mali')).toEqual(['E1']);
    expect(await room.complete('event', 'event', 'E2')).toEqual(['E2']);
    expect(await room.complete('add claim', 'claimant', 'daes')).toEqual(['Islamic State']);
    expect(await room.complete('claims', 'place', 'tegu')).not.toEqual([]);
    expect(await room.complete('settings', 'timezone', 'niam')).toEqual(['Africa/Niamey']);
  });
});

describe('/settings', () => {
  it('counts days in the server’s time zone', async () => {
    const evening = new Date('2024-04-01T22:30:00Z');
    await expect(room.ask('add event', { ...RAID, date: '2024-04-02' }, { now: evening })).rejects.toMatchObject({
      key: 'date.future',
    });
    expect(textOf(await room.ask('settings', { timezone: 'asia/kabul' }))).toBe(
      'Changed. Time zone: Asia/Kabul. Language of new digests: English.',
    );
    await room.ask('add event', { ...RAID, date: 'today' }, { now: evening });
    expect(textOf(await room.ask('event', { event: 'E1' }))).toContain('2 April 2024');
    await expect(room.ask('settings', { timezone: 'Mars/Olympus' })).rejects.toMatchObject({
      key: 'settings.timeZone',
    });
  });
});
