import type { Language } from '../domain/action.ts';
import type { Casebook, ClaimState, EventState } from '../domain/casebook.ts';
import { byQuestion, type Dispute, type FigureDispute } from '../domain/dispute.ts';
import { claimId, eventId } from '../domain/event.ts';
import type { Harm } from '../domain/figure.ts';
import type { Position, Stance } from '../domain/position.ts';
import { placeName } from '../places/area-name.ts';
import { showDate, showPeriod } from './dates.ts';
import { escaped, joined, link, Markdown, md, plain } from './markdown.ts';
import type { Tone } from './reply.ts';
import { type Say, sayIn } from './say.ts';

/** What a card is drawn for: whose language, from which record, as of which entry. */
export interface Drawing {
  readonly casebook: Casebook;
  readonly language: Language;
  /** The entry it is drawn as of; undefined for now. */
  readonly through?: number | undefined;
}

/** Which of an event's lines are wanted. */
export interface LineFilter {
  readonly harm?: Harm | undefined;
  /** A speaker's key: its positions, and whoever disagrees with them. */
  readonly speaker?: string | undefined;
}

/** How an event stands at a glance. */
export function toneOf(disputes: readonly Dispute[]): Tone {
  if (disputes.some((dispute) => dispute.kind !== 'diverging')) return 'conflict';
  return disputes.length > 0 ? 'diverging' : 'plain';
}

/** "E1 · Ambush on an army convoy", and below it when, where and what kind. */
export function eventHeading(state: EventState, { language }: Drawing): Markdown {
  const say = sayIn(language);
  const { title, date, until, place, kind } = state.content;
  const facts = [
    showPeriod(date, until, language),
    placeName(place, language),
    ...(kind ? [say(`choice.${kind}`)] : []),
  ];
  const withdrawn = state.withdrawn ? md`\n${say('card.withdrawnEvent', { reason: state.withdrawn.reason })}` : '';
  return md`### ${eventId(state.event)} · ${title}\n-# ${joined(facts, ' · ')}${withdrawn || new Markdown('')}`;
}

/**
 * Everything claimed of the event, a paragraph each: first every question in conflict, with its sides beside one another, then what is not.
 * A paragraph's first line is its heading, where it has one.
 */
export function claimLines(state: EventState, drawing: Drawing, filter: LineFilter = {}): Markdown[] {
  const say = sayIn(drawing.language);
  const conflicts: Markdown[] = [];
  const others: Markdown[] = [];
  for (const positions of byQuestion(state.positions.figures)) {
    if (!wantsFigures(positions, state, filter)) continue;
    const dispute = disputeOver(positions, state);
    const lines = widestFirst(positions).map((position) => positionLine(position, state, drawing));
    if (dispute) conflicts.push(joined([md`**${disputeHeading(dispute, drawing.language)}**`, ...lines], '\n'));
    else others.push(...lines);
  }
  for (const dispute of state.disputes) {
    if (dispute.kind === 'responsibility' || isSameQuestion(dispute) || !wantsDispute(dispute, filter)) continue;
    conflicts.push(md`**${disputeHeading(dispute, drawing.language)}**`);
  }
  const stances = state.positions.stances
    .filter((each) => wantsStance(each, state, filter))
    .map((stance) => stanceLine(stance, state, drawing));
  if (state.disputes.some((dispute) => dispute.kind === 'responsibility') && stances.length > 0) {
    conflicts.push(joined([say('card.responsibilityConflict'), ...stances], '\n'));
  } else others.unshift(...stances);
  if (others.length === 0) return conflicts;
  return [...conflicts, joined([...(conflicts.length > 0 ? [say('card.notInConflict')] : []), ...others], '\n')];
}

function disputeOver([first]: readonly Position[], state: EventState): FigureDispute | undefined {
  return state.disputes.find(
    (each): each is FigureDispute =>
      each.kind !== 'responsibility' &&
      isSameQuestion(each) &&
      each.harm === first?.harm &&
      each.victims === first.victims,
  );
}

function isSameQuestion(dispute: FigureDispute): boolean {
  return dispute.withinHarm === null && dispute.withinVictims === null;
}

function wantsDispute(dispute: FigureDispute, { harm, speaker }: LineFilter): boolean {
  if (harm && dispute.harm !== harm && dispute.withinHarm !== harm) return false;
  return !speaker || dispute.positions.some((each) => each.said.speaker === speaker);
}

