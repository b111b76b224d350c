import { ACTION_VERSION, type Action, type Entry } from '../src/domain/action.ts';
import type { Statement } from '../src/domain/claim.ts';
import { EVENT_KINDS } from '../src/domain/event.ts';
import { readStatement } from '../src/domain/says.ts';
import { countryName } from '../src/places/countries.ts';
import { firstDivisions } from '../src/places/divisions.ts';

export const COUNTRIES = 'NE ML BF NG TD CM SD SS SO ET KE CD MZ LY SY IQ YE AF MM UA'.split(' ');
const CLAIMS_PER_EVENT = 3;
const FIRST_DAY = Date.UTC(2014, 0, 1);
const DAYS = 3652;
const DAY = 86_400_000;
const SYLLABLES = 'ba ko ri ta mo ne du sa li gu fo we ka zi ro'.split(' ');

/** The same numbers every time, from 0 up to 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Country {
  readonly code: string;
  readonly places: ReadonlyArray<{ readonly division: string; readonly location: string }>;
  readonly claimants: readonly string[];
}

/** Invented villages and speakers in real countries: about 300 places and ten who speak in each. */
function inventCountry(code: string, random: () => number): Country {
  const word = (least: number): string => {
    const length = least + Math.floor(random() * 2);
    const text = Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const divisions = firstDivisions()
    .filter((division) => division.country === code)
    .slice(0, 12);
  const places = Array.from({ length: 300 }, (_, index) => ({
    division: divisions[index % divisions.length]?.code ?? '',
    location: word(3),
  }));
  const name = countryName(code, 'en');
  const claimants = [
    `${name} defence ministry`,
    `${name} army`,
    `${word(2)} Liberation Front`,
    `${word(2)} Brigade`,
    `${word(2)} hospital`,
    `Residents of ${word(3)}`,
    `Governor of ${word(2)}`,
    `${name} Red Cross`,
    `${word(2)} Monitor`,
    `${word(2)} Press`,
  ];
  return { code, places, claimants };
}

const read = new Map<string, Statement>();

function statementOf(says: string): Statement {
  const known = read.get(says) ?? readStatement(says);
  read.set(says, known);
  return known;
}

/** What is said of an event in which about this many died; two in three say nearly the same. */
function inventWords(toll: number, random: () => number): string {
  const said = Math.max(1, random() < 0.66 ? toll : Math.round(toll * (0.6 + random())));
  switch (Math.floor(random() * 8)) {
    case 0:
      return `at least ${said} soldiers killed`;
    case 1:
      return `${said} soldiers killed, ${1 + Math.floor(random() * 20)} wounded`;
    case 2:
      return `responsibility; ${said} soldiers killed`;
    case 3:
      return `${said} civilians killed`;
    case 4:
      return `about ${said} attackers killed; ${Math.ceil(said / 2)} soldiers wounded`;
    case 5:
      return `between ${said} and ${said + 5} people killed`;
    case 6:
      return random() < 0.3 ? 'denies losses' : `${said} people abducted`;
    default:
      return `${said} soldiers killed`;
  }
}

/** Any 64 hexadecimal digits: as long as a real hash, and as different from one another. */
function inventHash(random: () => number): string {
  return Array.from({ length: 8 }, () =>
    Math.floor(random() * 4_294_967_296)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
const snowflake = (random: () => number): string =>
  `12${Math.floor(random() * 1e16)
    .toString()
    .padStart(16, '0')}`;

/**
 * A server's journal with this many claims, always the same one: about three claims to an event, 20 countries, ten years, recorded within days of
 * what they tell; one in a hundred entries takes something back. Its hashes are as long as real ones and say nothing.
 */
export function* inventedJournal(claims: number): Generator<Entry> {
  const random = numbers(20_240_320);
  const countries = COUNTRIES.map((code) => inventCountry(code, random));
  const members = Array.from({ length: 12 }, () => snowflake(random));
  const carriers = Array.from({ length: 40 }, (_, index) => `Carrier ${index + 1}`);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  const events = Math.ceil(claims / CLAIMS_PER_EVENT);
  let seq = 0;
  let previous: string | null = null;

  const entry = (time: number, action: Action): Entry => {
    seq += 1;
    const at = new Date(time + seq).toISOString();
    const by = { member: pick(members), interaction: snowflake(random) };
    const content =
      'content' in action ? { content: { ...action.content, salt: inventHash(random).slice(0, 22) } } : {};
    const next = { seq, at, by, action: { ...action, ...content } as Action, previous, hash: inventHash(random) };
    previous = next.hash;
    return next;
  };

  const version = ACTION_VERSION;
  for (const { claimants } of countries) {
    for (const [name, other, kind] of [
      [claimants[1], claimants[0], 'state'],
      [claimants[3], claimants[2], 'armed_group'],
      [claimants[8], null, 'dataset'],
    ] as const) {
      const content = { claimant: name ?? '', aliases: [], mouthpieceOf: other ?? null, kind, reliability: null };
      yield entry(FIRST_DAY, { type: 'claimant.changed', content, version });
    }
  }

  let left = claims;
  for (let event = 1; event <= events; event += 1) {
    const country = pick(countries);
    const { division, location } = pick(country.places);
    const day = FIRST_DAY + Math.floor(((event - 1) / events) * DAYS + random() * 10) * DAY;
    const precision = random() < 0.04 ? 'month' : 'day';
    const date = precision === 'month' ? `${isoDay(day).slice(0, 7)}-01` : isoDay(day);
    const toll = 1 + Math.floor(random() ** 2 * 60);
    yield entry(day, {
      type: 'event.added',
      event,
      version,
      content: {
        title: `${pick(['Ambush', 'Raid', 'Shelling', 'Clash', 'Blast'])} near ${location}, ${toll} reported dead`,
        kind: pick(EVENT_KINDS),
        date: { date, precision },
        until: random() < 0.02 ? { date: isoDay(day + 2 * DAY), precision: 'day' } : null,
        place: { country: country.code, division, location },
        coordinates: null,
        attacker: random() < 0.5 ? pick(country.claimants) : null,
        target: null,
        url: `https://news.example/${country.code.toLowerCase()}/${event}`,
        note: null,
      },
    });
    const own = Math.min(left, event === events ? left : Math.floor(random() * (2 * CLAIMS_PER_EVENT + 1)));
    left -= own;
    for (let claim = 1; claim <= own; claim += 1) {
      const says = inventWords(toll, random);
      const added = entry(day + claim * DAY, {
        type: 'claim.added',
        event,
        claim,
        version,
        content: {
          claimant: pick(country.claimants),
          says,
          statement: statementOf(says),
          said: random() < 0.9 ? { date: isoDay(day + claim * DAY), precision: 'day' } : null,
          via: pick(carriers),
          url: `https://news.example/${country.code.toLowerCase()}/${event}/${claim}`,
          quote: null,
          reliability: null,
          credibility: null,
        },
      });
      yield added;
      if (random() >= 0.013) continue;
      yield entry(
        day + claim * DAY,
        random() < 0.5
          ? { type: 'action.undone', undoes: added.seq, version }
          : { type: 'claim.withdrawn', event, claim, version, content: { reason: 'The carrier took it back' } },
      );
    }
  }
}
