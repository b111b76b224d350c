import type { Entry } from './action.ts';
import { type AffectedEvents, affectedBy, LOOKED_AT, type Look } from './affected-events.ts';
import { claimKey } from './amendments.ts';
import type { Casebook } from './casebook.ts';
import { NOW } from './claimants.ts';
import { aroseAt, type Dispute } from './dispute.ts';
import type { ClaimRef, Place } from './event.ts';
import type { EventState } from './event-states.ts';
import { type Question, questionKey, questionOf } from './question.ts';
import { type View, viewsOf } from './told-views.ts';

export interface QuestionBefore {
  readonly question: Question;
  /** The entry with which it began to be disputed, whoever has said something else since. */
  readonly since: number;
  /** Whether one of its sides was redacted. */
  readonly lostSide: boolean;
  /** It is disputed by others, or not at all, without what was redacted of claimants. */
  readonly otherwise?: true;
}

/** What was in dispute of an event as of entries that digests go on from. */
export interface ToldBefore {
  readonly through: readonly number[];
  /** As it was numbered then. */
  readonly event: number;
  readonly questions: ReadonlyArray<Omit<QuestionBefore, 'since'>>;
}

/** What was in dispute of an event just before a text was redacted. Once the text is gone nothing else tells that anything was. */
export interface DisputedBefore extends Pick<Place, 'country' | 'division'> {
  readonly event: number;
  readonly questions: readonly QuestionBefore[];
  /** For the digests there were: some of the questions have been settled since, and what the text kept from being in dispute is not there without it. */
  readonly told?: readonly ToldBefore[];
  /** Claims that are somebody else's word without what was redacted of claimants, or are their claimant's last word only with or without it. */
  readonly otherwise?: readonly ClaimRef[];
}

/** Of so many events, the newest, it is remembered what a text about claimants made of them. */
const REMEMBERED = 200;
/** Of so many lists and questions in them it is remembered what digests had told. */
const TOLD = 1_000;
/** So often it is looked at whether a question had been in dispute before what it is disputed by was said. */
const LOOKED_BACK = 50;

/** What is in dispute now, and was when digests told last, of the events this entry says something of, for the redaction of its text to remember. */
export function disputedBefore(casebook: Casebook, entry: Entry): DisputedBefore[] {
  const remembered = new Map<number, Remembered>();
  const remember = ({ state, claims, isAffected }: Look): Remembered | null => {
    if (!isAffected) return null;
    const event = casebook.whole(state.event);
    const now = casebook.event(event) ?? state;
    const known = remembered.get(event) ?? { now, questions: [], told: [], otherwise: new Map() };
    for (const claim of claims) known.otherwise.set(claimKey(claim), claim);
    remembered.set(event, known);
    return known;
  };
  const views = viewsOf(casebook);
  const affectedAt = affectedBy(entry, casebook, [NOW, ...views.map(({ newest }) => newest)]);
  const { added, concerned, look } = affectedAt(NOW);
  const rememberNow = (event: number): void => {
    const found = look(event);
    const known = found && remember(found);
    if (!known) return;
    for (const { dispute, ...each } of found.questions)
      known.questions.push({ ...each, since: disputedSince(dispute, found.state, casebook) });
  };
  for (const event of added) rememberNow(event);
  const most = remembered.size + REMEMBERED;
  const others = [...concerned].filter((event) => !added.has(event));
  for (const event of others) if (remembered.size < most) rememberNow(event);
  for (const view of lookedAt(views, affectedAt)) {
    const isRoom = (event: number): boolean => remembered.size < most || remembered.has(casebook.whole(event));
    for (const event of [...remembered.values()].flatMap(({ now }) => [now.event, ...now.merged])) {
      const found = view.look(event);
      if (found) remember(found);
    }
    for (const event of [...view.added, ...view.concerned]) {
      const found = view.added.has(event) || isRoom(event) ? view.look(event) : null;
      if (found) remember(found);
    }
    for (const each of remembered.values()) rememberTold(each, view);
  }
  const kept = boundedOf([...remembered.values()].flatMap(({ told }) => told));
  return [...remembered].map(([event, { now, questions, told: all, otherwise }]) => {
    const { country, division } = now.content.place;
    const told = all.filter((each) => kept.has(each)).map(({ isSame: _, ...each }) => each);
    return {
      event,
      country,
      division,
      questions,
      ...(told.length > 0 && { told }),
      ...(otherwise.size > 0 && { otherwise: [...otherwise.values()] }),
    };
  });
}

interface Remembered {
  /** The event as it stands, or stood last. */
  readonly now: EventState;
  readonly questions: QuestionBefore[];
  readonly told: Told[];
  readonly otherwise: Map<string, ClaimRef>;
}

