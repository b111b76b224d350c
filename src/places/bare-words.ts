import type { Area } from './place.ts';

/**
 * Words that many use for several divisions though one or none has exactly that name: alone they are a choice. With
 * their country they mean what is so called there.
 */
export const BARE_WORD_CHOICES: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>(
  Object.entries({
    bahrelghazal: ['SS-BN', 'SS-BW', 'TD-BG'],
    bahrelgazel: ['SS-BN', 'SS-BW', 'TD-BG'],
    cachemire: ['IN-JK', 'PK-JK'],
    equatoria: ['SS-EC', 'SS-EE', 'SS-EW'],
    jerusalem: ['IL-JM', 'PS-JEM'],
    kasai: ['CD-KS', 'CD-KC', 'CD-KE'],
    kashmir: ['IN-JK', 'PK-JK'],
    shabelle: ['SO-SD', 'SO-SH'],
    washington: ['US-WA', 'US-DC'],
  }),
);

/** Territories asked for as one asks for a country. */
export const ASKED_LIKE_COUNTRIES: ReadonlyMap<string, Area> = new Map<string, Area>(
  Object.entries({
    gaza: { kind: 'division', country: 'PS', division: 'PS-GZS' },
    gazastrip: { kind: 'division', country: 'PS', division: 'PS-GZS' },
    bandedegaza: { kind: 'division', country: 'PS', division: 'PS-GZS' },
    westbank: { kind: 'division', country: 'PS', division: 'PS-WBK' },
    cisjordanie: { kind: 'division', country: 'PS', division: 'PS-WBK' },
  }),
);