function wantsStance(stance: Stance, state: EventState, { harm, speaker }: LineFilter): boolean {
  if (harm) return false;
  if (!speaker || stance.said.speaker === speaker) return true;
  return state.disputes.some(
    (dispute) => dispute.kind === 'responsibility' && dispute.stances.some((each) => each.said.speaker === speaker),
  );
}

function wantsFigures(positions: readonly Position[], state: EventState, { harm, speaker }: LineFilter): boolean {
  if (harm && positions[0]?.harm !== harm) return false;
  if (!speaker || positions.some((each) => each.said.speaker === speaker)) return true;
  return state.disputes.some(
    (dispute) =>
      dispute.kind !== 'responsibility' &&
      dispute.positions.some((each) => each.said.speaker === speaker) &&
      dispute.positions.some((each) => positions.includes(each)),
  );
}

/** "Killed, military" */
export function questionName(dispute: Pick<FigureDispute, 'harm' | 'victims'>, language: Language): Markdown {
  const say = sayIn(language);
  const harm = say(`harm.${dispute.harm}`);
  if (dispute.victims === 'people') return harm;
  return say('card.question', {
    harm,
    victims: dispute.victims ? say(`victims.${dispute.victims}`) : say('victims.parts'),
  });
}

/** "≠ Conflicting figures: killed, military, 7 apart", or the weaker mark. */
export function disputeHeading(dispute: FigureDispute, language: Language): Markdown {
  const say = sayIn(language);
  const question = questionName(dispute, language);
  if (isSameQuestion(dispute)) {
    const key = dispute.kind === 'dispute' ? 'dispute.figures' : 'dispute.diverging';
    return say(key, { question, count: dispute.gap });
  }
  const whole = questionName(
    { harm: dispute.withinHarm ?? dispute.harm, victims: dispute.withinVictims ?? dispute.victims },
    language,
  );
  return say(dispute.victims === null ? 'dispute.parts' : 'dispute.partExceedsWhole', {
    question,
    whole,
    count: dispute.gap,
  });
}

/** The highest, the lowest, then what lies between: where lines are left out, both ends of what is claimed stay. */
export function widestFirst(positions: readonly Position[]): Position[] {
  const sorted = [...positions].sort((a, b) => b.figure.low - a.figure.low || a.said.seq - b.said.seq);
  const lowest = sorted.length > 1 ? sorted.splice(-1) : [];
  return [...sorted.slice(0, 1), ...lowest, ...sorted.slice(1)];
}

/** "30 soldiers killed · Islamic State, via Amaq, said 23 March 2024", with what it revises struck through. */
export function positionLine(position: Position, state: EventState, drawing: Drawing): Markdown {
  const words = position.denial ? denialWords(position, drawing) : escaped(position.figure.words);
  const revised = position.revises.map((each) => revisedFigure(each, state, drawing));
  const was =
    revised.length > 0
      ? md` · ${sayIn(drawing.language)('card.was', { figures: joined(revised, ', ') })}`
      : new Markdown('');
  const category = needsCategory(position) ? md` ${categoryOf(position, drawing)}` : md``;
  return md`- **${words}**${category} · ${attribution(claimOf(state, position.said.claim), drawing)}${was}`;
}

/** Whether the words leave it to the figure before whom they are about. */
function needsCategory({ denial, figure, victims }: Position): boolean {
  return !denial && victims !== 'people' && (figure.noun === '' || !figure.words.includes(figure.noun));
}

/** "(military)", as in "17 wounded (military)". */
function categoryOf({ victims }: Position, { language }: Drawing): Markdown {
  const say = sayIn(language);
  return say('card.category', { victims: say(`victims.${victims}`) });
}

function denialWords(position: Position, drawing: Drawing): Markdown {
  const { denies } = position.said.statement;
  return sayIn(drawing.language)(denies.includes('event') ? 'card.deniesEvent' : 'card.deniesLosses');
}

function revisedFigure(position: Position, state: EventState, drawing: Drawing): Markdown {
  const words = position.denial ? denialWords(position, drawing) : escaped(position.figure.words);
  const { said } = claimOf(state, position.said.claim).content;
  return said ? md`~~${words}~~ (${showDate(said, drawing.language, 'medium')})` : md`~~${words}~~`;
}

