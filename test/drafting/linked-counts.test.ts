import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/drafting/article.ts';
import { linkedCounts } from '../../src/drafting/linked-counts.ts';

/** What a sentence tells of people harmed: "killed military 23", "… part", with `-` where it names nobody. */
function told(sentence: string): string[] {
  return readArticle(sentence).sentences.flatMap(({ tokens }) =>
    linkedCounts(tokens).map(({ harm, who, language, count, isPart }) => {
      const { low, high } = count.quantity;
      const interval = high === null ? `${low}+` : low === high ? `${low}` : `${low}-${high}`;
      return `${harm} ${who?.victims(language) ?? '-'} ${interval}${isPart ? ' part' : ''}`;
    }),
  );
}

describe('numbers of people and what befell them', () => {
  it.each<[string, string[]]>([
    ['Gunmen killed 23 soldiers.', ['killed military 23']],
    ['The attack killed at least 23 people and wounded dozens.', ['killed people 23+', 'wounded - 12-99']],
    ['Some 30 attackers were killed.', ['killed armed_group 25-35']],
    ['Twelve civilians lost their lives.', ['killed civilians 12']],
    ['The blast claimed the lives of nine miners.', ['killed civilians 9']],
    ['The raid left 13 dead and 20 injured.', ['killed - 13', 'wounded - 20']],
    ['Two dozen villagers were slain.', ['killed civilians 24']],
    ['Eight policemen were gunned down and a ninth was seriously hurt.', ['killed police 8', 'wounded - 1']],
    ['The bodies of 12 people were found.', ['killed people 12']],
    ['Eleven bodies were recovered.', ['killed - 11']],
    ['The death toll rose to 58.', ['killed - 58']],
    ['The toll was revised down from 30 to 23.', ['killed - 23']],
    ['The toll rose to 58, up from 34.', ['killed - 58']],
    ['The toll stood at 25 dead.', ['killed - 25']],
    ['30 soldiers and 12 civilians were killed.', ['killed military 30', 'killed civilians 12']],
    ['It killed 30 soldiers and 12 civilians.', ['killed military 30', 'killed civilians 12']],
    ['26 people, including 4 civilians, were killed.', ['killed people 26', 'killed civilians 4 part']],
    ['Eleven people were killed, four of them children.', ['killed people 11', 'killed civilians 4 part']],
    ['Fifteen of the dead were soldiers and one was a civilian.', ['killed military 15', 'killed civilians 1']],
    ['Nearly 100 people, most of them women, were killed or wounded.', ['casualties people 85-100']],
    ['They were holding 30 hostages.', ['captured people 30']],
    ['The army lost five men.', ['killed people 5']],
    ['Twenty-three soldiers were killed and 17 others wounded.', ['killed military 23', 'wounded - 17']],
    ['At least 20 people are feared dead.', ['killed people 20+']],
    ['Vingt-trois soldats ont été tués et dix-sept blessés.', ['killed military 23', 'wounded - 17']],
    ["L'attaque a fait 35 morts et une dizaine de blessés.", ['killed - 35', 'wounded - 8-12']],
    ['Quarante-quatre civils ont péri.', ['killed civilians 44']],
    ['Une douzaine de soldats ont trouvé la mort.', ['killed military 10-14']],
    ['Une explosion a coûté la vie à onze personnes.', ['killed people 11']],
    ['Le bilan est passé de 17 à 41 morts.', ['killed - 41']],
    [
      'Dix-neuf personnes, dont dix-huit assaillants, ont été tuées.',
      ['killed people 19', 'killed armed_group 18 part'],
    ],
    ['Le bilan est de 21 morts, tous des civils.', ['killed civilians 21']],
    ['Une trentaine de terroristes ont été neutralisés.', ['neutralised armed_group 25-35']],
    ['Ils ont enlevé cinq femmes.', ['abducted civilians 5']],
  ])('%s', (sentence, expected) => {
    expect(told(sentence)).toEqual(expected);
  });

  it.each([
    'The convoy of 14 vehicles was about 30 km from the border.',
    'Some 300 reinforcements with 12 armoured vehicles arrived.',
    'The colonel, 52, was killed in 2013.',
    'He paid a ransom of 200 million naira and $4,200.',
    'The group vowed to kill 30 soldiers.',
    'The army denied killing 12 civilians.',
    'Two hostages were freed.',
    'Police gave no casualty figure.',
    'It destroyed 60 houses and killed 12 cows.',
    'They fled on 20 motorbikes at 0700 GMT on March 10.',
    'Les hommes, âgés de 25 à 40 ans, ont parcouru 600 km.',
    'Le convoi d’une trentaine de véhicules a été attaqué.',
  ])('no number of people harmed: %s', (sentence) => {
    expect(told(sentence)).toEqual([]);
  });
});
