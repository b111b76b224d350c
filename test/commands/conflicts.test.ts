import { beforeEach, describe, expect, it } from 'vitest';
import { CommandRoom, textOf } from '../support/command-room.ts';

let room: CommandRoom;

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask('add event', { title: 'Raid', place: 'Gao, Mali', date: '2024-03-01' });
});

async function claim(
  claimant: string,
  says: string,
  said = '2024-03-02',
  more: Record<string, string> = {},
): Promise<string> {
  return textOf(await room.ask('add claim', { event: 'E1', claimant, says, said, ...more }));
}

const timeline = async () => textOf(await room.ask('timeline', { place: 'mali' }));

describe('what the timeline says of several claimants', () => {
  it('puts nobody’s words in another’s mouth', async () => {
    await claim('Group', 'at least 20 soldiers killed');
    await claim('Ministry', '23 soldiers killed');
    await claim('Hospital', '35 soldiers killed');
    const text = await timeline();
    expect(text).toContain('Killed, military: 20 or more (Group), and within it 23–35 (Ministry – Hospital)');
    expect(text).not.toContain('and others');
  });

  it('names the higher of two open minimums, and words only where all say the same', async () => {
    await claim('A', 'at least 5 people killed');
    await claim('B', 'at least 100 people killed');
    expect(await timeline()).toContain('Killed: 5 or more (A – B)');
  });

  it('names the one whose figure holds all the others, and those within it', async () => {
    await claim('Rebels', '21 soldiers killed');
    await claim('Army', 'at least 4 soldiers killed');
    expect(await timeline()).toContain('Killed, military: 4 or more (Army), and within it 21 soldiers killed (Rebels)');
    await claim('Hospital', 'up to 30 soldiers killed');
    await claim('Residents', '0-40 soldiers killed');
    expect(await timeline()).toContain('Killed, military: 0–40 (Hospital – Residents), or more (Army)');
  });

  it('hides no number that is named behind an open end', async () => {
    await claim('Ministry', '23 soldiers killed');
    await claim('Rebels', '30 soldiers killed');
    await claim('Residents', 'at least 25 soldiers killed');
    expect(await timeline()).toContain('Killed, military: 23–30 (Ministry – Rebels), or more (Residents)');
    await claim('Hospital', 'at least 31 soldiers killed');
    expect(await timeline()).toContain('Killed, military: 23 or more (Ministry – Hospital)');
  });

  it('does not name who says the same as the first as another within it', async () => {
    await claim('Rebels', '21 soldiers killed');
    await claim('Army', 'at least 4 soldiers killed');
    await claim('Residents', 'at least 4 soldiers killed');
    expect(await timeline()).toContain('Killed, military: 4 or more (Army), and within it 21 soldiers killed (Rebels)');
  });

  it('says of an end that nobody named that it is a denial', async () => {
    await claim('Army', 'denies losses');
    await claim('JNIM', '9 soldiers killed');
    expect(await timeline()).toContain('Killed, military: 0–9 (Army: denies losses – JNIM)');
    const french = textOf(await room.ask('timeline', { place: 'mali' }, { language: 'fr' }));
    expect(french).toContain('0–9 (Army\u00a0: nie toute perte – JNIM)');
    await claim('Residents', 'no soldiers killed');
    expect(await timeline()).toContain('Killed, military: 0–9 (Residents – JNIM)');
    await claim('JNIM', 'retraction', '2024-03-04');
    expect(await timeline()).toContain('no soldiers killed (Residents and others: 2 claimants)');
  });

  it('gives none as one number where denials are all there is', async () => {
    await claim('Army', '9 soldiers killed');
    await claim('Army', 'denies losses', '2024-03-03');
    expect(await timeline()).toContain('Killed, military: 0 (Army: denies losses)');
  });

  it('gives the words once where all say the same', async () => {
    await claim('A', '5 people killed');
    await claim('B', '5 dead');
    expect(await timeline()).toContain('5 people killed (A and others: 2 claimants)');
  });
});

describe('a part that exceeds its whole', () => {
  it('stands with both its sides, and neither is “not in conflict”', async () => {
    await claim('A', '30 soldiers killed');
    const text = await claim('B', '20 people killed');
    expect(text).toContain(
      [
        '**≠ Killed: military > everyone · conflicting figures, part exceeds whole, gap 10**',
        '- **30 soldiers killed** · A · said 2 Mar 2024',
        '- **20 people killed** · B · said 2 Mar 2024',
      ].join('\n'),
    );
    expect(text).not.toContain('Not in conflict');
    expect(textOf(await room.ask('claims', { place: 'mali', harm: 'killed' }))).toContain('20 people killed');
  });
});

