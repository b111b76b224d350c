import { expect, it } from 'vitest';
import { startDiscord } from '../../src/sandbox/discord.ts';
import { Desks } from '../../src/store/desks.ts';
import { openStore } from '../../src/store/store.ts';
import { freePort } from '../support/free-port.ts';
import { runSitrep, START_TIMEOUT } from '../support/run-sitrep.ts';
import { startSitrep } from '../support/sitrep-process.ts';
import { openServer, recordedServer, type TestServer } from '../support/test-server.ts';

const running = runSitrep();
const HOUR = 3_600_000;

function briefings(server: TestServer): string[][] {
  return running.discord.messages(server.briefings, server.reader).map((view) => server.lines(view));
}

/** Has the journal say that an hourly digest was set up some hours ago. */
async function digestSince(
  server: TestServer,
  hours: number,
  whenEmpty: 'skip' | 'say so',
  storeUrl = running.storeUrl,
): Promise<void> {
  const store = openStore(storeUrl);
  const desk = new Desks(store).open(server.id);
  const by = { member: server.manager, interaction: null };
  const content = {
    channel: server.briefings,
    // Half an hour from now and from an hour before, so that none falls due by itself meanwhile.
    cron: `${(new Date().getUTCMinutes() + 30) % 60} * * * *`,
    every: 'hourly' as const,
    area: null,
    timeZone: 'UTC',
    language: 'en' as const,
    whenEmpty,
  };
  const now = new Date(Date.now() - hours * HOUR);
  await desk.record(() => ({ type: 'digest.created', digest: 1, content }), { by, now });
  await store.close();
}

it(
  'a digest that fell due while Sitrep was not running arrives when it is again, once',
  async () => {
    const server = openServer(running.discord);
    await digestSince(server, 5, 'say so');
    await running.restart();
    await running.discord.waitForMessage(server.briefings, () => true);
    expect(briefings(server)).toEqual([
      ['Briefing · nothing new · recorded from <t:f> to <t:f> · stands for 4 earlier briefings that were not sent'],
    ]);
    await running.restart();
    // Whatever it had to send would have been sent before it takes what comes after.
    await server.askPrivately(server.manager, 'digest list');
    const other = openServer(running.discord);
    await digestSince(other, 5, 'say so');
    await running.restart();
    await running.discord.waitForMessage(other.briefings, () => true);
    expect([briefings(server).length, briefings(other).length]).toEqual([1, 1]);
  },
  4 * START_TIMEOUT,
);

it('a digest comes by itself when it is due, and says the same thing once', async () => {
  const server = await recordedServer(running.discord);
  const values = { channel: server.briefings, every: 'as it happens' };
  await server.ask(server.manager, 'digest create', values);
  const claim = { event: 'E1', claimant: 'Residents', says: '26 soldiers killed', said: '2024-03-22' };
  await server.ask(server.moderator, 'add claim', claim);
  const timeout = 75_000;
  await running.discord.waitForMessage(server.briefings, () => true, { timeout });
  expect(briefings(server)).toEqual([
    [
      'Briefing',
      'recorded from <t:f> to <t:f> · 1 conflict changed · 1 new claim',
      'Conflicting claims',
      'E1 · Ambush on an army convoy near Teguey · 20 March 2024 · Teguey, Tillabéri, Niger',
      'Changed · ≠ Killed, military · conflicting figures, gap 7',
      '• 30 soldiers killed · Islamic State, via Amaq · said 23 Mar 2024',
      '• 23 soldiers killed · Niger defence ministry, via Reuters · said 21 Mar 2024',
      '• 26 soldiers killed · Residents · said 22 Mar 2024',
    ],
  ]);
  expect(await server.askPrivately(server.manager, 'digest post', { digest: 'D1' })).toEqual([
    'D1 has nothing new to say, so nothing was posted.',
  ]);
}, 90_000);

it(
  '/healthz tells when the last digest was sent, after a restart too, and /metrics that it was and how late',
  async () => {
    const port = await freePort();
    const lastDigest = async () => {
      const response = await fetch(`http://127.0.0.1:${port}/healthz`);
      return ((await response.json()) as { lastDigest: string | null }).lastDigest;
    };
    const metric = async (name: string) => {
      const page = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      return Number(
        page
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')[1],
      );
    };
    const url = `${running.storeUrl}-health`;
    const discord = await startDiscord({ patience: 15_000 });
    const start = () => startSitrep(discord, url, { HTTP_PORT: String(port) });
    let sitrep = await start();
    try {
      const server = await recordedServer(discord);
      expect(await lastDigest()).toBeNull();
      await server.ask(server.manager, 'digest create', { channel: server.briefings, 'when-empty': 'say so' });
      await server.ask(server.manager, 'digest post', { digest: 'D1' });
      const sent = await lastDigest();
      expect(Math.abs(Date.parse(sent ?? '') - Date.now())).toBeLessThan(30_000);
      await sitrep.kill();
      sitrep = await start();
      // It has read the record once it has answered what rests on it.
      await server.askPrivately(server.manager, 'digest list');
      expect(await lastDigest()).toBe(sent);
      expect(await metric('sitrep_digests_total{outcome="sent"}')).toBe(0);
      const late = openServer(discord);
      const { briefings: path } = late;
      discord.faults.refuse({ method: 'POST', path: `/channels/${path}/messages`, status: 503 });
      await sitrep.stop();
      await digestSince(late, 5, 'say so', url);
      sitrep = await start();
      await discord.waitForMessage(path, () => true);
      await expect.poll(() => metric('sitrep_digests_total{outcome="sent"}'), { timeout: 10_000 }).toBe(1);
      expect(await metric('sitrep_digests_total{outcome="missed"}')).toBe(4);
      expect(await metric('sitrep_digests_total{outcome="failed"}')).toBe(1);
      // Its last slot was half an hour ago.
      expect(await metric('sitrep_digest_late_seconds_bucket{le="900"}')).toBe(0);
      expect(await metric('sitrep_digest_late_seconds_bucket{le="3600"}')).toBe(1);
      expect(await metric('sitrep_digests_due')).toBe(0);
    } finally {
      await sitrep.kill();
      await discord.close();
    }
  },
  3 * START_TIMEOUT,
);
