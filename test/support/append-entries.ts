// Run as a process of its own: records as many entries as it is told to, all asked for at once.
import { Desk } from '../../src/store/desk.ts';
import { openStore } from '../../src/store/store.ts';
import { BY, saying } from './entries.ts';

const [url = '', guild = '', name = '', count = '0'] = process.argv.slice(2);
const store = openStore(url);
const desk = new Desk(store, guild);
const texts = Array.from({ length: Number(count) }, (_, index) => `${name} ${index}`);
await Promise.all(
  texts.map((text) => desk.record(() => saying(text), { by: BY, now: new Date('2024-04-01T08:00:00Z') })),
);
await store.close();
