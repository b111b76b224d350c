import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ACTION_VERSION } from '../../src/domain/action.ts';
import type { Casebook } from '../../src/domain/casebook.ts';
import type { EventState } from '../../src/domain/event-states.ts';
import { Desk } from '../../src/store/desk.ts';
import { backUpJournals, restoreJournals } from '../../src/store/journal-files.ts';
import { openStore } from '../../src/store/store.ts';
import { verifyJournal } from '../../src/store/verify.ts';
import { recordEveryAction } from '../support/every-action.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const GUILD = '9001';

const journals = globSync('journal-v*.jsonl', { cwd: FIXTURES }).sort();

/** What a journal adds up to, in words that do not change with the program: who claims what, who revises, who disagrees. */
function known(casebook: Casebook, through: number) {
  return {
    timeZone: casebook.settings.timeZone,
    language: casebook.settings.language,
    regions: casebook.regions().map(({ region, name, members }) => `${region} ${name}: ${members.join(' ')}`),
    events: [...casebook.events(through)].map(eventKnown),
    claimants: casebook.claimants.all().map(({ name, aliases, mouthpieceOf: spokenFor, kind, reliability }) => {
      const mouthpieceOf = spokenFor === null ? null : casebook.claimants.find(spokenFor).key;
      return { name, aliases, mouthpieceOf, kind, reliability };
    }),
    digests: casebook.digests().map(({ digest, cursor, lastSlot, planned, content }) => {
      return { digest, cursor, lastSlot, planned: planned?.action.slot ?? null, channel: content.channel };
    }),
  };
}

function eventKnown({ event, content, withdrawn, claims, positions, disputes }: EventState) {
  return {
    event,
    title: content.title,
    date: content.date,
    place: content.place,
    withdrawn: withdrawn?.reason ?? null,
    claims: claims.map(
      (claim) =>
        `${claim.event}.${claim.claim} ${claim.content.claimant}: ${claim.content.says}${claim.withdrawn ? ' (withdrawn)' : ''}`,
    ),
    positions: positions.figures.map(
      ({ said, harm, victims, figure, denial, revises }) =>
        `${said.speaker}: ${harm} ${victims} ${figure.low}..${figure.high ?? ''}${denial ? ' denied' : ''}${revises.length > 0 ? ` (was ${revises.map((each) => each.figure.low).join(', ')})` : ''}`,
    ),
    stances: positions.stances.map(({ said, stance }) => `${said.speaker} ${stance}`),
    disputes: disputes.map(({ kind, fingerprint }) => `${kind} ${fingerprint}`),
  };
}

/** `UPDATE_FIXTURES=1` keeps a journal of this version where there is none: once it is released it is never written again. */
const CURRENT = `${FIXTURES}journal-v${ACTION_VERSION}.jsonl`;

async function everyAction(): Promise<Desk> {
  const store = openStore('memory:');
  const desk = new Desk(store, GUILD);
  await recordEveryAction(desk);
  if (process.env.UPDATE_FIXTURES && !existsSync(CURRENT)) await backUpJournals(store, CURRENT);
  return desk;
}

describe('the journal of this version', () => {
  it('has every action there is', async () => {
    const desk = await everyAction();
    const recorded = new Set(
      desk.casebook
        .entriesAfter(0)
        .map(({ action }) => (action.type === 'content.redacted' ? action.was : action.type)),
    );
    expect([...recorded].sort()).toEqual(actionTypes());
  });

  it('is kept, with every action in it', () => {
    const lines = readFileSync(CURRENT, 'utf8').trim().split('\n').slice(1, -1);
    expect([...new Set(lines.map((line) => JSON.parse(line).entry.action.type))].sort()).toEqual(actionTypes());
  });
});

/** Every type an entry can have, read from the program itself so that none is forgotten here. */
function actionTypes(): string[] {
  const source = readFileSync(fileURLToPath(new URL('../../src/domain/action.ts', import.meta.url)), 'utf8');
  const types = [...source.matchAll(/readonly type: '([a-z.]+)'/g)].flatMap(([, type]) => type ?? []);
  return types.filter((type) => type !== 'content.redacted').sort();
}

describe.each(journals)('%s', (file) => {
  it('is read by this version as it was by its own', async () => {
    const store = openStore('memory:');
    await restoreJournals(store, `${FIXTURES}${file}`);
    expect(await verifyJournal(store, GUILD)).toMatchObject({ broken: null });
    const { casebook } = await opened(store);
    const said = { now: known(casebook, casebook.seq), halfway: known(casebook, Math.ceil(casebook.seq / 2)).events };
    await expect(`${JSON.stringify(said, null, 1)}\n`).toMatchFileSnapshot(
      `${FIXTURES}${file.replace('.jsonl', '.json')}`,
    );
    await store.close();
  });
});

async function opened(store: ReturnType<typeof openStore>): Promise<Desk> {
  const desk = new Desk(store, GUILD);
  await desk.refresh();
  return desk;
}
