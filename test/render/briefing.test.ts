import { beforeEach, describe, expect, it } from 'vitest';
import { digestNews, digestPlace, keepsSilent } from '../../src/render/digest-briefing.ts';
import { MANAGER, OTHER_MODERATOR, textOf } from '../support/command-room.ts';
import { DigestRoom, withoutTimes } from '../support/digest-room.ts';

const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-30' };

let room: DigestRoom;

beforeEach(async () => {
  room = new DigestRoom();
  await room.setUp({ place: 'sahel' });
});

/** What the digest of a morning says, in one message; null where it says nothing. */
async function said(day: number): Promise<string[] | null> {
  const [text, ...more] = await room.morning(day);
  expect(more).toEqual([]);
  return text === undefined ? null : withoutTimes(text);
}

async function claim(claimant: string, says: string, on: string, more: Record<string, string> = {}): Promise<void> {
  await room.ask('add claim', { event: 'E1', claimant, says, said: `2024-${on}`, ...more });
}

async function recordDispute(): Promise<void> {
  await room.ask('add event', { ...RAID, url: 'https://news.example/raid' });
  await claim('Town hall', '4 civilians killed, 7 wounded', '03-31', {
    via: 'Radio Gao',
    url: 'https://radio.example/1',
  });
  await claim('Residents', '9 civilians killed', '04-01');
}

const TOWN_HALL = '- **4 civilians killed** · Town hall, via [Radio Gao](https://radio.example/1) · said 31 Mar 2024';
const RESIDENTS = '- **9 civilians killed** · Residents · said 1 Apr 2024';

