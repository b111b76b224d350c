import { phraseTable } from '../domain/phrase-table.ts';

/** Sorts of claimants, for knowing a speaker by a noun and for knowing which one "the ministry" or "he" goes on with. */
export type SpeakerSort = 'person' | 'persons' | 'institution' | 'group' | 'document';

export const SPEAKER_NOUNS = phraseTable<SpeakerSort>([
  [
    'institution',
    'ministry, army, military, government, police, presidency, junta, navy, air force, command, mission, agency, council, authority, hospital, clinic, morgue',
  ],
  [
    'institution',
    'parliament, prosecutor s office, governor s office, mayor s office, office, commission, observatory, monitor, watchdog, charity, organisation, organization, union',
  ],
  [
    'institution',
    'ngo, embassy, consulate, palace, monarchy, court, secretariat, un mission, rights group, aid group, network, league, association, federation, committee, bureau, department, service, services, united nations, un, monusco, minusma, minusca',
  ],
  [
    'institution',
    'state television, state tv, television, state radio, radio, newspaper, news agency, forces, security forces, armed forces, gendarmerie, coastguard, coast guard, party, kremlin',
  ],
  [
    'institution',
    'think tank, research group, monitoring group, red cross, médecins sans frontières, centre, center, collective, civil society, human rights watch, state media, local media, media',
  ],
  [
    'institution',
    'ministère, armée, gouvernement, présidence, junte, état major, mission, agence, conseil, autorité, hôpital, parquet, préfecture, gouvernorat, mairie, bureau, commission',
  ],
  [
    'institution',
    'observatoire, ong, organisation, syndicat, réseau, ligue, association, comité, collectif, société civile, télévision, radio, onu, nations unies, croix rouge, police, défense',
  ],
  [
    'institution',
    "protection civile, marine, force, primature, chancellerie, quai d'orsay, élysée, coordination, union, centre, mouvement citoyen, cellule, gardes côtes",
  ],
  [
    'group',
    'group, rebels, rebel group, militia, insurgents, jihadists, militants, faction, front, movement, brigade, brigades, paramilitaries, paramilitary, gang, separatists, guerrillas',
  ],
  [
    'group',
    'groupuscule, groupe, rebelles, milice, insurgés, jihadistes, djihadistes, mouvement, brigade, alliance, gang, séparatistes, katiba, groupe armé, coalition, califat, islamic state, isis, is, jnim',
  ],
  [
    'group',
    'taliban, hamas, hezbollah, houthis, al shabaab, al qaeda, boko haram, iswap, état islamique, ei, shebab, shebabs, gsim, m23, adf, codeco, fdlr, rsf, fsr, bla, ttp, talibans, vanguard, alliance, army s rivals, caliphate',
  ],
  [
    'person',
    'ruler, monarch, chieftain, sheikh, emir, sultan, spokesman, spokesperson, spokeswoman, official, minister, president, governor, mayor, commander, officer, colonel, general, chief, director, doctor, nurse, resident, witness',
  ],
  [
    'person',
    'source, lawmaker, deputy, prefect, administrator, leader, activist, elder, analyst, relative, survivor, villager, prosecutor, commissioner, secretary, ambassador, envoy, imam, priest',
  ],
  [
    'person',
    'head, chairman, chairwoman, teacher, trader, farmer, driver, coordinator, representative, worker, surgeon, soldier, lieutenant, captain, major, parent, father, mother, brother, owner',
  ],
  [
    'person',
    'diplomat, journalist, bishop, pastor, medic, chairperson, manager, superintendent, inspector, adviser, advisor, senator, eyewitness, mp, correspondent, negotiator, neighbour, student',
  ],
  [
    'person',
    'porte parole, responsable, ministre, président, présidente, gouverneur, maire, commandant, officier, général, chef, cheffe, directeur, directrice, médecin, infirmier, habitant, habitante',
  ],
  [
    'person',
    'témoin, source, député, préfet, sous préfet, administrateur, dirigeant, militant, militante, notable, procureur, procureure, commissaire, secrétaire, élu, élue, prêtre, survivant, survivante',
  ],
  [
    'person',
    'rescapé, rescapée, enseignant, commerçant, chauffeur, coordinateur, coordonnateur, représentant, lieutenant, capitaine, parent, père, mère, évêque, imam, diplomate, riverain, villageois',
  ],
  [
    'person',
    'volunteer, researcher, expert, passenger, pilot, neighbor, aide, lawyer, shopkeeper, herder, fisherman, miner, member, rescuer, survivor, scholar, local, veteran, reporter',
  ],
  [
    'person',
    'analyste, expert, experte, chercheur, chercheuse, spécialiste, commerçante, magistrat, magistrate, policier, gendarme, militaire, éleveur, pêcheur, agriculteur, passager, passagère, conducteur, bourgmestre, administratrice, avocat, avocate, ambassadeur, employé, employée',
  ],
  [
    'person',
    'membre, volontaire, bénévole, secouriste, humanitaire, ouvrier, étudiant, étudiante, élève, voisin, voisine, proche, frère, cousin, oncle, universitaire, observateur, infirmière, chirurgien, sage femme, dirigeante, députée, conseiller, conseillère, coordinatrice, syndicaliste, cadre',
  ],
  [
    'persons',
    'officials, ministers, residents, witnesses, sources, officers, leaders, activists, elders, locals, villagers, survivors, authorities, relatives, doctors, medics, prosecutors, people',
  ],
  [
    'persons',
    'groups, agencies, ministries, organisations, organizations, charities, monitors, forces, services, lawmakers, soldiers, workers, rescuers, commanders, rights groups, aid workers, ngos, spokesmen, eyewitnesses, analysts, families, inhabitants, diplomats, journalists, hospitals, men',
  ],
  [
    'persons',
    'habitants, témoins, responsables, élus, autorités, ong, secouristes, médecins, proches, survivants, rescapés, villageois, notables, familles, riverains, officiers, militaires, élues',
  ],
  [
    'persons',
    'commerçants, humanitaires, hôpitaux, experts, soignants, déplacés, diplomates, journalistes, pêcheurs, éleveurs, organisations',
  ],
  [
    'document',
    'statement, report, communiqué, message, bulletin, note, document, video, vidéo, bilan, rapport, tally, count, data, figures, dispatch',
  ],
]);

/** Pronouns, by whom they go on with. */
export const PRONOUNS: ReadonlyMap<string, 'any' | 'person' | 'persons' | 'institution'> = new Map([
  ['it', 'institution'],
  ['he', 'person'],
  ['she', 'person'],
  ['they', 'persons'],
  ['we', 'any'],
  ['i', 'any'],
  ['nous', 'any'],
  ['je', 'any'],
  ["j'", 'any'],
  ['il', 'any'],
  ['elle', 'any'],
  ['lui', 'person'],
  ['him', 'person'],
  ['her', 'person'],
  ['them', 'persons'],
  ['eux', 'persons'],
  ['ils', 'persons'],
  ['elles', 'persons'],
  ['celui', 'any'],
  ['celle', 'any'],
  ['ce', 'any'],
  ['dernier', 'any'],
]);