/** "Claimed by · Islamic State, via Amaq, said 23 March 2024" */
export function stanceLine({ said, stance }: Stance, state: EventState, drawing: Drawing): Markdown {
  const say = sayIn(drawing.language);
  const who = attribution(claimOf(state, said.claim), drawing);
  if (stance === 'blames')
    return md`- **${say('stance.blames', { whom: joined(said.statement.blames, ', ') })}** · ${who}`;
  if (stance === 'denies' && !said.statement.denies.includes('responsibility'))
    return md`- **${say('stance.deniesEvent')}** · ${who}`;
  return md`- **${say(stance === 'claims' ? 'stance.claims' : 'stance.denies')}** · ${who}`;
}

function claimOf(state: EventState, claim: number): ClaimState {
  const found = state.claims.find((each) => each.claim === claim);
  if (!found) throw new Error(`${claimId(state.event, claim)} is not there`);
  return found;
}

/** Who says it, through whom, when, where to read it: what no figure is shown without. */
export function attribution(claim: ClaimState, drawing: Drawing): Markdown {
  const say = sayIn(drawing.language);
  const { claimants } = drawing.casebook;
  const { claimant, via, said, url, reliability, credibility } = claim.content;
  const speaker = claimants.speaker(claimant, drawing.through);
  const spoken = claimants.find(claimant, drawing.through);
  const name =
    spoken.key === speaker.key
      ? md`${speaker.name}`
      : say('card.mouthpiece', { claimant: speaker.name, mouthpiece: spoken.name });
  const linked =
    url !== null &&
    !(via !== null && claimants.speaksForArmedGroup(via, drawing.through)) &&
    !claimants.speaksForArmedGroup(claimant, drawing.through);
  const source = via === null ? [] : [say('card.via', { carrier: linked && url ? link(plain(via), url) : via })];
  const bareLink = linked && url && via === null ? [link(say('card.source'), url)] : [];
  const when = said ? say('card.said', { date: showDate(said, drawing.language, 'medium') }) : say('card.saidUnknown');
  const code = `${reliability ?? speaker.reliability ?? ''}${credibility ?? ''}`;
  const coded = speaker.kind === 'dataset' ? [say('card.coded')] : [];
  return joined(
    [joined([name, ...source], ', '), when, ...coded, ...(code ? [say('card.rating', { code })] : []), ...bareLink],
    ' · ',
  );
}

/** An event's heading with its parties, note and source, and what is claimed of it: as `/event` shows it. */
export function eventCard(
  state: EventState,
  drawing: Drawing,
): { readonly facts: Markdown[]; readonly claims: Markdown[] } {
  const say = sayIn(drawing.language);
  const { attacker, target, url, note, coordinates } = state.content;
  const facts = [
    eventHeading(state, drawing),
    ...(attacker ? [say('card.attacker', { name: attacker })] : []),
    ...(target ? [say('card.target', { name: target })] : []),
    ...(coordinates
      ? [say('card.coordinates', { latitude: String(coordinates.latitude), longitude: String(coordinates.longitude) })]
      : []),
    ...(note ? [escaped(note)] : []),
    ...(url ? [link(say('card.source'), url)] : []),
  ];
  const claims = claimLines(state, drawing);
  return { facts, claims: claims.length > 0 ? claims : [say('card.noClaims', { event: eventId(state.event) })] };
}

/** Every claim recorded of the event, one line each, withdrawn ones struck through: the numbers to withdraw or correct them by. */
export function claimList(state: EventState, drawing: Drawing, say: Say): Markdown[] {
  return state.claims.map((claim) => {
    const what = md`**${claimId(claim.event, claim.claim)}** ${say('card.says', { says: claim.content.says })}`;
    const quote = claim.content.quote ? md` · ${say('card.quote', { quote: claim.content.quote })}` : new Markdown('');
    if (!claim.withdrawn) return md`- ${what} · ${attribution(claim, drawing)}${quote}`;
    return md`- ~~${what}~~ · ${attribution(claim, drawing)} · ${say('card.withdrawnClaim', { reason: claim.withdrawn.reason })}`;
  });
}

/** The member who did something, as Discord shows members; Sitrep itself by its name. */
export function memberName(member: string | null): Markdown {
  return new Markdown(member === null ? 'Sitrep' : `<@${member}>`);
}