describe('a digest', () => {
  it('says conflicting figures first, with both sides and their gap, and then what else is new', async () => {
    await recordDispute();
    expect(await said(2)).toEqual([
      '## Briefing · Sahel (UNISS)',
      '-# recorded from <time> to <time> · 1 new conflict · 1 new event · 2 new claims',
      '### Conflicting claims',
      '**E1 · Raid on a market** · 30 March 2024 · Gao, Mali · new event · [source](https://news.example/raid)',
      '**New · ≠ Killed, civilians · conflicting figures, gap 5**',
      RESIDENTS,
      TOWN_HALL,
      '### New events and claims',
      '**E1 · Raid on a market**',
      '- **7 wounded (civilians)** · Town hall, via [Radio Gao](https://radio.example/1) · said 31 Mar 2024',
    ]);
  });

  it('names what a retraction takes back, whether that was told before or not', async () => {
    await room.ask('add event', RAID);
    await claim('Niger army', '9 militants killed', '03-31');
    await claim('JNIM', 'responsibility', '03-31');
    await said(2);
    await claim('Niger army', 'retraction', '04-01');
    await claim('JNIM', 'retraction', '04-01');
    await claim('Residents', '3 civilians killed', '04-01');
    await claim('Residents', 'retraction', '04-02');
    expect((await said(3))?.filter((line) => line.includes('Retracts'))).toEqual([
      '- **Retracts what it said before** · Niger army · said 1 Apr 2024 · takes back: ~~9 militants killed~~ (31 Mar 2024)',
      '- **Retracts what it said before** · JNIM · said 1 Apr 2024 · takes back: ~~claims responsibility~~ (31 Mar 2024)',
      '- **Retracts what it said before** · Residents · said 2 Apr 2024 · takes back: ~~3 civilians killed~~ (1 Apr 2024)',
    ]);
  });

  it('does not say again what it has said', async () => {
    await recordDispute();
    await said(2);
    expect(await said(3)).toBeNull();
  });

  it('tells a conflict that changed by what is another than before, and a revision there alone', async () => {
    await recordDispute();
    await said(2);
    await claim('Residents', '7 civilians killed', '04-02');
    await claim('Hospital', '5 civilians killed', '04-02');
    await claim('Town hall', '8 wounded', '04-02');
    expect(await said(3)).toEqual([
      '## Briefing · Sahel (UNISS)',
      '-# recorded from <time> to <time> · 1 conflict changed · 3 new claims',
      '### Conflicting claims',
      '**E1 · Raid on a market** · 30 March 2024 · Gao, Mali · [source](https://news.example/raid)',
      '**Changed · ≠ Killed, civilians · conflicting figures, gap 3** (was 5)',
      '- was ~~9 civilians killed~~ (1 Apr 2024), now **7 civilians killed** · Residents · said 2 Apr 2024',
      TOWN_HALL,
      '- **5 civilians killed** · Hospital · said 2 Apr 2024',
      '### New events and claims',
      '**E1 · Raid on a market**',
      '- **8 wounded** · Town hall · said 2 Apr 2024',
    ]);
  });

  it('counts the claimants between both ends of a conflict who say what they said before', async () => {
    await recordDispute();
    await claim('Hospital', '6 civilians killed', '04-01');
    await claim('Mayor', '7 civilians killed', '04-01');
    await said(2);
    await claim('Imam', '8 civilians killed', '04-02');
    expect((await said(3))?.slice(4)).toEqual([
      '**Changed · ≠ Killed, civilians · conflicting figures, gap 5**',
      RESIDENTS,
      TOWN_HALL,
      '- **8 civilians killed** · Imam · said 2 Apr 2024',
      '- … and 2 other claimants, as before',
    ]);
  });

  it('tells of every side of a new conflict, also of those whose claims were told of before', async () => {
    await room.ask('add event', RAID);
    for (const each of ['Hospital', 'Mayor', 'Imam']) await claim(each, '5 civilians killed', '04-01');
    await said(2);
    await claim('Residents', '9 civilians killed', '04-02');
    expect((await said(3))?.filter((line) => line.startsWith('- '))).toEqual([
      '- **9 civilians killed** · Residents · said 2 Apr 2024',
      ...['Hospital', 'Mayor', 'Imam'].map((each) => `- **5 civilians killed** · ${each} · said 1 Apr 2024`),
    ]);
  });

  it('tells of a conflict that is settled, and by what', async () => {
    await recordDispute();
    await said(2);
    await claim('Town hall', '9 civilians killed', '04-02');
    expect((await said(3))?.slice(1)).toEqual([
      '-# recorded from <time> to <time> · 1 conflict settled · 1 new claim',
      '### Conflicting claims',
      '**E1 · Raid on a market** · 30 March 2024 · Gao, Mali · [source](https://news.example/raid)',
      '**Settled ·** ~~≠ Killed, civilians · conflicting figures, gap 5~~',
      RESIDENTS,
      '- was ~~4 civilians killed~~ (31 Mar 2024), now **9 civilians killed** · Town hall · said 2 Apr 2024',
    ]);
  });

  it('tells of a withdrawal that settles a conflict once', async () => {
    await recordDispute();
    await said(2);
    await room.ask('withdraw claim', { claim: 'E1.2', reason: 'another raid' });
    expect((await said(3))?.slice(2)).toEqual([
      '### Conflicting claims',
      '**E1 · Raid on a market** · 30 March 2024 · Gao, Mali · [source](https://news.example/raid)',
      '**Settled ·** ~~≠ Killed, civilians · conflicting figures, gap 5~~',
      '- ~~9 civilians killed~~ · Residents · said 1 Apr 2024 · withdrawn: another raid',
      TOWN_HALL,
    ]);
    await room.ask('undo');
    expect((await said(4))?.slice(-2)).toEqual([
      '### Restored',
      '- **E1.2 · Raid on a market:** “9 civilians killed” · Residents · said 1 Apr 2024 · stands again',
    ]);
  });

  it('tells a revision outside of any conflict as what was and what is', async () => {
    await room.ask('add event', RAID);
    await claim('Residents', 'at least 30 civilians killed', '03-31');
    await said(2);
    await claim('Residents', '23 civilians killed', '04-02', { via: 'Radio Gao' });
    expect((await said(3))?.slice(1)).toEqual([
      '-# recorded from <time> to <time> · 1 new claim',
      '### Revised',
      '**E1 · Raid on a market** · 30 March 2024 · Gao, Mali',
      '- was ~~at least 30 civilians killed~~ (31 Mar 2024), now **23 civilians killed** · Residents, via Radio Gao · said 2 Apr 2024',
    ]);
  });

  it('says of a figure given again that it is as before, and of one recorded late that its claimant went on', async () => {
    await room.ask('add event', RAID);
    await claim('Residents', '23 civilians killed', '03-31');
    await said(2);
    await claim('Residents', '23 civilians killed', '04-02', { via: 'Radio Gao' });
    await claim('Residents', '15 civilians killed', '03-30');
    expect((await said(3))?.slice(3)).toEqual([
      '**E1 · Raid on a market** · 30 March 2024 · Gao, Mali',
      '- **23 civilians killed** · Residents, via Radio Gao · said 2 Apr 2024 · as before',
      '- **15 civilians killed** · Residents · said 30 Mar 2024 · has since said otherwise',
    ]);
  });

  it('has with a new figure those its claimant gave before it in the same period', async () => {
    await room.ask('add event', RAID);
    await claim('Residents', '12 civilians killed', '03-31');
    await claim('Residents', '9 civilians killed', '04-01');
    expect((await said(2))?.slice(3)).toEqual([
      '**E1 · Raid on a market** · 30 March 2024 · Gao, Mali · new event',
      '- **9 civilians killed** · Residents · said 1 Apr 2024 · before: ~~12 civilians killed~~ (31 Mar 2024)',
    ]);
  });

  it('gives every figure, claim of responsibility and denial a line with its claimant', async () => {
    await room.ask('add event', RAID);
    await claim('Islamic State', 'responsibility; 30 soldiers killed', '03-31', { via: 'Amaq' });
    await claim('Mali army', 'denies losses', '04-01');
    await claim('Residents', '2 civilians killed, 3 wounded', '04-01');
    expect((await said(2))?.slice(2)).toEqual([
      '### Conflicting claims',
      '**E1 · Raid on a market** · 30 March 2024 · Gao, Mali · new event',
      '**New · ≠ Killed, military · conflicting figures, gap 30**',
      '- **30 soldiers killed** · Islamic State, via Amaq · said 31 Mar 2024',
      '- **denies losses** · Mali army · said 1 Apr 2024',
      '### New events and claims',
      '**E1 · Raid on a market**',
      '- **Claims responsibility** · Islamic State, via Amaq · said 31 Mar 2024',
      '- **2 civilians killed** · Residents · said 1 Apr 2024',
      '- **3 wounded (civilians)** · Residents · said 1 Apr 2024',
    ]);
  });

  it('goes by country where there are several', async () => {
    await room.ask('add event', { ...RAID, title: 'Ambush', place: 'Diffa, Niger' });
    await room.ask('add event', RAID);
    expect((await said(2))?.slice(2)).toEqual([
      '### New events and claims',
      '__Mali__',
      '**E2 · Raid on a market** · 30 March 2024 · Gao, Mali · new event',
      '__Niger__',
      '**E1 · Ambush** · 30 March 2024 · Diffa, Niger · new event',
    ]);
  });

  it('tells what was withdrawn and what its author took back', async () => {
    await recordDispute();
    await room.ask('add event', { ...RAID, title: 'Ambush', place: 'Diffa, Niger' }, { by: OTHER_MODERATOR });
    await said(2);
    await room.ask('undo', {}, { by: OTHER_MODERATOR });
    await room.ask('withdraw claim', { claim: 'E1.1', reason: 'another raid' });
    expect((await said(3))?.slice(6)).toEqual([
      '- ~~4 civilians killed~~ · Town hall, via [Radio Gao](https://radio.example/1) · said 31 Mar 2024 · withdrawn: another raid',
      '### Withdrawn or taken back',
      '- ~~**E2 · Ambush**~~ · taken back by the member who recorded it',
      '- **E1.1 · Raid on a market:** ~~“4 civilians killed, 7 wounded”~~ · Town hall, via [Radio Gao](https://radio.example/1) · said 31 Mar 2024 · withdrawn: another raid',
    ]);
  });

  it('says in one line that there is nothing new, where it was set up to', async () => {
    await room.setUp({ channel: '556', 'when-empty': 'say so', language: 'fr' });
    const [text = ''] = await room.morning(2, { digest: 2 });
    expect(withoutTimes(text)).toEqual(['**Point de situation** · rien de neuf · enregistré du <time> au <time>']);
  });

  it('speaks French throughout', async () => {
    await room.setUp({ channel: '556', language: 'fr', place: 'mali' });
    await recordDispute();
    await room.morning(2, { digest: 2 });
    await claim('Residents', '7 civilians killed', '04-02');
    await claim('Town hall', '7 wounded', '04-02');
    const [text = ''] = await room.morning(3, { digest: 2 });
    expect(withoutTimes(text)).toEqual([
      '## Point de situation · Mali',
      '-# enregistré du <time> au <time> · 1 contradiction modifiée · 2 nouvelles déclarations',
      '### Déclarations contradictoires',
      '**E1 · Raid on a market** · 30 mars 2024 · Gao, Mali · [source](https://news.example/raid)',
      '**Modifiée · ≠ Tués, civils · chiffres contradictoires, écart de 3** (auparavant 5)',
      '- auparavant ~~9 civilians killed~~ (1er avr. 2024), désormais **7 civilians killed** · Residents · déclaration : 2 avr. 2024',
      '- **4 civilians killed** · Town hall, via [Radio Gao](https://radio.example/1) · déclaration : 31 mars 2024',
      '### Nouveaux événements et déclarations',
      '**E1 · Raid on a market**',
      '- **7 wounded** · Town hall · déclaration : 2 avr. 2024',
    ]);
  });
});