describe('/disputes', () => {
  const disputes = async () => textOf(await room.ask('disputes')).split('\n')[1];

  it('counts figures that diverge and can both be true apart from conflicts', async () => {
    await claim('A', 'at least 23 soldiers killed');
    await claim('B', 'at least 30 soldiers killed');
    expect(await disputes()).toBe('-# 0 open conflicts · 1 case of diverging figures');
    await claim('A', '3 people abducted', '2024-03-03');
    await claim('B', 'no people abducted', '2024-03-03');
    expect(await disputes()).toBe('-# 1 open conflict · 1 case of diverging figures');
  });
});

describe('claims without figures', () => {
  it('strikes through what a retraction takes back', async () => {
    await claim('Ministry', '30 soldiers killed', '2024-03-02');
    const retracted = 'before: ~~30 soldiers killed~~ (2 Mar 2024)';
    expect(await claim('Ministry', 'retraction', '2024-03-03')).toContain(
      `- **Retracts what it said before** · Ministry · said 3 Mar 2024 · ${retracted}`,
    );
    expect(await claim('Ministry', 'retraction', '2024-03-04')).toContain(`said 4 Mar 2024 · ${retracted}`);
  });

  it('strikes through who did it, whom it blamed and the losses it denied, where a retraction takes that back', async () => {
    await claim('JNIM', '9 soldiers killed; responsibility', '2024-03-02');
    const retracted = 'before: ~~9 soldiers killed~~ (2 Mar 2024), ~~claims responsibility~~ (2 Mar 2024)';
    expect(await claim('JNIM', 'retraction', '2024-03-04')).toContain(`said 4 Mar 2024 · ${retracted}`);
    expect(await claim('JNIM', 'retraction', '2024-03-05')).toContain(`said 5 Mar 2024 · ${retracted}`);
    await claim('Army', 'denies losses; blames JNIM', '2024-03-03');
    expect(await claim('Army', 'retraction', '2024-03-04')).toContain(
      'Army · said 4 Mar 2024 · before: ~~blames JNIM~~ (3 Mar 2024), ~~denies losses~~ (3 Mar 2024)',
    );
  });

  it('strikes it through as well where the retraction says more', async () => {
    await claim('JNIM', '9 soldiers killed; responsibility', '2024-03-02');
    const text = await claim('JNIM', 'retraction; 5 soldiers killed', '2024-03-04');
    expect(text).toContain('- **5 soldiers killed** · JNIM · said 4 Mar 2024');
    expect(text).toContain('before: ~~9 soldiers killed~~ (2 Mar 2024), ~~claims responsibility~~ (2 Mar 2024)');
    expect(await claim('JNIM', '6 soldiers killed', '2024-03-05')).not.toContain('Retracts');
  });

  it('counts no stance among the figures beyond the first that a retraction takes back', async () => {
    await claim(
      'JNIM',
      '9 soldiers killed, 8 wounded, 7 captured, 6 missing, 5 abducted; responsibility',
      '2024-03-02',
    );
    expect(await claim('JNIM', 'retraction', '2024-03-04')).toMatch(
      /~~7 captured~~ \(2 Mar 2024\), ~~claims responsibility~~ \(2 Mar 2024\), 2 earlier figures$/m,
    );
  });

  it('says of a retraction by somebody who has said nothing that stands that it takes nothing back, and names who has', async () => {
    const retract = async (claimant: string, says = 'retraction') =>
      (await claim(claimant, says, '2024-03-03')).split('\n')[1];
    expect(await retract('Nobody')).toBe(
      '**“Nobody” had said nothing about E1 that is recorded and stands, and nobody else has: nothing is taken back.**',
    );
    await room.ask('undo');
    await claim('Residents', '9 civilians killed', '2024-03-02', { via: 'Radio Gao' });
    await claim('Islamic State', 'responsibility');
    const told = (claimant: string, names: string) =>
      `**“${claimant}” had said nothing about E1 that is recorded and stands: nothing is taken back.** Who has: ${names}. If one of them is meant, *Undo* this and record it under that name.`;
    expect(await retract('Residnts')).toBe(told('Residnts', 'Residents, Islamic State'));
    await room.ask('undo');
    expect(await retract('Radio Gao', 'retraction; 4 civilians killed')).toBe(
      told('Radio Gao', 'Residents, Islamic State'),
    );
    await room.ask('withdraw claim', { claim: 'E1.2', reason: 'another event' });
    expect(await retract('Residents')).toBe(told('Residents', 'Islamic State, Radio Gao'));
    // Another of its names, and who speaks for it.
    await room.ask('claimant', { claimant: 'Islamic State', aliases: 'Daesh' });
    await room.ask('claimant', { claimant: 'Amaq', 'mouthpiece-of': 'Islamic State' });
    expect(await retract('daesh')).toBe('### E1 · Raid');
    expect(await retract('Amaq')).toBe('### E1 · Raid');
  });

  it('says once that somebody denies what happened, in conflict or not', async () => {
    await claim('Residents', '9 civilians killed, up to 3 wounded');
    const inConflict = await claim('Government', 'denies the attack', '2024-03-03');
    expect(inConflict.match(/denies that it happened/gi)).toHaveLength(1);
    expect(inConflict).toContain('- **denies that it happened** · Government');
    expect(inConflict).toContain('**Not in conflict**\n- **up to 3 wounded**');
    const wounded = textOf(await room.ask('claims', { place: 'mali', harm: 'wounded' }));
    expect(wounded.match(/denies that it happened/gi)).toHaveLength(1);
    await claim('Residents', 'up to 4 civilians killed', '2024-03-04');
    const agreeing = textOf(await room.ask('event', { event: 'E1' }));
    expect(agreeing).not.toContain('conflicting');
    expect(agreeing.match(/denies that it happened/gi)).toHaveLength(1);
  });

  it('strikes through a denial of losses that were admitted since', async () => {
    await claim('Army', 'denies losses', '2024-03-02');
    expect(await claim('Army', '4 soldiers killed', '2024-03-03')).toContain(
      '- **4 soldiers killed** · Army · said 3 Mar 2024 · before: ~~denies losses~~ (2 Mar 2024)',
    );
  });

  it('shows a denial of losses nobody names, and a retraction', async () => {
    expect(await claim('Army', 'denies losses')).toContain('- **Denies losses** · Army');
    expect(textOf(await room.ask('claims', { place: 'mali', claimant: 'Army' }))).toContain('**Denies losses** · Army');
    await claim('Residents', '9 civilians killed');
    expect(await claim('Residents', 'retracts its claim', '2024-03-03')).toContain(
      '- **Retracts what it said before** · Residents',
    );
    expect(await claim('Residents', '7 civilians killed', '2024-03-04')).not.toContain('Retracts');
  });

  it('does not ask for claims where there were some', async () => {
    await claim('A', '5 people killed');
    expect(textOf(await room.ask('withdraw claim', { claim: 'E1.1', reason: 'a typing error' }))).toContain(
      'No claim stands',
    );
    expect(textOf(await room.ask('withdraw event', { event: 'E1', reason: 'elsewhere' }))).not.toMatch(/No claims? /);
  });

  it('keeps what one says of itself apart from whom it blames', async () => {
    const text = await claim('Army', 'denies responsibility; blames JNIM');
    expect(text).toContain('- **Denies responsibility** · Army');
    expect(text).toContain('- **Blames JNIM** · Army');
    expect(await claim('JNIM', 'denies responsibility')).toContain('**≠ Responsibility · conflicting claims**');
  });

  it('keeps a denial standing when its claimant later blames another', async () => {
    await claim('Residents', 'blames Army');
    expect(await claim('Army', 'denies responsibility', '2024-03-03')).toContain('≠ Responsibility');
    expect(await claim('Army', 'blames JNIM', '2024-03-04')).toContain('≠ Responsibility');
  });

  it('takes each of several blamed for itself', async () => {
    await claim('Ministry', 'blames Islamic State and JNIM');
    expect(await claim('JNIM', 'denies responsibility', '2024-03-03')).toContain('≠ Responsibility');
  });

  it('ends the denial of an event with the first dead its claimant names', async () => {
    await claim('Group', 'responsibility');
    expect(await claim('Army', 'denies the attack', '2024-03-03')).toContain('≠ Responsibility');
    const text = await claim('Army', '3 soldiers killed', '2024-03-04');
    expect(text).not.toContain('Denies that it happened');
    expect(text).not.toContain('≠');
  });
});

