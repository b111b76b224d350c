import { inspect } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { launchBrowser } from './browser.ts';
import { START_TIMEOUT } from './run-sitrep.ts';
import { type SitrepProcess, spawnSitrep } from './sitrep-process.ts';

interface SandboxPage {
  readonly page: Page;
  /** Another window on it. */
  readonly another: () => Promise<Page>;
  readonly messages: () => Locator;
  /** The newest message. */
  readonly last: () => Locator;
}

/**
 * `npm start` and a browser on its page, for the tests of a file: one walk, each test starting where the one before it ended. At the end neither may
 * have complained, and the page may have asked nothing of anybody else.
 */
export function openSandboxPage(viewport: { readonly width: number; readonly height: number }): SandboxPage {
  let sitrep: SitrepProcess | undefined;
  let browser: Browser | undefined;
  let opened: Page | undefined;
  const complaints: string[] = [];
  const page = (): Page => {
    if (!opened) throw new Error('the page is not open');
    return opened;
  };

  beforeAll(async () => {
    sitrep = spawnSitrep({ SANDBOX_PORT: '0' });
    const [, address = ''] = await sitrep.printed(/(http:\/\/127\.0\.0\.1:\d+\/)/);
    browser = await launchBrowser();
    opened = await browser.newPage({ viewport });
    opened.setDefaultTimeout(20_000);
    opened.on('pageerror', (error) => complaints.push(inspect(error)));
    opened.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    opened.on('request', (request) => {
      if (!request.url().startsWith(address)) complaints.push(`asked for ${request.url()}`);
    });
    await opened.goto(address);
    await opened.getByTestId('hint').waitFor();
  }, START_TIMEOUT);
  afterAll(async () => {
    await browser?.close();
    await sitrep?.stop();
    expect([complaints, sitrep?.stderr()]).toEqual([[], '']);
  });

  return {
    get page() {
      return page();
    },
    async another() {
      const context = await page().context().browser()?.newContext({ viewport });
      const window = await context?.newPage();
      if (!window) throw new Error('the browser is closed');
      await window.goto(page().url());
      return window;
    },
    messages: () => page().getByTestId('message'),
    last: () => page().getByTestId('message').last(),
  };
}
