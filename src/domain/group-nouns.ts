import type { SayingLanguage } from './harm-words.ts';
import { phraseTable } from './phrase-table.ts';

/** Families, units and other groups, counted as such: nobody can tell how many people they are. */
export const GROUPS: readonly (readonly [true, string])[] = [
  [true, 'families, familles, households, ménages, foyers, couples, communities, communautés, tribes, tribus, clans'],
  [true, 'platoons, squads, squadrons, companies, regiments, divisions, columns, detachments, contingents, garrisons'],
  [true, 'pelotons, escadrons, compagnies, régiments, colonnes, détachements, garnisons, sections, équipes, équipages'],
  [true, 'cells, gangs, networks, factions, crews, teams, militias, armies, cellules, réseaux, milices, patrouilles'],
];
/** The same, to be looked up. */
export const GROUP_NOUNS = phraseTable(GROUPS);

/** Several people as one. An English one counts them where it says of which they are, before their noun: "12 family members". */
export const ONE_GROUP = phraseTable<SayingLanguage>([
  ['en', 'family, household, couple, community, tribe, clan, platoon, squad, squadron, company, regiment, division'],
  ['en', 'column, detachment, contingent, garrison, section, cell, gang, network, faction, team'],
  ['fr', 'famille, ménage, foyer, communauté, tribu, peloton, escadron, compagnie, régiment, colonne, détachement'],
  ['fr', 'garnison, équipe, équipage, cellule, réseau, patrouille'],
]);
