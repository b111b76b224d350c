import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { whyNoBrowser } from '../support/browser.ts';
import { openSandboxPage } from '../support/sandbox-page.ts';

const SCREENSHOT = new URL('../../docs/sandbox.png', import.meta.url);
const VIEWPORT = { width: 1280, height: 800 };

const reason = whyNoBrowser();
if (reason !== null) process.stderr.write(`test/e2e/newcomer.test.ts ${reason}\n`);

/** One walk: each test starts where the one before it ended. */
describe.skipIf(reason !== null)('a newcomer who ran npm start', () => {
  const sandbox = openSandboxPage(VIEWPORT);
  const { messages, last } = sandbox;

  /** Types a line as a hand does, sends it, and gives what its answer shows once it shows these words. */
  async function type(line: string, words: string): Promise<string[]> {
    await sandbox.page.getByTestId('command-bar').focus();
    await sandbox.page.keyboard.type(line);
    await sandbox.page.keyboard.press('Enter');
    await last().getByText(words).first().waitFor();
    const shown = (await last().innerText()).replace(/[\u00a0\u202f]/g, ' ');
    return shown
      .split('\n')
      .map((each) => each.trim())
      .filter(Boolean);
  }

  it('finds what the moderator recorded', async () => {
    await messages().filter({ hasText: 'Moderator used /add event' }).first().waitFor();
    await messages().filter({ hasText: 'Recorded E8.' }).waitFor();
  });

  it('types /claims niger and sees 30 against 23, and what is no conflict', async () => {
    const lines = await type('/claims niger', 'Claims · Niger');
    const figures = lines.slice(lines.findIndex((line) => line.startsWith('≠')));
    expect(figures).toEqual([
      '≠ Killed, military · conflicting figures, gap 7',
      '30 soldiers killed · Islamic State, via Amaq · said 23 Mar 2024',
      '23 soldiers killed · Niger defence ministry, via Reuters · said 21 Mar 2024',
      'Not in conflict',
      'Claims responsibility · Islamic State, via Amaq · said 23 Mar 2024',
      'about 30 attackers killed · Niger defence ministry, via Reuters · said 21 Mar 2024',
      '17 wounded (military) · Niger defence ministry, via Reuters · said 21 Mar 2024',
    ]);
  });

  it('sees on the page what the picture in the README shows', async () => {
    await sandbox.page.mouse.move(0, 0);
    for (const words of ['Claims · Niger', 'gap 7', '30 soldiers killed', '23 soldiers killed', '17 wounded']) {
      const box = await last().getByText(words).first().boundingBox();
      expect({ words, inSight: box !== null && box.y >= 0 && box.y + box.height <= VIEWPORT.height }).toEqual({
        words,
        inSight: true,
      });
    }
    if (process.env.UPDATE_SCREENSHOTS === '1') {
      await mkdir(new URL('.', SCREENSHOT), { recursive: true });
      await writeFile(SCREENSHOT, await sandbox.page.screenshot({ animations: 'disabled', caret: 'hide' }));
    }
    const picture = await readFile(SCREENSHOT);
    // A PNG says how large it is in its first chunk.
    expect([picture.toString('latin1', 1, 4), picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([
      'PNG',
      VIEWPORT.width,
      VIEWPORT.height,
    ]);
    expect(await readFile(new URL('../../README.md', import.meta.url), 'utf8')).toContain('(docs/sandbox.png)');
  });

  it('types /timeline sahel and sees the events in order, with the definition used', async () => {
    const lines = await type('/timeline sahel', 'Timeline · Sahel');
    expect(lines).toContain('Region as defined by: UN Integrated Strategy for the Sahel: ten countries');
    expect(lines.flatMap((line) => /^(.*) · (E\d+) · /.exec(line)?.slice(1, 3).join(' ') ?? [])).toEqual([
      '18 August 2020 E4',
      '24 May 2021 E5',
      '24 January 2022 E6',
      '30 September 2022 E7',
      '26 July 2023 E8',
      '16 March 2024 E3',
      '20 March 2024 E1',
    ]);
  });

  it('has no command that records', async () => {
    await sandbox.page.getByTestId('command-bar').focus();
    await sandbox.page.keyboard.type('/');
    const suggestions = sandbox.page.getByTestId('suggestion').locator('.suggestion-label');
    await suggestions.first().waitFor();
    const offered = await suggestions.allTextContents();
    expect(offered).toEqual(expect.arrayContaining(['/claims', '/disputes', '/event', '/help', '/timeline']));
    for (const name of ['/add', '/withdraw', '/undo', '/claimant', '/digest', '/settings'])
      expect(offered).not.toContain(name);
    await sandbox.page.keyboard.press('Backspace');
  });

  it('sits down as the moderator and records a claim, which changes both answers at once', async () => {
    await sandbox.page.getByTestId('member-moderator').click();
    await sandbox.page.getByTestId('command-bar').focus();
    const line = '/add claim event:E1 claimant:Residents of Teguey says:at least 25 soldiers killed said:2024-03-22';
    await type(line, 'Recorded E1.3.');
    const residents = 'at least 25 soldiers killed · Residents of Teguey · said 22 Mar 2024';
    const claims = await type('/claims niger', 'Claims · Niger');
    expect(claims.filter((each) => each.includes('soldiers') || each.startsWith('≠'))).toEqual([
      '≠ Killed, military · conflicting figures, gap 7',
      '30 soldiers killed · Islamic State, via Amaq · said 23 Mar 2024',
      '23 soldiers killed · Niger defence ministry, via Reuters · said 21 Mar 2024',
      residents,
    ]);
    const timeline = await type('/timeline sahel', 'Timeline · Sahel');
    expect(timeline.filter((each) => each.startsWith('Killed, military'))).toEqual([
      expect.stringMatching(/^Killed, military: 23–30 \(.*\), or more \(Residents of Teguey\) /),
      expect.stringMatching(/^Killed, military: 23 or more, no upper limit /),
    ]);
  });

  it('reads in French where that is their Discord’s language', async () => {
    await sandbox.page.getByTestId('language-fr').click();
    await sandbox.page.getByText('Vous êtes').waitFor();
    const lines = await type('/déclarations niger', 'Déclarations · Niger');
    expect(lines.filter((each) => /soldiers|^≠|^Sans/.test(each))).toEqual([
      '≠ Tués, militaires · chiffres contradictoires, écart de 7',
      '30 soldiers killed · Islamic State, via Amaq · déclaration : 23 mars 2024',
      '23 soldiers killed · Niger defence ministry, via Reuters · déclaration : 21 mars 2024',
      'at least 25 soldiers killed · Residents of Teguey · déclaration : 22 mars 2024',
      'Sans contradiction',
    ]);
  });
});
