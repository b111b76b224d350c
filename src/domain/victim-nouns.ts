import type { Harm, Victims } from './figure.ts';
import type { SayingLanguage } from './harm-words.ts';
import { phraseTable } from './phrase-table.ts';

/** What a noun says of whom it names. */
export interface VictimNoun {
  /** Null for words that name no category by themselves: "members", "éléments". */
  readonly victims: Victims | null;
  /** What such people have suffered when nothing else is said of them: "12 hostages". */
  readonly harm: Harm | null;
  readonly language: SayingLanguage | null;
  /** It says what was suffered only where there were none: "no victims" is no casualties, "30 victims" may be anything. */
  readonly whenNone?: true;
  /** A group with soldiers, police and people of its own: beside a noun that tells who they are it changes nothing ("Hamas policemen"). */
  readonly rules?: true;
}

function of(victims: Victims | null, language: SayingLanguage | null = null): VictimNoun {
  return { victims, harm: null, language };
}

function suffering(harm: Harm, victims: Victims = 'people'): VictimNoun {
  return { victims, harm, language: null };
}

/** Nouns by whom they name, English and French. A noun that is not here is kept as written and counted as `people`. */
export const VICTIM_NOUNS = phraseTable<VictimNoun>([
  [of('military'), 'soldier(s), troop(s), trooper(s), serviceman, servicemen, servicewoman, servicewomen'],
  [
    of('military'),
    'service member(s), servicemember(s), army, armed forces, military, army officer(s), military officer(s)',
  ],
  [of('military'), 'marine(s), infantrymen, infantryman, paratrooper(s), commando(s), conscript(s), reservist(s)'],
  [of('military'), 'army personnel, military personnel, special forces, airmen, airman, sailor(s), junta soldier(s)'],
  [of('military'), 'army soldier(s), army troop(s), armed forces personnel, naval officer(s), air force officer(s)'],
  [of('military'), 'government soldier(s), government troops, legionnaire(s), légionnaire(s), FAMa, FACA, FARDC'],
  [
    of('military'),
    'militaire(s), soldat(s), armée, forces armées, homme(s) de troupe, sous officier(s), parachutiste(s)',
  ],
  [of('military'), 'fantassin(s), marin(s), aviateur(s), forces spéciales, réserviste(s), conscrit(s), troupe(s)'],
  [
    of('military'),
    'army captain(s), army colonel(s), army general(s), army lieutenant(s), army major(s), army commander(s)',
  ],
  [
    of('military'),
    'army sergeant(s), army corporal(s), sergeant(s), corporal(s), lieutenant(s), adjudant(s), sergent(s)',
  ],
  [of('military', 'fr'), 'officier(s)'],
  [of('police'), 'policeman, policemen, policewoman, policewomen, police officer(s), police, gendarme(s), gendarmerie'],
  [of('police'), 'riot police, police personnel, policier(s), policière(s), agent(s) de police, officier(s) de police'],
  [of('police', 'en'), 'constable(s), cop(s)'],
  // Of an army or of the police: where nothing beside it tells which, it is of either.
  [of('security_forces', 'en'), 'officer(s)'],
  [of('militia'), 'militiaman, militiamen, militia, militias, militia member(s), militia fighter(s), VDP, VDPs'],
  [of('militia'), 'volunteer(s) for the defence of the homeland, volunteer(s) for the defense of the homeland'],
  [
    of('militia'),
    'homeland defence volunteer(s), homeland defense volunteer(s), self defence, self defense, vigilante(s)',
  ],
  [of('militia'), 'self defence group member(s), self defense group member(s), self defence fighter(s), dozo(s)'],
  [
    of('militia'),
    'self defence militiamen, self defense fighter(s), paramilitary, paramilitaries, koglweogo, dozo hunter(s)',
  ],
  [
    of('militia'),
    'civilian joint task force member(s), CJTF, milicien(s), milicienne(s), supplétif(s) civil(s), supplétif(s), milice(s), chasseur(s) dozo(s)',
  ],
  [
    of('militia'),
    "volontaire(s) pour la défense de la patrie, volontaire(s) pour la défense du village, volontaire(s) pour la défense, groupe(s) d'autodéfense, autodéfense, paramilitaire(s)",
  ],
  [of('militia'), "membre(s) d'un groupe d'autodéfense, membre(s) de groupe(s) d'autodéfense"],
  [of('security_forces'), 'security force(s), security personnel, security forces member(s), security force member(s)'],
  [of('security_forces'), 'security force personnel, security agent(s), security officer(s), security guard(s), FDS'],
  [
    of('security_forces'),
    'defence and security forces, defense and security forces, government forces, national guard(s)',
  ],
  [
    of('security_forces'),
    'national guardsmen, guardsmen, national guardsman, customs officer(s), border guard(s), coast guard(s)',
  ],
  [of('security_forces'), 'security operative(s), security services, law enforcement, law enforcement officer(s)'],
  [
    of('security_forces'),
    'forces de sécurité, forces de défense et de sécurité, forces de défense, forces gouvernementales',
  ],
  [of('security_forces'), 'agent(s) de sécurité, garde(s) nationaux, garde(s) national, garde nationale, douanier(s)'],
  [of('security_forces'), "garde(s) frontière(s), vigile(s), forces de l'ordre, services de sécurité"],
  [of('security_forces', 'fr'), 'agent(s)'],
  [
    of('armed_group'),
    'attacker(s), assailant(s), terrorist(s), jihadist(s), jihadi(s), insurgent(s), rebel(s), fighter(s)',
  ],
  [of('armed_group'), 'gunman, gunmen, bandit(s), extremist(s), islamist(s), armed men, armed man, separatist(s)'],
  [of('armed_group'), 'guerrilla(s), guerilla(s), suicide bomber(s), bomber(s), raider(s), combatant(s), kamikaze(s)'],
  [
    of('armed_group'),
    'rebel fighter(s), jihadist fighter(s), islamist fighter(s), islamist militant(s), terrorist element(s), extremist(s), armed extremist(s)',
  ],
  [of('armed_group', 'en'), 'militant(s)'],
  [
    of('armed_group'),
    'terroriste(s), djihadiste(s), jihadiste(s), assaillant(s), combattant(s), rebelle(s), insurgé(e)(s)',
  ],
  [of('armed_group'), 'homme(s) armé(s), bandit(s) armé(s), extrémiste(s), islamiste(s), séparatiste(s)'],
  [
    of('armed_group'),
    'élément(s) terroriste(s), extrémiste(s), individu(s) armé(s), coupeur(s) de route, guérillero(s), attaquant(s)',
  ],
  [
    of('armed_group'),
    'Boko Haram, ISWAP, JNIM, ISGS, ISSP, Al Shabaab, Islamic State, GSIM, EIGS, AQIM, AQMI, État islamique',
  ],
  [of('armed_group'), "l'État islamique, M23, ADF"],
  [{ ...of('armed_group'), rules: true }, 'Taliban(s), Houthi(s), ISIS, ISIL, Daesh, Daech, Hamas, Hezbollah'],
  [
    of('civilians'),
    'civilian(s), villager(s), resident(s), inhabitant(s), local(s), farmer(s), herder(s), shepherd(s)',
  ],
  [of('civilians'), 'woman, women, child, children, girl(s), boy(s), baby, babies, infant(s), toddler(s), teenager(s)'],
  [
    of('civilians'),
    'aid worker(s), humanitarian worker(s), humanitarian(s), journalist(s), reporter(s), media worker(s)',
  ],
  [of('civilians'), 'health worker(s), medical worker(s), medic(s), doctor(s), nurse(s), paramedic(s), medical staff'],
  [
    of('civilians'),
    'pilgrim(s), trader(s), merchant(s), student(s), pupil(s), schoolchildren, schoolgirl(s), schoolboy(s)',
  ],
  [
    of('civilians'),
    'teacher(s), worshipper(s), worshiper(s), miner(s), gold miner(s), worker(s), driver(s), truck driver(s)',
  ],
  [
    of('civilians'),
    'passenger(s), traveller(s), traveler(s), fisherman, fishermen, refugee(s), migrant(s), asylum seeker(s)',
  ],
  [
    of('civilians'),
    'humanitarian(s), humanitarian staff, aid staff, NGO worker(s), UN staff, UN worker(s), relief worker(s)',
  ],
  [
    of('civilians'),
    'priest(s), imam(s), pastor(s), nun(s), missionary, missionaries, tourist(s), citizen(s), townspeople',
  ],
  [
    of('civilians'),
    'bystander(s), passerby, passersby, passers by, shopkeeper(s), mourner(s), churchgoer(s), protester(s)',
  ],
  [
    of('civilians'),
    'farm worker(s), farmworker(s), labourer(s), laborer(s), shopper(s), vendor(s), commuter(s), motorist(s), market goer(s)',
  ],
  [
    of('civilians'),
    'teen(s), schoolboy(s), grandmother(s), mother(s), pregnant woman, pregnant women, newborn(s), minor(s)',
  ],
  [
    of('civilians'),
    'rescuer(s), rescue worker(s), firefighter(s), first responder(s), ambulance worker(s), pharmacist(s)',
  ],
  [of('civilians'), 'woodcutter(s), pastoralist(s), displaced resident(s), camp resident(s), lorry driver(s)'],
  [
    of('civilians'),
    'adolescent(e)(s), nouveau(x) né(s), fidèle(s), sage(s) femme(s), pompier(s), secouriste(s), vendeur(s)',
  ],
  [
    of('civilians'),
    'vendeuse(s), retraité(e)(s), écoliers, routier(s), camionneur(s), maraîcher(s), bûcheron(s), infirmières',
  ],
  [of('civilians'), 'protestor(s), demonstrator(s), patient(s), parishioner(s), schoolteacher(s), election worker(s)'],
  [of('civilians'), 'civil(e)(s), civilian population, villageois, villageoise(s), habitant(e)(s), résident(e)(s)'],
  [of('civilians'), 'femme(s), enfant(s), fille(s), fillette(s), garçon(s), bébé(s), nourrisson(s), agriculteur(s)'],
  [
    of('civilians'),
    'cultivateur(s), paysan(ne)(s), éleveur(s), berger(s), travailleur(s) humanitaire(s), humanitaire(s)',
  ],
  [
    of('civilians'),
    'journaliste(s), agent(s) de santé, agent(s) humanitaire(s), médecin(s), infirmier(s), infirmière(s)',
  ],
  [
    of('civilians'),
    'soignant(e)(s), personnel(s) soignant(s), pèlerin(s), commerçant(e)(s), marchand(e)(s), étudiant(e)(s)',
  ],
  [of('civilians'), 'élève(s), écolier(s), écolière(s), lycéen(s), lycéenne(s), enseignant(e)(s), instituteur(s)'],
  [
    of('civilians'),
    "fidèle(s), orpailleur(s), mineur(s) d'or, travailleur(s), ouvrier(s), chauffeur(s), conducteur(s)",
  ],
  [
    of('civilians'),
    "passager(s), passagère(s), voyageur(s), pêcheur(s), réfugié(e)(s), migrant(e)(s), demandeur(s) d'asile",
  ],
  [
    of('civilians'),
    'prêtre(s), pasteur(s), religieuse(s), missionnaire(s), touriste(s), citoyen(ne)(s), riverain(e)(s)',
  ],
  [of('civilians'), 'manifestant(e)(s), employé(e)(s), patient(e)(s), personnel(s) humanitaire(s), passant(e)(s)'],
  [
    of('peacekeepers'),
    'peacekeeper(s), blue helmet(s), UN peacekeeper(s), UN troops, UN soldier(s), UN police, UN police officer(s)',
  ],
  [
    of('peacekeepers'),
    'UN peacekeeping troops, United Nations peacekeeper(s), peacekeeping troops, peacekeeping soldier(s)',
  ],
  [of('peacekeepers'), 'MINUSMA, MINUSMA soldier(s), MINUSMA peacekeeper(s), MINUSCA, MINUSCA soldier(s), MONUSCO'],
  [
    of('peacekeepers'),
    'MONUSCO soldier(s), UNIFIL, UNIFIL soldier(s), AMISOM, AMISOM soldier(s), ATMIS, ATMIS soldier(s)',
  ],
  [
    of('peacekeepers'),
    'MINUSMA troops, AMISOM troops, ATMIS troops, UNMISS, African Union troops, African Union soldier(s)',
  ],
  [of('peacekeepers'), "casque(s) bleu(s), soldat(s) de la paix, soldat(s) de l'ONU, soldat(s) de la MINUSMA, FINUL"],
  [of('peacekeepers'), 'soldat(s) de la MONUSCO, soldat(s) de la MINUSCA'],
  [of('people'), 'people, person, persons, man, men, human(s), individual(s), adult(s), youth(s), elder(s)'],
  [of('people'), 'personne(s), homme(s), individu(s), adulte(s), jeune(s), gens, être(s) humain(s)'],
  [
    of('people'),
    'foreigner(s), national, nationals, local people, crew, clergy, family, families, relative(s), suspect(s)',
  ],
  [
    of('people'),
    "étranger(s), étrangère(s), ressortissant(e)(s), famille(s), membre(s) d'équipage, délégué(e)(s), député(s)",
  ],
  [
    of(null),
    'enemy, enemies, ennemi(e)(s), member(s), element(s), personnel, staff, forces, force, colleague(s), comrade(s), leader(s), chief(s)',
  ],
  [
    of(null),
    'recruit(s), cadet(s), trainee(s), commander(s), volunteer(s), guard(s), contractor(s), chef(s), recrue(s)',
  ],
  [of(null), 'membre(s), élément(s), effectif(s), personnels, collègue(s), camarade(s), chef(s)'],
  [{ ...suffering('casualties'), whenNone: true }, 'victim(s), victime(s)'],
  [suffering('abducted'), 'hostage(s), captive(s), abductee(s), otage(s), captif(s)'],
  [
    suffering('captured'),
    'prisoner(s), prisoner(s) of war, POW(s), prisonnier(s), prisonnier(s) de guerre, prisonnière(s)',
  ],
  [suffering('arrested'), 'detainee(s), détenu(e)(s)'],
  [suffering('displaced', 'civilians'), 'displaced people, displaced person(s), internally displaced people, IDP(s)'],
  [
    suffering('displaced', 'civilians'),
    'internally displaced person(s), displaced civilian(s), déplacé(s), déplacé(s) internes',
  ],
  [suffering('displaced', 'civilians'), 'evacuee(s), PDI'],
]);
