import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ButtonStyle, ComponentType, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../src/bot/bot.ts';
import { commands } from '../../src/commands/all.ts';
import type { Action } from '../../src/domain/action.ts';
import { readStatement } from '../../src/domain/says.ts';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import type { Decision } from '../../src/store/desk.ts';
import type { Desks } from '../../src/store/desks.ts';
import { type RunningBot, startBot } from '../support/bot-in-process.ts';
import { LINES } from '../support/command-lines.ts';
import { openServer, type TestServer } from '../support/test-server.ts';

let discord: Discord;
let bot: Bot;
let desks: Desks;
let nextOutcome: RunningBot['nextOutcome'];

beforeAll(async () => {
  discord = await startDiscord({ patience: 15_000 });
  ({ bot, desks, nextOutcome } = await startBot(discord, commands));
});
afterAll(async () => {
  await bot.stop();
  await discord.close();
});

/**
 * Who may do a thing by the contract; `author`: only who did what it is about, while they may record. `themselves`: those who have the right and
 * not those let in without it, since steps follow at which Discord tells nobody apart.
 */
type Allowed = 'everyone' | 'moderators' | 'moderators themselves' | 'managers' | 'author';
type Values = Readonly<Record<string, string | number | boolean>>;
/** What a thing records; nothing where it only answers. */
type Effect = Action['type'] | null;

const FILE = readFileSync('test/fixtures/exchange/ged.csv');
const TITLE = { title: 'Raid', place: 'Gao, Mali', date: '2024-05-20' };
const SAID = { claimant: 'Town hall', says: '3 killed' };

/** Every command, who may use it, with values for which it records what it is for. */
const LINES_ALLOWED: Readonly<Record<string, readonly [Allowed, Values | ((server: TestServer) => Values), Effect]>> = {
  claims: ['everyone', { place: 'mali' }, null],
  timeline: ['everyone', { place: 'mali' }, null],
  disputes: ['everyone', {}, null],
  event: ['everyone', { event: 'E1' }, null],
  brief: ['everyone', {}, null],
  search: ['everyone', { text: 'raid' }, null],
  help: ['everyone', {}, null],
  'add event': ['moderators', TITLE, 'event.added'],
  'add claim': ['moderators', { ...SAID, event: 'E1' }, 'claim.added'],
  'add dispute': ['moderators', { claim: 'E1.1', other: 'E1.2' }, 'status.disputed'],
  'edit event': ['moderators', { event: 'E1', title: 'Another raid' }, 'event.edited'],
  'edit claim': ['moderators', { claim: 'E1.1', via: 'Radio' }, 'claim.edited'],
  'withdraw event': ['moderators', { event: 'E1', reason: 'twice' }, 'event.withdrawn'],
  'withdraw claim': ['moderators', { claim: 'E1.1', reason: 'twice' }, 'claim.withdrawn'],
  'withdraw dispute': ['moderators', { claim: 'E2.1', other: 'E2.2', reason: 'twice' }, 'status.withdrawn'],
  merge: ['moderators', { event: 'E2', into: 'E1' }, 'event.merged'],
  undo: ['author', {}, 'action.undone'],
  history: ['moderators', {}, null],
  claimant: ['moderators', { claimant: 'Residents', aliases: 'People there' }, 'claimant.changed'],
  draft: ['moderators themselves', {}, null],
  import: [
    'moderators',
    () => ({ file: discord.upload({ name: 'ged.csv', contentType: 'text/csv', bytes: FILE }) }),
    'records.imported',
  ],
  export: ['moderators', {}, null],
  'digest create': ['managers', (server) => ({ channel: server.briefings }), 'digest.created'],
  'digest list': ['managers', {}, null],
  'digest preview': ['managers', { digest: 'D1' }, null],
  'digest post': ['managers', { digest: 'D1' }, null],
  'digest edit': ['managers', { digest: 'D1', language: 'fr' }, 'digest.edited'],
  'digest pause': ['managers', { digest: 'D1' }, 'digest.paused'],
  'digest resume': ['managers', { digest: 'D2' }, 'digest.resumed'],
  'digest remove': ['managers', { digest: 'D1' }, 'digest.removed'],
  'region define': ['managers', { name: 'Our area', members: 'Mali, Niger' }, 'region.defined'],
  'region list': ['managers', {}, null],
  'region remove': ['managers', { name: 'Their area' }, 'region.removed'],
  settings: ['managers', { language: 'fr' }, 'settings.changed'],
  'record verify': ['managers', {}, null],
  'record redact': ['managers', { entry: 3, reason: 'a name' }, 'entry.redacted'],
  'record purge': ['managers', {}, null],
};