describe('the place of a digest', () => {
  it('is covered and no other', async () => {
    await room.ask('add event', { ...RAID, place: 'Krasnogorsk, Moscow Oblast, Russia' });
    expect(await said(2)).toBeNull();
  });

  it('is covered after the last event there is taken back', async () => {
    await room.ask('digest remove', { digest: 'D1' }, { by: MANAGER });
    await room.ask('add event', { ...RAID, place: 'Ansongo, Gao, Mali' });
    await room.setUp({ place: 'Ansongo' });
    await room.ask('undo');
    await room.ask('add event', { ...RAID, title: 'Elsewhere', place: 'Krasnogorsk, Moscow Oblast, Russia' });
    await room.ask('add event', { ...RAID, title: 'There again', place: 'Ansongo, Gao, Mali' });
    expect(textOf(await room.ask('digest list', {}, { by: MANAGER }))).toContain(' · on Ansongo, Gao, Mali · ');
    const text = textOf(await room.ask('digest preview', { digest: 'D2' }, { by: MANAGER }));
    expect(text).toContain('There again');
    expect(text).not.toContain('Elsewhere');
  });

  it('is nowhere where nobody knows its region any more', async () => {
    await recordDispute();
    const [state] = room.desk.casebook.digests();
    if (!state) throw new Error('there is no digest');
    const lost = { ...state, content: { ...state.content, area: { kind: 'region' as const, region: 'r-of-old' } } };
    expect(keepsSilent(lost, digestNews(lost, room.desk.casebook.seq, room.desk.casebook))).toBe(true);
    expect(digestPlace(lost.content, 'en')).toBe('r-of-old');
  });
});

