import type { Language } from '../domain/action.ts';
import type { Casebook, EventState } from '../domain/casebook.ts';
import { claimId, eventId } from '../domain/event.ts';
import type { ClaimState } from '../domain/event-fold.ts';
import {
  type Correction,
  type DisputeChange,
  isEmpty,
  type Merged,
  type News,
  type Restored,
  type Revision,
  type TakenBack,
} from '../domain/news.ts';
import { placeName } from '../places/area-name.ts';
import { countryName } from '../places/countries.ts';
import { attribution } from './attribution.ts';
import { moment, showPeriod } from './dates.ts';
import { disputeLines } from './dispute-lines.ts';
import type { Drawing } from './drawing.ts';
import { pagesUnder, type Titled } from './fit.ts';
import { joined, Markdown, md } from './markdown.ts';
import { positionLine } from './position-lines.ts';
import type { Reply } from './reply.ts';
import { type Say, sayIn, type TextKey } from './say.ts';

export interface BriefingOf {
  /** The area in words; null for everything. */
  readonly place: string | null;
  /** When the period it covers began, and ended. */
  readonly from: string;
  readonly to: string;
  readonly language: Language;
}

/**
 * What a digest says, as the messages it takes: conflicting figures first, then new claims by country and event, revisions, and what was taken
 * back or stands again. Every figure stands with its claimant.
 */
export function briefing(news: News, of: BriefingOf, casebook: Casebook): Reply[] {
  const say = sayIn(of.language);
  const now: Drawing = { casebook, language: of.language, through: news.through };
  const before: Drawing = { ...now, through: news.since };
  const parts = [
    { heading: null, lines: [heading(news, of, say), ...(isEmpty(news) ? [say('briefing.empty')] : [])] },
    ...disputeSection(news.disputes, now, before, say),
    ...newsSection(news, now, say),
    ...section(
      say('briefing.imports'),
      untitled(news.imports.map(({ file, events, undone }) => bulkImport(file, events, undone, say))),
    ),
    ...section(
      say('briefing.revisions'),
      news.revisions.map((each) => revision(each, now)),
    ),
    ...section(
      say('briefing.corrections'),
      untitled(news.corrections.map((each) => correction(each, now, before, say))),
    ),
    ...section(say('briefing.merged'), untitled(news.merged.map((each) => merged(each, say)))),
    ...section(say('briefing.takenBack'), untitled(news.takenBack.map((each) => takenBack(each, before, say)))),
    ...section(say('briefing.restored'), untitled(news.restored.map((each) => restored(each, now, say)))),
  ];
  const tone = news.disputes.length > 0 ? 'conflict' : 'plain';
  return pagesUnder(parts, (title) => say('briefing.continued', { title })).map((page): Reply => {
    return { private: false, blocks: [{ kind: 'card', tone, blocks: [{ kind: 'text', text: joined(page, '\n') }] }] };
  });
}

/** A heading and what stands under it; nothing where nothing does. */
function section(title: Markdown, parts: readonly Titled[]): Titled[] {
  return parts.length === 0 ? [] : [{ heading: null, lines: [title] }, ...parts];
}

function untitled(lines: readonly Markdown[]): Titled[] {
  return lines.length === 0 ? [] : [{ heading: null, lines }];
}

function heading(news: News, { place, from, to }: BriefingOf, say: Say): Markdown {
  const title = place === null ? say('briefing.headingAll') : say('briefing.heading', { place });
  const counts: ReadonlyArray<[TextKey, number]> = [
    ['count.newEvents', news.events.filter((each) => each.isNew).length],
    ['count.newClaims', news.events.reduce((sum, each) => sum + each.claims.length, 0)],
    ['count.disputeChanges', news.disputes.length],
  ];
  const told = counts.flatMap(([key, count]) => (count > 0 ? [say(key, { count })] : []));
  const period = say('briefing.period', { from: moment(from), to: moment(to) });
  return md`## ${title}\n-# ${joined([period, ...told], ' · ')}`;
}