/** Buttons, selects and forms by how their custom ids begin, with one that is about what stands in the record. */
const PRESSES_ALLOWED: Readonly<Record<string, readonly [id: string, Allowed, Effect]>> = {
  'claims:show': ['claims:show:0:ML||||||', 'everyone', null],
  'claims:page': ['claims:page:0:ML||||||', 'everyone', null],
  'timeline:show': ['timeline:show:0:ML||||||', 'everyone', null],
  'timeline:page': ['timeline:page:0:ML||||||', 'everyone', null],
  'disputes:show': ['disputes:show:0:*||||||', 'everyone', null],
  'disputes:page': ['disputes:page:0:*||||||', 'everyone', null],
  'brief:show': ['brief:show:0:*', 'everyone', null],
  'brief:page': ['brief:page:0:*', 'everyone', null],
  'search:page': ['search:page:0::raid', 'everyone', null],
  'event:show': ['event:show:1', 'everyone', null],
  'event:page': ['event:page:1:0:::', 'everyone', null],
  'add:event': ['add:event', 'moderators', null],
  'add:claim': ['add:claim:1', 'moderators', null],
  'again:add:claim': ['again:add:claim:1', 'moderators', null],
  'again:add:event': ['again:add:event', 'moderators', null],
  'add:anyway': ['add:anyway', 'moderators', 'event.added'],
  'add:cancel': ['add:cancel', 'moderators', null],
  'add:dispute': ['add:dispute:E1.1:E1.2', 'moderators', 'status.disputed'],
  'edit:event': ['edit:event:E1:3', 'moderators', null],
  'edit:claim': ['edit:claim:E1.1:3', 'moderators', null],
  'edit:anyway': ['edit:anyway:event:E1:3', 'moderators', 'event.edited'],
  'again:edit': ['again:edit:event:E1:3', 'moderators', null],
  undo: ['undo:9', 'author', 'action.undone'],
  'history:page': ['history:page:0:', 'moderators', null],
  'digest:list': ['digest:list:0', 'managers', null],
  'record:purge': ['record:purge:second:12', 'managers', 'record.purged'],
  'import:rows': ['import:rows', 'moderators', 'records.imported'],
  'import:join': ['import:join', 'moderators', 'records.imported'],
  'export:csv': ['export:csv:ML||||||', 'moderators', null],
  'draft:read': ['draft:read', 'moderators', null],
  'draft:pick': ['draft:pick:x', 'author', null],
  'draft:change': ['draft:change:x', 'author', null],
  'draft:event': ['draft:event:x:0', 'author', null],
  'draft:claim': ['draft:claim:x:0', 'author', null],
  'draft:record': ['draft:record:x', 'author', null],
  'draft:all': ['draft:all:x', 'author', null],
  'draft:drop': ['draft:drop:x', 'author', null],
};

/** How many entries a server has at the start. */
const ENTRIES = 12;
const KINDS = [
  'a reader',
  'the moderator',
  'another moderator',
  'a manager',
  'a reader who was let in',
  'a moderator who was shut out',
] as const;

/** Custom ids as sources have them: `undo:`, `claims:page:`. */
function customIdsWritten(): string[] {
  const names = commands.map(({ definition }) => definition.name).join('|');
  const sources = new URL('../../src/', import.meta.url);
  const files = ['commands', 'render'].flatMap((room) =>
    readdirSync(new URL(`${room}/`, sources))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${room}/${file}`),
  );
  return files.flatMap((file) => {
    const written = readFileSync(new URL(file, sources), 'utf8').matchAll(
      new RegExp(`(?<!\\*)[\`'](?:again:)?(?:${names}):[a-z]*(?![a-z]*\\.)`, 'g'),
    );
    return [...written].map(([id]) => id.slice(1).replace(/:$/, ''));
  });
}

interface Member {
  readonly id: string;
  /** What Discord and the contract let it do: use commands of these, and press what is for these. */
  readonly uses: readonly Allowed[];
  readonly presses: readonly Allowed[];
}

const EVERYTHING: readonly Allowed[] = ['everyone', 'moderators', 'managers'];

