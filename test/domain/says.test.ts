import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { readStatement } from '../../src/domain/says.ts';

const rows = readFileSync(new URL('../fixtures/figures.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));

describe('the published table of figures', () => {
  const saidTo = Map.groupBy(rows, ([says]) => says ?? '');
  it.each([...saidTo])('%s', (says, expected) => {
    const acts = expected[0]?.[1] ?? '';
    if (acts.startsWith('refused')) {
      expect(() => readStatement(says)).toThrow(UserError);
      return;
    }
    const statement = readStatement(says);
    const figures = expected
      .filter((row) => row.length > 2)
      .map(([, , harm, victims, low, high, noun = '']) => ({
        harm,
        victims,
        low: Number(low),
        high: high === '' ? null : Number(high),
        noun,
      }));
    expect({
      acts: [...statement.acts].sort(),
      figures: statement.figures.map(({ harm, victims, low, high, noun }) => ({ harm, victims, low, high, noun })),
    }).toEqual({ acts: acts.split(', ').sort(), figures });
  });
});

// Each figure: harm, victims, low..high, (the noun as written), <the verbatim words>.
describe('figures', () => {
  it.each<[string, string[]]>([
    ['30 killed', ['killed people 30..30 () <30 killed>']],
    ['30 dead', ['killed people 30..30 () <30 dead>']],
    ['death toll of 30', ['killed people 30..30 () <death toll of 30>']],
    ['30 soldiers were killed', ['killed military 30..30 (soldiers) <30 soldiers were killed>']],
    ['30 soldiers have been killed', ['killed military 30..30 (soldiers) <30 soldiers have been killed>']],
    ['killing 30', ['killed people 30..30 () <killing 30>']],
    ['30 soldiers lost their lives', ['killed military 30..30 (soldiers) <30 soldiers lost their lives>']],
    ['30 deaths', ['killed people 30..30 () <30 deaths>']],
    [
      'a toll of 30 dead and 12 wounded',
      ['killed people 30..30 () <a toll of 30 dead>', 'wounded people 12..12 () <12 wounded>'],
    ],
    ['23 soldats ont été tués', ['killed military 23..23 (soldats) <23 soldats ont été tués>']],
    ['tué 23 soldats', ['killed military 23..23 (soldats) <tué 23 soldats>']],
    ['a tué 23 soldats', ['killed military 23..23 (soldats) <a tué 23 soldats>']],
    ['23 morts', ['killed people 23..23 (morts) <23 morts>']],
    ['bilan de 23 morts', ['killed people 23..23 (morts) <bilan de 23 morts>']],
    [
      'a fait 23 morts et 17 blessés',
      ['killed people 23..23 (morts) <a fait 23 morts>', 'wounded people 17..17 (blessés) <17 blessés>'],
    ],
    [
      '17 wounded and 23 soldiers killed',
      ['wounded people 17..17 () <17 wounded>', 'killed military 23..23 (soldiers) <23 soldiers killed>'],
    ],
    ['1.200 killed', ['killed people 1200..1200 () <1.200 killed>']],
    ['1 200 killed', ['killed people 1200..1200 () <1 200 killed>']],
    ['2,5 millions de déplacés', ['displaced people 2500000..2500000 (déplacés) <2,5 millions de déplacés>']],
    ['1.2 to 1.5 million displaced', ['displaced people 1200000..1500000 () <1.2 to 1.5 million displaced>']],
    [
      '2 to 3 million people displaced',
      ['displaced people 2000000..3000000 (people) <2 to 3 million people displaced>'],
    ],
    ['twenty-three killed', ['killed people 23..23 () <twenty-three killed>']],
    ['one hundred and twenty killed', ['killed people 120..120 () <one hundred and twenty killed>']],
    ['vingt-trois morts', ['killed people 23..23 (morts) <vingt-trois morts>']],
    ['quatre-vingt-dix-sept civils tués', ['killed civilians 97..97 (civils) <quatre-vingt-dix-sept civils tués>']],
    ['septante morts', ['killed people 70..70 (morts) <septante morts>']],
    ['nonante-neuf morts', ['killed people 99..99 (morts) <nonante-neuf morts>']],
    ['a dozen killed', ['killed people 12..12 () <a dozen killed>']],
    ['half a dozen killed', ['killed people 6..6 () <half a dozen killed>']],
    ['une dizaine de morts', ['killed people 8..12 (morts) <une dizaine de morts>']],
    ['une douzaine de soldats tués', ['killed military 10..14 (soldats) <une douzaine de soldats tués>']],
    ['une centaine de blessés', ['wounded people 85..115 (blessés) <une centaine de blessés>']],
    ['une demi-douzaine de civils tués', ['killed civilians 5..7 (civils) <une demi-douzaine de civils tués>']],
    ['a hundred killed', ['killed people 100..100 () <a hundred killed>']],
    ['more than a hundred killed', ['killed people 100.. () <more than a hundred killed>']],
    ['at most 30 killed', ['killed people 0..30 () <at most 30 killed>']],
    ['no more than 30 soldiers killed', ['killed military 0..30 (soldiers) <no more than 30 soldiers killed>']],
    ['fewer than 30 killed', ['killed people 0..30 () <fewer than 30 killed>']],
    ['moins de 30 morts', ['killed people 0..30 (morts) <moins de 30 morts>']],
    ['pas plus de 30 morts', ['killed people 0..30 (morts) <pas plus de 30 morts>']],
    ['almost 30 killed', ['killed people 25..30 () <almost 30 killed>']],
    ['presque 30 morts', ['killed people 25..30 (morts) <presque 30 morts>']],
    ['as many as 54 killed', ['killed people 0..54 () <as many as 54 killed>']],
    ["jusqu'à 54 morts", ["killed people 0..54 (morts) <jusqu'à 54 morts>"]],
    ['de 25 à 54 morts', ['killed people 25..54 (morts) <de 25 à 54 morts>']],
    ['from 25 to 54 killed', ['killed people 25..54 () <from 25 to 54 killed>']],
    ['25–54 killed', ['killed people 25..54 () <25–54 killed>']],
    ['25 — 54 killed', ['killed people 25..54 () <25 — 54 killed>']],
    ['25 or 26 killed', ['killed people 25..26 () <25 or 26 killed>']],
    ['one or two killed', ['killed people 1..2 () <one or two killed>']],
    ['+500 killed', ['killed people 500.. () <+500 killed>']],
    ['≥ 23 killed', ['killed people 23.. () <≥ 23 killed>']],
    ['> 23 killed', ['killed people 23.. () <> 23 killed>']],
    ['c. 30 killed', ['killed people 25..35 () <c. 30 killed>']],
    ['ca. 30 killed', ['killed people 25..35 () <ca. 30 killed>']],
    ['quelque 30 soldats tués', ['killed military 25..35 (soldats) <quelque 30 soldats tués>']],
    ['quelques soldats tués', ['killed military 3..9 (soldats) <quelques soldats tués>']],
    ['a few soldiers killed', ['killed military 3..9 (soldiers) <a few soldiers killed>']],
    ['a couple of soldiers killed', ['killed military 2..2 (soldiers) <a couple of soldiers killed>']],
    ['des milliers de déplacés', ['displaced people 1000..9999 (déplacés) <des milliers de déplacés>']],
    [
      'des centaines de milliers de déplacés',
      ['displaced people 100000..999999 (déplacés) <des centaines de milliers de déplacés>'],
    ],
    ['millions displaced', ['displaced people 1000000..9999999 () <millions displaced>']],
    ['at least two dozen killed', ['killed people 24.. () <at least two dozen killed>']],
    ['none killed', ['killed people 0..0 () <none killed>']],
    ['no soldiers killed', ['killed military 0..0 (soldiers) <no soldiers killed>']],
    ['aucun soldat tué', ['killed military 0..0 (soldat) <aucun soldat tué>']],
    ["aucun soldat n'a été tué", ["killed military 0..0 (soldat) <aucun soldat n'a été tué>"]],
    ['pas de morts', ['killed people 0..0 (morts) <pas de morts>']],
    ['zero killed', ['killed people 0..0 () <zero killed>']],
    ['0 killed', ['killed people 0..0 () <0 killed>']],
    ['un nombre indéterminé de civils tués', ['killed civilians 1.. (civils) <un nombre indéterminé de civils tués>']],
    [
      'an unknown number of soldiers wounded',
      ['wounded military 1.. (soldiers) <an unknown number of soldiers wounded>'],
    ],
    ['at least about 30 killed', ['killed people 25.. () <at least about 30 killed>']],
    ['about 1 killed', ['killed people 0..2 () <about 1 killed>']],
    ['12 musicians killed', ['killed people 12..12 (musicians) <12 musicians killed>']],
    ['30 Nigerien soldiers killed', ['killed military 30..30 (Nigerien soldiers) <30 Nigerien soldiers killed>']],
    [
      '3 police officers and 4 soldiers killed',
      [
        'killed police 3..3 (police officers) <3 police officers and 4 soldiers killed>',
        'killed military 4..4 (soldiers) <3 police officers and 4 soldiers killed>',
      ],
    ],
    [
      'killed 30 soldiers and 12 civilians',
      [
        'killed military 30..30 (soldiers) <killed 30 soldiers and 12 civilians>',
        'killed civilians 12..12 (civilians) <killed 30 soldiers and 12 civilians>',
      ],
    ],
    [
      '30 soldiers and 12 civilians killed',
      [
        'killed military 30..30 (soldiers) <30 soldiers and 12 civilians killed>',
        'killed civilians 12..12 (civilians) <30 soldiers and 12 civilians killed>',
      ],
    ],
    [
      '30 soldiers, 12 civilians and 3 gendarmes were killed',
      [
        'killed military 30..30 (soldiers) <30 soldiers, 12 civilians and 3 gendarmes were killed>',
        'killed civilians 12..12 (civilians) <30 soldiers, 12 civilians and 3 gendarmes were killed>',
        'killed police 3..3 (gendarmes) <30 soldiers, 12 civilians and 3 gendarmes were killed>',
      ],
    ],
    ['30 soldiers killed or wounded', ['casualties military 30..30 (soldiers) <30 soldiers killed or wounded>']],
    ['dead and wounded: 30', ['casualties people 30..30 () <dead and wounded: 30>']],
    ['30 tués ou blessés', ['casualties people 30..30 () <30 tués ou blessés>']],
    [
      '26 people, including 4 civilians, killed',
      [
        'killed people 26..26 (people) <26 people, including 4 civilians, killed>',
        'killed civilians 4..4 (civilians) <26 people, including 4 civilians, killed>',
      ],
    ],
    [
      '26 people killed, including 4 civilians',
      [
        'killed people 26..26 (people) <26 people killed, including 4 civilians>',
        'killed civilians 4..4 (civilians) <26 people killed, including 4 civilians>',
      ],
    ],
    [
      '26 morts dont 4 civils',
      [
        'killed people 26..26 (morts) <26 morts dont 4 civils>',
        'killed civilians 4..4 (civils) <26 morts dont 4 civils>',
      ],
    ],
    [
      '26 people killed, including 4 civilians and 2 soldiers, and 17 wounded',
      [
        'killed people 26..26 (people) <26 people killed, including 4 civilians and 2 soldiers>',
        'killed civilians 4..4 (civilians) <26 people killed, including 4 civilians and 2 soldiers>',
        'killed military 2..2 (soldiers) <26 people killed, including 4 civilians and 2 soldiers>',
        'wounded people 17..17 (people) <17 wounded>',
      ],
    ],
    [
      "30 soldats et 2 gendarmes tués dans l'attaque",
      [
        "killed military 30..30 (soldats) <30 soldats et 2 gendarmes tués dans l'attaque>",
        "killed police 2..2 (gendarmes) <30 soldats et 2 gendarmes tués dans l'attaque>",
      ],
    ],
    [
      '23 soldiers killed, 17 others wounded',
      [
        'killed military 23..23 (soldiers) <23 soldiers killed>',
        'wounded military 17..17 (soldiers) <17 others wounded>',
      ],
    ],
    ['no losses', ['casualties people 0..0 () <no losses>']],
    [
      '12 members of the security forces killed',
      ['killed security_forces 12..12 (members of the security forces) <12 members of the security forces killed>'],
    ],
    ['5 éléments des FDS tués', ['killed security_forces 5..5 (éléments des FDS) <5 éléments des FDS tués>']],
    ['8 VDP tués', ['killed militia 8..8 (VDP) <8 VDP tués>']],
    [
      "3 soldats de l'armée nigérienne tués",
      ["killed military 3..3 (soldats de l'armée nigérienne) <3 soldats de l'armée nigérienne tués>"],
    ],
    ['4 agents tués', ['killed security_forces 4..4 (agents) <4 agents tués>']],
    ['4 militants killed', ['killed armed_group 4..4 (militants) <4 militants killed>']],
    ['4 militants tués', ['killed people 4..4 (militants) <4 militants tués>']],
    ['3 MINUSMA soldiers killed', ['killed peacekeepers 3..3 (MINUSMA soldiers) <3 MINUSMA soldiers killed>']],
    ['3 casques bleus tués', ['killed peacekeepers 3..3 (casques bleus) <3 casques bleus tués>']],
    ['10 women and children killed', ['killed civilians 10..10 (women and children) <10 women and children killed>']],
    [
      '12 soldiers and gendarmes killed',
      ['killed security_forces 12..12 (soldiers and gendarmes) <12 soldiers and gendarmes killed>'],
    ],
    ['12 hostages', ['abducted people 12..12 (hostages) <12 hostages>']],
    ['12 hostages killed', ['killed people 12..12 (hostages) <12 hostages killed>']],
    ['12 otages tués', ['killed people 12..12 (otages) <12 otages tués>']],
    ['1,200 displaced people', ['displaced people 1200..1200 (displaced people) <1,200 displaced people>']],
    ['12 displaced people killed', ['killed civilians 12..12 (displaced people) <12 displaced people killed>']],
    ['12 prisonniers', ['captured people 12..12 (prisonniers) <12 prisonniers>']],
    [
      '23 soldats tués, 12 prisonniers',
      ['killed military 23..23 (soldats) <23 soldats tués>', 'captured military 12..12 (soldats) <12 prisonniers>'],
    ],
    ['5 portés disparus', ['missing people 5..5 (portés disparus) <5 portés disparus>']],
    ['5 soldats portés disparus', ['missing military 5..5 (soldats) <5 soldats portés disparus>']],
    [
      "une trentaine de terroristes mis hors d'état de nuire",
      ["neutralised armed_group 25..35 (terroristes) <une trentaine de terroristes mis hors d'état de nuire>"],
    ],
    ['at least 20 but no more than 30 killed', ['killed people 20..30 () <at least 20 but no more than 30 killed>']],
    ['2 civils enlevés', ['abducted civilians 2..2 (civils) <2 civils enlevés>']],
    ['12 Tuareg killed', ['killed people 12..12 (Tuareg) <12 Tuareg killed>']],
    ['30 SOLDIERS KILLED', ['killed military 30..30 (SOLDIERS) <30 SOLDIERS KILLED>']],
    ['12 MUSICIANS KILLED', ['killed people 12..12 (MUSICIANS) <12 MUSICIANS KILLED>']],
    ['12 jazz musicians killed', ['killed people 12..12 (jazz musicians) <12 jazz musicians killed>']],
    ['12 army musicians killed', ['killed people 12..12 (army musicians) <12 army musicians killed>']],
    ['12 customs officers killed', ['killed security_forces 12..12 (customs officers) <12 customs officers killed>']],
    ['12 UN soldiers killed', ['killed peacekeepers 12..12 (UN soldiers) <12 UN soldiers killed>']],
    ['12 rebel soldiers killed', ['killed people 12..12 (rebel soldiers) <12 rebel soldiers killed>']],
    ['12 child soldiers killed', ['killed people 12..12 (child soldiers) <12 child soldiers killed>']],
    ['12 family members killed', ['killed people 12..12 (family members) <12 family members killed>']],
    [
      '12 residents of Tillabéri killed',
      ['killed civilians 12..12 (residents of Tillabéri) <12 residents of Tillabéri killed>'],
    ],
    [
      '3 travailleurs humanitaires enlevés',
      ['abducted civilians 3..3 (travailleurs humanitaires) <3 travailleurs humanitaires enlevés>'],
    ],
    ['une humanitaire enlevée', ['abducted civilians 1..1 (humanitaire) <une humanitaire enlevée>']],
    ['a soldier killed', ['killed military 1..1 (soldier) <a soldier killed>']],
    ['an aid worker was abducted', ['abducted civilians 1..1 (aid worker) <an aid worker was abducted>']],
    ['un soldat tué', ['killed military 1..1 (soldat) <un soldat tué>']],
    ['une femme tuée', ['killed civilians 1..1 (femme) <une femme tuée>']],
    ['one killed', ['killed people 1..1 () <one killed>']],
    ['a killed', ['killed people 1..1 () <a killed>']],
    [
      'between one hundred and two hundred killed',
      ['killed people 100..200 () <between one hundred and two hundred killed>'],
    ],
    [
      'between one hundred and twenty and one hundred and thirty killed',
      ['killed people 120..130 () <between one hundred and twenty and one hundred and thirty killed>'],
    ],
    ['entre cent et deux cents morts', ['killed people 100..200 (morts) <entre cent et deux cents morts>']],
    ['entre vingt et trente morts', ['killed people 20..30 (morts) <entre vingt et trente morts>']],
    ['ten to fifteen thousand displaced', ['displaced people 10000..15000 () <ten to fifteen thousand displaced>']],
    ['one to two hundred killed', ['killed people 100..200 () <one to two hundred killed>']],
    ['500 to 1000 killed', ['killed people 500..1000 () <500 to 1000 killed>']],
    [
      '23 soldiers killed; 17 wounded',
      ['killed military 23..23 (soldiers) <23 soldiers killed>', 'wounded military 17..17 (soldiers) <17 wounded>'],
    ],
    [
      '23 soldiers killed, 17 wounded; about 30 attackers neutralised, 12 captured',
      [
        'killed military 23..23 (soldiers) <23 soldiers killed>',
        'wounded military 17..17 (soldiers) <17 wounded>',
        'neutralised armed_group 25..35 (attackers) <about 30 attackers neutralised>',
        'captured armed_group 12..12 (attackers) <12 captured>',
      ],
    ],
    [
      '30 soldiers killed, no wounded',
      ['killed military 30..30 (soldiers) <30 soldiers killed>', 'wounded military 0..0 (soldiers) <no wounded>'],
    ],
    [
      '30 soldiers killed, none wounded',
      ['killed military 30..30 (soldiers) <30 soldiers killed>', 'wounded military 0..0 (soldiers) <none wounded>'],
    ],
    ['no civilian casualties', ['casualties civilians 0..0 (civilian) <no civilian casualties>']],
    ['aucune perte civile', ['casualties civilians 0..0 (civile) <aucune perte civile>']],
    ['30 civilian casualties', ['casualties civilians 30..30 (civilian) <30 civilian casualties>']],
    ['30 civilian deaths', ['killed civilians 30..30 (civilian) <30 civilian deaths>']],
    ['4 military casualties', ['casualties military 4..4 (military) <4 military casualties>']],
    ['23 dead soldiers', ['killed military 23..23 (soldiers) <23 dead soldiers>']],
    ['12 wounded civilians', ['wounded civilians 12..12 (civilians) <12 wounded civilians>']],
    ['23 morts parmi les soldats', ['killed military 23..23 (soldats) <23 morts parmi les soldats>']],
    ['30 deaths among civilians', ['killed civilians 30..30 (civilians) <30 deaths among civilians>']],
    ['23 morts civils', ['killed civilians 23..23 (civils) <23 morts civils>']],
    ['23 soldats morts', ['killed military 23..23 (soldats) <23 soldats morts>']],
    ['23 tués, 17 blessés', ['killed people 23..23 (tués) <23 tués>', 'wounded people 17..17 (blessés) <17 blessés>']],
    ['54 tués', ['killed people 54..54 (tués) <54 tués>']],
    ['killed: 30; wounded: 12', ['killed people 30..30 () <killed: 30>', 'wounded people 12..12 () <wounded: 12>']],
    ['Killed: 30 soldiers', ['killed military 30..30 (soldiers) <Killed: 30 soldiers>']],
    ['30 killed.', ['killed people 30..30 () <30 killed>']],
    [
      '30 soldiers killed. 12 wounded.',
      ['killed military 30..30 (soldiers) <30 soldiers killed>', 'wounded military 12..12 (soldiers) <12 wounded>'],
    ],
    ['"30 soldiers killed"', ['killed military 30..30 (soldiers) <30 soldiers killed>']],
    ['30 “terrorists” killed', ['killed armed_group 30..30 (terrorists) <30 “terrorists” killed>']],
    ['30 terrorists "neutralised"', ['neutralised armed_group 30..30 (terrorists) <30 terrorists "neutralised">']],
    [
      '26 people (including 4 civilians) killed',
      [
        'killed people 26..26 (people) <26 people (including 4 civilians) killed>',
        'killed civilians 4..4 (civilians) <26 people (including 4 civilians) killed>',
      ],
    ],
    [
      '26 people killed, among them 4 civilians',
      [
        'killed people 26..26 (people) <26 people killed, among them 4 civilians>',
        'killed civilians 4..4 (civilians) <26 people killed, among them 4 civilians>',
      ],
    ],
    ['killed between 20 and 30 soldiers', ['killed military 20..30 (soldiers) <killed between 20 and 30 soldiers>']],
    ['leaving 30 dead', ['killed people 30..30 () <leaving 30 dead>']],
    ['the attack killed 30 soldiers', ['killed military 30..30 (soldiers) <the attack killed 30 soldiers>']],
    ["l'attaque a fait 23 morts", ["killed people 23..23 (morts) <l'attaque a fait 23 morts>"]],
    ["l'attaque a tué 23 soldats", ["killed military 23..23 (soldats) <l'attaque a tué 23 soldats>"]],
    [
      'tuant 23 soldats et en blessant 17',
      ['killed military 23..23 (soldats) <tuant 23 soldats>', 'wounded military 17..17 (soldats) <en blessant 17>'],
    ],
    ['killing 30 and wounding 12', ['killed people 30..30 () <killing 30>', 'wounded people 12..12 () <wounding 12>']],
    [
      'killed 30 soldiers and wounded 12',
      ['killed military 30..30 (soldiers) <killed 30 soldiers>', 'wounded military 12..12 (soldiers) <wounded 12>'],
    ],
    [
      'killed 30 soldiers and 12 wounded',
      ['killed military 30..30 (soldiers) <killed 30 soldiers>', 'wounded military 12..12 (soldiers) <12 wounded>'],
    ],
    [
      'killed 30 soldiers and 12 civilians wounded',
      [
        'killed military 30..30 (soldiers) <killed 30 soldiers>',
        'wounded civilians 12..12 (civilians) <12 civilians wounded>',
      ],
    ],
    ['soldiers killed: 30', ['killed military 30..30 (soldiers) <soldiers killed: 30>']],
    ['30 killed, wounded or captured', ['neutralised people 30..30 () <30 killed, wounded or captured>']],
    ['30 killed/wounded', ['casualties people 30..30 () <30 killed/wounded>']],
    ['500k displaced', ['displaced people 500000..500000 () <500k displaced>']],
    ['2.5m displaced', ['displaced people 2500000..2500000 () <2.5m displaced>']],
    ['2.5k displaced', ['displaced people 2500..2500 () <2.5k displaced>']],
    ['half a million displaced', ['displaced people 500000..500000 () <half a million displaced>']],
    ['30 killed – 12 wounded', ['killed people 30..30 () <30 killed>', 'wounded people 12..12 () <12 wounded>']],
    ['300 000 personnes ont fui', ['displaced people 300000..300000 (personnes) <300 000 personnes ont fui>']],
    [
      '300 000 people forced from their homes',
      ['displaced people 300000..300000 (people) <300 000 people forced from their homes>'],
    ],
    [
      'des dizaines de milliers de personnes déplacées',
      ['displaced people 10000..99999 (personnes) <des dizaines de milliers de personnes déplacées>'],
    ],
    ["Plus d'une centaine de morts", ["killed people 100.. (morts) <Plus d'une centaine de morts>"]],
    ['Au moins une trentaine de morts', ['killed people 30.. (morts) <Au moins une trentaine de morts>']],
    [
      'une vingtaine à une trentaine de morts',
      ['killed people 17..35 (morts) <une vingtaine à une trentaine de morts>'],
    ],
    ["près d'une trentaine de morts", ["killed people 25..30 (morts) <près d'une trentaine de morts>"]],
    ['several hundred displaced', ['displaced people 100..999 () <several hundred displaced>']],
    ['multiple civilians killed', ['killed civilians 3..9 (civilians) <multiple civilians killed>']],
    ['3 soldiers fell in combat', ['killed military 3..3 (soldiers) <3 soldiers fell in combat>']],
    ['12 soldats tombés au combat', ['killed military 12..12 (soldats) <12 soldats tombés au combat>']],
    ['two fishermen drowned', ['killed civilians 2..2 (fishermen) <two fishermen drowned>']],
    ['23 KIA, 17 WIA', ['killed people 23..23 () <23 KIA>', 'wounded people 17..17 () <17 WIA>']],
    ['several dozen killed', ['killed people 12..99 () <several dozen killed>']],
    ['plusieurs dizaines de blessés', ['wounded people 10..99 (blessés) <plusieurs dizaines de blessés>']],
    [
      '2 policiers tués, 3 portés disparus et 1 civil enlevé',
      [
        'killed police 2..2 (policiers) <2 policiers tués>',
        'missing police 3..3 (policiers) <3 portés disparus>',
        'abducted civilians 1..1 (civil) <1 civil enlevé>',
      ],
    ],
    ['perte de 30 soldats', ['casualties military 30..30 (soldats) <perte de 30 soldats>']],
    ['30 pertes', ['casualties people 30..30 () <30 pertes>']],
    ['30 losses', ['casualties people 30..30 () <30 losses>']],
    ['mort de 30 soldats', ['killed military 30..30 (soldats) <mort de 30 soldats>']],
    ["la mort d'au moins 30 soldats", ["killed military 30.. (soldats) <la mort d'au moins 30 soldats>"]],
    [
      '12 suspected jihadists killed',
      ['killed armed_group 12..12 (suspected jihadists) <12 suspected jihadists killed>'],
    ],
    ['12 police recruits killed', ['killed police 12..12 (police recruits) <12 police recruits killed>']],
    ['UN SOLDAT TUÉ', ['killed military 1..1 (SOLDAT) <UN SOLDAT TUÉ>']],
    ['Un soldat tué', ['killed military 1..1 (soldat) <Un soldat tué>']],
    ['23 dead musicians', ['killed people 23..23 (musicians) <23 dead musicians>']],
    ['civils tués : 30', ['killed civilians 30..30 (civils) <civils tués : 30>']],
    [
      'des milliers de personnes déplacées',
      ['displaced people 1000..9999 (personnes) <des milliers de personnes déplacées>'],
    ],
    ["plus d'une centaine de morts", ["killed people 100.. (morts) <plus d'une centaine de morts>"]],
    ["jusqu'à une centaine de morts", ["killed people 0..100 (morts) <jusqu'à une centaine de morts>"]],
    ['12 Fulani herders killed', ['killed civilians 12..12 (Fulani herders) <12 Fulani herders killed>']],
    ['12 Dogon hunters killed', ['killed people 12..12 (Dogon hunters) <12 Dogon hunters killed>']],
    [
      '30 soldiers in the army killed',
      ['killed military 30..30 (soldiers in the army) <30 soldiers in the army killed>'],
    ],
    ['the 30 soldiers were killed', ['killed military 30..30 (soldiers) <the 30 soldiers were killed>']],
    ['all 30 soldiers killed', ['killed military 30..30 (soldiers) <all 30 soldiers killed>']],
    ['30 of its soldiers were killed', ['killed military 30..30 (soldiers) <30 of its soldiers were killed>']],
    [
      '30 fighters of the Islamic State killed',
      ['killed armed_group 30..30 (fighters of the Islamic State) <30 fighters of the Islamic State killed>'],
    ],
    [
      '30 Islamic State fighters killed',
      ['killed armed_group 30..30 (Islamic State fighters) <30 Islamic State fighters killed>'],
    ],
    ['30 JNIM fighters killed', ['killed armed_group 30..30 (JNIM fighters) <30 JNIM fighters killed>']],
    [
      '30 combattants du GSIM neutralisés',
      ['neutralised armed_group 30..30 (combattants du GSIM) <30 combattants du GSIM neutralisés>'],
    ],
    [
      '30 combattants de Boko Haram tués',
      ['killed armed_group 30..30 (combattants de Boko Haram) <30 combattants de Boko Haram tués>'],
    ],
    [
      '6 soldats tués et 3 soldats blessés',
      ['killed military 6..6 (soldats) <6 soldats tués>', 'wounded military 3..3 (soldats) <3 soldats blessés>'],
    ],
    ['A total of 30 soldiers killed', ['killed military 30..30 (soldiers) <A total of 30 soldiers killed>']],
    ['30 soldiers killed in total', ['killed military 30..30 (soldiers) <30 soldiers killed in total>']],
    ['un total de 30 soldats tués', ['killed military 30..30 (soldats) <un total de 30 soldats tués>']],
    ['au total 30 morts', ['killed people 30..30 (morts) <au total 30 morts>']],
    ['Thirty soldiers killed', ['killed military 30..30 (soldiers) <Thirty soldiers killed>']],
    ['nearly a hundred killed', ['killed people 85..100 () <nearly a hundred killed>']],
    ['some 30 soldiers killed', ['killed military 25..35 (soldiers) <some 30 soldiers killed>']],
    ['between 25 to 54 killed', ['killed people 25..54 () <between 25 to 54 killed>']],
    ['30 or so killed', ['killed people 25..35 () <30 or so killed>']],
    ['30 or more killed', ['killed people 30.. () <30 or more killed>']],
    ['30 ou plus tués', ['killed people 30.. (tués) <30 ou plus tués>']],
    ['30 environ tués', ['killed people 25..35 (tués) <30 environ tués>']],
    ['30-odd killed', ['killed people 25..35 () <30-odd killed>']],
    ['500-plus killed', ['killed people 500.. () <500-plus killed>']],
    ['exactly 30 killed', ['killed people 30..30 () <exactly 30 killed>']],
    ['only 3 killed', ['killed people 3..3 () <only 3 killed>']],
    [
      '2 aid workers abducted and 1 killed',
      [
        'abducted civilians 2..2 (aid workers) <2 aid workers abducted>',
        'killed civilians 1..1 (aid workers) <1 killed>',
      ],
    ],
    [
      '30 Nigerien soldiers were killed and at least 12 wounded',
      [
        'killed military 30..30 (Nigerien soldiers) <30 Nigerien soldiers were killed>',
        'wounded military 12.. (Nigerien soldiers) <at least 12 wounded>',
      ],
    ],
    ['the deaths of 30 soldiers', ['killed military 30..30 (soldiers) <the deaths of 30 soldiers>']],
    [
      'dozens of soldiers and 12 civilians killed',
      [
        'killed military 12..99 (soldiers) <dozens of soldiers and 12 civilians killed>',
        'killed civilians 12..12 (civilians) <dozens of soldiers and 12 civilians killed>',
      ],
    ],
    [
      '30 soldiers dead, 12 wounded, 5 missing',
      [
        'killed military 30..30 (soldiers) <30 soldiers dead>',
        'wounded military 12..12 (soldiers) <12 wounded>',
        'missing military 5..5 (soldiers) <5 missing>',
      ],
    ],
    [
      'au moins 15 terroristes neutralisés, 3 interpellés',
      [
        'neutralised armed_group 15.. (terroristes) <au moins 15 terroristes neutralisés>',
        'arrested armed_group 3..3 (terroristes) <3 interpellés>',
      ],
    ],
    [
      '1 soldat tué et 2 autres blessés',
      ['killed military 1..1 (soldat) <1 soldat tué>', 'wounded military 2..2 (soldat) <2 autres blessés>'],
    ],
    [
      "l'attaque a coûté la vie à 23 soldats",
      ["killed military 23..23 (soldats) <l'attaque a coûté la vie à 23 soldats>"],
    ],
    ['23 soldats ont perdu la vie', ['killed military 23..23 (soldats) <23 soldats ont perdu la vie>']],
    ['il y a eu 23 morts', ['killed people 23..23 (morts) <il y a eu 23 morts>']],
    [
      'on déplore 3 morts et 5 blessés',
      ['killed people 3..3 (morts) <on déplore 3 morts>', 'wounded people 5..5 (blessés) <5 blessés>'],
    ],
    ['aucun mort', ['killed people 0..0 (mort) <aucun mort>']],
    ['aucune victime', ['casualties people 0..0 (victime) <aucune victime>']],
    ['no victims', ['casualties people 0..0 (victims) <no victims>']],
    ["personne n'a été tué", ["killed people 0..0 () <personne n'a été tué>"]],
    ['no one was killed', ['killed people 0..0 () <no one was killed>']],
    ['sans faire de victimes', ['casualties people 0..0 (victimes) <sans faire de victimes>']],
    ["n'a fait aucun mort", ["killed people 0..0 (mort) <n'a fait aucun mort>"]],
    ['17 personnes enlevées', ['abducted people 17..17 (personnes) <17 personnes enlevées>']],
    ['3 femmes et enfants tués', ['killed civilians 3..3 (femmes et enfants) <3 femmes et enfants tués>']],
    [
      '6 policemen and a civilian killed',
      [
        'killed police 6..6 (policemen) <6 policemen and a civilian killed>',
        'killed civilians 1..1 (civilian) <6 policemen and a civilian killed>',
      ],
    ],
    ['2 journalists kidnapped', ['abducted civilians 2..2 (journalists) <2 journalists kidnapped>']],
    ['4 Chadian soldiers captured', ['captured military 4..4 (Chadian soldiers) <4 Chadian soldiers captured>']],
    ['12 fighters arrested', ['arrested armed_group 12..12 (fighters) <12 fighters arrested>']],
    ['trois gendarmes portés disparus', ['missing police 3..3 (gendarmes) <trois gendarmes portés disparus>']],
    [
      'four Burkinabe soldiers unaccounted for',
      ['missing military 4..4 (Burkinabe soldiers) <four Burkinabe soldiers unaccounted for>'],
    ],
    ['400 personnes forcées de fuir', ['displaced people 400..400 (personnes) <400 personnes forcées de fuir>']],
    ['12 soldiers taken prisoner', ['captured military 12..12 (soldiers) <12 soldiers taken prisoner>']],
    ['12 soldats faits prisonniers', ['captured military 12..12 (soldats) <12 soldats faits prisonniers>']],
    ['30 soldiers KILLED', ['killed military 30..30 (soldiers) <30 soldiers KILLED>']],
    ['thirty to forty killed', ['killed people 30..40 () <thirty to forty killed>']],
    [
      '30 soldiers killed, 12 wounded, 5 captured and 2 missing',
      [
        'killed military 30..30 (soldiers) <30 soldiers killed>',
        'wounded military 12..12 (soldiers) <12 wounded>',
        'captured military 5..5 (soldiers) <5 captured>',
        'missing military 2..2 (soldiers) <2 missing>',
      ],
    ],
    ['killed 12, wounded 30', ['killed people 12..12 () <killed 12>', 'wounded people 30..30 () <wounded 30>']],
    [
      'killed 12 and wounded 30 civilians',
      ['killed people 12..12 () <killed 12>', 'wounded civilians 30..30 (civilians) <wounded 30 civilians>'],
    ],
    [
      '30 insurgents put out of action',
      ['neutralised armed_group 30..30 (insurgents) <30 insurgents put out of action>'],
    ],
    ['7 personnes prises en otage', ['abducted people 7..7 (personnes) <7 personnes prises en otage>']],
    ['14 arrests', ['arrested people 14..14 () <14 arrests>']],
    ['deux arrestations', ['arrested people 2..2 () <deux arrestations>']],
    ['30 soldiers killed ', ['killed military 30..30 (soldiers) <30 soldiers killed>']],
    ['30 soldiers killed!', ['killed military 30..30 (soldiers) <30 soldiers killed>']],
  ])('%s', (says, expected) => {
    const { acts, figures } = readStatement(says);
    expect(acts).toEqual(['figures']);
    expect(
      figures.map(
        ({ harm, victims, low, high, noun, words }) => `${harm} ${victims} ${low}..${high ?? ''} (${noun}) <${words}>`,
      ),
    ).toEqual(expected);
  });
});
