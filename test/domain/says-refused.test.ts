import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { readStatement } from '../../src/domain/says.ts';
import { EN_ERRORS } from '../../src/render/texts/en-errors.ts';
import { FR_ERRORS } from '../../src/render/texts/fr-errors.ts';

function refusal(says: string): [string, unknown] {
  try {
    return ['read', readStatement(says)];
  } catch (error) {
    if (error instanceof UserError) return [error.key, error.values.part];
    throw error;
  }
}

describe('refused whole, with the part that was not understood', () => {
  it.each<[string, string, string | undefined]>([
    ['Nigerien soldiers killed', 'says.noNumber', 'Nigerien soldiers killed'],
    ['5 soldiers and 3 civilians killed, 12 wounded', 'says.whose', '12 wounded'],
    ['30 soldiers not killed', 'says.notUnderstood', 'not killed'],
    ['30 soldiers killed last year and 20 killed', 'says.notUnderstood', 'last year and 20 killed'],
    ['denies', 'says.deniesWhat', 'denies'],
    // That nobody was killed, or that others did it?
    ['denies killing civilians', 'says.deniesDeed', 'denies killing civilians'],
    ['denies that it killed 12 civilians', 'says.deniesDeed', 'denies that it killed 12 civilians'],
    ['denies the killing of 12 civilians', 'says.deniesDeed', 'denies the killing of 12 civilians'],
    ['dément que ses soldats aient tué des civils', 'says.deniesDeed', 'dément que ses soldats aient tué des civils'],
    ['dément avoir enlevé 12 femmes', 'says.deniesDeed', 'dément avoir enlevé 12 femmes'],
    ['denies the civilians killed', 'says.deniesWhat', 'denies the civilians killed'],
    // What is denied beside it would be read as said.
    [
      'denies civilian casualties and responsibility',
      'says.deniesWhat',
      'denies civilian casualties and responsibility',
    ],
    ['denies any children were killed', 'says.noneOfSome', 'denies any children were killed'],
    ['nie', 'says.deniesWhat', 'nie'],
    ['30 soldiers', 'says.noHarm', '30 soldiers'],
    // By itself it would pass for all of them.
    ['17 more wounded', 'says.onTop', '17 more wounded'],
    ['killing another 30', 'says.onTop', 'killing another 30'],
    ['30 more killed, 12 wounded', 'says.onTop', '30 more killed'],
    ['3 autres soldats tués et 2 blessés', 'says.onTop', '3 autres soldats tués'],
    ['30 more killed, including 3 children', 'says.onTop', '30 more killed, including 3 children'],
    ['12 officials and 3 soldiers killed', 'says.seemingTotal', '12 officials and 3 soldiers killed'],
    ['5 officials killed; 3 soldiers killed', 'says.seemingTotal', '5 officials killed'],
    ['12 killed, 3 more soldiers killed', 'says.seemingTotal', '12 killed'],
    ['5 officials killed, 3 wounded, 2 soldiers wounded', 'says.seemingTotal', '3 wounded'],
    // Of which of them is it said?
    ['23 soldiers and 4 civilians killed at least', 'says.notUnderstood', 'at least'],
    ['26 people, including 4 civilians, killed at least', 'says.noNumber', 'killed at least'],
    ['20 morts, dont 8 civils et 3 soldats au moins', 'says.notUnderstood', '20 morts'],
    ['20 terroristes neutralisés, 2 pertes amies', 'says.notUnderstood', 'amies'],
    ['2 blessés amis', 'says.notUnderstood', 'amis'],
    ['a couple of dozen soldiers killed', 'says.noNumber', 'a couple of dozen soldiers killed'],
    ['une position terroriste et 12 combattants neutralisés', 'says.noHarm', 'une position terroriste'],
    ['12 displaced families', 'says.groups', '12 displaced families'],
    ['3 wounded Malian families', 'says.groups', '3 wounded Malian families'],
    ['12 hostages and 3 soldiers killed', 'says.noHarm', '12 hostages'],
    ['30 soldiers killed, hundreds displaced', 'says.whose', 'hundreds displaced'],
    ['3-400 displaced', 'says.ambiguousNumber', '3-400'],
    ['14 families displaced', 'says.groups', '14 families displaced'],
    ['des centaines de familles déplacées', 'says.groups', 'des centaines de familles déplacées'],
    ['30 soldiers killed, a family displaced', 'says.groups', 'a family displaced'],
    ['4 platoons killed', 'says.groups', '4 platoons killed'],
    // Kept as none of their whole category, it would stand against who counts the others.
    ['no children killed', 'says.noneOfSome', 'no children killed'],
    ['30 soldiers killed, 0 journalists wounded', 'says.noneOfSome', '0 journalists wounded'],
    ['aucun étranger tué', 'says.noneOfSome', 'aucun étranger tué'],
    ['20 people killed, including no children', 'says.noneOfSome', '20 people killed, including no children'],
    ['a handful dead', 'says.notUnderstood', 'a handful dead'],
    ['une foule tuée', 'says.notUnderstood', 'une foule tuée'],
    ['a bus killed', 'says.notUnderstood', 'a bus killed'],
    ['3 hills captured', 'says.notUnderstood', '3 hills captured'],
    ['30 soldiers killed and 20 soldiers killed', 'says.givenTwice', '20 soldiers killed'],
    ['2.5 killed', 'says.decimal', '2.5'],
    ['30 percent killed', 'says.notUnderstood', '30 percent killed'],
    ['minus 5 killed', 'says.belowZero', 'minus 5'],
    ['members of the security forces killed', 'says.noNumber', 'members of the security forces killed'],
    ['12 cows killed', 'says.notUnderstood', '12 cows killed'],
    ['12 chicken heads killed', 'says.notUnderstood', '12 chicken heads killed'],
    ['30 percent soldiers killed', 'says.notUnderstood', '30 percent soldiers killed'],
    ['12 camps militaires capturés', 'says.notUnderstood', '12 camps militaires capturés'],
    ['12 survivors and 3 killed', 'says.notUnderstood', '12 survivors and 3 killed'],
    ['12 feared dead', 'says.notUnderstood', '12 feared dead'],
    ['the army killed 30 militants', 'says.notUnderstood', 'the army killed 30 militants'],
    ['30 soldiers killed 12 civilians', 'says.notUnderstood', '12 civilians'],
    ['accuses the army of lying', 'says.notUnderstood', 'accuses the army of lying'],
    ['blames no one', 'says.notUnderstood', 'blames no one'],
    ['does not blame JNIM', 'says.notUnderstood', 'does not blame JNIM'],
    ['does not claim responsibility', 'says.notUnderstood', 'does not claim responsibility'],
    ['claims no responsibility', 'says.notUnderstood', 'claims no responsibility'],
    ['denies killing 30 soldiers', 'says.deniesDeed', 'denies killing 30 soldiers'],
    ['denies reports that 30 soldiers were killed', 'says.deniesWhat', 'denies reports that 30 soldiers were killed'],
    ['denies the reports', 'says.deniesWhat', 'denies the reports'],
    ['nie avoir tué 30 soldats', 'says.deniesDeed', 'nie avoir tué 30 soldats'],
    ["30 soldats n'ont pas été tués", 'says.notUnderstood', "n'ont pas été tués"],
    ["30 soldats n'ont été tués", 'says.notUnderstood', "n'ont été tués"],
    ['30 soldiers almost killed', 'says.notUnderstood', 'almost killed'],
    ['30 soldiers nearly killed', 'says.notUnderstood', 'nearly killed'],
    ['30 soldiers may have been killed', 'says.notUnderstood', 'may have been killed'],
    ['30 soldiers will be killed', 'says.notUnderstood', 'will be killed'],
    ['30 soldiers reportedly killed', 'says.notUnderstood', 'reportedly killed'],
    ['up to 30 soldiers feared dead', 'says.notUnderstood', 'feared dead'],
    ['30 soldiers escaped', 'says.notUnderstood', 'escaped'],
    ['12 escaped and 3 killed', 'says.notUnderstood', '12 escaped and 3 killed'],
    ['12 survived and 3 soldiers killed', 'says.notUnderstood', '12 survived and 3 soldiers killed'],
    ['12 rescapés et 3 soldats tués', 'says.notUnderstood', '12 rescapés et 3 soldats tués'],
    ['12 présumés morts', 'says.notUnderstood', '12 présumés morts'],
    ['12 almost killed', 'says.notUnderstood', '12 almost killed'],
    ['12 thought dead', 'says.notUnderstood', '12 thought dead'],
    ['12 Feared Dead', 'says.notUnderstood', '12 Feared Dead'],
    ['30 SOLDIERS FEARED DEAD', 'says.notUnderstood', 'FEARED DEAD'],
    ['3 aid workers and 2 drivers abducted', 'says.givenTwice', '3 aid workers and 2 drivers abducted'],
    ['one almost killed', 'says.notUnderstood', 'one almost killed'],
    ['five women, three children killed', 'says.givenTwice', 'five women, three children killed'],
    ['10 à 15 000 déplacés', 'says.ambiguousNumber', '10 à 15 000'],
    ['10-15,000 displaced', 'says.ambiguousNumber', '10-15,000'],
    ['20 to 30 or 40 killed', 'says.notUnderstood', '20 to 30 or 40 killed'],
    ['30 soldiers killed, no losses', 'says.contradicts', 'no losses'],
    ['12 captured soldiers executed', 'says.notUnderstood', 'executed'],
    // So many of the wounded, not the wounded: it would revise 17 wounded, or conflict with it.
    ['3 blessés graves', 'says.notUnderstood', 'graves'],
    ['5 seriously wounded', 'says.notUnderstood', '5 seriously wounded'],
    // Shells and cities fall too.
    ['12 obus tombés', 'says.notUnderstood', '12 obus tombés'],
    ['3 cities fallen', 'says.notUnderstood', '3 cities fallen'],
    ['30 + 12 killed', 'says.totalAndParts', '30 + 12 killed'],
    ['13 US + 170 Afghan killed', 'says.totalAndParts', '13 US + 170 Afghan killed'],
    ['183 killed (13 US + 170 Afghan)', 'says.totalAndParts', '183 killed (13 US + 170 Afghan)'],
    ['183 (13 US and 170 Afghan) killed', 'says.totalAndParts', '183 (13 US and 170 Afghan) killed'],
    ['26 rebels killed, including 4 officers', 'says.partUnlike', 'officers'],
    ['26 soldiers killed, including 30 officers', 'says.contradicts', '26 soldiers killed, including 30 officers'],
    // Officers may be soldiers or police: of either, their number would pass for all of both.
    ['2 officers and 12 soldiers killed', 'says.seemingTotal', '2 officers and 12 soldiers killed'],
    ['2 officers killed, 12 soldiers killed', 'says.seemingTotal', '2 officers killed'],
    [
      '5 members of the security forces and 3 soldiers killed',
      'says.seemingTotal',
      '5 members of the security forces and 3 soldiers killed',
    ],
    ['no officers killed', 'says.noneOfSome', 'no officers killed'],
    ['aucun officier tué', 'says.noneOfSome', 'aucun officier tué'],
    ['raises the death toll by 12', 'says.notUnderstood', 'raises the death toll by 12'],
    ['raises the death toll from 20 to 42', 'says.notUnderstood', 'raises the death toll from 20 to 42'],
    ['5 soldiers killed, including 7 pilots', 'says.contradicts', '5 soldiers killed, including 7 pilots'],
    ['26 people killed including women and children', 'says.notUnderstood', 'including women and children'],
    ['26 people killed, 4 of them civilians', 'says.notUnderstood', '4 of them civilians'],
    ['5 civilians killed, including 26 people', 'says.partUnlike', 'people'],
    ['5 people killed, including 26 civilians', 'says.contradicts', '5 people killed, including 26 civilians'],
    ['30 years old killed', 'says.notUnderstood', '30 years old killed'],
    ['30th soldier killed', 'says.notUnderstood', '30th soldier killed'],
    ['30soldiers killed', 'says.notUnderstood', '30soldiers killed'],
    ['$30 killed', 'says.notUnderstood', '$30 killed'],
    ['30% killed', 'says.notUnderstood', '30% killed'],
    ['1,2 killed', 'says.decimal', '1,2'],
    ['1,20,000 killed', 'says.notUnderstood', '1,20,000 killed'],
    ['007 killed', 'says.notUnderstood', '007 killed'],
    ['30 30 killed', 'says.notUnderstood', '30 30 killed'],
    ['killed killed 30', 'says.notUnderstood', 'killed killed 30'],
    ['30 killed killed', 'says.notUnderstood', 'killed'],
    ['30 soldiers killed wounded', 'says.notUnderstood', 'wounded'],
    ['30 soldiers killed, wounded', 'says.noNumber', 'wounded'],
    ['30 killed or abducted', 'says.notUnderstood', 'or abducted'],
    ['30 killed and abducted', 'says.noNumber', 'abducted'],
    ['1.200 million displaced', 'says.ambiguousNumber', '1.200 million'],
    ['9 billion killed', 'says.notUnderstood', '9 billion killed'],
    ['8400000000 killed', 'says.tooMany', '8400000000'],
    ['−5 killed', 'says.belowZero', '−5'],
    ['many soldiers killed', 'says.noNumber', 'many soldiers killed'],
    ['some soldiers killed', 'says.noNumber', 'some soldiers killed'],
    ['des soldats tués', 'says.noNumber', 'des soldats tués'],
    ['no', 'says.noHarm', 'no'],
    ['30', 'says.noHarm', '30'],
    ['no survivors', 'says.notUnderstood', 'no survivors'],
    ['retracts its claim of 30 killed', 'says.notUnderstood', 'retracts its claim of 30 killed'],
    ['responsibility, denies responsibility', 'says.contradicts', 'responsibility, denies responsibility'],
    ['30 soldiers killed in Niger', 'says.notUnderstood', 'in Niger'],
    ['30 soldiers killed by JNIM', 'says.notUnderstood', 'by JNIM'],
    ['30 soldiers killed on Wednesday', 'says.notUnderstood', 'on Wednesday'],
    ['killed 12 yesterday', 'says.notUnderstood', 'yesterday'],
    ['killed 30 Tuesday', 'says.notUnderstood', 'Tuesday'],
    ['15 terrorists neutralized and 3 vehicles destroyed', 'says.notUnderstood', '3 vehicles destroyed'],
    ['12 presumed dead', 'says.notUnderstood', '12 presumed dead'],
    ['30 soldiers presumed dead', 'says.notUnderstood', 'presumed dead'],
    ['30 soldats présumés morts', 'says.notUnderstood', 'présumés morts'],
    ['12 djihadistes présumés tués', 'says.notUnderstood', 'présumés tués'],
    ['UN soldiers killed', 'says.noNumber', 'UN soldiers killed'],
    ['UN SOLDIERS KILLED', 'says.noNumber', 'UN SOLDIERS KILLED'],
    ['30 killed -12 wounded', 'says.notUnderstood', '-12 wounded'],
    ['30 killed hundreds', 'says.notUnderstood', 'hundreds'],
    ['lost 30 soldiers', 'says.notUnderstood', 'lost 30 soldiers'],
    ['6 gendarmes et 4 VDP tués, 3 blessés', 'says.whose', '3 blessés'],
    ['25/54 killed', 'says.notUnderstood', '25/54 killed'],
    ['30ish killed', 'says.notUnderstood', '30ish killed'],
    ['at least 30, possibly 40 killed', 'says.noHarm', 'at least 30'],
    ['30 killed, possibly more', 'says.notUnderstood', 'possibly more'],
    ['une femme et deux enfants tués', 'says.givenTwice', 'une femme et deux enfants tués'],
    ['withdraws its forces', 'says.notUnderstood', 'withdraws its forces'],
    ['denies everything', 'says.deniesWhat', 'denies everything'],
    ['12 cattle killed', 'says.notUnderstood', '12 cattle killed'],
    ['30 soldiers killed?', 'says.notUnderstood', '?'],
    ['maybe 30 killed', 'says.notUnderstood', 'maybe 30 killed'],
    ['30 soldiers killed 😀', 'says.notUnderstood', '😀'],
    ['30 soldiers killed, 12 vehicles destroyed', 'says.notUnderstood', '12 vehicles destroyed'],
    ['30 soldiers killed and', 'says.notUnderstood', 'and'],
    [', 30 killed', 'says.notUnderstood', ', 30 killed'],
    [';', 'says.notUnderstood', ';'],
    ['30 soldiers and 12 wounded', 'says.noHarm', '30 soldiers'],
    ['killed 12 cows', 'says.notUnderstood', 'cows'],
    ['', 'says.empty', undefined],
    ['""', 'says.empty', undefined],
    ['30 militants have killed', 'says.notUnderstood', 'have killed'],
    ['30 militants killing', 'says.notUnderstood', 'killing'],
    ['23 soldats ont tué', 'says.notUnderstood', 'ont tué'],
    ['30 soldats épargnés, 3 morts', 'says.notUnderstood', 'épargnés'],
    ['30 fake soldiers killed', 'says.notUnderstood', '30 fake soldiers killed'],
    ['30 soldiers except officers killed', 'says.notUnderstood', 'except officers killed'],
    ['accuse one soldier killed', 'says.notUnderstood', 'accuse one soldier killed'],
    ['30 soldiers dying', 'says.notUnderstood', 'dying'],
    ['30 soldiers killed plus de 20', 'says.notUnderstood', 'plus de 20'],
    [' \n ', 'says.empty', undefined],
    ['killed', 'says.noNumber', 'killed'],
    ['99999999999 killed', 'says.tooMany', '99999999999'],
    ['-5 killed', 'says.belowZero', '-5'],
    ['between thirty-three  and twenty-two killed', 'says.backwards', 'thirty-three  and twenty-two'],
    ['30 killed, denies', 'says.deniesWhat', 'denies'],
    ['many killed', 'says.noNumber', 'many killed'],
    ['soldiers', 'says.noNumberNoHarm', 'soldiers'],
    ['183 (13 US + 170 Afghan) killed', 'says.totalAndParts', '183 (13 US + 170 Afghan) killed'],
  ])('%s', (says, key, part) => {
    expect(refusal(says)).toEqual([key, part]);
  });

  it.each([
    [EN_ERRORS, ['no civilians killed', 'no soldiers killed', 'no casualties', 'denies losses']],
    [FR_ERRORS, ['aucun civil tué', 'aucun soldat tué', 'aucune victime', 'nie toute perte']],
  ] as const)('reads what it advises to write of none, an army of its own men too', (errors, advised) => {
    for (const says of advised) {
      expect(errors['says.noneOfSome']).toContain(says);
      expect(() => readStatement(says)).not.toThrow();
    }
  });

  it('reads 500 characters and no more', () => {
    const says = `30 soldiers killed${' '.repeat(482)}`;
    expect(readStatement(says).figures).toHaveLength(1);
    expect(refusal(`${says} `)[0]).toBe('says.tooLong');
  });

  it('cuts the part to 80 characters, none of them in half', () => {
    expect(refusal(`30 soldiers killed ${'e\u0301'.repeat(100)}`)).toEqual([
      'says.notUnderstood',
      'e\u0301'.repeat(80),
    ]);
    expect(refusal(`30 soldiers killed ${'👩‍🚒'.repeat(90)}`)).toEqual(['says.notUnderstood', '👩‍🚒'.repeat(80)]);
  });
});
