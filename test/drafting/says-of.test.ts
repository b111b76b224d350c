import { describe, expect, it } from 'vitest';
import { PASSAGE_SETS, passagesOf } from '../../bench/passages.ts';
import type { Statement } from '../../src/domain/claim.ts';
import { readStatement } from '../../src/domain/says.ts';
import { readDraft } from '../../src/drafting/read-draft.ts';
import { saysOf } from '../../src/drafting/says-of.ts';

const meaning = ({ acts, figures, denies, blames }: Statement) => ({
  acts,
  figures: figures.map(({ harm, victims, low, high }) => `${harm} ${victims} ${low}..${high ?? ''}`),
  denies,
  blames,
});

describe('the words of a statement read in a text', () => {
  const claims = PASSAGE_SETS.flatMap(passagesOf).flatMap(({ text, published, language }) =>
    readDraft(text, published).claims.map(({ statement }) => ({ statement, ...saysOf(statement, language) })),
  );

  it('are read as that statement again', () => {
    expect(claims.length).toBeGreaterThan(100);
    for (const { statement, claims: words, unread } of claims) {
      const read = words.map((says) => meaning(readStatement(says)));
      const all = meaning(statement);
      // What no words can say is left out of them and shown, never said otherwise.
      expect(all.figures).toEqual(expect.arrayContaining(read.flatMap(({ figures }) => figures)));
      expect(read.flatMap(({ figures }) => figures).length + unread.length).toBe(all.figures.length);
      expect([read.flatMap(({ denies }) => denies), read.flatMap(({ blames }) => blames)]).toEqual([
        all.denies,
        all.blames,
      ]);
    }
    expect(claims.filter(({ claims: words, unread }) => words.length !== 1 || unread.length > 0).length).toBeLessThan(
      claims.length / 20,
    );
  });

  it.each<[string, 'en' | 'fr', string]>([
    ['23 soldiers killed; at least 5 civilians wounded', 'en', '23 soldiers killed; at least 5 civilians wounded'],
    ['about 30 attackers killed', 'en', 'about 30 attackers killed'],
    ['dozens of people killed', 'en', 'dozens of people killed'],
    ['responsibility; 30 soldiers killed', 'en', 'responsibility; 30 soldiers killed'],
    ['denies losses', 'en', 'denies losses'],
    ['une trentaine de civils tués', 'fr', 'environ 30 civils tués'],
    ['au moins 12 soldats tués', 'fr', 'au moins 12 soldats tués'],
    ['plus de 20 soldats tués', 'fr', 'plus de 20 soldats tués'],
    ['more than 20 soldiers killed', 'en', 'more than 20 soldiers killed'],
    ['12 personnes tuées; 1 personne blessée', 'fr', '12 personnes tuées\u00a0; 1 personne blessée'],
    ['5 infirmières enlevées', 'fr', '5 infirmières enlevées'],
    ['1 soldat tué; 2 agents de sécurité blessés', 'fr', '1 soldat tué\u00a0; 2 agents de sécurité blessés'],
    ['1 attaquants tués', 'fr', '1 attaquant tué'],
    ['1 attackers killed', 'en', '1 attacker killed'],
    ['1 people killed', 'en', '1 person killed'],
    ['au moins 1 soldat tué', 'fr', 'au moins 1 soldat tué'],
    ['aucun soldat tué', 'fr', 'aucun soldat tué'],
    ['aucune personne tuée', 'fr', 'aucune personne tuée'],
    ['nie toute perte; environ 30 terroristes tués', 'fr', 'nie toute perte\u00a0; environ 30 terroristes tués'],
  ])('%s', (words, language, expected) => {
    expect(saysOf(readStatement(words), language)).toEqual({ claims: [expected], unread: [] });
  });

  it('leave out that some were spared, which no words say of them alone', () => {
    const text = 'The army said 12 soldiers were killed in Teguey, Niger, on Friday. It said no children were killed.';
    const [claim] = readDraft(text, '2025-03-09').claims;
    expect(claim && saysOf(claim.statement, 'en')).toEqual({
      claims: ['12 soldiers killed'],
      unread: ['no children were killed'],
    });
  });

  it.each<[string, string[]]>([
    ['Two officers and 12 soldiers were killed in Zirma, the army said.', ['2 officers killed', '12 soldiers killed']],
    [
      'Two prison officers and a civilian were killed and five soldiers wounded in Zirma, the mayor said.',
      ['2 prison officers killed; 5 soldiers wounded', '1 civilian killed'],
    ],
  ])('are those of several claims where one would be refused: %s', (text, expected) => {
    const [claim] = readDraft(text, '2025-03-09').claims;
    expect(claim && saysOf(claim.statement, 'en')).toEqual({ claims: expected, unread: [] });
  });

  it('tell of a name that is not read as one', () => {
    const statement: Statement = {
      acts: ['attribution'],
      figures: [],
      denies: [],
      blames: ['Zirma; 12 soldiers killed'],
    };
    expect(saysOf(statement, 'en')).toEqual({ claims: [], unread: ['blames Zirma; 12 soldiers killed'] });
  });
});
