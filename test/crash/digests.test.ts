import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionOf } from '../../src/domain/action.ts';
import { readStatement } from '../../src/domain/says.ts';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { type Decision, Desk } from '../../src/store/desk.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { openServer, type TestServer } from '../support/test-server.ts';

const SENDER = fileURLToPath(new URL('./digest-sender.ts', import.meta.url));
const PATIENCE = 60_000;
const HOUR = 3_600_000;
const BY = { member: null, interaction: null };
/** So many claims take three messages. */
const CLAIMS = 90;

let discord: Discord;
let folder: string;
/** How far the clock of Discord and of the senders is ahead. */
let ahead = 0;
const now = () => new Date(Date.now() + ahead);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sitrep-'));
  discord = await startDiscord({ now });
});
afterAll(async () => {
  await discord.close();
  await rm(folder, { recursive: true });
});

/** Runs a sender until it killed itself at a step, or was seen to have sent. */
async function runSender(url: string, killAt = ''): Promise<'killed' | 'sent'> {
  const child = spawn(process.execPath, [SENDER, discord.apiUrl, discord.token, url, String(ahead), killAt]);
  const { promise, resolve, reject } = Promise.withResolvers<'killed' | 'sent'>();
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const timer = setTimeout(() => reject(new Error(`waited ${PATIENCE} ms for a digest; ${complaints}`)), PATIENCE);
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'sent' && killAt === '') resolve('sent');
  });
  child.once('exit', (code, signal) => {
    if (signal === 'SIGKILL') resolve('killed');
    else reject(new Error(`a sender ended with ${code ?? signal}; ${complaints}`));
  });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
}

async function record(desk: Desk, at: Date, ...actions: Decision[]): Promise<void> {
  for (const action of actions) await desk.record(() => action, { by: BY, now: at });
}

function claimBy(claim: number, claimant: string): Decision {
  const says = '4 civilians killed';
  const facts = { said: null, via: null, url: null, quote: null, reliability: null, credibility: null };
  const content = { claimant, says, statement: readStatement(says), ...facts };
  return { type: 'claim.added', event: 1, claim, content };
}

/** A server whose daily digest fell due some minutes ago, with so much to say that it takes three messages. */
async function dueDigest(store: Store): Promise<{ server: TestServer; desk: Desk; slot: Date }> {
  const server = openServer(discord);
  const desk = new Desk(store, server.id);
  const slot = new Date(Math.floor((now().getTime() - 5 * 60_000) / 60_000) * 60_000);
  const cron = `${slot.getUTCMinutes()} ${slot.getUTCHours()} * * *`;
  const schedule = { cron, every: null, timeZone: 'UTC', language: 'en', whenEmpty: 'skip' } as const;
  const before = new Date(slot.getTime() - HOUR);
  await record(
    desk,
    before,
    { type: 'digest.created', digest: 1, content: { channel: server.briefings, area: null, ...schedule } },
    {
      type: 'event.added',
      event: 1,
      content: {
        title: 'Raid on a market',
        kind: null,
        date: { date: '2024-03-30', precision: 'day' },
        until: null,
        place: { country: 'ML', division: null, location: null },
        coordinates: null,
        attacker: null,
        target: null,
        url: null,
        note: null,
      },
    },
    ...Array.from({ length: CLAIMS }, (_, index) => {
      return claimBy(index + 1, `A claimant with a rather long name for this, number ${index + 1}`);
    }),
  );
  return { server, desk, slot };
}

/** What stands in the channel: the page each message says it is, and the numbers of the claimants it names. */
function standing({ briefings, reader, lines }: TestServer) {
  const views = discord.messages(briefings, reader).map((view) => lines(view));
  return {
    pages: views.map((view) => view.at(-1)),
    claimants: views.flat().flatMap((line) => /name for this, number (\d+) · /.exec(line)?.[1] ?? []),
  };
}

const STEPS = [
  'before digest.planned',
  'after digest.planned',
  'before send 1',
  'after send 1',
  'before send 2',
  'after send 2',
  'before send 3',
  'after send 3',
  'before digest.sent',
  'after digest.sent',
];
/** Discord takes the message, and its answer does not arrive: then it is killed. */
const LOST = ['failed send 1', 'failed send 2', 'failed send 3'];

describe.each([
  ['at once', 0],
  ['after Discord has forgotten the nonces', HOUR],
])('a digest whose sender is killed (-9) and started again %s', (_when, later) => {
  it.each([...STEPS, ...LOST])(
    '%s: each part stands once, in order, and the next digest goes on from there',
    async (step) => {
      const url = `sqlite://${join(folder, `${ahead}-${STEPS.indexOf(step)}-${LOST.indexOf(step)}.sqlite`)}`;
      const store = openStore(url);
      const { server, desk, slot } = await dueDigest(store);
      const path = `/channels/${server.briefings}/messages`;
      // The answer to that message is lost; Discord has taken it.
      if (step.startsWith('failed')) discord.faults.cut({ method: 'POST', path, after: Number(step.at(-1)) - 1 });
      expect(await runSender(url, step)).toBe('killed');
      discord.faults.clear();
      ahead += later;
      if (step !== 'after digest.sent') expect(await runSender(url)).toBe('sent');

      const everyone = Array.from({ length: CLAIMS }, (_, index) => String(index + 1));
      const pages = ['Page 1 of 3', 'Page 2 of 3', 'Page 3 of 3'];
      expect(standing(server)).toEqual({ pages, claimants: everyone });
      const casebook = await desk.refresh();
      const state = casebook.digest(1);
      expect(state).toMatchObject({ planned: null, lastSlot: slot.toISOString(), cursor: CLAIMS + 2 });
      const ours = casebook.entriesAfter(CLAIMS + 2).map(({ action }) => action);
      expect(ours.map(({ type }) => type)).toEqual(['digest.planned', 'digest.sent']);
      const sent = ours.at(-1) as ActionOf<'digest.sent'>;
      expect(sent.messages).toEqual(discord.messages(server.briefings, server.reader).map(({ message }) => message.id));

      // A day later there is one thing new, and it is all the next digest says.
      ahead += 24 * HOUR;
      await record(desk, new Date(slot.getTime() + HOUR), claimBy(CLAIMS + 1, 'The next claimant'));
      expect(await runSender(url)).toBe('sent');
      const last = discord
        .messages(server.briefings, server.reader)
        .map((view) => server.lines(view))
        .slice(3);
      expect(last.map((view) => view.slice(-1))).toEqual([
        ['• 4 civilians killed · The next claimant · date not given'],
      ]);
      await store.close();
    },
    3 * PATIENCE,
  );
});
