import { describe, expect, it } from 'vitest';
import { saysOf } from '../../src/drafting/says-of.ts';
import { readOnSunday } from '../support/drafted-lines.ts';

/** "army: no civilian casualties" */
function saidIn(text: string): string[] {
  const { claims, language } = readOnSunday(text);
  return claims.map(
    ({ claimant, statement }) => `${claimant ?? '-'}: ${saysOf(statement, language).claims.join(' + ')}`,
  );
}

describe('a denial of harm to civilians in a text', () => {
  it.each<[string, string[]]>([
    [
      'The army denied any civilian casualties and said it killed about 30 militants.',
      ['army: no civilian casualties; about 30 militants killed'],
    ],
    [
      "L'armée a démenti toute perte civile au Mali et affirmé avoir tué une trentaine de terroristes.",
      ['armée: aucune victime civile ; environ 30 terroristes tués'],
    ],
    ['The army denied reports of civilian casualties in the strike in Mali.', ['army: no civilian casualties']],
    ['The army denied that civilians were killed in the strike in Mali on Friday.', ['army: no civilians killed']],
    ["L'armée dément que des civils aient été tués dans la frappe à Zirma, au Mali.", ['armée: aucun civil tué']],
    [
      'Residents said 12 civilians were killed in Zirma. The army denied there had been any civilian casualties.',
      ['Residents: 12 civilians killed', 'army: no civilian casualties'],
    ],
    // That it was not its doing says not that none were harmed.
    ['The army denied causing civilian casualties in Zirma.', ['army: denies responsibility']],
    ['The army denied massacring villagers in Zirma.', ['army: denies responsibility']],
    ['The army denied that civilians had been killed by its drones in Zirma.', ['army: denies responsibility']],
    ['The army denied that civilians killed in Zirma were hit by its drones.', ['army: denies responsibility']],
    // Neither that none were killed, nor that there was no attack.
    ['The army denied that civilians were deliberately killed in Zirma.', []],
    ['The army denied that 20 civilians were killed in the strike in Zirma.', []],
    ['The army denied the attack on civilians in Zirma.', ['army: denies the attack']],
    ['The army denied any losses in the attack in Zirma.', ['army: denies losses']],
  ])('%s', (text, said) => {
    expect(saidIn(text)).toEqual(said);
  });
});
