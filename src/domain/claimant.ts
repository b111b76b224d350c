import { nameKey } from './name-key.ts';

/** What sort of speaker a claimant is. A `dataset` codes others' reports: its estimates are shown and outside all disputes. */
export const CLAIMANT_KINDS = [
  'state',
  'armed_group',
  'local_officials',
  'health_services',
  'residents',
  'media',
  'monitor',
  'ngo',
  'international_organisation',
  'dataset',
  'other',
] as const;
export type ClaimantKind = (typeof CLAIMANT_KINDS)[number];

/** Admiralty scale: A completely reliable … E unreliable, F cannot be judged. */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/** Admiralty scale: 1 confirmed by other sources … 5 improbable, 6 cannot be judged. */
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const;
export type Credibility = (typeof CREDIBILITIES)[number];

/** What a claim must be rated, at least: `C` is met by A, B and C. F and 6 say that nobody can judge, so only they meet themselves. */
export interface Rating {
  readonly reliability: Reliability | null;
  readonly credibility: Credibility | null;
}

export function isRated(claim: Rating, { reliability, credibility }: Rating): boolean {
  return meets(claim.reliability, reliability, 'F') && meets(claim.credibility, credibility, 6);
}

function meets<Code extends string | number>(code: Code | null, least: Code | null, unknown: Code): boolean {
  if (least === null || code === least) return true;
  return code !== null && code !== unknown && least !== unknown && code < least;
}

/** Whose losses a speaker denies when it "denies losses": its own side's. Null when the name does not tell. */
export type Side = 'state' | 'armed_group' | null;

const STATE_WORDS = new Set(
  (
    'army military ministry minister government gendarmerie police presidency president junta navy ' +
    'armee militaire ministere ministre gouvernement presidence junte fama fds'
  ).split(' '),
);
const STATE_NAMES = [
  'armed forces',
  'security forces',
  'defence forces',
  'defense forces',
  'forces armees',
  'forces de securite',
];
const GROUP_WORDS = new Set(
  (
    'group front rebels rebel insurgents jihadists militants movement brigade brigades faction isis isil daesh taliban jnim ' +
    'gsim aqim aqmi iswap boko haram shabaab hezbollah hamas houthis groupe rebelles mouvement insurges djihadistes'
  ).split(' '),
);
const GROUP_NAMES = ['islamic state', 'etat islamique'];

/** The side a claimant speaks for, by its kind where a moderator gave one, else by plain words of its name. */
export function sideOf(name: string, kind: ClaimantKind | null): Side {
  if (kind === 'state' || kind === 'armed_group') return kind;
  if (kind !== null) return null;
  const key = nameKey(name);
  if (GROUP_NAMES.some((known) => key.includes(known))) return 'armed_group';
  if (STATE_NAMES.some((known) => key.includes(known))) return 'state';
  const words = key.split(' ');
  if (words.some((word) => STATE_WORDS.has(word))) return 'state';
  if (words.some((word) => GROUP_WORDS.has(word))) return 'armed_group';
  return null;
}