/** A server with a record of the moderator's, and members of every kind in it. */
async function serverWithMembers() {
  const server = openServer(discord, {
    members: [
      { name: 'Reader', role: 'reader' },
      { name: 'Moderator', role: 'moderator' },
      { name: 'Manager', role: 'manager' },
      { name: 'Other', role: 'moderator' },
      { name: 'Let in', role: 'reader' },
      { name: 'Shut out', role: 'moderator' },
    ],
  });
  const ids = new Map(discord.server(server.id).members.map(({ name, id }) => [name, id]));
  const id = (name: string): string => ids.get(name) ?? '';
  const members: Readonly<Record<string, Member>> = {
    'a reader': { id: id('Reader'), uses: ['everyone'], presses: ['everyone'] },
    'the moderator': {
      id: id('Moderator'),
      uses: ['everyone', 'moderators', 'author'],
      presses: ['everyone', 'moderators', 'author'],
    },
    'another moderator': { id: id('Other'), uses: ['everyone', 'moderators'], presses: ['everyone', 'moderators'] },
    'a manager': { id: id('Manager'), uses: EVERYTHING, presses: EVERYTHING },
    // Let in to every command by the server's administrators: who that is, Discord tells of commands alone.
    'a reader who was let in': { id: id('Let in'), uses: EVERYTHING, presses: ['everyone'] },
    // Commands are kept from it, buttons can't be.
    'a moderator who was shut out': { id: id('Shut out'), uses: ['everyone'], presses: ['everyone', 'moderators'] },
  };
  for (const { id: command } of discord.commands(id('Manager'), server.id)) {
    const letIn = { id: id('Let in'), type: 2, permission: true } as const;
    const shutOut = { id: id('Shut out'), type: 2, permission: false } as const;
    const isForEveryone = discord.commands(id('Reader'), server.id).some((each) => each.id === command);
    discord.setCommandPermissions(command, isForEveryone ? [] : [letIn, shutOut], server.id);
  }
  await enterRecord(server, id('Moderator'));
  return { server, members };
}

/** Twelve entries of the moderator’s; the last of them that can be undone is the ninth. */
async function enterRecord({ id, briefings }: TestServer, member: string): Promise<void> {
  const desk = desks.open(id);
  const none = { kind: null, until: null, coordinates: null, attacker: null, target: null, url: null, note: null };
  const event = (title: string) => ({
    ...none,
    title,
    date: { date: '2024-03-20', precision: 'day' } as const,
    place: { country: 'ML', division: null, location: 'Gao' },
  });
  const claim = (claimant: string, says: string) => ({
    claimant,
    says,
    statement: readStatement(says),
    said: null,
    via: null,
    url: null,
    quote: null,
    reliability: null,
    credibility: null,
  });
  const digest = {
    channel: briefings,
    cron: '0 8 * * *',
    every: null,
    area: null,
    timeZone: 'UTC',
    language: 'en',
    whenEmpty: 'skip',
  } as const;
  const [militants, civilians] = ['9 militants killed', '9 civilians killed'];
  const decisions: Decision[] = [
    { type: 'event.added', event: 1, content: event('Raid') },
    { type: 'event.added', event: 2, content: event('Ambush') },
    { type: 'claim.added', event: 1, claim: 1, content: claim('Army', militants) },
    { type: 'claim.added', event: 1, claim: 2, content: claim('Residents', civilians) },
    { type: 'claim.added', event: 2, claim: 1, content: claim('Army', militants) },
    { type: 'claim.added', event: 2, claim: 2, content: claim('Residents', civilians) },
    MARK,
    { type: 'digest.created', digest: 1, content: digest },
    {
      type: 'claimant.changed',
      content: { claimant: 'Army', aliases: ['Soldiers'], mouthpieceOf: null, kind: null, reliability: null },
    },
    { type: 'digest.created', digest: 2, content: digest },
    { type: 'digest.paused', digest: 2, why: null },
    { type: 'region.defined', region: 1, content: { name: 'Their area', members: ['ML', 'NE'] } },
  ];
  for (const decision of decisions)
    await desk.record(() => decision, { by: { member, interaction: null }, now: new Date('2024-04-01T08:00:00Z') });
}