function eventTitle({ event, content }: EventState): Markdown {
  return md`**${eventId(event)} · ${content.title}**`;
}

function disputeSection(changes: readonly DisputeChange[], now: Drawing, before: Drawing, say: Say): Titled[] {
  const parts = changes.map(({ change, event, dispute }): Titled => {
    const lines = disputeLines(dispute, event, change === 'settled' ? before : now).text.split('\n');
    return {
      heading: md`${say(`briefing.${change}`)} · ${eventTitle(event)}`,
      lines: lines.map((line) => new Markdown(line)),
    };
  });
  return section(say('briefing.disputes'), parts);
}

function newsSection(news: News, drawing: Drawing, say: Say): Titled[] {
  const byCountry = Map.groupBy(news.events, ({ event }) => event.content.place.country);
  const countries = [...byCountry].map(([country, events]) => ({
    name: countryName(country, drawing.language),
    events,
  }));
  countries.sort((a, b) => a.name.localeCompare(b.name, drawing.language));
  const parts = countries.flatMap(({ name, events }) => [
    { heading: null, lines: [md`__${name}__`] },
    ...events.map(({ event, isNew, claims }): Titled => {
      const { date, until, place } = event.content;
      const mark = isNew ? [say('briefing.newEvent')] : [];
      const facts = [
        eventTitle(event),
        showPeriod(date, until, drawing.language),
        placeName(place, drawing.language),
        ...mark,
      ];
      return { heading: joined(facts, ' · '), lines: claims.map((claim) => claimLine(claim, drawing)) };
    }),
  ]);
  return section(say('briefing.news'), parts);
}

function bulkImport(file: string, count: number, undone: boolean, say: Say): Markdown {
  return md`- ${say(undone ? 'briefing.importUndone' : 'briefing.imported', { file, events: say('count.events', { count }) })}`;
}

function claimLine(claim: ClaimState, drawing: Drawing): Markdown {
  return md`- **${claim.content.says}** · ${attribution(claim, drawing)}`;
}

function revision({ event, position }: Revision, drawing: Drawing): Titled {
  return { heading: eventTitle(event), lines: [positionLine(position, event, drawing)] };
}

/** What it says now, and what it said: every figure with its claimant. */
function correction({ event, before, claim }: Correction, now: Drawing, then: Drawing, say: Say): Markdown {
  if (!claim) {
    const was = md`~~${whenAndWhere(before, now.language)}~~`;
    return md`- ${eventTitle(event)} · ${whenAndWhere(event, now.language)} · ${say('briefing.before', { was })}`;
  }
  const was = md`~~${say('card.says', { says: claim.before.content.says })}~~ · ${attribution(claim.before, then)}`;
  return md`- **${claimId(claim.now.event, claim.now.claim)}** **${claim.now.content.says}** · ${attribution(claim.now, now)} · ${say('briefing.before', { was })}`;
}

function whenAndWhere({ content: { date, until, place } }: EventState, language: Language): Markdown {
  return joined([showPeriod(date, until, language), placeName(place, language)], ' · ');
}

function merged({ before, into }: Merged, say: Say): Markdown {
  return md`- ${eventTitle(before)} · ${say('briefing.mergedInto', { into: eventTitle(into) })}`;
}

function takenBack({ event, claim, reason }: TakenBack, drawing: Drawing, say: Say): Markdown {
  const what = claim
    ? md`**${claimId(claim.event, claim.claim)}** ~~${say('card.says', { says: claim.content.says })}~~ · ${attribution(claim, drawing)}`
    : md`~~${eventTitle(event)}~~`;
  return md`- ${what} · ${reason === null ? say('briefing.undone') : say('briefing.withdrawnBecause', { reason })}`;
}

function restored({ event, claim }: Restored, drawing: Drawing, say: Say): Markdown {
  const what = claim
    ? md`**${claimId(claim.event, claim.claim)}** ${say('card.says', { says: claim.content.says })} · ${attribution(claim, drawing)}`
    : eventTitle(event);
  return md`- ${what} · ${say('briefing.restoredWords')}`;
}
