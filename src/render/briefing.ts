import type { Language } from '../domain/action.ts';
import type { Casebook, ClaimState, EventState } from '../domain/casebook.ts';
import { claimId, eventId } from '../domain/event.ts';
import { type DisputeChange, isEmpty, type News, type Revision, type TakenBack } from '../domain/news.ts';
import { placeName } from '../places/area-name.ts';
import { countryName } from '../places/countries.ts';
import { moment, showPeriod } from './dates.ts';
import { disputeLines } from './dispute-lines.ts';
import { attribution, type Drawing, positionLine } from './event-card.ts';
import { pagesOf } from './fit.ts';
import { joined, Markdown, md } from './markdown.ts';
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
 * back. Every figure stands with its claimant.
 */
export function briefing(news: News, of: BriefingOf, casebook: Casebook): Reply[] {
  const say = sayIn(of.language);
  const now: Drawing = { casebook, language: of.language, through: news.through };
  const before: Drawing = { ...now, through: news.since };
  const sections = [
    disputeSection(news.disputes, now, before, say),
    newsSection(news, now, say),
    revisionSection(news.revisions, now, say),
    takenBackSection(news.takenBack, before, say),
  ].flat();
  const lines = [heading(news, of, say), ...(isEmpty(news) ? [say('briefing.empty')] : sections)];
  const pages = pagesOf(lines.flatMap((each) => each.text.split('\n').map((line) => new Markdown(line))));
  return pages.map((page): Reply => {
    return {
      private: false,
      blocks: [
        {
          kind: 'card',
          tone: news.disputes.length > 0 ? 'conflict' : 'plain',
          blocks: [{ kind: 'text', text: joined(page, '\n') }],
        },
      ],
    };
  });
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

function disputeSection(changes: readonly DisputeChange[], now: Drawing, before: Drawing, say: Say): Markdown[] {
  if (changes.length === 0) return [];
  const lines = changes.map(({ change, event, dispute }) => {
    const drawing = change === 'settled' ? before : now;
    return md`${say(`briefing.${change}`)} · ${eventTitle(event)}\n${disputeLines(dispute, event, drawing)}`;
  });
  return [say('briefing.disputes'), ...lines];
}

function newsSection(news: News, drawing: Drawing, say: Say): Markdown[] {
  if (news.events.length === 0) return [];
  const byCountry = Map.groupBy(news.events, ({ event }) => event.content.place.country);
  const countries = [...byCountry].map(([country, events]) => ({
    name: countryName(country, drawing.language),
    events,
  }));
  countries.sort((a, b) => a.name.localeCompare(b.name, drawing.language));
  return [
    say('briefing.news'),
    ...countries.flatMap(({ name, events }) => [
      md`__${name}__`,
      ...events.map(({ event, isNew, claims }) => {
        const { date, until, place } = event.content;
        const mark = isNew ? [say('briefing.newEvent')] : [];
        const facts = joined(
          [eventTitle(event), showPeriod(date, until, drawing.language), placeName(place, drawing.language), ...mark],
          ' · ',
        );
        return joined([facts, ...claims.map((claim) => claimLine(claim, drawing))], '\n');
      }),
    ]),
  ];
}

function claimLine(claim: ClaimState, drawing: Drawing): Markdown {
  return md`- **${claim.content.says}** · ${attribution(claim, drawing)}`;
}

function revisionSection(revisions: readonly Revision[], drawing: Drawing, say: Say): Markdown[] {
  if (revisions.length === 0) return [];
  const lines = revisions.map(
    ({ event, position }) => md`${eventTitle(event)}\n${positionLine(position, event, drawing)}`,
  );
  return [say('briefing.revisions'), ...lines];
}

function takenBackSection(taken: readonly TakenBack[], drawing: Drawing, say: Say): Markdown[] {
  if (taken.length === 0) return [];
  const lines = taken.map(({ event, claim, reason }) => {
    const what = claim
      ? md`**${claimId(claim.event, claim.claim)}** ~~${say('card.says', { says: claim.content.says })}~~ · ${attribution(claim, drawing)}`
      : md`~~${eventTitle(event)}~~`;
    return md`- ${what} · ${reason === null ? say('briefing.undone') : say('briefing.withdrawnBecause', { reason })}`;
  });
  return [say('briefing.takenBack'), ...lines];
}
