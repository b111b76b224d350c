import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { openStore } from '../../src/store/store.ts';
import { launchBrowser, whyNoBrowser } from '../support/browser.ts';
import { type DigestBot, startDigestBot } from '../support/digest-bot.ts';
import { TurnedClock } from '../support/turned-clock.ts';
import { visibleText } from '../support/visible-text.ts';

const PICTURES = new URL('../../docs/digests/', import.meta.url);
const GUIDE = new URL('../../docs/digests.md', import.meta.url);

const reason = whyNoBrowser();
if (reason !== null) process.stderr.write(`test/e2e/digests-shown.test.ts ${reason}\n`);

/** The digests that docs/digests.md shows: five mornings of one desk, each as it arrived. */
describe.skipIf(reason !== null)('five mornings', () => {
  let clock: TurnedClock;
  let discord: Discord;
  let bot: DigestBot;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    clock = new TurnedClock('2026-11-23T09:00:00Z', async () => bot.briefings.settled());
    discord = await startDiscord({
      now: () => clock.now(),
      patience: 15_000,
      channels: [{ name: 'claims' }, { name: 'briefings' }, { name: 'bulletins' }],
    });
    bot = await startDigestBot({
      apiUrl: discord.apiUrl,
      token: discord.token,
      store: openStore('memory:'),
      clock,
    });
    browser = await launchBrowser();
    page = await browser.newPage({
      viewport: { width: 1000, height: 1900 },
      timezoneId: 'Africa/Niamey',
      locale: 'en-GB',
    });
    page.setDefaultTimeout(20_000);
    await page.goto(discord.pageUrl);
    const digest = { at: '08:00', timezone: 'Africa/Niamey', place: 'sahel', 'when-empty': 'say so' };
    await use('manager', 'digest create', { ...digest, channel: discord.channel('briefings').id });
    await use('manager', 'digest create', { ...digest, channel: discord.channel('bulletins').id, language: 'fr' });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
    await discord?.close();
  });

  async function use(
    role: 'manager' | 'moderator',
    line: string,
    values: Readonly<Record<string, string>>,
  ): Promise<void> {
    const channel = discord.channel('claims').id;
    const view = await discord.settled(await discord.use(discord.member(role).id, channel, line, values));
    expect(visibleText(view).join('\n')).toMatch(/Recorded|is set up|Withdrew/);
  }

  const event = (title: string, place: string, date: string) => use('moderator', 'add event', { title, place, date });
  const claim = (number: string, claimant: string, says: string, said: string, more: Record<string, string> = {}) =>
    use('moderator', 'add claim', { event: number, claimant, says, said, ...more });

  /** Lets it be 08:00 on a day of November 2026, in Niamey; what the digest then says. */
  async function morning(day: number, channel: 'briefings' | 'bulletins' = 'briefings'): Promise<string[]> {
    await clock.turnTo(`2026-11-${day}T07:00:30Z`);
    const views = discord.messages(discord.channel(channel).id, discord.member('reader').id);
    return visibleText(views.at(-1) ?? fail());
  }

  function fail(): never {
    throw new Error('no digest came');
  }

  /** Takes the picture the guide shows under this name where pictures are taken anew, and makes sure that both are there. */
  async function picture(name: string, channel: 'briefings' | 'bulletins' = 'briefings'): Promise<void> {
    const file = new URL(`${name}.png`, PICTURES);
    await page.getByTestId(`channel-${channel}`).click();
    const message = page.getByTestId('message').last();
    await message.waitFor();
    if (process.env.UPDATE_SCREENSHOTS === '1') {
      await mkdir(PICTURES, { recursive: true });
      await page.waitForLoadState('networkidle').catch(() => undefined);
      // The page may put its messages up anew meanwhile.
      const picture = await vi.waitFor(() => message.screenshot({ animations: 'disabled', caret: 'hide' }), {
        timeout: 10_000,
      });
      await writeFile(file, picture);
    }
    expect((await readFile(file)).toString('latin1', 1, 4)).toBe('PNG');
    expect(await readFile(GUIDE, 'utf8')).toContain(`(digests/${name}.png)`);
  }

  it('a quiet one', async () => {
    expect(await morning(24)).toEqual(['Briefing · Sahel (UNISS) · nothing new · recorded from <t:f> to <t:f>']);
    await picture('quiet-day');
  });

  it('one with one conflict', async () => {
    await event('Raid on the market of Oued Tarfa', 'Oued Tarfa, Gao, Mali', '2026-11-23');
    await claim('E1', 'Mali army', '4 civilians killed', '2026-11-24', { via: 'State radio' });
    await claim('E1', 'Residents of Oued Tarfa', 'at least 9 civilians killed', '2026-11-24');
    expect((await morning(25)).slice(1)).toEqual([
      'recorded from <t:f> to <t:f> · 1 new conflict · 1 new event · 2 new claims',
      'Conflicting claims',
      'E1 · Raid on the market of Oued Tarfa · 23 November 2026 · Oued Tarfa, Gao, Mali · new event',
      'New · ≠ Killed, civilians · conflicting figures, gap 5',
      '• at least 9 civilians killed · Residents of Oued Tarfa · said 24 Nov 2026',
      '• 4 civilians killed · Mali army, via State radio · said 24 Nov 2026',
    ]);
    await picture('one-conflict');
  });

  it('a busy one', async () => {
    await claim('E1', 'Mali army', '6 civilians killed', '2026-11-25', { via: 'State radio' });
    await claim('E1', 'Hospital of Gao', '7 civilians killed, 15 wounded', '2026-11-25');
    await event('Ambush on a patrol near Tin Adoura', 'Tin Adoura, Tillabéri, Niger', '2026-11-24');
    await claim('E2', 'Niger army', '12 soldiers killed; about 20 attackers killed', '2026-11-25', {
      via: 'National TV',
    });
    await claim('E2', 'Front of the Dunes', 'responsibility; 21 soldiers killed', '2026-11-25', { via: 'Its channel' });
    await event('Blast at a bridge', 'Diffa, Niger', '2026-11-24');
    await claim('E3', 'Governor of Diffa', '3 people wounded', '2026-11-25');
    await event('Displaced families reach Kaya', 'Kaya, Burkina Faso', '2026-11-24');
    await claim('E4', 'Red Crescent', 'about 400 people displaced', '2026-11-25');
    const lines = await morning(26);
    expect(lines[1]).toBe(
      'recorded from <t:f> to <t:f> · 1 new conflict · 1 conflict changed · 3 new events · 6 new claims',
    );
    expect(lines).toContain(
      '• was ~~4 civilians killed~~ (24 Nov 2026), now 6 civilians killed · Mali army, via State radio · said 25 Nov 2026',
    );
    await picture('busy-day');
  });

  it('one with a conflict that is settled', async () => {
    await claim('E2', 'Niger army', '21 soldiers killed', '2026-11-26', { via: 'National TV' });
    expect((await morning(27)).slice(2)).toEqual([
      'Conflicting claims',
      'E2 · Ambush on a patrol near Tin Adoura · 24 November 2026 · Tin Adoura, Tillabéri, Niger',
      'Settled · ~~≠ Killed, military · conflicting figures, gap 9~~',
      '• 21 soldiers killed · Front of the Dunes, via Its channel · said 25 Nov 2026',
      '• was ~~12 soldiers killed~~ (25 Nov 2026), now 21 soldiers killed · Niger army, via National TV · said 26 Nov 2026',
    ]);
    await picture('settled-conflict');
  });

  it('one in French', async () => {
    await event('Tirs contre un village', 'Bandiagara, Mali', '2026-11-26');
    await claim('E5', 'Mairie de Bandiagara', '5 civils tués, 11 blessés', '2026-11-27', { via: 'Radio locale' });
    await claim('E5', 'Habitants', 'entre 8 et 12 civils tués', '2026-11-27');
    const lines = await morning(28, 'bulletins');
    expect(lines[0]).toBe('Point de situation · Sahel (UNISS)');
    expect(lines[4]).toBe('Nouvelle · ≠ Tués, civils · chiffres contradictoires, écart de 3');
    await picture('french', 'bulletins');
  });
});