describe('a long digest', () => {
  async function recordMany(claimants: number): Promise<void> {
    await room.ask('add event', RAID);
    for (let number = 1; number <= claimants; number += 1)
      await claim(`A claimant with a rather long name, number ${number}`, '4 civilians killed', '03-31');
  }

  it('takes several messages, each of which says which event it goes on about', async () => {
    await recordMany(60);
    const texts = await room.morning(2);
    expect(texts.length).toBeGreaterThan(1);
    for (const [index, text] of texts.entries()) {
      const lines = text.split('\n');
      expect(lines.at(-1)).toBe(`-# Page ${index + 1} of ${texts.length}`);
      if (index > 0)
        expect(lines[0]).toBe('**E1 · Raid on a market** · 30 March 2024 · Gao, Mali · new event (continued)');
    }
  });

  it('takes five at most, and has the rest in a file, every figure with its claimant', async () => {
    await recordMany(400);
    const texts = await room.morning(2);
    expect(texts).toHaveLength(5);
    expect(texts[4]?.split('\n').slice(-2)).toEqual(['-# The rest is in the attached file.', '-# Page 5 of 5']);
    const files = room.channels.sent.flatMap(({ reply }) => reply.files ?? []);
    expect(files.map(({ name, description }) => [name, description])).toEqual([
      ['rest-of-the-briefing.txt', 'The rest of this briefing, as text'],
    ]);
    const rest = new TextDecoder().decode(files[0]?.data).trimEnd().split('\n');
    expect(rest[0]).toBe('E1 · Raid on a market · 30 March 2024 · Gao, Mali · new event (continued)');
    const figures = [...texts.flatMap((text) => text.split('\n')), ...rest].flatMap(
      (line) =>
        /4 civilians killed\S* · A claimant with a rather long name, number (\d+) · said 31 Mar 2024$/.exec(
          line,
        )?.[1] ?? [],
    );
    expect(figures).toEqual(Array.from({ length: 400 }, (_, index) => String(index + 1)));
  });
});
