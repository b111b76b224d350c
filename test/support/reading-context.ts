import type { BriefingDesk, Context } from '../../src/commands/command.ts';
import type { Casebook } from '../../src/domain/casebook.ts';
import { sayIn } from '../../src/render/say.ts';
import { Desk } from '../../src/store/desk.ts';
import { openStore } from '../../src/store/store.ts';

/** A reader of this record who asks in English, in January 2024. */
export function readingContext(casebook: Casebook): Context {
  const nothing = (): never => {
    throw new Error('a reading command records nothing and sends nothing');
  };
  return {
    desk: new Desk(openStore('memory:'), '9001'),
    casebook,
    caller: { id: '1001', moderates: false, manages: false },
    now: new Date('2024-01-10T08:00:00Z'),
    language: 'en',
    say: sayIn('en'),
    briefings: new Proxy<BriefingDesk>(Object.create(null), { get: nothing }),
    record: nothing,
    working: (work) => work(() => undefined),
    interaction: '1',
  };
}
