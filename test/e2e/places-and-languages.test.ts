import { describe, expect, it } from 'vitest';
import { readDate } from '../../src/domain/read-date.ts';
import { readStatement } from '../../src/domain/says.ts';
import { readPlace } from '../../src/places/read-place.ts';
import { Desks } from '../../src/store/desks.ts';
import { openStore } from '../../src/store/store.ts';
import { runSitrep } from '../support/run-sitrep.ts';
import { eventsIn, openServer, recordedServer } from '../support/test-server.ts';

const running = runSitrep();
const DAY = 86_400_000;

/** Writes to the journal of a server as another process of Sitrep would have, forty days ago: an event and what the army said of it. */
async function recordFortyDaysAgo(guild: string): Promise<void> {
  const store = openStore(running.storeUrl);
  const now = new Date(Date.now() - 40 * DAY);
  const by = { member: '1', interaction: null };
  const desk = new Desks(store).open(guild);
  const none = { kind: null, until: null, coordinates: null, attacker: null, target: null, url: null, note: null };
  const place = readPlace('Gao, Mali', { regions: [], locations: [] }, 'en');
  const event = { ...none, title: 'Fighting', date: readDate('2024-05-01', now, 'UTC'), place };
  await desk.record(() => ({ type: 'event.added', event: 1, content: event }), { by, now });
  const says = '10 soldiers killed';
  const about = {
    said: readDate('2024-05-01', now, 'UTC'),
    via: null,
    url: null,
    quote: null,
    reliability: null,
    credibility: null,
  };
  const claim = { ...about, claimant: 'Mali army', says, statement: readStatement(says) };
  await desk.record(() => ({ type: 'claim.added', event: 1, claim: 1, content: claim }), { by, now });
  await store.close();
}

const AS_OF = expect.stringMatching(/^as recorded by the end of \d{1,2} \w+ \d{4}$/);

describe('a place', () => {
  it('of more than one meaning is asked back, privately, and the choice is answered for all', async () => {
    const server = openServer(running.discord);
    const event = { title: 'Fighting at the border', place: 'Uvira, South Kivu, DR Congo', date: '2024-05-01' };
    await server.ask(server.moderator, 'add event', event);
    for (const line of ['claims', 'timeline', 'disputes']) {
      const choice = await server.ask(server.reader, line, { place: 'congo' });
      expect([choice.ephemeral, server.lines(choice)]).toEqual([
        true,
        [
          '“congo” is the name of more than one place. Which do you mean: “DR Congo” or “Congo (Brazzaville)”?',
          '[DR Congo] [Congo (Brazzaville)]',
        ],
      ]);
      const answer = await server.press(server.reader, choice, 'DR Congo');
      expect([answer.ephemeral, server.lines(answer)]).toEqual([
        false,
        await server.askOpenly(server.reader, line, { place: 'DR Congo' }),
      ]);
    }
  });

  it('keeps the other options through the choice', async () => {
    const server = openServer(running.discord);
    const values = { place: 'congo', since: '2024', private: true };
    const choice = await server.ask(server.reader, 'timeline', values);
    const answer = await server.press(server.reader, choice, 'Congo (Brazzaville)');
    expect([answer.ephemeral, server.lines(answer)]).toEqual([
      true,
      ['Timeline · Congo (Brazzaville)', 'since 1 January 2024', 'No events recorded for this.'],
    ]);
  });

  it.each([
    ['nigr', 'No place “nigr” is known. Did you mean “Niger” or “Niger State, Nigeria”?'],
    [
      'qqqqqqqq',
      'No place “qqqqqqqq” is known. Give a country, a region such as Sahel, or a province with its country, such as Tillabéri, Niger.',
    ],
  ])('%s, unknown, is told to the caller alone', async (place, words) => {
    const server = openServer(running.discord);
    expect(await server.askPrivately(server.reader, 'claims', { place })).toEqual([words]);
  });
});

