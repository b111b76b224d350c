import type { Language } from '../domain/action.ts';
import type { Correction, Merged, Restored, TakenBack } from '../domain/amendments.ts';
import type { Casebook } from '../domain/casebook.ts';
import type { DisputeChange } from '../domain/dispute-news.ts';
import { eventId } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import { type EventNews, isEmpty, type News, type Revision } from '../domain/news.ts';
import type { Superseded } from '../domain/superseded.ts';
import { placeName } from '../places/area-name.ts';
import { countryName } from '../places/countries.ts';
import { attribution } from './attribution.ts';
import { briefingDisputes } from './briefing-disputes.ts';
import { claimTitle, newWordLine, wasNowLine, withdrawnWords } from './briefing-lines.ts';
import { moment, showPeriod } from './dates.ts';
import type { Drawing } from './drawing.ts';
import { pagesUnder, type Titled } from './fit.ts';
import { lostDisputes, otherwiseLine, redactedLine } from './lost-disputes.ts';
import { joined, link, type Markdown, md } from './markdown.ts';
import { isConflict } from './pictures/event-marks.ts';
import { type Say, sayIn, type TextKey } from './say.ts';
import { ToldLines } from './told-lines.ts';

export interface BriefingOf {
  /** The area in words; null for everything. */
  readonly place: string | null;
  /** When the period it covers began, and ended. */
  readonly from: string;
  readonly to: string;
  readonly language: Language;
  /** How many earlier digests it stands for, which could not be sent. */
  readonly missed: number;
}

/** An event's title with when and where it happened the first time, and without afterwards. */
export type Introduce = (event: EventState) => Markdown;

/**
 * What a digest says, page by page: conflicting figures first, then what else is new by country and event, revisions, corrections, and what was
 * taken back or stands again. Every figure stands with its claimant, and nothing is said twice, nor what messages have told before.
 */
export function briefingPages(
  news: News,
  of: BriefingOf,
  casebook: Casebook,
  told: ToldLines = new ToldLines([]),
): Markdown[] {
  const say = sayIn(of.language);
  if (isEmpty(news)) return told.isEmpty ? [emptyLine(of, say)] : [];
  const now: Drawing = { casebook, language: of.language, through: news.through };
  const before: Drawing = { ...now, through: news.since };
  const introduce = introductions(news, now, say);
  const inDisputes = new Set(news.disputes.map(({ event }) => event.event));
  const events = news.events.filter((each) => hasMore(each) || !inDisputes.has(each.event.event));
  const continued = (title: Markdown): Markdown => say('briefing.continued', { title });
  const left = (title: Markdown, all: readonly Titled[]): Titled[] =>
    section(
      title,
      all.flatMap((each) => told.leftOf(each, continued) ?? []),
    );
  const parts = [
    ...(told.isEmpty ? [{ heading: null, lines: [heading(news, of, say)] }] : []),
    ...left(say('briefing.disputes'), [
      ...briefingDisputes(news.disputes, now, before, introduce),
      ...lostDisputes(news.lost, now, introduce),
    ]),
    ...left(say('briefing.news'), newsByCountry(events, now, say, introduce)),
    ...left(
      say('briefing.imports'),
      untitled(news.imports.map(({ file, events: count, undone }) => bulkImport(file, count, undone, say))),
    ),
    ...left(say('briefing.revisions'), revisions(news.revisions, now, before, introduce)),
    ...left(say('briefing.corrections'), untitled(news.corrections.map((each) => correction(each, now, before, say)))),
    ...left(say('briefing.merged'), untitled(news.merged.map((each) => merged(each, say)))),
    ...left(
      say('briefing.takenBack'),
      untitled([
        ...news.takenBack.map((each) => takenBack(each, before, say)),
        ...news.redacted.map((each) => redactedLine(each, say)),
        ...news.otherwise.map((each) => otherwiseLine(each, now)),
      ]),
    ),
    ...left(say('briefing.restored'), untitled(news.restored.map((each) => restored(each, now, say)))),
  ];
  return pagesUnder(parts, continued).map((page) => joined(page, '\n'));
}

/** A heading and what stands under it; nothing where nothing does. */
function section(title: Markdown, parts: readonly Titled[]): Titled[] {
  return parts.length === 0 ? [] : [{ heading: null, lines: [title] }, ...parts];
}

function untitled(lines: readonly Markdown[]): Titled[] {
  return lines.length === 0 ? [] : [{ heading: null, lines }];
}

function periodOf({ from, to }: BriefingOf, say: Say): Markdown {
  return say('briefing.period', { from: moment(from), to: moment(to) });
}

function titleOf({ place }: BriefingOf, say: Say): Markdown {
  return place === null ? say('briefing.headingAll') : say('briefing.heading', { place });
}

function missedNote({ missed }: BriefingOf, say: Say): Markdown[] {
  return missed > 0 ? [say('briefing.missed', { count: missed })] : [];
}

function emptyLine(of: BriefingOf, say: Say): Markdown {
  return joined([md`**${titleOf(of, say)}**`, say('briefing.empty'), periodOf(of, say), ...missedNote(of, say)], ' · ');
}

function heading(news: News, of: BriefingOf, say: Say): Markdown {
  const counts: ReadonlyArray<[TextKey, number]> = [
    ...counted(news),
    ['count.newEvents', news.events.filter((each) => each.isNew).length],
    ['count.newClaims', news.claims],
  ];
  const told = counts.flatMap(([key, count]) => (count > 0 ? [say(key, { count })] : []));
  const small = joined([periodOf(of, say), ...told, ...missedNote(of, say)], ' · ');
  return md`## ${titleOf(of, say)}\n-# ${small}`;
}

