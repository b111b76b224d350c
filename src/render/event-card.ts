import type { Language, ReasonContent } from '../domain/action.ts';
import { isRated, type Rating } from '../domain/claimant.ts';
import { byQuestion, type Dispute } from '../domain/dispute.ts';
import { claimId, eventId } from '../domain/event.ts';
import type { ClaimState } from '../domain/event-fold.ts';
import type { EventState } from '../domain/event-states.ts';
import type { Harm } from '../domain/figure.ts';
import type { Position, Said, Stance } from '../domain/position.ts';
import { placeName } from '../places/area-name.ts';
import { attribution } from './attribution.ts';
import { showPeriod } from './dates.ts';
import { disputeLines } from './dispute-lines.ts';
import type { Drawing } from './drawing.ts';
import { keptLines } from './kept-lines.ts';
import { escaped, joined, link, Markdown, md } from './markdown.ts';
import { denialKey, positionLine, remarkLine, stanceLine, widestFirst } from './position-lines.ts';
import type { Tone } from './reply.ts';
import { type Say, sayIn } from './say.ts';

/** Which of an event's lines are wanted. */
export interface LineFilter {
  readonly harm?: Harm | undefined;
  /** A speaker's key: its positions, and whoever disagrees with them. */
  readonly speaker?: string | undefined;
  /** So rated, or better. */
  readonly rating?: Rating;
}

/** How an event stands at a glance. */
export function toneOf(disputes: readonly Dispute[]): Tone {
  if (disputes.some((dispute) => dispute.kind !== 'diverging')) return 'conflict';
  return disputes.length > 0 ? 'diverging' : 'plain';
}

/** "E1 · Ambush on an army convoy", and below it when, where and what kind. */
export function eventHeading(state: EventState, drawing: Drawing): Markdown {
  return keptLines(state, 'heading', drawing, () => drawHeading(state, drawing));
}

function drawHeading(state: EventState, { language }: Drawing): Markdown {
  const say = sayIn(language);
  const { title, date, until, place, kind } = state.content;
  const facts = [
    showPeriod(date, until, language),
    placeName(place, language),
    ...(kind ? [say(`choice.${kind}`)] : []),
  ];
  const withdrawn = state.withdrawn
    ? md`\n${say('card.withdrawnEvent', { reason: reasonOf(state.withdrawn, say) })}`
    : '';
  return md`### ${eventId(state.event)} · ${title}\n-# ${joined(facts, ' · ')}${withdrawn || new Markdown('')}`;
}

/**
 * Everything claimed of the event, a paragraph each: first every question in conflict, with its sides beside one another, then what is not.
 * A paragraph's first line is its heading, where it has one.
 */
export function claimLines(state: EventState, drawing: Drawing, filter: LineFilter = {}): readonly Markdown[] {
  const isWhole = Object.values(filter).every((each) => each === undefined);
  const draw = () => drawClaims(state, drawing, filter);
  return isWhole ? keptLines(state, 'claims', drawing, draw) : draw();
}

function drawClaims(state: EventState, drawing: Drawing, filter: LineFilter): Markdown[] {
  const disputes = disputesIn(state, filter);
  const conflicts = disputes.map((dispute) => disputeLines(dispute, state, drawing));
  const told = new Set<Position | Stance>(
    disputes.flatMap(
      (dispute): ReadonlyArray<Position | Stance> =>
        dispute.kind === 'responsibility' ? dispute.stances : dispute.positions,
    ),
  );
  const wanted = ({ said }: { readonly said: Said }): boolean => isWanted(said, filter);
  const denials = new Set([...told].map(denialKey));
  const isLeft = (word: Position | Stance): boolean => {
    if (!wanted(word) || told.has(word)) return false;
    const denial = denialKey(word);
    if (denial === null) return true;
    const isNew = !denials.has(denial);
    denials.add(denial);
    return isNew;
  };
  const { figures, stances, remarks } = state.positions;
  const others = [
    ...(filter.harm ? [] : stances.filter(isLeft).map((each) => stanceLine(each, state, drawing))),
    ...byQuestion(figures)
      .flatMap(widestFirst)
      .filter((each) => (!filter.harm || each.harm === filter.harm) && isLeft(each))
      .map((each) => positionLine(each, state, drawing)),
    ...(filter.harm ? [] : remarks.filter(wanted).map((each) => remarkLine(each, state, drawing))),
  ];
  if (others.length === 0) return conflicts;
  const heading = conflicts.length > 0 ? [sayIn(drawing.language)('card.notInConflict')] : [];
  return [...conflicts, joined([...heading, ...others], '\n')];
}

