import { beforeAll, describe, expect, it } from 'vitest';
import { RESOURCES } from '../../src/render/say.ts';
import type { MessageView } from '../../src/sandbox/page-protocol.ts';
import { runSitrep } from '../support/run-sitrep.ts';
import { openServer, type TestServer } from '../support/test-server.ts';
import { buttonsOf, visibleText } from '../support/visible-text.ts';

const running = runSitrep();
let server: TestServer;

beforeAll(() => {
  server = openServer(running.discord);
  for (const member of [server.reader, server.moderator, server.manager]) running.discord.setLocale(member, 'fr');
});

/** English texts of two words and more, each as it would match a whole line, filled in. */
const ENGLISH = Object.entries(RESOURCES.en).flatMap(([key, text]) => {
  if (text === RESOURCES.fr[key] || key.startsWith('choice.') || key.startsWith('name.')) return [];
  return text.split('\n').flatMap((line) => {
    const shown = line.replace(/^(?:-# |#{1,3} |- )/, '').replace(/\*\*|`/g, '');
    const words = shown.replace(/\{\{.*?\}\}/g, ' ').match(/\p{L}{2,}/gu) ?? [];
    if (words.length < 2) return [];
    const pattern = shown
      .split(/\{\{.*?\}\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
      .join('.+');
    return [new RegExp(`(?:^|• |· )${pattern}(?:$| ·)`, 'u')];
  });
});

function checkFrench(view: MessageView): string[] {
  const lines = [
    ...visibleText(view),
    ...buttonsOf(view).flatMap((button) => ('label' in button ? (button.label ?? '') : '')),
  ];
  expect(lines.filter((line) => ENGLISH.some((text) => text.test(line)))).toEqual([]);
  return server.lines(view);
}

const MARCHE = { title: 'Attaque d’un marché', place: 'Gao, Mali', date: '20 mars 2024', attacker: 'État islamique' };

/** The whole desk in the order a story has it: who asks, what, and the first line of the answer. */
const STORY: ReadonlyArray<
  readonly ['moderator' | 'manager' | 'reader', string, Record<string, string | number | boolean>, string]
> = [
  ['moderator', 'add event', MARCHE, 'Événement E1 enregistré.'],
  ['moderator', 'add event', { title: 'Combats à un pont', place: 'Mopti, Mali', date: '21 mars 2024' }, ''],
  [
    'moderator',
    'add claim',
    { event: 'E1', claimant: 'Armée malienne', says: '9 combattants tués', said: '21 mars 2024', reliability: 'C' },
    '',
  ],
  [
    'moderator',
    'add claim',
    { event: 'E1', claimant: 'Habitants', says: 'au moins 9 civils tués', credibility: 3 },
    '',
  ],
  ['moderator', 'add claim', { event: 'E2', claimant: 'Hôpital', says: '4 civils blessés', via: 'Radio' }, ''],
  ['moderator', 'edit claim', { claim: 'E1.2', says: '9 civils tués' }, ''],
  ['moderator', 'edit event', { event: 'E1', note: 'Deux jours durant', attacker: '-' }, ''],
  ['moderator', 'add dispute', { claim: 'E1.1', other: 'E1.2' }, ''],
  ['reader', 'disputes', {}, 'Déclarations contradictoires'],
  ['moderator', 'withdraw dispute', { claim: 'E1.1', other: 'E1.2', reason: 'ce sont d’autres personnes' }, ''],
  ['moderator', 'merge', { event: 'E2', into: 'E1' }, ''],
  ['reader', 'event', { event: 'E2' }, 'E1 · Attaque d’un marché'],
  ['moderator', 'history', { event: 'E1' }, 'Historique · E1'],
  ['moderator', 'undo', {}, ''],
  ['moderator', 'withdraw claim', { claim: 'E2.1', reason: 'saisie en double' }, ''],
  ['moderator', 'withdraw event', { event: 'E2', reason: 'saisi en double' }, ''],
  [
    'moderator',
    'claimant',
    { claimant: 'Armée malienne', aliases: 'FAMa', kind: 'state', reliability: 'B' },
    'Armée malienne',
  ],
  ['reader', 'claims', { place: 'Mali', reliability: 'C', credibility: 4 }, 'Déclarations · Mali'],
  ['reader', 'claims', { place: 'Sahel', disputed: true }, ''],
  ['reader', 'timeline', { place: 'Mali' }, 'Chronologie · Mali'],
  ['reader', 'search', { text: 'civils' }, 'Recherche · civils'],
  ['reader', 'search', { text: 'introuvable' }, 'Recherche · introuvable'],
  ['manager', 'region define', { name: 'La boucle', members: 'Gao (Mali), Niger' }, ''],
  ['manager', 'region list', {}, '1 région de ce serveur'],
  ['manager', 'region remove', { name: 'La boucle' }, ''],
  ['manager', 'settings', { language: 'fr' }, ''],
  ['reader', 'help', {}, 'Sitrep'],
  ['moderator', 'help', {}, 'Sitrep'],
  ['manager', 'help', {}, 'Sitrep'],
];

/** What is refused, and how. */
const REFUSED: ReadonlyArray<readonly [string, Record<string, string | number>]> = [
  ['add event', { title: 'x', place: 'Nulle part', date: 'hier' }],
  ['add event', { title: 'x', place: 'Mali', date: 'un jour' }],
  ['add claim', { event: 'E1', claimant: 'Radio', says: 'on ne sait pas' }],
  ['add claim', { event: 'E99', claimant: 'Radio', says: '1 civil tué' }],
  ['add event', { title: 'x', note: 'y' }],
  ['edit event', { event: 'E1', title: 'Attaque d’un marché' }],
  ['edit claim', { claim: 'E2.1', says: '1 civil tué' }],
  ['merge', { event: 'E1', into: 'E1' }],
  ['merge', { event: 'E2', into: 'E1' }],
  ['add dispute', { claim: 'E1.1', other: 'E1.1' }],
  ['withdraw dispute', { claim: 'E1.1', other: 'E1.2', reason: 'x' }],
  ['search', { text: '…' }],
  ['history', { event: 'E77' }],
  ['claimant', { claimant: 'Inconnu' }],
];

describe('a desk whose members read French', () => {
  it.each(STORY)('%s: /%s %j', async (who, line, values, first) => {
    const lines = checkFrench(await server.ask(server[who], line, values));
    if (first !== '') expect(lines[0]).toBe(first);
  });

  it.each(REFUSED)('is told in French what is wrong with /%s %j', async (line, values) => {
    const view = await server.ask(server.moderator, line, values);
    expect(view.ephemeral).toBe(true);
    checkFrench(view);
  });

  it('is asked in French whether an event is there already, and opens forms in French', async () => {
    const asked = await server.ask(server.moderator, 'add event', { ...MARCHE, title: 'Attaque d’un marché' });
    expect(checkFrench(asked).at(-1)).toBe(
      '[Ajouter la déclaration à E1] [C’est un autre événement\u00a0: l’enregistrer] [Ne rien enregistrer]',
    );
    for (const line of ['add event', 'add claim']) {
      const form = await server.open(server.moderator, line);
      const words = form.components.flatMap((each) =>
        'label' in each ? [each.label ?? '', ('description' in each && each.description) || ''] : [],
      );
      expect([form.title, ...words].filter((text) => ENGLISH.some((english) => english.test(String(text))))).toEqual(
        [],
      );
      expect(form.title).toMatch(/^Enregistrer /);
    }
    const form = await server.open(server.moderator, 'edit event', { event: 'E1' });
    expect(form.title).toBe('Corriger · E1');
  });

  it('sees every command, option and choice in French', () => {
    const english: string[] = [];
    const look = (definition: Named, path: string): void => {
      const { name, name_localizations: names, description_localizations: descriptions, description } = definition;
      const here = `${path} ${name}`;
      if (!names?.fr) english.push(`${here}: no name`);
      if (
        description &&
        (!descriptions?.fr || (descriptions.fr === description && /\p{L}{2,} \p{L}{2,}/u.test(description)))
      )
        english.push(`${here}: ${description}`);
      for (const each of [...(definition.options ?? []), ...(definition.choices ?? [])]) look(each, here);
    };
    for (const command of running.discord.commands(server.manager, server.id)) look(command as unknown as Named, '/');
    expect(english).toEqual([]);
  });
});

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly name_localizations?: { readonly fr?: string } | null;
  readonly description_localizations?: { readonly fr?: string } | null;
  readonly options?: readonly Named[];
  readonly choices?: readonly Named[];
}