/** What became of conflicts; figures that can both be true are none. */
function counted({ disputes, lost }: News): Array<[TextKey, number]> {
  const conflicts = disputes.filter(({ dispute }) => isConflict(dispute));
  const of = (change: DisputeChange['change']) => conflicts.filter((each) => each.change === change).length;
  const gone = lost.filter(({ question }) => question === null || isConflict(question));
  return [
    ['count.conflicts.new', of('new')],
    ['count.conflicts.changed', of('changed')],
    ['count.conflicts.settled', of('settled')],
    ['count.conflicts.lost', gone.length],
  ];
}

function eventTitle({ event, content }: EventState): Markdown {
  return md`**${eventId(event)} · ${content.title}**`;
}

function introductions({ events }: News, { language }: Drawing, say: Say): Introduce {
  const isNew = new Set(events.flatMap((each) => (each.isNew ? [each.event.event] : [])));
  const introduced = new Set<number>();
  return (event) => {
    if (introduced.has(event.event)) return eventTitle(event);
    introduced.add(event.event);
    const { url } = event.content;
    const source = url === null ? [] : [link(say('card.source'), url)];
    const mark = isNew.has(event.event) ? [say('briefing.newEvent')] : [];
    return joined([eventTitle(event), whenAndWhere(event, language), ...mark, ...source], ' · ');
  };
}

function whenAndWhere({ content: { date, until, place } }: EventState, language: Language): Markdown {
  return joined([showPeriod(date, until, language), placeName(place, language)], ' · ');
}

/** Whether there is more to tell of it than that it is new. */
function hasMore({ words, superseded }: EventNews): boolean {
  return words.length + superseded.length > 0;
}

function newsByCountry(events: readonly EventNews[], drawing: Drawing, say: Say, introduce: Introduce): Titled[] {
  const byCountry = Map.groupBy(events, ({ event }) => event.content.place.country);
  const countries = [...byCountry].map(([country, own]) => ({ name: countryName(country, drawing.language), own }));
  countries.sort((a, b) => a.name.localeCompare(b.name, drawing.language));
  return countries.flatMap(({ name, own }) => {
    const titled = own.map(({ event, words, superseded }): Titled => {
      const lines = [
        ...words.map((word) => newWordLine(word, drawing)),
        ...superseded.map((each) => supersededLine(each, drawing, say)),
      ];
      return { heading: introduce(event), lines };
    });
    // Where there is one country, every event's place says which.
    return countries.length > 1 ? section(md`__${name}__`, titled) : titled;
  });
}

function bulkImport(file: string, count: number, undone: boolean, say: Say): Markdown {
  return md`- ${say(undone ? 'briefing.importUndone' : 'briefing.imported', { file, events: say('count.events', { count }) })}`;
}

function supersededLine({ claim, figures, again }: Superseded, drawing: Drawing, say: Say): Markdown {
  const words =
    figures === null
      ? claim.content.says
      : joined(
          figures.map((figure) => figure.words),
          ', ',
        );
  return md`- **${words}** · ${attribution(claim, drawing)} · ${say(again ? 'briefing.saidAgain' : 'briefing.superseded')}`;
}

function revisions(all: readonly Revision[], now: Drawing, before: Drawing, introduce: Introduce): Titled[] {
  const byEvent = Map.groupBy(all, ({ event }) => event);
  return [...byEvent].map(([event, own]) => ({
    heading: introduce(event),
    lines: own.map((each) => wasNowLine({ was: each.was, now: each.now, event }, now, before)),
  }));
}

/** What it says now, and of what it said what was otherwise: every figure with its claimant. */
function correction({ event, before, claim }: Correction, now: Drawing, then: Drawing, say: Say): Markdown {
  if (!claim) {
    const [is, was] = [factsOf(event, now.language), factsOf(before, now.language)];
    const otherwise = was.filter((fact, index) => String(fact) !== String(is[index]));
    const [, ...rest] = is;
    return md`- ${joined([eventTitle(event), ...rest], ' · ')} · ${say('briefing.before', { was: md`~~${joined(otherwise, ' · ')}~~` })}`;
  }
  const said = md`~~${say('card.says', { says: claim.before.content.says })}~~`;
  const isOther = claim.before.content.claimant !== claim.now.content.claimant;
  const was = isOther ? md`${said} · ${attribution(claim.before, then)}` : said;
  return md`- ${claimTitle(claim.now, event, say)} **${claim.now.content.says}** · ${attribution(claim.now, now)} · ${say('briefing.before', { was })}`;
}

/** An event's title, when and where. */
function factsOf({ content: { title, date, until, place } }: EventState, language: Language): Markdown[] {
  return [md`${title}`, md`${showPeriod(date, until, language)}`, md`${placeName(place, language)}`];
}

function merged({ before, into }: Merged, say: Say): Markdown {
  return md`- ${eventTitle(before)} · ${say('briefing.mergedInto', { into: eventTitle(into) })}`;
}

function takenBack({ event, claim, withdrawn }: TakenBack, drawing: Drawing, say: Say): Markdown {
  const what = claim
    ? md`${claimTitle(claim, event, say)} ~~${say('card.says', { says: claim.content.says })}~~ · ${attribution(claim, drawing)}`
    : md`~~${eventTitle(event)}~~`;
  return md`- ${what} · ${withdrawn ? withdrawnWords(withdrawn, say) : say('briefing.undone')}`;
}

function restored({ event, claim, from }: Restored, drawing: Drawing, say: Say): Markdown {
  if (from) return md`- ${eventTitle(event)} · ${say('briefing.restoredFrom', { from: eventTitle(from) })}`;
  const what = claim
    ? md`${claimTitle(claim, event, say)} ${say('card.says', { says: claim.content.says })} · ${attribution(claim, drawing)}`
    : eventTitle(event);
  return md`- ${what} · ${say('briefing.restoredWords')}`;
}
