import { expect, it } from 'vitest';
import { readStatement } from '../../src/domain/says.ts';

it.each<[string, string]>([
  ['claims responsibility', 'responsibility'],
  ['claims responsibility for the attack', 'responsibility'],
  ['claimed the attack', 'responsibility'],
  ["revendique l'attaque", 'responsibility'],
  ['revendication', 'responsibility'],
  [
    'responsibility for killing 30 soldiers',
    'figures, responsibility; killed military 30..30 (soldiers) <killing 30 soldiers>',
  ],
  [
    'revendique la mort de 30 soldats',
    'figures, responsibility; killed military 30..30 (soldats) <la mort de 30 soldats>',
  ],
  ['revendique avoir tué 30 soldats', 'figures, responsibility; killed military 30..30 (soldats) <tué 30 soldats>'],
  ['rejects all responsibility', 'denial; denies responsibility'],
  ['rejette toute responsabilité', 'denial; denies responsibility'],
  ['rejected the accusations', 'denial; denies responsibility'],
  ['a rejeté ces accusations', 'denial; denies responsibility'],
  ['blames Boko Haram', 'attribution; blames Boko Haram'],
  [
    'blames the army for killing 30 civilians',
    'figures, attribution; blames the army; killed civilians 30..30 (civilians) <killing 30 civilians>',
  ],
  [
    'accuses the army of killing 30 civilians',
    'figures, attribution; blames the army; killed civilians 30..30 (civilians) <killing 30 civilians>',
  ],
  ['attributes it to JNIM', 'attribution; blames JNIM'],
  [
    'attributes the attack to Boko Haram; 30 soldiers killed',
    'figures, attribution; blames Boko Haram; killed military 30..30 (soldiers) <30 soldiers killed>',
  ],
  ["accuse l'armée", "attribution; blames l'armée"],
  ["impute l'attaque au GSIM", 'attribution; blames GSIM'],
  ["attribue l'attaque à l'État islamique", "attribution; blames l'État islamique"],
  ['denies casualties', 'denial; denies losses'],
  ['denies civilian casualties', 'figures; casualties civilians 0..0 (civilian) <denies civilian casualties>'],
  ['denied any civilian losses', 'figures; casualties civilians 0..0 (civilian) <denied any civilian losses>'],
  [
    'rejects claims of civilian deaths',
    'figures; killed civilians 0..0 (civilian) <rejects claims of civilian deaths>',
  ],
  [
    'denies that civilians were killed',
    'figures; killed civilians 0..0 (civilians) <denies that civilians were killed>',
  ],
  ['nie toute perte civile', 'figures; casualties civilians 0..0 (civile) <nie toute perte civile>'],
  [
    'nie toute victime civile ; nie toute perte',
    'figures, denial; denies losses; casualties civilians 0..0 (victime civile) <nie toute victime civile>',
  ],
  [
    'dément que des civils aient été tués',
    'figures; killed civilians 0..0 (civils) <dément que des civils aient été tués>',
  ],
  ['dément des pertes', 'denial; denies losses'],
  ['denies involvement', 'denial; denies responsibility'],
  ['denies involvement in the attack', 'denial; denies responsibility'],
  ['nie toute implication', 'denial; denies responsibility'],
  ["dément être l'auteur", 'denial; denies responsibility'],
  ["dément être l'auteur de l'attaque", 'denial; denies responsibility'],
  ['denies the attack', 'denial; denies event'],
  ['denies the attack took place', 'denial; denies event'],
  ["dément l'attaque", 'denial; denies event'],
  ['denies responsibility and losses', 'denial; denies responsibility, losses'],
  ['retracts', 'retraction'],
  ['withdraws its claim', 'retraction'],
  ['retire sa revendication', 'retraction'],
  ['retire sa déclaration', 'retraction'],
  ['se rétracte', 'retraction'],
  [
    'responsibility, 30 soldiers killed',
    'figures, responsibility; killed military 30..30 (soldiers) <30 soldiers killed>',
  ],
  [
    'responsibility and 30 soldiers killed',
    'figures, responsibility; killed military 30..30 (soldiers) <30 soldiers killed>',
  ],
  ['responsibility for 30 deaths', 'figures, responsibility; killed people 30..30 () <30 deaths>'],
  [
    'responsibility for killing over 30 soldiers',
    'figures, responsibility; killed military 30.. (soldiers) <killing over 30 soldiers>',
  ],
  [
    'responsibility for the killing of 30 soldiers',
    'figures, responsibility; killed military 30..30 (soldiers) <the killing of 30 soldiers>',
  ],
  ['denies having suffered losses', 'denial; denies losses'],
  ["nie toute implication dans l'attaque et toute perte", 'denial; denies responsibility, losses'],
  [
    "accuse l'armée d'avoir tué 30 civils",
    "figures, attribution; blames l'armée; killed civilians 30..30 (civils) <tué 30 civils>",
  ],
  ["accuse l'armée malienne et Wagner", "attribution; blames l'armée malienne et Wagner"],
  [
    'blames the army and 30 civilians killed',
    'figures, attribution; blames the army; killed civilians 30..30 (civilians) <30 civilians killed>',
  ],
  ['blames JNIM; denies responsibility', 'attribution, denial; denies responsibility; blames JNIM'],
  ['blames JNIM, denies responsibility', 'attribution, denial; denies responsibility; blames JNIM'],
  ['revendique, 30 soldats tués', 'figures, responsibility; killed military 30..30 (soldats) <30 soldats tués>'],
  ['revendique 30 morts', 'figures, responsibility; killed people 30..30 (morts) <30 morts>'],
  ['attributes responsibility to JNIM', 'attribution; blames JNIM'],
  ['blames the attack on JNIM', 'attribution; blames JNIM'],
  ['accuse JNIM', 'attribution; blames JNIM'],
  ['blames Boko Haram for the attack', 'attribution; blames Boko Haram'],
  ['accuses Wagner of carrying out the attack', 'attribution; blames Wagner'],
  ['attribue la responsabilité à JNIM', 'attribution; blames JNIM'],
  ['blames the Movement of Justice', 'attribution; blames the Movement of Justice'],
  ['blames "Boko Haram"', 'attribution; blames Boko Haram'],
  ['retraction', 'retraction'],
  ['retracted', 'retraction'],
  ['retracts its statement', 'retraction'],
  [
    'denies losses; 30 militants killed',
    'figures, denial; denies losses; killed armed_group 30..30 (militants) <30 militants killed>',
  ],
  ['denies the ambush happened', 'denial; denies event'],
  ["dément que l'attaque ait eu lieu", 'denial; denies event'],
  ["nie être responsable de l'attaque", 'denial; denies responsibility'],
  ['denies responsibility; denies losses', 'denial; denies responsibility, losses'],
  ['admits responsibility', 'responsibility'],
  ['claims it', 'responsibility'],
])('%s', (says, expected) => {
  const { acts, figures, denies, blames } = readStatement(says);
  const read = [
    acts.join(', '),
    denies.length > 0 ? `denies ${denies.join(', ')}` : '',
    blames.length > 0 ? `blames ${blames.join(', ')}` : '',
    ...figures.map(
      ({ harm, victims, low, high, noun, words }) => `${harm} ${victims} ${low}..${high ?? ''} (${noun}) <${words}>`,
    ),
  ];
  expect(read.filter((part) => part !== '').join('; ')).toBe(expected);
});
