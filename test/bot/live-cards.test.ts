import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveCards } from '../../src/bot/live-cards.ts';
import { Casebook } from '../../src/domain/casebook.ts';
import { Markdown } from '../../src/render/markdown.ts';
import type { Reply } from '../../src/render/reply.ts';

let words: string | null;
let shown: string[];
let failures: unknown[];
let now: number;
let cards: LiveCards;

const reply = (text: string): Reply => ({ private: false, blocks: [{ kind: 'text', text: new Markdown(text) }] });

function follow(message: string, guild = 'g'): void {
  const again = (): Reply | null => (words === null ? null : reply(words));
  const show = async (next: Reply): Promise<void> => {
    const [block] = next.blocks;
    if (block?.kind === 'text') shown.push(`${message}: ${block.text.text}`);
    if (words === 'refused') throw new Error('Discord takes no change');
  };
  cards.follow(guild, { id: message, show }, { again }, reply(words ?? ''));
}

/** What is recorded becomes `next`, and the time in which entries are gathered goes by. */
async function record(next: string | null, guild = 'g'): Promise<void> {
  words = next;
  cards.changed(guild);
  await vi.advanceTimersByTimeAsync(1_000);
}

beforeEach(() => {
  vi.useFakeTimers();
  [words, shown, failures, now] = ['first', [], [], Date.parse('2024-04-01T08:00:00Z')];
  cards = new LiveCards({
    casebookOf: () => new Casebook(),
    now: () => new Date(now),
    onFailure: (_guild, error) => failures.push(error),
  });
});
afterEach(() => {
  cards.stop();
  vi.useRealTimers();
});

it('shows each change once, on every card, and nothing where nothing changes', async () => {
  follow('a');
  follow('b');
  await record('first');
  expect(shown).toEqual([]);
  await record('second');
  await record('second');
  expect(shown).toEqual(['a: second', 'b: second']);
});

it('gathers what comes close together', async () => {
  follow('a');
  words = 'second';
  cards.changed('g');
  await vi.advanceTimersByTimeAsync(500);
  words = 'third';
  cards.changed('g');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(shown).toEqual(['a: third']);
});

it('leaves other servers alone, and what shows something else', async () => {
  follow('a');
  follow('b', 'other');
  follow('c');
  cards.leave('g', 'a');
  await record('second');
  expect(shown).toEqual(['c: second']);
});

it('follows the ten newest', async () => {
  for (let number = 1; number <= 12; number += 1) follow(`${number}`);
  await record('second');
  expect(shown.map((line) => line.split(':')[0])).toEqual(Array.from({ length: 10 }, (_, index) => `${index + 3}`));
});

it('stops when Discord takes no change any more, when there is nothing to show, and when one was not taken', async () => {
  follow('a');
  now += 14 * 60_000;
  await record('second');
  expect(shown).toEqual([]);
  follow('b');
  await record(null);
  await record('third');
  expect(shown).toEqual([]);
  follow('c');
  await record('refused');
  await record('fourth');
  expect([shown, failures]).toEqual([['c: refused'], [new Error('Discord takes no change')]]);
});
