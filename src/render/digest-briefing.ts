import type { Language } from '../domain/action.ts';
import type { Casebook, DigestState } from '../domain/casebook.ts';
import type { DigestContent } from '../domain/digest.ts';
import { isEmpty, type News, newsBetween } from '../domain/news.ts';
import { areaFromKey } from '../places/area-from-key.ts';
import { areaName } from '../places/area-name.ts';
import { contains } from '../places/contains.ts';
import type { Area } from '../places/place.ts';
import { briefing } from './briefing.ts';
import type { Reply } from './reply.ts';

export interface DigestBriefing {
  readonly news: News;
  /** None where there is nothing to say and the digest then keeps silent. */
  readonly messages: readonly Reply[];
}

/** The area a digest covers; null for everything. One whose place is no longer known covers nothing less: everything. */
function areaOf(content: DigestContent, casebook: Casebook): Area | null {
  return content.area === null ? null : areaFromKey(content.area, { regions: [], locations: casebook.places() });
}

export function digestPlace(content: DigestContent, casebook: Casebook, language: Language): string | null {
  const area = areaOf(content, casebook);
  return area && areaName(area, language);
}

/** What a digest has to say of the entries between its cursor and `through`, as of `now`. */
export function digestBriefing(state: DigestState, through: number, now: Date, casebook: Casebook): DigestBriefing {
  const { content, cursor } = state;
  const area = areaOf(content, casebook);
  const news = newsBetween(casebook, cursor, through, (event) => area === null || contains(area, event.content.place));
  const from = state.lastSlot ?? state.created.at;
  const of = {
    place: area && areaName(area, content.language),
    from,
    to: now.toISOString(),
    language: content.language,
  };
  const silent = isEmpty(news) && content.whenEmpty === 'skip';
  return { news, messages: silent ? [] : briefing(news, of, casebook) };
}
