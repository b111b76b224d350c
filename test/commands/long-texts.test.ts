import { expect, it } from 'vitest';
import { weight } from '../../src/render/fit.ts';
import { Markdown } from '../../src/render/markdown.ts';
import { CommandRoom, pressesIn, textOf } from '../support/command-room.ts';

/** Titles Discord's limits are hardest on: markup that is escaped, characters of many bytes, clusters of many characters. */
const TITLES = ['*'.repeat(200), '一'.repeat(200), '👩‍👩‍👧‍👦'.repeat(18), 'A title that goes on '.repeat(9)];

it('shows every event of a timeline with its place, whatever their length, and says which figures are left out', async () => {
  const room = new CommandRoom();
  for (let event = 1; event <= 13; event += 1) {
    const title = TITLES[event % TITLES.length] ?? '';
    const place = `${'Somewhere far '.repeat(9)}, Gao, Mali`;
    await room.ask('add event', { title, place, date: `2024-03-${String(event).padStart(2, '0')}` });
    for (const claimant of ['A ministry with a long name', 'A group with a long name', 'Residents']) {
      const says = `${event + claimant.length} soldiers killed, ${event} wounded, ${claimant.length} civilians killed, 4 soldiers captured`;
      await room.ask('add claim', { event: `E${event}`, claimant, says });
    }
  }
  const seen: string[] = [];
  let reply = await room.ask('timeline', { place: 'mali' });
  for (let page = 1; page <= 2; page += 1) {
    const text = textOf(reply);
    expect(weight(new Markdown(text))).toBeLessThan(4_000);
    seen.push(...(text.match(/· E\d+ ·/g) ?? []));
    const next = pressesIn(reply).find((press) => press.startsWith(`timeline:page:${page}:`));
    if (next) reply = await room.press(next);
  }
  expect(seen).toEqual(Array.from({ length: 13 }, (_, index) => `· E${index + 1} ·`));
  expect(textOf(await room.ask('timeline', { place: 'mali' }))).toMatch(/… and \d+ more figures?: `\/event E\d+`/);
});

it('shows claims that are all markup on pages a message holds, each figure with its claimant', async () => {
  const room = new CommandRoom();
  await room.ask('add event', { title: 'Raid', place: 'Gao, Mali', date: '2024-03-20' });
  const marks = (length: number): string => '*_'.repeat(length / 2);
  for (let number = 1; number <= 6; number += 1) {
    const claimant = `C${number} ${number === 1 ? marks(96) : 'of few words'}`;
    const long = { via: marks(100), quote: marks(500), url: `https://news.example/${'(_)'.repeat(150)}` };
    const carried = number === 1 ? long : { quote: 'word '.repeat(60) };
    await room.ask('add claim', { event: 'E1', claimant, says: `${number} soldiers killed`, ...carried });
  }
  let reply = await room.ask('event', { event: 'E1' });
  const lines: string[] = [];
  for (let next: string | undefined = ''; next !== undefined; ) {
    expect(weight(new Markdown(textOf(reply)))).toBeLessThan(4_000);
    lines.push(...textOf(reply).split('\n'));
    const page = Number(/Page (\d+) of/.exec(textOf(reply))?.[1] ?? 1);
    next = pressesIn(reply).find((press) => press.startsWith(`event:page:1:${page}:`));
    if (next !== undefined) reply = await room.press(next);
  }
  for (let number = 1; number <= 6; number += 1) {
    const told = lines.filter((line) => line.includes(`${number} soldiers killed`));
    expect(told.length).toBeGreaterThanOrEqual(2);
    for (const line of told) expect(line).toContain(`C${number} `);
  }
});