describe('as-of', () => {
  it('answers from what had been recorded by the end of that day', async () => {
    const server = openServer(running.discord);
    await recordFortyDaysAgo(server.id);
    const today = { event: 'E1', claimant: 'Mali army', says: '14 soldiers killed', said: '2024-05-02' };
    await server.ask(server.moderator, 'add claim', today);
    await server.ask(server.moderator, 'add event', { title: 'A raid', place: 'Gao, Mali', date: '2024-05-03' });

    const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
    const figures = async (line: string, asOf: Readonly<Record<string, string>>) => {
      const lines = await server.askOpenly(server.reader, line, { place: 'mali', ...asOf });
      const shown = lines.filter((each) => /recorded|soldiers/.test(each));
      return [eventsIn(lines), ...shown];
    };
    const revised = '14 soldiers killed · Mali army · said 2 May 2024 · before: ~~10 soldiers killed~~ (1 May 2024)';
    expect({
      now: await figures('claims', {}),
      today: await figures('claims', { 'as-of': daysAgo(0) }),
      before: await figures('claims', { 'as-of': daysAgo(20) }),
      inTheBeginning: await figures('claims', { 'as-of': daysAgo(60) }),
      timelineNow: await figures('timeline', {}),
      timelineBefore: await figures('timeline', { 'as-of': daysAgo(20) }),
    }).toEqual({
      now: [['E1'], `• ${revised}`],
      today: [['E1'], AS_OF, `• ${revised}`],
      before: [['E1'], AS_OF, '• 10 soldiers killed · Mali army · said 1 May 2024'],
      inTheBeginning: [
        [],
        expect.stringMatching(/^as recorded by the end of .* · nothing had been recorded by then$/),
        'No claims recorded for this.',
      ],
      timelineNow: [['E1', 'E2'], '14 soldiers killed (Mali army)'],
      timelineBefore: [['E1'], AS_OF, '10 soldiers killed (Mali army)'],
    });
    const event = await server.askOpenly(server.reader, 'event', { event: 'E1', 'as-of': daysAgo(20) });
    expect(event.filter((line) => /soldiers|added/.test(line))).toEqual([
      '• 10 soldiers killed · Mali army · said 1 May 2024',
      '• E1.1 “10 soldiers killed” · Mali army · said 1 May 2024',
      'E1.1 added · <@1> · <t:f> · entry 2',
      'E1 added · <@1> · <t:f> · entry 1',
    ]);
    expect(await server.askPrivately(server.reader, 'event', { event: 'E1', 'as-of': daysAgo(60) })).toEqual([
      expect.stringMatching(
        /^E1 was not in the record by the end of .*\. Give a later day for as-of, or leave it out\.$/,
      ),
    ]);
  });
});

describe('a member whose Discord is French', () => {
  it('is answered in French, with the words of the record as they are', async () => {
    const server = await recordedServer(running.discord);
    running.discord.setLocale(server.reader, 'fr');
    expect(await server.askOpenly(server.reader, 'claims', { place: 'niger', since: '1er mars 2024' })).toEqual([
      'Déclarations · Niger',
      'depuis le 1er mars 2024',
      'Portent aussi ce nom : État du Niger, Nigeria',
      '1 événement · 1 avec des déclarations contradictoires',
      'E1 · Ambush on an army convoy near Teguey',
      '20 mars 2024 · Teguey, Tillabéri, Niger · Combats',
      '[Détails]',
      '≠ Tués, militaires · chiffres contradictoires, écart de 7',
      '• 30 soldiers killed · Islamic State, via Amaq · déclaration : 23 mars 2024',
      '• 23 soldiers killed · Niger defence ministry, via Reuters · déclaration : 21 mars 2024',
      'Sans contradiction',
      '• Revendique la responsabilité · Islamic State, via Amaq · déclaration : 23 mars 2024',
      '• about 30 attackers killed · Niger defence ministry, via Reuters · déclaration : 21 mars 2024',
      '• 17 wounded (militaires) · Niger defence ministry, via Reuters · déclaration : 21 mars 2024',
    ]);
    const timeline = await server.askOpenly(server.reader, 'timeline', { place: 'sahel' });
    expect([...timeline.slice(0, 2), ...timeline.slice(-6)]).toEqual([
      'Chronologie · Sahel (UNISS)',
      'Région telle que définie par : Stratégie intégrée des Nations unies pour le Sahel : dix pays',
      'Tués, militaires : 23–30 (Niger defence ministry – Islamic State) · about 30 attackers killed (Niger defence ministry) · 17 wounded, militaires (Niger defence ministry)',
      'Sommes des chiffres avancés, les plus bas et les plus élevés',
      '• Tués, militaires : 23–30 (sur 1 événement)',
      '• Tués, groupe armé : 25–35 (sur 1 événement)',
      '• Blessés, militaires : 17–17 (sur 1 événement)',
      'Ce sont des déclarations, non des décomptes ; « environ » et « des dizaines » comptent pour la fourchette qu’ils désignent. Les catégories peuvent se recouper : elles ne s’additionnent pas.',
    ]);
    expect(await server.askPrivately(server.reader, 'claims', { place: 'nigr' })).toEqual([
      'Aucun lieu « nigr » n’est connu. Vouliez-vous dire « Niger » ou « État du Niger, Nigeria » ?',
    ]);
  });

  it('may write in French, and another reads it in English', async () => {
    const server = openServer(running.discord);
    running.discord.setLocale(server.moderator, 'fr');
    const event = { title: 'Embuscade', place: 'Abéché, Ouaddaï, Tchad', date: '20 mars 2024', until: '22 mars 2024' };
    expect((await server.askOpenly(server.moderator, 'add event', event)).slice(0, 3)).toEqual([
      'Événement E1 enregistré.',
      'E1 · Embuscade',
      '20 mars 2024 – 22 mars 2024 · Abéché, Ouaddaï, Tchad',
    ]);
    const claim = { event: 'E1', claimant: 'Armée tchadienne', says: 'au moins 23 soldats tués, 17 blessés' };
    const [, ...card] = await server.askOpenly(server.moderator, 'add claim', claim);
    expect(card.slice(3, 5)).toEqual([
      '• au moins 23 soldats tués · Armée tchadienne · date non précisée',
      '• 17 blessés (militaires) · Armée tchadienne · date non précisée',
    ]);
    const lines = await server.askOpenly(server.reader, 'timeline', { place: 'chad' });
    expect(lines.slice(2, 5)).toEqual([
      '20 March 2024 to 22 March 2024 · E1 · Embuscade',
      'Abéché, Ouaddaï, Chad',
      'au moins 23 soldats tués (Armée tchadienne) · 17 blessés, military (Armée tchadienne)',
    ]);
  });

  it('finds the commands under French names', async () => {
    const server = openServer(running.discord);
    running.discord.setLocale(server.manager, 'fr');
    const commands = running.discord.commands(server.manager, server.id);
    const names = commands.map((command) => `${command.name} ${command.name_localized}`);
    expect(names).toEqual(
      expect.arrayContaining([
        'add ajouter',
        'claimant auteur',
        'claims déclarations',
        'digest bulletin',
        'disputes contradictions',
        'event événement',
        'help aide',
        'settings paramètres',
        'timeline chronologie',
        'undo annuler',
        'withdraw retirer',
      ]),
    );
  });
});

