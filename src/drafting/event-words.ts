import type { EventContent } from '../domain/event.ts';
import type { SayingLanguage } from '../domain/harm-words.ts';
import { phraseAt, phraseTable } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';

type Kind = NonNullable<EventContent['kind']>;

/** What sort of happening a word tells: its kind in ACLED's words, and what to call it in a title. */
export interface Happening {
  readonly kind: Kind | null;
  readonly en: string;
  readonly fr: string;
}

function of(kind: Kind | null, en: string, fr: string): Happening {
  return { kind, en, fr };
}

const BLAST = 'Explosions/Remote violence';

/** Words of violence; the first a text uses names the event. A kind left open is told by who was harmed. */
const HAPPENINGS = phraseTable<Happening>([
  [of('Battles', 'Ambush', 'Embuscade'), 'ambush, ambushed, ambushes, embuscade, tombés dans une embuscade'],
  [
    of(BLAST, 'Suicide bombing', 'Attentat-suicide'),
    'suicide bomber, suicide bombing, suicide attack, suicide bombers, kamikaze, kamikazes, attentat suicide, attaque suicide',
  ],
  [
    of(BLAST, 'Car bombing', 'Attentat à la voiture piégée'),
    'car bomb, truck bomb, vehicle bomb, voiture piégée, camion piégé, car bombing',
  ],
  [
    of(BLAST, 'Bombing', 'Attentat à la bombe'),
    'bomb, bombing, bombings, bombed, bombe, bombes, roadside bomb, explosive device, engin explosif, engin, ied, landmine, mine, mines, attentat',
  ],
  [
    of(BLAST, 'Drone strike', 'Frappe de drone'),
    'drone strike, drone strikes, drone attack, drone attacks, frappe de drone, frappes de drones, drone, drones',
  ],
  [
    of(BLAST, 'Air strike', 'Frappe aérienne'),
    'air strike, air strikes, airstrike, airstrikes, frappe aérienne, frappes aériennes, warplanes, raid aérien, raids aériens',
  ],
  [
    of(BLAST, 'Strike', 'Frappe'),
    'strike on, strikes on, strikes, missile, missiles, missile strike, frappe, frappes, rocket, rockets, roquettes',
  ],
  [
    of(BLAST, 'Shelling', 'Bombardement'),
    'shelling, shelled, shells, bombardment, bombardement, bombardements, artillery, obus, tirs d artillerie',
  ],
  [of(BLAST, 'Explosion', 'Explosion'), 'blast, explosion, explosions, blasts, exploded, double explosion'],
  [
    of('Battles', 'Clashes', 'Affrontements'),
    'clashes, clash, clashed, fighting, battle, battles, firefight, gun battle, exchange of fire, combats, affrontements, affrontement, heurts',
  ],
  [
    of('Violence against civilians', 'Abduction', 'Enlèvement'),
    'abducted, kidnapped, abduction, kidnapping, enlevé, enlevés, enlèvement, kidnappés',
  ],
  [
    of('Violence against civilians', 'Massacre', 'Massacre'),
    'massacre, massacred, massacres, massacrées, massacrés, slaughtered, beheaded, executed, executing, tueries, décapités',
  ],
  [of(null, 'Raid', 'Raid'), 'raid, raids, raided, razzia'],
  [of(null, 'Assault', 'Assaut'), 'assault, stormed, overran, overrun, assaut'],
  [
    of(null, 'Attack', 'Attaque'),
    'attack, attacks, attacked, attaque, attaques, attaquée, attaqué, opened fire, shooting, gunned down, fusillade, attentats, gunmen, shot dead, forced passengers',
  ],
]);
/** The sort of happening a sentence tells of first; an attack under its narrower name where it has one. */
export function happeningIn(tokens: readonly Token[]): Happening | null {
  const found: Happening[] = [];
  for (let at = 0; at < tokens.length; ) {
    const happening = phraseAt(HAPPENINGS, tokens, at);
    if (happening !== null && !isDug(tokens, at)) found.push(happening.value);
    at = happening?.next ?? at + 1;
  }
  return found.find(({ en }) => en !== 'Attack' && en !== 'Raid' && en !== 'Assault') ?? found[0] ?? null;
}

// "a gold mine" is none that goes off.
function isDug(tokens: readonly Token[], at: number): boolean {
  if (!/^mines?$/.test(tokens[at]?.plain ?? '')) return false;
  return (
    /^(?:the|la|s|gold|coal|copper|diamond|cobalt|coltan|tin|silver)$/.test(tokens[at - 1]?.plain ?? '') ||
    /^(?:d'|de|aurifere|artisanale)$/.test(tokens[at + 1]?.plain ?? '')
  );
}

/** "Ambush near Teguey, Niger" */
export function titleOf(
  happening: Happening | null,
  language: SayingLanguage,
  location: string | null,
  country: string | null,
  isNear: boolean,
): string {
  const noun = happening?.[language] ?? (language === 'fr' ? 'Attaque' : 'Attack');
  const where = [location, country].filter((part) => part !== null).join(', ');
  if (where === '') return noun;
  if (language === 'en') return `${noun} ${isNear ? 'near' : 'in'} ${where}`;
  if (location === null) return `${noun} (${where})`;
  return isNear ? `${noun} près de ${where}` : `${noun} à ${where}`;
}