describe('since when it is disputed', () => {
  async function since(): Promise<string | undefined> {
    return /since <t:(\d+):f>/.exec(textOf(await room.ask('disputes')))?.[1];
  }
  const at = (seq: number): string => String(Math.floor(Date.parse(room.desk.casebook.entry(seq)?.at ?? '') / 1000));

  it('is the entry that completed the first pair, whatever agrees later', async () => {
    await claim('A', 'at least 23 soldiers killed');
    await claim('B', 'at least 30 soldiers killed');
    await claim('C', 'at least 25 soldiers killed');
    expect(await since()).toBe(at(3));
  });

  it('is not moved by saying the same again, earlier or later', async () => {
    await claim('A', '23 soldiers killed', '2024-03-03');
    await claim('B', '30 soldiers killed', '2024-03-03');
    await claim('A', '23 soldiers killed', '2024-03-02');
    await claim('B', '30 soldiers killed', '2024-03-05');
    expect(await since()).toBe(at(3));
  });

  it('counts claims of responsibility from the second', async () => {
    await claim('A', 'responsibility');
    await claim('B', 'responsibility');
    await claim('A', 'responsibility', '2024-03-05');
    await claim('B', 'responsibility', '2024-03-05');
    expect(await since()).toBe(at(3));
  });
});

