import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Draft } from './draft.ts';
import { readDraft } from './read-draft.ts';

/** What is handed to the thread that reads; see `readDraft`. */
export interface LongText {
  readonly text: string;
  readonly published: string | null;
}

/** Up to so many characters a text is read at once: in a hundredth of a second or so. */
const SHORT = 8_000;

/** What `readDraft` reads, of a long text in a thread of its own, so that others are answered meanwhile. */
export async function readLongDraft(text: string, published: string | null): Promise<Draft> {
  if (text.length <= SHORT) return readDraft(text, published);
  const workerData: LongText = { text, published };
  const worker = new Worker(new URL('./reading-thread.ts', import.meta.url), { workerData });
  // What is thrown there is thrown here.
  const [draft] = await once(worker, 'message');
  return draft as Draft;
}
