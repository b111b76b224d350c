import { GROUPS } from './group-nouns.ts';
import { phraseTable } from './phrase-table.ts';

/**
 * Words that are counted but are not people: a number of them is never a number of victims. Those that may stand `beside` an English noun tell
 * of what kind it is: "12 chicken farmers".
 */
export const NOT_PEOPLE = phraseTable<'beside' | 'counted'>([
  ['beside', 'cow(s), cattle, camel(s), goat(s), sheep, livestock, animal(s), donkey(s), horse(s), dog(s), bird(s)'],
  [
    'beside',
    'vehicle(s), car(s), truck(s), motorcycle(s), motorbike(s), tank(s), drone(s), house(s), home(s), helicopter(s)',
  ],
  [
    'beside',
    'weapon(s), rifle(s), round(s), rocket(s), missile(s), bomb(s), shell(s), boat(s), ship(s), aircraft(s), plane(s)',
  ],
  [
    'beside',
    'village(s), town(s), market(s), school(s), hospital(s), base(s), camp(s), position(s), post(s), convoy(s)',
  ],
  [
    'counted',
    'percent, per cent, pour cent, km, kilometre(s), kilometer(s), kilomètre(s), mile(s), dollar(s), euro(s), ton(s)',
  ],
  [
    'counted',
    'minute(s), hour(s), day(s), week(s), month(s), year(s), time(s), heure(s), jour(s), semaine(s), mois, an(s)',
  ],
  ['counted', 'année(s), fois, attack(s), ambush(es), clash(es), strike(s), raid(s), incident(s), side(s), report(s)'],
  [
    'counted',
    'attaque(s), embuscade(s), combat(s), affrontement(s), frappe(s), vache(s), bœuf(s), boeuf(s), chameau(x)',
  ],
  [
    'counted',
    'mouton(s), chèvre(s), bétail, véhicule(s), camion(s), moto(s), voiture(s), maison(s), arme(s), blindé(s)',
  ],
  ['counted', 'hélicoptère(s), avion(s), bateau(x), localité(s), village(s), ville(s), école(s), marché(s), poste(s)'],
  [
    'counted',
    'alive, unhurt, unharmed, safe, vivant(e)(s), indemne(s), sauf(s), survivor(s), survivant(e)(s), rescapé(e)(s), miraculé(e)(s), escapee(s), body, bodies, corps, cadavre(s)',
  ],
  ['beside', 'bus(es), minibus(es), train(s), ambulance(s), lorry, lorries, minority'],
  ['counted', 'convoi(s), autobus, autocar(s), pirogue(s)'],
  // Several people as one, and nobody can tell how many.
  ['counted', 'handful(s), bunch(es), lot(s), crowd(s), mob(s), batch(es), majority, bulk, multitude, string, series'],
  ['counted', 'poignée(s), foule(s), majorité, minorité, partie, moitié, multitude, série, tas'],
  ['beside', 'group(s), unit(s), brigade(s), battalion(s), patrol(s)'],
  ['counted', 'case(s), groupe(s), unité(s), bataillon(s)'],
  ...GROUPS.map(([, groups]) => ['counted', groups] as const),
  ['counted', 'pair(s), head, heads, herd(s), flock(s), tête(s), troupeau(x)'],
  ['beside', 'wildlife, poultry, oxen, ox, bull(s)'],
  [
    'beside',
    'pig(s), chicken(s), hen(s), duck(s), fowl(s), mule(s), pony, ponies, ram(s), ewe(s), lamb(s), calf, calves',
  ],
  [
    'beside',
    'buffalo(es), elephant(s), lion(s), hyena(s), crocodile(s), snake(s), monkey(s), cat(s), wolf, wolves, rhino(s)',
  ],
  ['beside', 'hippo(s), gorilla(s), leopard(s), giraffe(s), antelope(s), beast(s), zebu(s), turkey(s), goose, geese'],
  [
    'counted',
    'porc(s), cochon(s), poulet(s), poule(s), volaille(s), canard(s), chien(s), chat(s), cheval, chevaux, âne(s)',
  ],
  ['counted', 'ânesse(s), mulet(s), taureau(x), veau(x), bélier(s), agneau(x), brebis, dromadaire(s), animal, animaux'],
  [
    'counted',
    'bête(s), singe(s), serpent(s), éléphant(s), hyène(s), hippopotame(s), zébu(s), bovin(s), ovin(s), caprin(s)',
  ],
]);
