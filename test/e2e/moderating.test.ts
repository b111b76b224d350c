import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { whyNoBrowser } from '../support/browser.ts';
import { START_TIMEOUT } from '../support/run-sitrep.ts';
import { openSandboxPage } from '../support/sandbox-page.ts';

const PICTURES = new URL('../../docs/moderating/', import.meta.url);
const GUIDE = new URL('../../docs/moderating.md', import.meta.url);
const VIEWPORT = { width: 1100, height: 760 };

const reason = whyNoBrowser();
if (reason !== null) process.stderr.write(`test/e2e/moderating.test.ts ${reason}\n`);

/** The story that docs/moderating.md tells, on the sandbox's page: each test starts where the one before it ended. */
describe.skipIf(reason !== null)('one breaking story', () => {
  const sandbox = openSandboxPage(VIEWPORT);
  const { messages, last } = sandbox;
  beforeAll(async () => {
    await messages().filter({ hasText: 'Recorded E8.' }).waitFor();
    await sitDown('moderator');
  }, START_TIMEOUT);

  const form = () => sandbox.page.getByTestId('modal');

  async function sitDown(member: 'moderator' | 'manager' | 'reader'): Promise<void> {
    await sandbox.page.getByTestId(`member-${member}`).click();
    await sandbox.page.getByTestId('command-bar').focus();
  }

  async function send(line: string): Promise<void> {
    await sandbox.page.getByTestId('command-bar').fill(line);
    await sandbox.page.keyboard.press('Enter');
  }

  async function fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) await form().getByLabel(label).fill(value);
  }

  async function choose(label: string, choice: string): Promise<void> {
    await form().getByRole('combobox', { name: label }).click();
    await sandbox.page.getByRole('option', { name: choice }).click();
  }

  async function submit(): Promise<void> {
    await form().locator('footer button[type="submit"]').click();
    await form().waitFor({ state: 'detached' });
  }

  async function press(label: string): Promise<void> {
    await last().getByRole('button', { name: label, exact: true }).click();
  }

  /** Takes the picture the guide shows under this name where pictures are taken anew, and makes sure that both are there. */
  async function picture(name: string): Promise<void> {
    const file = new URL(`${name}.png`, PICTURES);
    await sandbox.page.mouse.move(0, 0);
    if (process.env.UPDATE_SCREENSHOTS === '1') {
      await mkdir(PICTURES, { recursive: true });
      await writeFile(file, await sandbox.page.screenshot({ animations: 'disabled', caret: 'hide' }));
    }
    expect((await readFile(file)).toString('latin1', 1, 4)).toBe('PNG');
    expect(await readFile(GUIDE, 'utf8')).toContain(`(moderating/${name}.png)`);
  }

  it('begins with a form, which keeps what was typed through a mistake', async () => {
    await send('/add event');
    await form().waitFor();
    await fill({ Title: 'Air strike on a camp near Oued Tarfa', Place: 'Oued Tarfa, Kidal, Mali', Date: 'the 20th' });
    await choose('Kind', 'Explosions/Remote violence');
    await fill({ Attacker: 'Mali army' });
    await picture('form');
    await submit();
    await last().getByText('can’t be read as a date').waitFor();
    await picture('refused');
    await press('Back to the form');
    expect(await form().getByLabel('Title').inputValue()).toBe('Air strike on a camp near Oued Tarfa');
    await fill({ Date: '2026-11-20' });
    await submit();
    await last().getByText('Recorded E9.').waitFor();
  });

  it('goes on with the first claim, from the card', async () => {
    await press('Add claim');
    await fill({ Claimant: 'Mali army', 'What they say': '9 militants killed', 'Published by': 'state radio' });
    await submit();
    await last().getByText('Recorded E9.1.').waitFor();
    await picture('card');
  });

  it('asks a colleague who has the same event whether it is one', async () => {
    await sitDown('manager');
    await send(
      '/add event title:Strike at Oued Tarfa place:Oued Tarfa, Kidal, Mali date:2026-11-20 attacker:Mali army',
    );
    await last().getByText('Is it the same one?').waitFor();
    await picture('same-event');
    await press('Add the claim to E9');
    await fill({ Claimant: 'Residents', 'What they say': '9 civilians killed', 'When they said it': '2026-11-21' });
    await submit();
    await messages().filter({ hasText: 'Recorded E9.2.' }).last().waitFor();
  });

  it('marks that both count the same dead, on a card that shows both', async () => {
    await messages().filter({ hasText: 'Same people, two categories' }).last().waitFor();
    await messages()
      .filter({ hasText: 'Same people, two categories' })
      .last()
      .getByRole('button', { name: 'Same people, two categories' })
      .click();
    await last().getByText('disputed status').waitFor();
    await picture('disputed');
  });

  it('tells who edits what a colleague has changed meanwhile', async () => {
    await send('/edit claim claim:E9.2');
    await form().waitFor();
    await fill({ 'What they say': '11 civilians killed' });
    // A colleague is quicker, from another window.
    const other = await sandbox.another();
    await other.getByTestId('member-moderator').click();
    await other.getByTestId('command-bar').fill('/edit claim claim:E9.2 says:10 civilians killed');
    await other.keyboard.press('Enter');
    await other.getByTestId('message').last().getByText('Changed E9.2:').waitFor();
    await other.close();
    await submit();
    await last().getByText('changed E9.2 while you were writing').waitFor();
    await picture('meanwhile');
    await press('Back to the form');
    await submit();
    await messages().filter({ hasText: '11 civilians killed' }).last().waitFor();
  });

  it('takes a mistake out with one press', async () => {
    await sitDown('moderator');
    await send('/add claim event:E9 claimant:Hospital in Kidal says:11 civilians wounded');
    await last().getByText('Recorded E9.3.').waitFor();
    await press('Undo');
    await last().getByText('Undone: E9.3 added').waitFor();
  });

  it('ends where the army takes back what it said, and the dispute with it', async () => {
    await send('/add claim event:E9 claimant:Mali army says:retraction via:state radio');
    await last().getByText('Recorded E9.4.').waitFor();
    await send('/disputes kidal, mali');
    await last().getByText('No open conflicts').waitFor();
    await send('/history event:E9');
    await last().getByText('status marked as disputed').waitFor();
    await picture('history');
  });

  it('is the same desk in French', async () => {
    await sandbox.page.getByTestId('language-fr').click();
    await sandbox.page.getByText('Vous êtes').waitFor();
    await send('/ajouter déclaration événement:E9');
    await form().waitFor();
    await form().getByText('Enregistrer une déclaration').waitFor();
    await picture('french');
    await sandbox.page.keyboard.press('Escape');
  });
});