const MARK: Decision = {
  type: 'status.disputed',
  event: 2,
  claims: [
    { event: 2, claim: 1 },
    { event: 2, claim: 2 },
  ],
  harm: 'killed',
  victims: ['armed_group', 'civilians'],
};

/** What has been recorded in a server since entry `seq`. */
async function since(guild: string, seq: number): Promise<string[]> {
  const casebook = await desks.open(guild).refresh();
  // The parts of a file that is imported count for nothing until the entry after them.
  return casebook.entriesAfter(seq).flatMap(({ action }) => (action.type === 'import.part' ? [] : [action.type]));
}

/** Asks, and waits until the bot has done with it. */
async function outcomeOf(ask: () => Promise<unknown>): Promise<string> {
  const ended = nextOutcome();
  await ask();
  return ended;
}

describe('every command', () => {
  it('is in the table', () => {
    expect(Object.keys(LINES_ALLOWED).toSorted()).toEqual(LINES.map(({ line }) => line).toSorted());
  });

  it.each(Object.entries(LINES_ALLOWED))('/%s is for those it is for', async (line, [allowed, given, effect]) => {
    for (const kind of KINDS) {
      const { server, members } = await serverWithMembers();
      const member = members[kind];
      if (!member) throw new Error(`there is no ${kind}`);
      const values = typeof given === 'function' ? given(server) : given;
      const ask = () => discord.use(member.id, server.claims, line, values);
      const offered = allowed === 'author' || allowed === 'moderators themselves' ? 'moderators' : allowed;
      if (!member.uses.includes(offered)) {
        await expect(ask(), kind).rejects.toThrow('This member has no command');
        expect(await since(server.id, ENTRIES), kind).toEqual([]);
        continue;
      }
      const outcome = await outcomeOf(ask);
      const isTheirs = offered === allowed || member.presses.includes(allowed === 'author' ? 'author' : 'moderators');
      expect([kind, outcome, await since(server.id, ENTRIES)]).toEqual(
        isTheirs ? [kind, 'answered', effect === null ? [] : [effect]] : [kind, 'refused', []],
      );
    }
  });
});

describe('every entry of the Apps menu', () => {
  it('is for moderators', async () => {
    expect(commands.flatMap(({ menus = [] }) => menus.map(({ name }) => name))).toEqual(['draft']);
    for (const kind of KINDS) {
      const { server, members } = await serverWithMembers();
      const member = members[kind];
      if (!member) throw new Error(`there is no ${kind}`);
      discord.say(member.id, server.claims, 'The army said on Monday that 23 soldiers were killed near Gao, Mali.');
      const messageId = discord.messages(server.claims, member.id).at(-1)?.message.id ?? '';
      const menu = discord.commands(member.id, server.id).find(({ type }) => type === 3);
      expect([kind, menu !== undefined]).toEqual([kind, member.uses.includes('moderators')]);
      if (!menu) continue;
      const asked = { kind: 'message-menu', member: member.id, channel: server.claims, messageId } as const;
      await outcomeOf(() => discord.invoke({ ...asked, commandId: menu.id }));
      expect(await since(server.id, ENTRIES)).toEqual([]);
    }
  });
});

/** Posts, as the application, a message with one button that has any custom id; a button Discord would never bring from elsewhere. */
async function buttonMessage({ claims }: TestServer, customId: string): Promise<string> {
  const form = new FormData();
  const button = { type: ComponentType.Button, style: ButtonStyle.Primary, label: 'Press', custom_id: customId };
  const components = [
    { type: ComponentType.TextDisplay, content: KEPT },
    { type: ComponentType.ActionRow, components: [button] },
    { type: ComponentType.File, file: { url: 'attachment://ged.csv.gz' } },
  ];
  form.append('payload_json', JSON.stringify({ flags: 1 << 15, components }));
  form.append('files[0]', new Blob([gzipSync(FILE)]), 'ged.csv.gz');
  const response = await fetch(`${discord.apiUrl}/channels/${claims}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${discord.token}` },
    body: form,
  });
  const { id } = (await response.json()) as { id: string };
  return id;
}

/** What a message keeps of an event that was filled in. */
const KEPT = '**Title**\nAnother raid\n**Place**\nGao, Mali\n**Date**\n2024-05-20';

async function press(server: TestServer, member: string, customId: string): Promise<string> {
  const messageId = await buttonMessage(server, customId);
  const asked = { kind: 'component', member, channel: server.claims, messageId, customId } as const;
  return outcomeOf(() => discord.invoke({ ...asked, componentType: ComponentType.Button }));
}

