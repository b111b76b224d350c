import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { type SitrepProcess, startSitrep } from '../support/sitrep-process.ts';
import { openServer } from '../support/test-server.ts';

let discord: Discord;
let sitrep: SitrepProcess;

beforeAll(async () => {
  discord = await startDiscord({ patience: 15_000 });
  sitrep = await startSitrep(discord, 'memory:', { LOG_LEVEL: 'trace' });
});
afterAll(async () => {
  await sitrep?.kill();
  await discord?.close();
});

it('tells that an answer could not be shown, without a token and without a word of the record', async () => {
  const server = openServer(discord);
  discord.faults.refuse({ method: 'PATCH', path: '/webhooks/', status: 403 });
  const event = { title: 'Ambush near Teguey', place: 'Teguey, Niger', date: '2024-03-20', note: 'Seen by villagers' };
  await discord.use(server.moderator, server.claims, 'add event', event);
  await sitrep.printed(/an answer could not be shown.*\n/);
  const [error = ''] = sitrep.stdout().match(/^\{"level":50.*$/m) ?? [];
  expect(JSON.parse(error)).toMatchObject({ error: { type: 'DiscordAPIError', status: 403 } });
  expect(sitrep.stdout()).not.toMatch(/Teguey|villagers|interactions\/|webhooks\//);
  expect(sitrep.stdout()).not.toContain(discord.token);
});
