import type { Language } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import type { DigestArea, DigestContent } from '../domain/digest.ts';
import type { DigestState } from '../domain/digest-states.ts';
import { isEmpty, type News, newsBetween } from '../domain/news.ts';
import { areaName } from '../places/area-name.ts';
import { contains } from '../places/contains.ts';
import { isOwn, ownRegion } from '../places/own-regions.ts';
import type { Area } from '../places/place.ts';
import { regionOf } from '../places/regions.ts';
import { briefingMessages } from './briefing-messages.ts';
import type { Reply } from './reply.ts';
import { sayIn } from './say.ts';

/** The area as a digest keeps it. */
export function digestArea(area: Area): DigestArea {
  if (area.kind !== 'region') return area;
  const { id, name, members } = area.region;
  return { kind: 'region', region: id, ...(isOwn(id) && { own: { name: name.en, members } }) };
}

/** The area a digest covers. A region nobody knows any more has no members: the digest then covers nothing, never more than it was set up for. */
function areaOf(area: DigestArea): Area {
  if (area.kind !== 'region') return area;
  const id = area.region;
  if (area.own) return { kind: 'region', region: { ...ownRegion({ region: 0, ...area.own }), id } };
  const unknown = { id, name: { en: id, fr: id }, definedBy: '', members: [], source: '' };
  return { kind: 'region', region: regionOf(id, []) ?? unknown };
}

/** The area in words; null for everything. */
export function digestPlace({ area }: DigestContent, language: Language): string | null {
  return area && areaName(areaOf(area), language);
}

/** What the entries between a digest's cursor and `through` add, in its area. */
export function digestNews({ content, cursor }: DigestState, through: number, casebook: Casebook): News {
  const area = content.area && areaOf(content.area);
  return newsBetween(casebook, cursor, through, (event) => area === null || contains(area, event.content.place));
}

/** Whether a digest has nothing to say of the news, and was set up not to say so. */
export function keepsSilent({ content }: DigestState, news: News): boolean {
  return content.whenEmpty === 'skip' && isEmpty(news);
}

/** For which slot a digest is made, ISO 8601 UTC, and for how many earlier ones as well. */
interface Slot {
  readonly slot: string;
  readonly missed?: number;
}

/** A digest's messages, made for a slot; `standing`: the texts of those that are sent already. Asked again later, it says the same. */
export function digestMessages(
  state: DigestState,
  news: News,
  { slot, missed = 0 }: Slot,
  casebook: Casebook,
  standing: readonly string[] = [],
): Reply[] {
  const { content, cursor, lastSlot } = state;
  const of = {
    place: digestPlace(content, content.language),
    from: toldUntil(casebook, cursor, lastSlot),
    to: toldUntil(casebook, news.through, slot),
    language: content.language,
    missed,
  };
  return briefingMessages(news, of, casebook, standing);
}

/** Until when the entries up to `seq` are all there is: the slot where it lies between that entry and the next, else the time of that entry. */
function toldUntil(casebook: Casebook, seq: number, slot: string | null): string {
  const at = casebook.entry(seq)?.at;
  const next = casebook.entry(seq + 1)?.at;
  if (at === undefined) throw new Error(`there is no entry ${seq} for a digest to begin or end with`);
  const isBetween = slot !== null && slot >= at && (next === undefined || slot <= next);
  return isBetween ? slot : at;
}

/** What stands in place of a message of a digest that Discord does not take. */
export function unshownNotice(language: Language): Reply {
  const text = sayIn(language)('briefing.unshown');
  return { private: false, blocks: [{ kind: 'card', tone: 'plain', blocks: [{ kind: 'text', text }] }] };
}