describe('what is offered while one types', () => {
  it('finds places in the member’s language, the record’s own among them', async () => {
    const server = await recordedServer(running.discord);
    const places = (typed: string) => server.complete(server.reader, 'claims', 'place', typed);
    expect(await places('nig')).toEqual(expect.arrayContaining(['Niger', 'Nigeria', 'Niger State, Nigeria']));
    expect(await places('tegu')).toEqual(['Teguey, Tillabéri, Niger']);
    expect(await places('tilla')).toContain('Tillabéri, Niger');
    expect((await places('sahel')).slice(0, 1)).toEqual([
      'Sahel (UNISS): UN Integrated Strategy for the Sahel: ten countries',
    ]);
    running.discord.setLocale(server.reader, 'fr');
    expect((await places('tcha'))[0]).toBe('Tchad');
  });

  it.each([
    ['event', 'event', '', ['E8', 'E7', 'E6', 'E5', 'E4', 'E3', 'E2', 'E1']],
    ['event', 'event', 'TEGUEY ambush', ['E1']],
    ['event', 'event', 'e7', ['E7']],
    ['event', 'event', 'moscow', ['E2']],
    ['event', 'event', 'none such', []],
    ['claims', 'claimant', 'state', ['Islamic State']],
    ['add claim', 'claimant', 'ministry', ['Niger defence ministry']],
    ['add claim', 'via', 'ama', ['Amaq']],
    ['claimant', 'mouthpiece-of', 'isl', ['Islamic State']],
    ['settings', 'timezone', 'niam', ['Africa/Niamey']],
  ])('/%s %s: %j', async (line, option, typed, expected) => {
    const server = await recordedServer(running.discord);
    const offered = await server.complete(server.manager, line, option, typed);
    expect(offered.map((name) => name.split(' · ')[0])).toEqual(expected);
  });

  it('offers a withdrawn event no longer', async () => {
    const server = await recordedServer(running.discord);
    await server.ask(server.moderator, 'withdraw event', { event: 'E8', reason: 'Entered twice' });
    expect((await server.complete(server.reader, 'event', 'event', 'niamey')).length).toBe(0);
  });
});

describe('/help', () => {
  it.each(['reader', 'moderator', 'manager'] as const)(
    'tells a %s of every command it has, and no other',
    async (role) => {
      const server = openServer(running.discord);
      const commands = running.discord.commands(server[role], server.id).flatMap(({ name, options = [] }) => {
        const subcommands = options.filter(({ type }) => type === 1);
        return subcommands.length === 0 ? [name] : subcommands.map((option) => `${name} ${option.name}`);
      });
      const lines = await server.askOpenly(server[role], 'help');
      const told = lines.flatMap(
        (line) => /^• (?:\/([a-z ]+) · .|Apps → ([^,]+), )/.exec(line)?.slice(1).find(Boolean) ?? [],
      );
      expect(told.toSorted()).toEqual(commands.toSorted());
    },
  );

  it('speaks French where that is spoken', async () => {
    const server = openServer(running.discord);
    running.discord.setLocale(server.reader, 'fr');
    const lines = await server.askPrivately(server.reader, 'help', { private: true });
    expect(lines).toContain(
      '• /déclarations · Qui affirme quoi sur les événements d’un lieu, et où les chiffres se contredisent',
    );
  });
});
