import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passagesOf } from '../../bench/passages.ts';
import { launchBrowser, whyNoBrowser } from '../support/browser.ts';
import { START_TIMEOUT } from '../support/run-sitrep.ts';
import { type SitrepProcess, spawnSitrep } from '../support/sitrep-process.ts';

const PICTURE = new URL('../../docs/moderating/draft.png', import.meta.url);
const GUIDE = new URL('../../docs/moderating.md', import.meta.url);
const VIEWPORT = { width: 1280, height: 1000 };

const reason = whyNoBrowser();
if (reason !== null) process.stderr.write(`test/e2e/drafting-page.test.ts ${reason}\n`);

const [passage] = passagesOf('tuned');

/** A passage on the sandbox's page, as a moderator drafts it. */
describe.skipIf(reason !== null)('a moderator with an article', () => {
  let sitrep: SitrepProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    sitrep = spawnSitrep({ SANDBOX_PORT: '0' });
    const [, address = ''] = await sitrep.printed(/(http:\/\/127\.0\.0\.1:\d+\/)/);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: VIEWPORT });
    page.setDefaultTimeout(20_000);
    await page.goto(address);
    await page.getByTestId('hint').waitFor();
    await page.getByTestId('member-moderator').click();
  }, START_TIMEOUT);
  afterAll(async () => {
    await browser?.close();
    await sitrep?.stop();
  });

  it('sees each claim above its sentence, and records them with one press', async () => {
    if (passage === undefined) throw new Error('there are no passages');
    await page.getByTestId('command-bar').focus();
    await page.keyboard.type('/draft');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const modal = page.getByTestId('modal');
    await modal.waitFor();
    await modal.getByLabel('Text').fill(passage.text);
    await modal.getByLabel('Published on').fill(passage.published);
    await modal.getByLabel('Link').fill('https://news.example/zirma');
    await modal.locator('button[type=submit]').click();
    const draft = page.getByTestId('message').filter({ hasText: 'nothing is recorded yet' });
    await draft.getByText('31 soldiers killed').first().waitFor();
    if (process.env.UPDATE_SCREENSHOTS === '1') {
      await mkdir(new URL('.', PICTURE), { recursive: true });
      await page.mouse.move(0, 0);
      await writeFile(PICTURE, await draft.screenshot({ animations: 'disabled', caret: 'hide' }));
    }
    await draft.getByText('Record what is chosen').click();
    await page.getByTestId('message').filter({ hasText: 'Recorded from a text: E9.' }).last().waitFor();
  });

  it('finds the picture of it in the guide', async () => {
    expect((await readFile(PICTURE)).length).toBeGreaterThan(10_000);
    expect(await readFile(GUIDE, 'utf8')).toContain('(moderating/draft.png)');
  });
});