describe('every button, and what opens a form', () => {
  it('that a command answers to is in the table', () => {
    const named = new Set(Object.keys(PRESSES_ALLOWED).map((key) => key.replace(/^again:/, '').split(':')[0]));
    const answering = commands.filter((each) => each.press !== undefined || each.submit !== undefined);
    expect([...named].toSorted()).toEqual(answering.map(({ definition }) => definition.name).toSorted());
  });

  it('whose custom id is written anywhere is in the table', () => {
    const keys = Object.keys(PRESSES_ALLOWED);
    const unknown = customIdsWritten().filter(
      (id) => !keys.some((key) => id === key || id.startsWith(`${key}:`) || key.startsWith(`${id}:`)),
    );
    expect(unknown).toEqual([]);
  });

  it.each(Object.entries(PRESSES_ALLOWED))('%s is for those it is for', async (_key, [customId, allowed, effect]) => {
    for (const kind of KINDS) {
      const { server, members } = await serverWithMembers();
      const member = members[kind];
      if (!member) throw new Error(`there is no ${kind}`);
      const outcome = await press(server, member.id, customId);
      const recorded = await since(server.id, ENTRIES);
      if (!member.presses.includes(allowed)) expect([kind, outcome, recorded]).toEqual([kind, 'refused', []]);
      else expect([kind, recorded]).toEqual([kind, effect === null ? [] : [effect]]);
    }
  });

  it('does nothing in another server, nor to that server from this one', async () => {
    for (const [customId] of Object.values(PRESSES_ALLOWED)) {
      const { server } = await serverWithMembers();
      const other = openServer(discord);
      await press(other, other.manager, customId);
      const recorded = await since(other.id, 0);
      // What needs nothing that is recorded here can be done here as well.
      expect(recorded.filter((type) => !['event.added', 'records.imported'].includes(type))).toEqual([]);
      expect(await since(server.id, ENTRIES)).toEqual([]);
    }
  });

  it('is refused once its presser lost the right', async () => {
    for (const [customId, allowed] of Object.values(PRESSES_ALLOWED)) {
      if (allowed === 'everyone') continue;
      const { server, members } = await serverWithMembers();
      const member = members['the moderator']?.id ?? '';
      discord.setPermissions(
        { channel: server.claims, target: member, deny: PermissionFlagsBits.ManageMessages },
        server.id,
      );
      expect([customId, await press(server, member, customId)]).toEqual([customId, 'refused']);
      expect(await since(server.id, ENTRIES)).toEqual([]);
    }
  });
});

describe('a draft', () => {
  it('is recorded, changed and dropped by its author alone, and nowhere else', async () => {
    const { server, members } = await serverWithMembers();
    const { moderator } = server;
    discord.say(moderator, server.claims, 'Gunmen killed 23 soldiers near Gao, Mali, on 20 March 2024, the army said.');
    const messageId = discord.messages(server.claims, moderator).at(-1)?.message.id ?? '';
    const commandId = discord.commands(moderator, server.id).find(({ type }) => type === 3)?.id ?? '';
    const asked = { kind: 'message-menu', member: moderator, channel: server.claims, messageId, commandId } as const;
    await outcomeOf(() => discord.invoke(asked));
    const shown = JSON.stringify(discord.messages(server.claims, moderator).at(-1)?.message.components);
    const ids = new Set([...shown.matchAll(/"custom_id":"(draft:[^"]+)"/g)].map(([, id = '']) => id));
    expect(ids.size).toBeGreaterThan(2);
    const other = openServer(discord);
    for (const id of ids) {
      for (const kind of KINDS) {
        if (kind === 'the moderator') continue;
        expect([id, kind, await press(server, members[kind]?.id ?? '', id)]).toEqual([id, kind, 'refused']);
      }
      expect([id, await press(other, other.manager, id)]).toEqual([id, 'refused']);
    }
    expect([await since(server.id, ENTRIES), await since(other.id, 0)]).toEqual([[], []]);
    const all = [...ids].find((id) => id.startsWith('draft:all:')) ?? '';
    expect(await press(server, moderator, all)).toBe('answered');
    expect(await since(server.id, ENTRIES)).toEqual(['draft.recorded']);
    expect(await press(server, moderator, all)).toBe('refused');
  });
});
