import type { ClaimContent, Language } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import type { EventContent } from '../domain/event.ts';
import { nearEvents, type Sought, sameEvent } from '../domain/near.ts';
import { readStatement } from '../domain/says.ts';
import type { Draft } from '../drafting/draft.ts';
import { saysOf } from '../drafting/says-of.ts';
import { countryName } from '../places/countries.ts';
import { plain } from '../render/markdown.ts';
import { recordedNames } from './recorded-name.ts';

/** An event of a draft: what would be recorded of it, as far as it is known. */
export interface KeptEvent {
  readonly content: Omit<EventContent, 'date' | 'place'> & {
    readonly date: EventContent['date'] | null;
    readonly place: EventContent['place'] | null;
  };
  /** The event in the record that it is; null where it is a new one. */
  readonly into: number | null;
  /** Somebody has said that it is none of the record's. */
  readonly isSaidNew?: boolean;
  /** Somebody wrote its title: one made by rule tells it from no other. */
  readonly isTitled?: boolean;
  /** To be recorded though nothing is claimed of it. */
  readonly isChosen: boolean;
}

/** A claim of a draft. */
export interface KeptClaim {
  /** Index into the draft's events. */
  readonly event: number;
  readonly content: Omit<ClaimContent, 'claimant'> & { readonly claimant: string | null };
  readonly sentence: string;
  /** What the text says beside it that no words of a claim can say. */
  readonly unread?: readonly string[];
  /** Why it is left out unless somebody chooses it; null where there is nothing against it. */
  readonly doubt: 'unsure' | 'known' | 'nameless' | null;
  /** The text's own count, in nobody's name. */
  readonly isOutlets: boolean;
  readonly isChosen: boolean;
}

/** A draft as it is kept for an hour: what was read and what its member made of it. Of the text it has no more than these sentences. */
export interface KeptDraft {
  readonly name: string;
  /** The member it was read for. */
  readonly by: string;
  /** The last entry of the record as its member saw it. */
  readonly seq: number;
  /** SHA-256 (hex) of the text. */
  readonly digest: string;
  readonly url: string | null;
  readonly language: Language;
  readonly events: readonly KeptEvent[];
  readonly claims: readonly KeptClaim[];
  /** Claims that one message has no room for. */
  readonly leftOut: number;
  /** The day the text was taken as published on, `YYYY-MM-DD`, where neither it nor its member told. */
  readonly takenAsOf?: string;
}

/** As many claims and events as one list offers; a text that has more is drafted in pieces. */
const MOST = 20;
const NAME = 100;

interface Source {
  readonly name: string;
  readonly by: string;
  readonly digest: string;
  readonly url: string | null;
}

/** A draft as it is first shown: matched with the record, with what is unsure or there already left out. */
export function keptDraft(draft: Draft, source: Source, casebook: Casebook): KeptDraft {
  const { language } = draft;
  const sentences = draft.claims.map(({ sentence }) => sentence);
  const nameOf = recordedNames(casebook);
  const bare = draft.events.filter((_, index) => !draft.claims.some(({ event }) => event === index)).length;
  const read = draft.events.map(({ title, kind, date, place, parties, first }): KeptEvent => {
    const party = parties[0] === undefined ? null : nameOf({ name: parties[0].slice(0, NAME), sentences });
    const content = {
      title: plain(title).slice(0, 200),
      kind,
      date,
      until: null,
      place,
      coordinates: null,
      attacker: first === 'attacker' ? party : null,
      target: first === 'target' ? party : null,
      url: source.url,
      note: null,
    };
    return { content, into: sameOf({ content }, casebook), isChosen: false };
  });
  const events = read.map((event) => (isJoinedTwice(read, event) ? { ...event, into: null } : event));
  const claims = draft.claims.flatMap((claim): KeptClaim[] => {
    const { event, claimant, carriers, statement, said, sentence, unsure } = claim;
    const { claims: words, unread } = saysOf(statement, language);
    const outlet = claimant === null ? outletOf(carriers, source.url) : null;
    const called = plain(claimant ?? outlet ?? '').slice(0, NAME);
    const name = whoseArmy(called, events[event]?.content.place ?? null, language);
    // What is said in several claims, or not at all, is for who looks at it: one of them may pass for the whole.
    const isUnsure = unsure || words.length !== 1 || unread.length > 0;
    return (words.length === 0 ? [''] : words).map((says, index): KeptClaim => {
      const content = {
        claimant: (claimant === null ? name : nameOf({ name, sentences })) || null,
        says,
        statement: says === '' ? statement : readStatement(says),
        said,
        via: carriers.join(', ').slice(0, NAME) || null,
        url: source.url,
        quote: null,
        reliability: null,
        credibility: null,
      };
      const kept = { event, content, sentence: plain(sentence), isOutlets: claimant === null };
      const doubt = doubtOf(kept, isUnsure, events[event]?.into ?? null, casebook);
      return { ...kept, unread: says === '' || index > 0 ? [] : unread.map(plain), doubt, isChosen: doubt === null };
    });
  });
  const shown = claims.slice(0, MOST);
  return {
    ...source,
    seq: casebook.seq,
    language,
    events: events.slice(0, MOST),
    claims: shown.filter(({ event }) => event < MOST),
    leftOut: claims.length - shown.length + Math.max(0, bare - MOST),
  };
}

