import type { Statement } from './claim.ts';
import type { Credibility, Reliability, Side } from './claimant.ts';
import type { ClaimRef } from './event.ts';
import type { Figure, Harm, Victims } from './figure.ts';

/** One claim as the rules see it: who speaks, when it was said, what it says. */
export interface Said {
  /** The claim it is. */
  readonly claim: ClaimRef;
  /** Who speaks, mouthpieces and aliases resolved: claims with the same speaker are one claimant's. */
  readonly speaker: string;
  /** Whose losses a denial of losses by this speaker is about. */
  readonly side: Side;
  /** A dataset's coded estimate: shown, and outside all disputes. */
  readonly coded: boolean;
  /** `YYYY-MM-DD` it was said on; where nobody knows, the day it was recorded. */
  readonly on: string;
  /** The entry it was recorded with: breaks ties between statements of one day. */
  readonly seq: number;
  /** The entry since which it says this: its own, or one that corrected it. */
  readonly since: number;
  /** The entry that brought it here from an event that was merged into this one; 0 where it was here from the start. */
  readonly joined: number;
  /** On the Admiralty scale: the claimant's where the claim has none of its own. */
  readonly reliability: Reliability | null;
  readonly credibility: Credibility | null;
  readonly statement: Statement;
  /** Whom the statement blames, as speakers. */
  readonly blames: readonly string[];
}

/** A claimant's current figure for one (harm, victims) of an event, and what it said before. */
export interface Position {
  readonly harm: Harm;
  readonly victims: Victims;
  readonly said: Said;
  /** The earliest recorded statement of this same figure: it was said again since, unchanged. */
  readonly firstSaid: Said;
  /** The figure named; for a denial a figure of none that has the denial's key and no words of its own. */
  readonly figure: Figure;
  /** True when the figure is what a denial of losses, or of the event, comes to. */
  readonly denial: boolean;
  /** Earlier figures of the same claimant for the same question, newest first: what this one revises. */
  readonly revises: readonly Position[];
}

/** What a claimant says of who did it: of itself (`claims`, `denies`), or of others (`blames`); the latest statement that says anything of it. */
export interface Stance {
  readonly said: Said;
  /** The earliest recorded statement of the same: it was said again since. */
  readonly firstSaid: Said;
  readonly stance: 'claims' | 'denies' | 'blames';
}

/** A statement that is neither figure nor stance and stands all the same: a denial of losses nobody names, a retraction with nothing after it. */
export interface Remark {
  readonly said: Said;
  readonly remark: 'deniesLosses' | 'retracts';
  /** What stood until it was retracted: figures, then stances, then a denial of losses. */
  readonly retracts: readonly Retracted[];
}

type Retracted = Position | Stance | Remark;

/** What an event's claims add up to, claimant by claimant. */
export interface Positions {
  readonly figures: readonly Position[];
  readonly stances: readonly Stance[];
  readonly remarks: readonly Remark[];
}

/** Harms that are losses of a side under arms: what "denies losses" denies. */
const LOSSES: ReadonlySet<Harm> = new Set(['killed', 'wounded', 'missing', 'captured', 'neutralised', 'casualties']);
const OWN: Readonly<Record<'state' | 'armed_group', ReadonlySet<Victims>>> = {
  state: new Set(['security_forces', 'military', 'police', 'militia']),
  armed_group: new Set(['armed_group']),
};

function isOwnLoss(side: Side, harm: Harm, victims: Victims): boolean {
  if (!LOSSES.has(harm)) return false;
  if (side !== null) return OWN[side].has(victims);
  return OWN.state.has(victims) || OWN.armed_group.has(victims);
}

function keyOf(harm: Harm, victims: Victims): string {
  return `${harm}/${victims}`;
}

function sameInterval(a: Figure, b: Figure): boolean {
  return a.low === b.low && a.high === b.high;
}

/** Design, Disputes 1: the latest said wins for the keys it names and no others; a back-dated late entry displaces nothing newer. */
function byTimeSaid(a: Said, b: Said): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return byRecorded(a, b);
}

/** In the order they were recorded; those of one import, or of one draft, as it has them. */
export function byRecorded(a: Said, b: Said): number {
  return a.seq - b.seq || a.claim.event - b.claim.event || a.claim.claim - b.claim.claim;
}

interface SpeakerState {
  readonly figures: Map<string, Position>;
  /** Kept apart: whoever denies losses says no less that it did not happen, and may name civilians killed and still deny its own. */
  deniesEvent: Said | null;
  deniesLosses: Said | null;
  ofItself: Stance | null;
  ofOthers: Stance | null;
  /** Set while nothing was said after it. */
  retraction: { readonly said: Said; readonly retracts: readonly Retracted[] } | null;
}

function none(harm: Harm, victims: Victims): Figure {
  return { harm, victims, noun: '', low: 0, high: 0, named: 0, words: '' };
}

function revise(state: SpeakerState, said: Said, figure: Figure, denial: boolean): void {
  const key = keyOf(figure.harm, figure.victims);
  const held = state.figures.get(key);
  // What one claim says at once revises nothing of itself: "denies losses, 3 soldiers wounded".
  const past = held ? [...(held.said === said ? [] : [held]), ...held.revises] : [];
  const [before] = past;
  const again = before !== undefined && sameInterval(before.figure, figure);
  const revises = again ? before.revises : past;
  const firstSaid = again ? earlier(before.firstSaid, said) : said;
  state.figures.set(key, { harm: figure.harm, victims: figure.victims, said, firstSaid, figure, denial, revises });
}

function earlier(a: Said, b: Said): Said {
  return a.since < b.since ? a : b;
}

