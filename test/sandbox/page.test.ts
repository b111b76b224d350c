import { inspect } from 'node:util';
import type { Client } from 'discord.js';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { launchBrowser, whyNoBrowser } from '../support/browser.ts';
import { startEchoBot } from './echo-bot.ts';

const reason = whyNoBrowser();
if (reason !== null) process.stderr.write(`test/sandbox/page.test.ts ${reason}\n`);

describe.skipIf(reason !== null)('the sandbox page', () => {
  let discord: Discord;
  let bot: Client;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    discord = await startDiscord({ patience: 2_500 });
    bot = await startEchoBot(discord.apiUrl, discord.token, discord.guildId);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.destroy();
    await discord?.close();
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    complaints = [];
    page.on('pageerror', (error) => complaints.push(inspect(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(discord.pageUrl)) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(discord.pageUrl);
    await page.getByTestId('hint').waitFor();
  });
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  const bar = () => page.getByTestId('command-bar');
  const last = () => page.getByTestId('message').last();
  const suggestions = () => page.getByTestId('suggestion');
  const option = (name: string) => page.getByTestId(`command-option-${name}`);

  /** Types a line as a hand does, with the focus wherever the page put it. */
  async function type(line: string): Promise<void> {
    await bar().focus();
    await page.keyboard.type(line);
  }
  async function expectFocus(locator: Locator): Promise<void> {
    await locator.and(page.locator(':focus')).waitFor();
  }
  async function expectLast(words: string): Promise<void> {
    await last().getByText(words).waitFor();
  }

  describe('the command bar', () => {
    it('runs a line typed straight through', async () => {
      await type('/find niger');
      await page.keyboard.press('Enter');
      await expectLast('place=niger | said=null');
      await last().getByText('Reader used /find').waitFor();
      expect(await bar().inputValue()).toBe('');
    });

    it.each([
      ['/find niger said:2024-03-20', 'place=niger | said=2024-03-20'],
      ['/find place:Burkina Faso said:last Wednesday', 'place=Burkina Faso | said=last Wednesday'],
      ['/echo he went: "tone: none" times:3 private:True', 'words=he went: "tone: none" | times=3 | private=true'],
      ['/echo hello tone:loud where:#briefings', 'words=hello | tone=l | where='],
    ])('takes %s, pasted', async (line, answer) => {
      await bar().fill(line);
      await page.keyboard.press('Enter');
      await expectLast(answer);
    });

    it.each([
      ['/find niger said:2024-03-20', 'place=niger | said=2024-03-20'],
      ['/echo hello times:2 tone:Quiet', 'words=hello | tone=q | times=2'],
    ])('takes %s, typed', async (line, answer) => {
      await type(line);
      await page.keyboard.press('Enter');
      await expectLast(answer);
    });

    it('lists the commands the member may see, filters them, and takes the arrows, Tab and Enter', async () => {
      await type('/');
      await suggestions().first().waitFor();
      expect(await suggestions().locator('.suggestion-label').allTextContents()).toEqual([
        '/classic',
        '/echo',
        '/find',
        '/form',
        '/panel',
        '/silent',
        '/slow',
      ]);
      await page.keyboard.type('f');
      expect(await suggestions().locator('.suggestion-label').allTextContents()).toEqual(['/find', '/form']);
      await page.keyboard.press('ArrowDown');
      expect(await page.getByRole('option', { selected: true }).textContent()).toContain('/form');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Tab');
      await expectFocus(option('place'));
      await page.getByText('A country or a region').waitFor();
    });

    it('says which required option is missing, and sends nothing', async () => {
      await type('/echo ');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText('words is missing.').waitFor();
      expect(await option('words').getAttribute('aria-invalid')).toBe('true');
    });

    it.each([
      ['/echo a times:many', 'times: write a whole number.'],
      ['/echo a times:9', 'times: at most 5.'],
      ['/echo a private:perhaps', 'private: choose True or False.'],
      ['/echo a where:nowhere', 'where: choose one of the channels.'],
      ['/echo a tone:shrill', 'tone: “shrill” is not one of the choices.'],
      ['/add event x', 'There is no command /add here for Reader. Type / to see those there are.'],
    ])('refuses %s', async (line, problem) => {
      await bar().fill(line);
      await page.getByTestId('send').click();
      await page.getByTestId('command-problem').getByText(problem).waitFor();
    });

    it('offers the other options as chips, choices as a list, and channels', async () => {
      await type('/echo hi');
      await page.getByTestId('add-option-tone').click();
      expect(await suggestions().allTextContents()).toEqual(['Quiet', 'Loud']);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await option('tone').inputValue()).toBe('Loud');
      await page.getByTestId('add-option-where').click();
      expect(await suggestions().allTextContents()).toEqual(['#claims', '#briefings']);
      await suggestions().last().click();
      await page.keyboard.press('Enter');
      await expectLast(`words=hi | tone=l | where=${discord.channel('briefings').id}`);
    });

    it('asks the application while one types and drops what comes too late', async () => {
      await type('/find ni');
      await page.waitForTimeout(250);
      await page.keyboard.type('ger');
      await suggestions().getByText('Niger for “niger”').waitFor();
      await page.waitForTimeout(500);
      expect(await suggestions().allTextContents()).toEqual([
        'Niger for “niger”',
        'Nigeria for “niger”',
        'Niger State (Nigeria) for “niger”',
      ]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await option('place').inputValue()).toBe('Nigeria for “niger”');
      await page.keyboard.press('Enter');
      await expectLast('place=Nigeria | said=null');
    });

    it('is left with Escape, and the up arrow brings the line back', async () => {
      await type('/find mali said:2023');
      await page.keyboard.press('Escape');
      expect(await option('place').count()).toBe(0);
      expect(await bar().inputValue()).toBe('');
      await page.keyboard.press('ArrowUp');
      expect(await option('place').inputValue()).toBe('mali');
      expect(await option('said').inputValue()).toBe('2023');
    });

    it('gives words back that only looked like an option, with Backspace', async () => {
      await type('/find as she said:');
      expect(await option('place').inputValue()).toBe('as she');
      await page.keyboard.press('Backspace');
      expect(await option('said').count()).toBe(0);
      expect(await option('place').inputValue()).toBe('as she said:');
    });

    it('hands over a file', async () => {
      await type('/echo hi');
      await page.getByTestId('add-option-file').click();
      const file = { name: 'claims.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n') };
      await page.getByLabel('file', { exact: true }).setInputFiles(file);
      await page.getByText('claims.csv').waitFor();
      await page.getByTestId('send').click();
      await expectLast('words=hi | file=claims.csv');
    });

    it('posts what is no command as the member’s own words', async () => {
      await type('**not** a command <b>at all</b>');
      await page.keyboard.press('Enter');
      await expectLast('not a command <b>at all</b>');
      expect(await last().locator('strong').textContent()).toBe('not');
      expect(await last().locator('b').count()).toBe(0);
    });
  });

  describe('answers', () => {
    it('shows a private answer to its member alone, until it is dismissed', async () => {
      await bar().fill('/echo secret private:True');
      await page.keyboard.press('Enter');
      await expectLast('words=secret | private=true');
      await last().getByText('Only you can see this').waitFor();
      await page.getByTestId('member-moderator').click();
      await page.getByText('words=secret | private=true').waitFor({ state: 'detached' });
      await page.getByTestId('member-reader').click();
      await expectLast('words=secret | private=true');
      await last().getByRole('button', { name: 'Dismiss message' }).click();
      await page.getByText('words=secret | private=true').waitFor({ state: 'detached' });
    });

    it('says in red when the application does not respond', async () => {
      await bar().fill('/silent');
      await page.keyboard.press('Enter');
      await page.getByTestId('failure').getByText('The application did not respond').waitFor();
      await page.getByText('Reader used /silent').waitFor();
    });

    it('shows that the application is thinking, then its answer', async () => {
      await bar().fill('/slow');
      await page.keyboard.press('Enter');
      await page.getByText('Sitrep is thinking…').waitFor();
      await expectLast('Thought it over.');
      await page.getByText('Sitrep is thinking…').waitFor({ state: 'detached' });
    });

    it('shows a classic message with its markdown, embed and file', async () => {
      await bar().fill('/classic');
      await page.keyboard.press('Enter');
      await expectLast('An embed');
      const markdown = last().locator('.message-body > .markdown');
      expect(await markdown.locator('.heading-1').textContent()).toBe('Heading');
      expect(await markdown.locator('blockquote').textContent()).toBe('quoted');
      expect(await markdown.locator('ul ul li').textContent()).toBe('two');
      expect(await markdown.locator('pre').textContent()).toBe('let a = "<b>";');
      await last().getByText('*kept*').waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        last().getByRole('link', { name: 'Download table.csv' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('table.csv');
    });

    it('shows Components V2, presses their buttons and keeps the focus on them', async () => {
      await bar().fill('/panel');
      await page.keyboard.press('Enter');
      await expectLast('Page 1');
      await last().getByText('with <script>alert(1)</script>').waitFor();
      expect(
        await page.evaluate(
          'getComputedStyle([...document.querySelectorAll(".container")].at(-1), "::before").backgroundColor',
        ),
      ).toBe('rgb(217, 119, 6)');
      const picture = '[...document.querySelectorAll("img[alt=\'A dot\']")].at(-1)';
      expect(await page.evaluate(`${picture}.decode().then(() => ${picture}.naturalWidth)`)).toBe(1);
      const source = last().getByRole('link', { name: 'source' });
      expect([await source.getAttribute('href'), await source.getAttribute('rel')]).toEqual([
        'https://example.org/a',
        'noopener noreferrer',
      ]);
      expect(await last().getByRole('button', { name: 'Back' }).isDisabled()).toBe(true);
      await last().getByRole('button', { name: 'Next' }).press('Enter');
      await expectLast('Page 2');
      expect(await last().getByRole('button', { name: 'Back' }).isEnabled()).toBe(true);
      await expectFocus(last().getByRole('button', { name: 'Next' }));
      await last().getByRole('button', { name: 'No answer' }).click();
      await last()
        .getByRole('alert')
        .getByText(/did not respond|failed/)
        .waitFor();
      await last().getByRole('combobox', { name: 'Choose a letter' }).press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expectLast('Chosen: b');
    });

    it('hides a spoiler until it is pressed', async () => {
      await type('||the butler||');
      await page.keyboard.press('Enter');
      const spoiler = last().getByRole('button', { name: 'Spoiler: press to reveal' });
      await spoiler.waitFor();
      expect(await last().getByText('the butler').isVisible()).toBe(false);
      await spoiler.press('Enter');
      expect(await last().getByText('the butler').isVisible()).toBe(true);
    });
  });

  describe('forms and menus', () => {
    it('opens a form, checks it, sends it and gives the focus back', async () => {
      await bar().fill('/form');
      await page.keyboard.press('Enter');
      const form = page.getByRole('dialog', { name: 'A form' });
      await expectFocus(form.getByLabel('Title'));
      await form.getByRole('button', { name: 'Submit' }).click();
      expect(await form.getByText('This field is required.').count()).toBe(2);
      await form.getByLabel('Title').fill('Ambush');
      await form.getByRole('combobox', { name: 'Tone' }).click();
      await page.keyboard.press('Escape');
      expect(await form.isVisible()).toBe(true);
      await form.getByRole('combobox', { name: 'Tone' }).click();
      await form.getByRole('option', { name: 'Loud' }).click();
      await form.getByLabel('Text').fill('two\nlines');
      await form.getByRole('button', { name: 'Submit' }).click();
      await form.waitFor({ state: 'detached' });
      await expectLast('Filled in: Ambush / l / two');
      await expectFocus(bar());
    });

    it('leaves a form with Escape and records nothing', async () => {
      await bar().fill('/form');
      await page.keyboard.press('Enter');
      await page.getByTestId('modal').waitFor();
      await page.keyboard.press('Escape');
      await page.getByTestId('modal').waitFor({ state: 'detached' });
    });

    it('runs what the application does with a message from its Apps menu', async () => {
      await type('seven 7');
      await page.keyboard.press('Enter');
      await expectLast('seven 7');
      await last().hover();
      await last().getByTestId('message-menu').click();
      await page.getByRole('menuitem', { name: 'Apps' }).click();
      await page.getByRole('menuitem', { name: 'Count the letters' }).click();
      await expectLast('7 letters');
    });
  });

  describe('the seat', () => {
    it('gives each member its commands and its language', async () => {
      await page.getByTestId('member-moderator').click();
      await bar().fill('/add event Ambush place:Teguey');
      await page.keyboard.press('Enter');
      await expectLast('Added Ambush in Teguey');
      await page.getByTestId('language-fr').click();
      await page.getByText('Vous êtes').waitFor();
      await type('/red');
      await suggestions().getByText('Le redit').waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.type('bonjour private:vrai');
      await page.keyboard.press('Enter');
      await expectLast('words=bonjour | private=true');
      await last().getByText('Vous seul pouvez voir').waitFor();
      await page.getByTestId('language-en').click();
      await page.getByText('You are').waitFor();
    });

    it('shows what happens elsewhere at once, and marks the channel', async () => {
      const moderator = discord.member('moderator').id;
      discord.say(moderator, discord.channel('briefings').id, 'Meanwhile');
      await page.locator('[data-testid="channel-briefings"].unread').waitFor();
      await page.getByTestId('channel-briefings').click();
      await expectLast('Meanwhile');
      discord.say(moderator, discord.channel('briefings').id, 'And now');
      await expectLast('And now');
      expect(await last().getByText('Moderator').isVisible()).toBe(false);
    });

    it('takes up again after the connection broke', async () => {
      let broken = true;
      await page.route('**/sandbox/events*', (route) =>
        broken ? route.fulfill({ contentType: 'text/event-stream', body: ': cut off\n\n' }) : route.continue(),
      );
      await page.reload();
      await page.getByText('Connection lost. Trying again…').waitFor();
      discord.say(discord.member('moderator').id, discord.channel('claims').id, 'This is only known to the sandbox');
      broken = false;
      await expectLast('This is only known to the sandbox');
      await page.getByText('Connection lost. Trying again…').waitFor({ state: 'hidden' });
      discord.say(discord.member('moderator').id, discord.channel('claims').id, 'This came by itself');
      await expectLast('This came by itself');
    });

    it('switches to light and remembers it', async () => {
      await page.getByRole('button', { name: 'Light theme' }).click();
      await page.reload();
      await page.getByRole('button', { name: 'Dark theme' }).waitFor();
      expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
    });

    it('fits a phone, with channels and members in a drawer', async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByTestId('drawer').click();
      await page.getByTestId('member-manager').click();
      await page.locator('.page:not(.drawer-open)').waitFor();
      await bar().fill('/panel');
      await page.keyboard.press('Enter');
      await expectLast('Page 1');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    });
  });
});
