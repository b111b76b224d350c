/**
 * Where the tree of ISO 3166-2 is not the one people use.
 *
 * A division is first-level when ISO gives its country as its parent: regions in Burkina Faso, France, Guinea, Italy,
 * Morocco and the Philippines, the four parts of Uganda, entities above provinces everywhere. What lies below becomes
 * a location, its region being known from the tree. The exceptions are written down here.
 */

/** Lower in ISO's tree, yet what everybody names: events are recorded by them, and the region above holds them. */
export const PROMOTED: ReadonlySet<string> = new Set([
  // The governorates of Iraq's Kurdistan Region, beside the other fifteen.
  ...['IQ-AR', 'IQ-DA', 'IQ-SU'],
  // The governorates of Palestine, below the two territories.
  ...'PS-BTH PS-DEB PS-GZA PS-HBN PS-JEM PS-JEN PS-JRH PS-KYS PS-NBS PS-NGZ PS-QQA PS-RBH PS-RFH PS-SLT PS-TBS PS-TKM'.split(
    ' ',
  ),
]);

/** Not in ISO 3166-2, which lists Palestine's governorates without the two territories they make up. */
export const TERRITORIES: readonly { readonly code: string; readonly name: string; readonly parent: string }[] = [
  { code: 'PS-WBK', name: 'West Bank', parent: 'PS' },
  { code: 'PS-GZS', name: 'Gaza Strip', parent: 'PS' },
];

/** Entries that name a country with a code of its own, or a grouping that ISO keeps beside its parts. */
export const NOT_DIVISIONS: ReadonlySet<string> = new Set(
  (
    'CN-HK CN-MO CN-TW FI-01 FR-971 FR-972 FR-973 FR-974 FR-976 FR-BL FR-MF FR-NC FR-PF FR-PM FR-TF FR-WF ' +
    'GB-EAW GB-GBN GB-UKM ID-JW ID-KA ID-ML ID-NU ID-PP ID-SL ID-SM NL-AW NL-BQ1 NL-BQ2 NL-BQ3 NL-CW NL-SX NO-21 NO-22 ' +
    'US-AS US-GU US-MP US-PR US-UM US-VI'
  ).split(' '),
);

/** Countries in ISO 3166-1 that are part of another one: "Guadeloupe, France" is Guadeloupe. */
export const PARTS_OF: Readonly<Record<string, readonly string[]>> = {
  CN: ['HK', 'MO', 'TW'],
  FI: ['AX'],
  FR: ['BL', 'GF', 'GP', 'MF', 'MQ', 'NC', 'PF', 'PM', 'RE', 'TF', 'WF', 'YT'],
  NL: ['AW', 'BQ', 'CW', 'SX'],
  NO: ['SJ'],
  US: ['AS', 'GU', 'MP', 'PR', 'UM', 'VI'],
};

const BRITISH: Readonly<Record<string, string>> = {
  'GB-NIR': 'ABC AND ANN BFS CCG DRS FMO LBC MEA MUL NMD',
  'GB-SCT':
    'ABD ABE AGB ANS CLK DGY DND EAY EDH EDU ELN ELS ERW FAL FIF GLG HLD IVC MLN MRY NAY NLK ORK PKN RFW SAY SCB SLK STG WDU WLN ZET',
  'GB-WLS': 'AGY BGE BGW CAY CGN CMN CRF CWY DEN FLN GWN MON MTY NTL NWP PEM POW RCT SWA TOF VGL WRX',
  'GB-ENG':
    'BAS BBD BCP BDF BDG BEN BEX BIR BKM BNE BNH BNS BOL BPL BRC BRD BRY BST BUR CAM CBF CHE CHW CLD CMA CMD CON COV CRY DAL DBY DER DEV ' +
    'DNC DOR DUD DUR EAL ENF ERY ESS ESX GAT GLS GRE HAL HAM HAV HCK HEF HIL HMF HNS HPL HRT HRW HRY IOS IOW ISL KEC KEN KHL KIR KTT KWL ' +
    'LAN LBH LCE LDS LEC LEW LIN LIV LND LUT MAN MDB MDW MIK MRT NBL NEL NET NFK NGM NLN NNH NSM NTT NTY NWM NYK OLD OXF PLY POR PTE RCC ' +
    'RCH RDB RDG RIC ROT RUT SAW SFK SFT SGC SHF SHN SHR SKP SLF SLG SND SOL SOM SOS SRY STE STH STN STS STT STY SWD SWK TAM TFW THR TOB ' +
    'TRF TWH WAR WBK WFT WGN WIL WKF WLL WLV WND WNH WNM WOK WOR WRL WRT WSM WSX YOR',
};

const PALESTINIAN: Readonly<Record<string, string>> = {
  'PS-GZS': 'DEB GZA KYS NGZ RFH',
  'PS-WBK': 'BTH HBN JEM JEN JRH NBS QQA RBH SLT TBS TKM',
};

/** Divisions ISO lists beside the one they lie in: British counties and districts, Palestinian governorates. */
export const HOLDERS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ ...BRITISH, ...PALESTINIAN }).flatMap(([holder, parts]) =>
    parts.split(' ').map((part) => [`${holder.slice(0, 2)}-${part}`, holder]),
  ),
);