function takeDenials(state: SpeakerState, said: Said): void {
  for (const of of said.statement.denies) {
    if (of === 'responsibility') continue;
    if (of === 'event') state.deniesEvent = said;
    else state.deniesLosses = said;
    for (const position of [...state.figures.values()]) {
      if (of === 'event' || isOwnLoss(said.side, position.harm, position.victims)) {
        revise(state, said, none(position.harm, position.victims), true);
      }
    }
  }
}

/** The denials a figure would meet, the older first. */
function denialsOf({ deniesEvent, deniesLosses }: SpeakerState, harm: Harm, victims: Victims): Said[] {
  const ofLosses = deniesLosses && isOwnLoss(deniesLosses.side, harm, victims) ? deniesLosses : null;
  return [deniesEvent, ofLosses].filter((said) => said !== null).sort(byTimeSaid);
}

function deny(
  state: SpeakerState,
  { harm, victims }: Pick<Figure, 'harm' | 'victims'>,
  denials: readonly Said[],
): void {
  if (state.figures.has(keyOf(harm, victims))) return;
  for (const said of denials) revise(state, said, none(harm, victims), true);
}

function takeFigures(state: SpeakerState, said: Said): void {
  // Of all the losses that one claim admits.
  const before = { ...state };
  for (const figure of said.statement.figures) {
    const { harm, victims } = figure;
    const admitted = figure.low > 0;
    // Whoever denied them said that there were none, though nobody had named them yet.
    if (admitted) deny(state, figure, denialsOf(before, harm, victims));
    revise(state, said, figure, false);
    if (!admitted) continue;
    // Whoever names the dead of an event no longer says that it did not happen.
    if (state.ofItself && isEventDenial(state.ofItself)) state.ofItself = null;
    state.deniesEvent = null;
    if (isOwnLoss(said.side, harm, victims)) state.deniesLosses = null;
  }
}

function isEventDenial({ said, stance }: Stance): boolean {
  const { denies } = said.statement;
  return stance === 'denies' && denies.includes('event') && !denies.includes('responsibility');
}

/** What is said of oneself and of others is kept apart: blaming another takes back no denial, and denying blames nobody less. */
function takeStances(state: SpeakerState, said: Said): void {
  const { acts, denies } = said.statement;
  if (acts.includes('responsibility')) {
    state.ofItself = stanceAfter(state.ofItself, said, 'claims');
    state.deniesEvent = null;
  } else if (denies.includes('responsibility') || denies.includes('event'))
    state.ofItself = stanceAfter(state.ofItself, said, 'denies');
  if (acts.includes('attribution')) state.ofOthers = stanceAfter(state.ofOthers, said, 'blames');
}

function stanceAfter(before: Stance | null, said: Said, stance: Stance['stance']): Stance {
  const again = before?.stance === stance && before.said.blames.join() === said.blames.join();
  return { said, firstSaid: again ? earlier(before.firstSaid, said) : said, stance };
}

function speakersOf(claims: readonly Said[]): Map<string, SpeakerState> {
  const speakers = new Map<string, SpeakerState>();
  for (const said of [...claims].sort(byTimeSaid)) {
    const before = speakers.get(said.speaker);
    let state = before;
    const retracts = said.statement.acts.includes('retraction');
    if (!state || retracts) {
      const nothing = { deniesEvent: null, deniesLosses: null, ofItself: null, ofOthers: null, retraction: null };
      state = { figures: new Map(), ...nothing };
      speakers.set(said.speaker, state);
    }
    state.retraction = retracts ? { said, retracts: takenBack(before) } : null;
    takeDenials(state, said);
    takeStances(state, said);
    takeFigures(state, said);
  }
  return speakers;
}

/** What a retraction takes back; said again, what the first one took. */
function takenBack(before: SpeakerState | undefined): readonly Retracted[] {
  if (!before) return [];
  const { deniesLosses, ofItself, ofOthers, retraction } = before;
  const words = [
    ...[...before.figures.values()].filter((position) => !position.denial),
    ...[ofItself, ofOthers].filter((stance) => stance !== null),
    ...(deniesLosses ? [denialOfLosses(deniesLosses)] : []),
  ];
  return words.length > 0 ? words : (retraction?.retracts ?? []);
}

function denialOfLosses(said: Said): Remark {
  return { said, remark: 'deniesLosses', retracts: [] };
}

/** A denial meets every figure others give for what it denies; where its speaker gave a newer figure, that one stands. */
function meetDenials(speakers: ReadonlyMap<string, SpeakerState>): void {
  const named = [...speakers.values()]
    .flatMap((state) => [...state.figures.values()])
    .filter((each) => !each.said.coded);
  for (const state of speakers.values()) {
    for (const question of named) deny(state, question, denialsOf(state, question.harm, question.victims));
  }
}

/**
 * What each claimant now says, from all of an event's claims that are neither withdrawn nor undone, in any order.
 * A retraction takes back all its speaker said before it.
 */
export function positionsOf(claims: readonly Said[]): Positions {
  const speakers = speakersOf(claims);
  meetDenials(speakers);
  const states = [...speakers.values()];
  return {
    figures: states.flatMap((state) => [...state.figures.values()]),
    stances: states.flatMap(({ ofItself, ofOthers }) => [ofItself, ofOthers].filter((stance) => stance !== null)),
    remarks: states.flatMap(remarksOf),
  };
}

function remarksOf({ deniesLosses, figures, retraction }: SpeakerState): Remark[] {
  if (retraction) return [{ ...retraction, remark: 'retracts' }];
  if (!deniesLosses) return [];
  const { side } = deniesLosses;
  const isMet = figures.values().some(({ denial, harm, victims }) => denial && isOwnLoss(side, harm, victims));
  return isMet ? [] : [denialOfLosses(deniesLosses)];
}
