import { describe, expect, it } from 'vitest';
import { runSitrep } from '../support/run-sitrep.ts';
import { openServer } from '../support/test-server.ts';

const running = runSitrep();

const EVENT = { title: 'Attack on a village', place: 'Gao, Mali', date: '2024-03-20' };
const MODERATORS = ['moderator', 'second', 'third', 'fourth', 'fifth'];

describe('five moderators on one breaking event', () => {
  it('see each other’s entries on the card each of them works with', async () => {
    const { discord } = running;
    const members = [
      { name: 'reader', role: 'reader' as const },
      { name: 'manager', role: 'manager' as const },
      ...MODERATORS.map((name) => ({ name, role: 'moderator' as const, locale: 'en-GB' })),
    ];
    const server = openServer(discord, { members });
    const seen = discord.server(server.id).members;
    const ids = MODERATORS.map((name) => seen.find((each) => each.name === name)?.id ?? '');
    const first = await server.ask(ids[0] ?? '', 'add event', EVENT);
    const cards = await Promise.all(
      ids.map((member, index) =>
        server.ask(member, 'add claim', {
          event: 'E1',
          claimant: `Source ${index + 1}`,
          says: `${index + 1} civilians killed`,
        }),
      ),
    );
    const wanted = MODERATORS.map((_, index) => `Source ${index + 1}`);
    for (const card of [first, ...cards]) {
      const shown = await discord.waitFor('every claim on every card', () => {
        const view = discord
          .messages(server.claims, server.reader)
          .find(({ message }) => message.id === card.message.id);
        const lines = view ? server.lines(view) : [];
        return wanted.every((name) => lines.some((line) => line.includes(name))) ? lines : undefined;
      });
      expect(shown.at(-1)).toMatch(/\[Add claim\] \[Edit\] \[Undo\]$/);
    }
    const [numbers] = [cards.map((card) => server.lines(card)[0]).sort()];
    expect(numbers).toEqual([1, 2, 3, 4, 5].map((claim) => `Recorded E1.${claim}.`));
  });
});