/** What is said where there is nothing to show of an event: that nothing was claimed, or that nothing stands. */
export function noClaims(state: EventState, language: Language): Markdown[] {
  const say = sayIn(language);
  if (state.withdrawn) return [];
  return [state.claims.length > 0 ? say('card.noneStand') : say('card.noClaims', { event: eventId(state.event) })];
}

/** The event's disputes that are shown. */
export function disputesIn({ disputes }: EventState, filter: LineFilter): readonly Dispute[] {
  return disputes.filter((dispute) => wantsDispute(dispute, filter));
}

/** Whether a dispute is one the filter asks for: of this harm, and with a claim asked for on one of its sides. */
function wantsDispute(dispute: Dispute, filter: LineFilter): boolean {
  const { harm } = filter;
  if (dispute.kind === 'responsibility') return !harm && dispute.stances.some(({ said }) => isWanted(said, filter));
  if (harm && dispute.harm !== harm && dispute.withinHarm !== harm) return false;
  return dispute.positions.some(({ said }) => isWanted(said, filter));
}

function isWanted(said: Said, { speaker, rating }: LineFilter): boolean {
  return (speaker === undefined || said.speaker === speaker) && (!rating || isRated(said, rating));
}

/** An event's heading with its parties, note and source, and what is claimed of it: as `/event` shows it. */
export function eventCard(
  state: EventState,
  drawing: Drawing,
): { readonly facts: readonly Markdown[]; readonly claims: readonly Markdown[] } {
  const say = sayIn(drawing.language);
  const { attacker, target, url, note, coordinates } = state.content;
  const facts = [
    eventHeading(state, drawing),
    ...(state.merged.length > 0 ? [say('card.merged', { events: state.merged.map(eventId).join(', ') })] : []),
    ...(attacker ? [say('card.attacker', { name: attacker })] : []),
    ...(target ? [say('card.target', { name: target })] : []),
    ...(coordinates
      ? [say('card.coordinates', { latitude: String(coordinates.latitude), longitude: String(coordinates.longitude) })]
      : []),
    ...(note ? [escaped(note)] : []),
    ...(url ? [link(say('card.source'), url)] : []),
  ];
  const claims = claimLines(state, drawing);
  return { facts, claims: claims.length > 0 ? claims : noClaims(state, drawing.language) };
}

/** Every claim recorded of the event, one line each, withdrawn ones struck through: the numbers to withdraw or correct them by. */
export function claimList(state: EventState, drawing: Drawing, say: Say): Markdown[] {
  return state.claims.map((claim) => claimListLine(claim, drawing, say));
}

/** "E1.3 “23 soldiers killed” · Residents · said 22 Mar 2024", with their own words where those were kept. */
export function claimListLine(claim: ClaimState, drawing: Drawing, say: Say): Markdown {
  const what = md`**${claimId(claim.event, claim.claim)}** ${say('card.says', { says: claim.content.says })}`;
  const quote = claim.content.quote ? md` · ${say('card.quote', { quote: claim.content.quote })}` : new Markdown('');
  if (!claim.withdrawn) return md`- ${what} · ${attribution(claim, drawing)}${quote}`;
  return md`- ~~${what}~~ · ${attribution(claim, drawing)} · ${say('card.withdrawnClaim', { reason: reasonOf(claim.withdrawn, say) })}`;
}

function reasonOf({ reason }: ReasonContent, say: Say): Markdown | string {
  return reason ?? say('redacted.reason');
}