/** Two attacks that a text tells apart are not both the one in the record: which of them it is, is for who looks at them. */
function isJoinedTwice(events: readonly KeptEvent[], { into }: KeptEvent): boolean {
  return into !== null && events.filter((other) => other.into === into).length > 1;
}

type Looked = Pick<KeptEvent, 'content' | 'isTitled'>;

/** The events in the record that one of a draft may be, the likeliest first; none before its day and place are known. */
export function nearOf(event: Looked, casebook: Casebook): number[] {
  const sought = soughtOf(event);
  return sought === null ? [] : nearEvents(casebook, sought).map(({ event }) => event);
}

/** The event in the record that one of a draft is; null where that is in doubt, so that nothing is added to another's. */
export function sameOf(event: Looked, casebook: Casebook): number | null {
  const sought = soughtOf(event);
  return sought === null ? null : (sameEvent(casebook, sought)?.event ?? null);
}

function soughtOf({ content: { date, place, title, ...rest }, isTitled }: Looked): Sought | null {
  return date === null || place === null ? null : { ...rest, date, place, title: isTitled === true ? title : null };
}

/** Why a claim is left out at first. */
export function doubtOf(
  { content }: Pick<KeptClaim, 'content'>,
  isUnsure: boolean,
  into: number | null,
  casebook: Casebook,
): KeptClaim['doubt'] {
  if (content.claimant === null) return 'nameless';
  if (into !== null && isThere(content, into, casebook)) return 'known';
  return isUnsure ? 'unsure' : null;
}

/** Whether this very claim is in the record: the same claimant saying the same of the event. */
function isThere(content: KeptClaim['content'], event: number, casebook: Casebook): boolean {
  const { claimants } = casebook;
  const key = claimants.find(content.claimant ?? '').key;
  return (casebook.event(event)?.claims ?? []).some(
    (claim) =>
      claim.withdrawn === null &&
      claimants.find(claim.content.claimant).key === key &&
      meaning(claim.content.statement) === meaning(content.statement),
  );
}

function meaning({ acts, figures, denies, blames }: ClaimContent['statement']): string {
  return JSON.stringify([
    acts,
    figures.map(({ harm, victims, low, high }) => [harm, victims, low, high]),
    denies,
    blames,
  ]);
}

/** "army" is the army of the country it is about: a record has many. */
function whoseArmy(name: string, place: EventContent['place'] | null, language: Language): string {
  if (place === null || name === '' || /[\p{Lu}.]/u.test(name)) return name;
  return `${name} (${countryName(place.country, language)})`;
}

// Whose own count it is: the outlet of the dateline, else the site it is on.
function outletOf(carriers: readonly string[], url: string | null): string | null {
  return carriers[0] ?? (url === null ? null : new URL(url).hostname.replace(/^www\./, ''));
}
