import { openStore } from '../../src/store/store.ts';
import { startDigestBot } from '../support/digest-bot.ts';

/** Sends the digests that are due, on a clock that is so many milliseconds ahead, and kills itself (SIGKILL) at a step where it is told one. */
const [apiUrl = '', token = '', storeUrl = '', ahead = '0', killAt = ''] = process.argv.slice(2);

const clock = {
  now: () => new Date(Date.now() + Number(ahead)),
  after(milliseconds: number, run: () => void) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

await startDigestBot({
  apiUrl,
  token,
  store: openStore(storeUrl),
  clock,
  step(when, what) {
    if (`${when} ${what}` === killAt) process.kill(process.pid, 'SIGKILL');
    if (when === 'after' && what === 'digest.sent') console.log('sent');
  },
});
console.log('connected');