/** `isSame`: it is what the questions of now tell without it. */
type Told = ToldBefore & { readonly isSame: boolean };

interface LookedAt extends View, Pick<AffectedEvents, 'added' | 'concerned'> {
  /** Null where the event was not there, undefined where too many had been looked at. */
  readonly look: (event: number) => Look | null | undefined;
}

/** Looks at events as of each view in turn; what was seen as of the next newer one is not looked at again where nothing changed it. */
function* lookedAt(views: readonly View[], affectedAt: (through: number) => AffectedEvents): Generator<LookedAt> {
  // As many for all together as for now: those that have nothing of a newer one share them, and what is left to the others is little.
  const afresh = { looked: 0, most: 0, share: LOOKED_AT / views.filter(({ changed }) => !changed).length };
  const again = { looked: 0, most: LOOKED_AT, share: 0 };
  let seen: ReadonlyMap<number, Look | null> = new Map();
  for (const view of views) {
    const affected = affectedAt(view.newest);
    const seenBefore = seen;
    const seenHere = new Map<number, Look | null>();
    const looks = view.changed ? again : afresh;
    looks.most += looks.share;
    const look = (event: number): Look | null | undefined => {
      const isNew = seenHere.has(event) || !view.changed || view.changed.has(event);
      const known = (isNew ? seenHere : seenBefore).get(event);
      if (known === undefined && looks.looked >= looks.most) return undefined;
      const found = known === undefined ? affected.look(event) : known;
      if (known === undefined && found) looks.looked += 1;
      seenHere.set(event, found);
      return found;
    };
    yield { ...view, ...affected, look };
    seen = seenHere;
  }
}

/** Remembers what of an event was in dispute as of a view, where its questions of now don't tell or the text had a part in it. */
function rememberTold({ now, questions, told }: Remembered, { newest, through, look }: LookedAt): void {
  const looks = [now.event, ...now.merged].map(look);
  const parts = looks.filter((found) => found !== null);
  const older = questions.filter(({ since }) => since <= newest);
  for (const found of parts) {
    // What was not looked at is told by the questions alone.
    if (!found || parts.includes(undefined)) return;
    const { state, isAffected } = found;
    const then = found.questions.map(({ dispute: _, ...each }) => each);
    // Of events that have become one since, the questions don't tell which of them had which.
    const isSame = parts.length === 1 && areSame(then, older);
    if (isSame && !isAffected) continue;
    const alike = told.findIndex(({ event, questions: other }) => event === state.event && areSame(other, then));
    const known = told[alike];
    if (known) told[alike] = { ...known, through: [...known.through, ...through], isSame: known.isSame && isSame };
    else told.push({ through, event: state.event, questions: then, isSame });
  }
}

/** As much as is remembered: first what nothing else tells, for the digests sent last. */
function boundedOf(told: readonly Told[]): ReadonlySet<Told> {
  let left = TOLD;
  const kept = new Set<Told>();
  const newest = ({ through }: Told): number => Math.max(...through);
  for (const each of told.toSorted((a, b) => Number(a.isSame) - Number(b.isSame) || newest(b) - newest(a))) {
    left -= 1 + each.questions.length;
    if (left >= 0) kept.add(each);
  }
  return kept;
}

function areSame(one: ToldBefore['questions'], other: ToldBefore['questions']): boolean {
  const [a, b] = [one, other].map((all) =>
    all
      .map(({ question, lostSide, otherwise }) => `${questionKey(question)} ${lostSide} ${otherwise}`)
      .sort()
      .join(),
  );
  return a === b;
}

/** The entry with which it began to be disputed: what was said, or what was recorded of who said it. */
function disputedSince(dispute: Dispute, { event, merged }: EventState, casebook: Casebook): number {
  const key = questionKey(questionOf(dispute));
  const asOf = (through: number): Dispute | undefined =>
    [event, ...merged]
      .flatMap((part) => casebook.event(casebook.whole(part, through), through)?.disputes ?? [])
      .find((each) => questionKey(questionOf(each)) === key);
  let [known, since] = [casebook.seq, aroseAt(dispute)];
  for (let step = 0; step < LOOKED_BACK; step += 1) {
    if (!asOf(since)) return firstBetween(since, known, (seq) => asOf(seq) !== undefined);
    const earlier = asOf(since - 1);
    if (!earlier) return since;
    known = since - 1;
    since = Math.min(aroseAt(earlier), known);
  }
  return since;
}

/** An entry as of which it is so and as of the one before it is not, where it is not as of `from` and is as of `to`. */
function firstBetween(from: number, to: number, isSo: (seq: number) => boolean): number {
  let [least, most] = [from, to];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (isSo(middle)) most = middle;
    else least = middle;
  }
  return most;
}