describe('many revisions', () => {
  it('shows the last of them and counts the rest', async () => {
    let text = '';
    for (let day = 1; day <= 28; day += 1) {
      text = await claim('Ministry', `${day} soldiers killed`, `2024-03-${String(day).padStart(2, '0')}`);
    }
    expect(text).toContain(
      '- **28 soldiers killed** · Ministry · said 28 Mar 2024 · before: ~~27 soldiers killed~~ (27 Mar 2024), ~~26 soldiers killed~~ (26 Mar 2024), ~~25 soldiers killed~~ (25 Mar 2024), 24 earlier figures',
    );
  });
});

describe('links', () => {
  it('follow who published it: the outlet is linked, the armed group’s own channel is not', async () => {
    await room.ask('claimant', { claimant: 'Amaq', 'mouthpiece-of': 'Islamic State' });
    await room.ask('claimant', { claimant: 'Desert Voice', 'mouthpiece-of': 'Wilayat Somewhere' });
    await claim('Amaq', 'responsibility', '2024-03-02', { via: 'Example Wire', url: 'https://example.org/wire' });
    await claim('Group A', '3 people killed', '2024-03-02', { via: 'Islamic State', url: 'https://example.org/own' });
    await claim('Group B', '3 people wounded', '2024-03-02', { via: 'Desert Voice', url: 'https://example.org/voice' });
    const text = textOf(await room.ask('claims', { place: 'mali' }));
    expect(text.match(/\]\([^)]*\)/g)).toEqual(['](https://example.org/wire)']);
  });
});

describe('filters together', () => {
  it('look for conflicts of the harm and claimant asked for', async () => {
    await claim('A', '5 people killed, 3 wounded');
    await claim('B', '9 people killed, 3 wounded');
    const heading = async (options: Record<string, string>) =>
      textOf(await room.ask('claims', { place: 'mali', disputed: true, ...options })).includes('### E1');
    expect(await heading({ harm: 'killed' })).toBe(true);
    expect(await heading({ harm: 'wounded' })).toBe(false);
    expect(await heading({ claimant: 'A' })).toBe(true);
  });
});

describe('days of undated claims', () => {
  it('stay those of the time zone they were recorded in', async () => {
    await room.ask(
      'add claim',
      { event: 'E1', claimant: 'A', says: '5 people killed' },
      { now: new Date('2024-04-02T22:30:00Z') },
    );
    await claim('A', '9 people killed', '2024-04-02');
    await claim('B', '9 people killed');
    const before = textOf(await room.ask('claims', { place: 'mali' }));
    await room.ask('settings', { timezone: 'Asia/Kabul' });
    expect(textOf(await room.ask('claims', { place: 'mali' }))).toBe(before);
  });
});

describe('parts of a whole named with it', () => {
  it('are the least there were of their category, not all of it', async () => {
    await claim('UN', '20 people killed, including 3 children');
    const text = await claim('Residents', '15 civilians killed');
    expect(text).not.toContain('conflicting');
  });

  it('may be of the very category of their whole', async () => {
    expect(await claim('UN', '21 civilians killed including 11 children')).toContain(
      '**21 civilians killed including 11 children** · UN',
    );
    expect(await claim('ONU', '21 civils tués, dont 11 enfants')).toContain(
      '**21 civils tués, dont 11 enfants** · ONU',
    );
  });
});
