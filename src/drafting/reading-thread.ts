// Run as a thread of its own: a long text takes a second or two, and nobody else may wait for it.

import { parentPort, workerData } from 'node:worker_threads';
import { readDraft } from './read-draft.ts';
import type { LongText } from './read-long-draft.ts';

const { text, published } = workerData as LongText;
parentPort?.postMessage(readDraft(text, published));
