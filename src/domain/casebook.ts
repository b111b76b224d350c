import { ACTION_VERSION, type Action, type ActionOf, type Entry, type Settings } from './action.ts';
import { Claimants, NOW, type Speaker } from './claimants.ts';
import { today } from './date.ts';
import type { DatedEvent, DatedEvents } from './dated-events.ts';
import { type DigestState, DigestStates } from './digest-states.ts';
import { type Dispute, disputesOf, type MarkedSides } from './dispute.ts';
import { type ClaimRef, type Coordinates, isSameClaim, type Place } from './event.ts';
import { type ClaimState, type EventBase, foldBase, foldClaims, foldMarks, type StatusMark } from './event-fold.ts';
import { EventIndex } from './event-index.ts';
import { type EventSummary, summaryOf } from './event-summary.ts';
import { type Addition, ImportedRun, Imports, importOfDraft } from './import.ts';
import { Merges } from './merges.ts';
import { type Positions, positionsOf, type Said } from './position.ts';
import { redactedDigest, subjectClaim, subjectEvent, withoutContent } from './redaction.ts';
import type { RegionState } from './region.ts';
import { mentions, type NamesOf, TextIndex, textOfEvent } from './text-index.ts';

/** One event as it stands: what was recorded of it, and what that adds up to. */
export interface EventState extends EventBase {
  readonly event: number;
  /** The events that went into this one. */
  readonly merged: readonly number[];
  /** By number, its own before those of events that went into it; undone ones are not among them, withdrawn ones are. */
  readonly claims: readonly ClaimState[];
  readonly positions: Positions;
  readonly disputes: readonly Dispute[];
}

type AboutEvent = Extract<Action, { readonly event: number }>;

/** So many events that may have the words looked for are looked at. */
const FOUND = 200;

/** How many events' states are kept for the next question. */
const STATES = 1_000;

const DEFAULT_SETTINGS: Settings = { timeZone: 'UTC', language: 'en' };

/** The entry was written by a newer Sitrep: it is not guessed at. */
export class NewerEntryError extends Error {
  override readonly name = 'NewerEntryError';

  constructor(entry: Pick<Entry, 'seq' | 'action'>) {
    super(
      `entry ${entry.seq} (${entry.action.type}, version ${entry.action.version}) was written by a newer Sitrep: upgrade to read it`,
    );
  }
}

/**
 * What one server's journal adds up to, in memory, and the questions asked of it. Entries are kept by the event they are about, so the
 * record as of any earlier entry is the same fold stopped earlier.
 */
export class Casebook {
  readonly #log: Entry[] = [];
  /** For events of an import nothing was said of since, the run they are in. */
  readonly #byEvent = new Map<number, Entry[] | ImportedRun>();
  readonly #imports = new Imports();
  /** Entry → the entry that undid it. */
  readonly #undone = new Map<number, number>();
  /** Redacted entries → the digest of what was their content. */
  readonly #redacted = new Map<number, string>();
  /** Those of which no entry has said that they were redacted. */
  readonly #untold = new Set<number>();
  /** How many entries there were before the record was last purged: the first entry's number is one more. */
  readonly forgotten: number;
  readonly #interactions = new Set<string>();
  /** The names of drafts that were recorded, also where their text is gone. */
  readonly #drafts = new Set<string>();
  readonly #digests = new DigestStates();
  readonly #states = new Map<number, EventState | null>();
  readonly #index = new EventIndex((event) => this.#summarise(event.event, NOW));
  readonly #claimants = new Claimants();
  readonly #merges = new Merges();
  /** Events of which a moderator marked claims: few of all there are. */
  readonly #marked = new Set<number>();
  readonly #claimantChanges: Entry[] = [];
  /** Who speaks by which name, as of the entry last asked about. */
  #speakers = { through: NOW, byName: new Map<string, Speaker>() };
  #settings: Settings = DEFAULT_SETTINGS;
  /** From which entry on days were counted in which time zone. */
  readonly #timeZones: Array<{ readonly seq: number; readonly timeZone: string }> = [];
  /** Made when words are first looked for. */
  #texts: TextIndex | null = null;
  #lastEvent = 0;
  #regions: readonly RegionState[] = [];
  #lastRegion = 0;

  constructor(forgotten = 0) {
    this.forgotten = forgotten;
  }

  /** The last entry's number, 0 when there is none. */
  get seq(): number {
    return this.forgotten + this.#log.length;
  }

  get last(): Entry | undefined {
    return this.#log.at(-1);
  }

  get settings(): Settings {
    return this.#settings;
  }

  get claimants(): Claimants {
    return this.#claimants;
  }

  /** Takes the next entry. Entries come in order, each once. */
  apply(read: Entry): void {
    if (read.action.version > ACTION_VERSION || read.action.type === 'content.redacted')
      throw new NewerEntryError(read);
    if (read.seq !== this.seq + 1) throw new Error(`entry ${read.seq} does not follow entry ${this.seq}`);
    const digest = redactedDigest(read.action);
    const entry = digest === null ? read : withoutContent(read, digest);
    if (digest !== null) {
      this.#redacted.set(read.seq, digest);
      this.#untold.add(read.seq);
    }
    // Also a part without its content: the numbers of those after it go on from its own.
    if (read.action.type === 'import.part') this.#imports.hold({ ...read, action: read.action });
    if (read.action.type === 'draft.recorded') {
      this.#drafts.add(read.action.draft);
      this.#holdDraft({ ...read, action: read.action });
    }
    const { action } = entry;
    switch (action.type) {
      case 'event.added':
      case 'event.withdrawn':
      case 'event.edited':
      case 'event.merged':
      case 'claim.added':
      case 'claim.edited':
      case 'claim.withdrawn':
      case 'status.disputed':
      case 'status.withdrawn':
        this.#file(entry, action);
        break;
      case 'claimant.changed':
        this.#claimants.change(entry.seq, action.content);
        this.#claimantChanges.push(entry);
        this.#touchAll();
        break;
      case 'action.undone':
        this.#undo(action.undoes, entry.seq);
        break;
      case 'settings.changed':
        this.#settings = { ...this.#settings, ...action.content };
        this.#timeZones.push({ seq: entry.seq, timeZone: this.#settings.timeZone });
        break;
      case 'region.defined':
        this.#lastRegion = Math.max(this.#lastRegion, action.region);
        this.#setRegion(action.region, { region: action.region, ...action.content });
        break;
      case 'region.removed':
        this.#setRegion(action.region, null);
        break;
      case 'digest.created':
      case 'digest.edited':
      case 'digest.paused':
      case 'digest.resumed':
      case 'digest.removed':
      case 'digest.planned':
      case 'digest.sent':
      case 'digest.told':
        this.#digests.take(entry, action);
        break;
      case 'entry.redacted':
        this.#redact(action);
        break;
      case 'content.redacted':
        this.#keepPlace(entry, action);
        break;
      case 'record.purged':
        // What was before it is forgotten with the casebook that held it: see `Desk`.
        break;
      case 'import.part':
        break;
      case 'records.imported':
        this.#import({ ...entry, action });
        break;
      case 'draft.recorded':
        this.#import(importOfDraft({ ...entry, action }).finish);
        break;
      default:
        throw new NewerEntryError(entry);
    }
    this.#log.push(entry);
    this.#texts?.add(entry);
    if (entry.by.interaction !== null) this.#interactions.add(entry.by.interaction);
  }

  #file(entry: Entry, action: AboutEvent): void {
    const { event } = action;
    this.#entriesOf(event).push(entry);
    this.#lastEvent = Math.max(this.#lastEvent, event);
    if (action.type === 'status.disputed') this.#marked.add(event);
    if (action.type === 'event.merged') this.#merges.add(event, action.into, entry.seq);
    this.#touch(action);
    for (const name of namesIn(action)) this.#named(this.#claimants.meet(name));
  }

  #entriesOf(event: number): Entry[] {
    const filed = this.#byEvent.get(event) ?? [];
    const entries = filed instanceof ImportedRun ? filed.entries(event) : filed;
    this.#byEvent.set(event, entries);
    return entries;
  }

  /** Takes all of an import's rows at once. What they change is worked out once, however many they are. */
  #import(finish: Entry & { readonly action: ActionOf<'records.imported'> }): void {
    const { claimants, runs, added, gone } = this.#imports.unpack(finish);
    this.#touchAll();
    for (const event of gone) this.#merges.lose(event);
    for (const content of claimants) this.#claimants.change(finish.seq, content);
    for (const run of runs) {
      for (const { event, content, claims } of run.contents()) {
        this.#byEvent.set(event, run);
        this.#index.set(event, { content, withdrawn: null });
        for (const { claimant } of claims) this.#claimants.meet(claimant);
        this.#indexTexts(event);
      }
    }
    for (const { entry, action } of added) {
      this.#entriesOf(action.event).push(entry);
      this.#touch(action);
      this.#texts?.add({ ...entry, action });
      for (const name of namesIn(action)) this.#claimants.meet(name);
    }
    this.#lastEvent = Math.max(this.#lastEvent, finish.action.from + finish.action.events - 1);
  }

  #indexTexts(event: number): void {
    if (this.#texts) for (const entry of this.history(event)) this.#texts.add(entry);
  }

  /** Its numbers are taken, also where its text is gone. */
  #holdDraft(entry: Entry & { readonly action: ActionOf<'draft.recorded'> }): void {
    const { part, finish } = importOfDraft(entry);
    this.#imports.hold(part);
    // Where its text is gone it is not taken as an import any more.
    if (redactedDigest(entry.action) !== null)
      for (const event of this.#imports.unpack(finish).gone) this.#merges.lose(event);
    this.#lastEvent = Math.max(this.#lastEvent, entry.action.from + entry.action.events - 1);
  }

  #undoImport(finish: Entry & { readonly action: ActionOf<'records.imported'> }, seq: number): void {
    const { runs, added } = this.#imports.unpack(finish);
    this.#touchAll();
    for (const run of runs) {
      for (const { event, claims } of run.contents()) {
        this.#index.set(event, null);
        for (const { claimant } of claims) this.#claimants.forget(claimant);
      }
    }
    for (const { action } of added) {
      this.#touch(action);
      for (const name of namesIn(action)) this.#claimants.forget(name);
    }
    this.#claimants.undo(finish.seq, seq);
  }

  /** The entry no longer stands, from entry `seq` on. */
  #undo(undoes: number, seq: number): void {
    this.#undone.set(undoes, seq);
    const entry = this.entry(undoes);
    const action = entry?.action;
    if (entry && action?.type === 'records.imported') this.#undoImport({ ...entry, action }, seq);
    if (entry && action?.type === 'draft.recorded') this.#undoImport(importOfDraft({ ...entry, action }).finish, seq);
    if (action?.type === 'event.merged') this.#merges.undo(action.event, undoes, seq);
    if (action && 'event' in action) {
      this.#touch(action);
      for (const name of namesIn(action)) this.#named(this.#claimants.forget(name));
    }
    if (action?.type === 'claimant.changed') {
      this.#claimants.undo(undoes, seq);
      this.#touchAll();
    }
  }

  /** The content of an entry is gone, of any day; what an event was found by stays where the redaction kept it. */
  #redact({ redacts, digest, kept }: ActionOf<'entry.redacted'>): void {
    if (this.#redacted.get(redacts) === digest) this.#untold.delete(redacts);
    this.#redacted.set(redacts, digest);
    const entry = this.entry(redacts);
    if (!entry) return;
    // Its words are no longer to be found.
    this.#texts = null;
    const blanked = withoutContent(entry, digest, kept);
    if (entry.action.type === 'claimant.changed') this.#claimants.redact([entry.action.content]);
    if (blanked.action.type === 'content.redacted') {
      if (!this.#undone.has(redacts)) this.#undo(redacts, 0);
      this.#undone.set(redacts, 0);
    } else if (kept) this.#undone.delete(redacts);
    this.#log[redacts - this.forgotten - 1] = blanked;
    const event = subjectEvent(blanked.action);
    const filed = event === null ? this.#claimantChanges : this.#entriesOf(event);
    if (filed.includes(entry)) filed.splice(filed.indexOf(entry), 1, blanked);
    if (entry.action.type === 'import.part') this.#forgetRows({ ...entry, action: entry.action });
    if (entry.action.type === 'draft.recorded')
      this.#forgetRows(importOfDraft({ ...entry, action: entry.action }).part);
    if ('event' in blanked.action) this.#touch(blanked.action);
  }

  /** The rows of an import's part are gone, of any day; what was said of its events since goes for nothing. */
  #forgetRows(part: Entry & { readonly action: ActionOf<'import.part'> }): void {
    const finish = this.#imports.blank(part.seq);
    if (!finish) return;
    const { from, rows } = finish;
    this.#touchAll();
    this.#claimants.redact(rows.claimants);
    for (const [index, { claims }] of rows.events.entries()) {
      const event = from + index;
      this.#byEvent.set(
        event,
        this.#entriesOf(event).filter(({ seq }) => seq !== finish.seq),
      );
      this.#index.set(event, null);
      this.#merges.lose(event);
      if (this.stands(finish.seq)) for (const { claimant } of claims) this.#claimants.forget(claimant);
    }
    for (const index of rows.events.keys()) this.#touchLeft(from + index);
    for (const { event, claim, claims } of part.action.additions) {
      const isGone = ({ seq, action }: Entry): boolean =>
        seq === finish.seq &&
        (action.type === 'event.edited' ||
          (action.type === 'claim.added' && action.claim >= claim && action.claim < claim + claims));
      const entries = this.#entriesOf(event);
      for (const { action } of entries.filter(isGone))
        if (action.type === 'claim.added' && this.stands(finish.seq)) this.#claimants.forget(action.content.claimant);
      this.#byEvent.set(
        event,
        entries.filter((entry) => !isGone(entry)),
      );
      this.#index.set(event, this.whole(event) === event ? this.#base(event, NOW) : null);
    }
  }

  /** An entry without its content does nothing, but that its number was given is not forgotten. */
  #keepPlace(entry: Entry, action: ActionOf<'content.redacted'>): void {
    this.#undone.set(entry.seq, 0);
    const event = subjectEvent(action);
    if (event === null) return;
    this.#entriesOf(event).push(entry);
    this.#lastEvent = Math.max(this.#lastEvent, event);
  }

  /** Whether a draft of this name was recorded already. */
  hasRecorded(draft: string): boolean {
    return this.#drafts.has(draft);
  }

  /** Whether the entry's content was redacted. */
  isRedacted(seq: number): boolean {
    return this.#redacted.has(seq);
  }

  /** The first entry without its content of which no entry says that it was redacted: another hand took it. Null where there is none. */
  get untoldRedaction(): number | null {
    const [first] = this.#untold;
    return first ?? null;
  }

  /** What was worked out of the event this is about, and of the one it is part of, no longer holds. */
  #touch(action: AboutEvent): void {
    const { type, event } = action;
    const whole = this.#merges.whole(event);
    if (type.startsWith('event.')) this.#index.set(event, whole === event ? this.#base(event, NOW) : null);
    else this.#index.touch(event);
    for (const each of [event, whole, ...(type === 'event.merged' ? [this.#merges.whole(action.into)] : [])]) {
      this.#states.delete(each);
      if (each !== event) this.#index.touch(each);
    }
    this.#touchLeft(event);
  }

  /** The same of what went into it, where it is gone. */
  #touchLeft(event: number): void {
    for (const each of this.#merges.left(event)) {
      this.#states.delete(each);
      this.#index.set(each, this.whole(each) === each ? this.#base(each, NOW) : null);
    }
  }

  /** A list of names that is, or is no longer, the name of one claimant is blamed otherwise. */
  #named(changesLists: boolean): void {
    if (changesLists) this.#touchAll();
  }

  /** What was worked out of any event may no longer hold. */
  #touchAll(): void {
    this.#states.clear();
    this.#speakers.byName.clear();
    this.#index.forgetSummaries();
  }

  /** The entry of this number. */
  entry(seq: number): Entry | undefined {
    return this.#log[seq - this.forgotten - 1];
  }

  /** The entries after this number, oldest first. */
  entriesAfter(seq: number): readonly Entry[] {
    return this.#log.slice(Math.max(0, seq - this.forgotten));
  }

  /** Whether this interaction has made an entry already. */
  knowsInteraction(interaction: string): boolean {
    return this.#interactions.has(interaction);
  }

  /** Whether the entry stands, as of entry `through`: recorded by then, and not undone by then. */
  stands(seq: number, through = NOW): boolean {
    return seq <= through && (this.#undone.get(seq) ?? Number.POSITIVE_INFINITY) > through;
  }

  /** The number of the last entry recorded at or before the instant; 0 when there was none. */
  seqAt(instant: Date): number {
    const at = instant.toISOString();
    let [low, high] = [0, this.#log.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#log[middle]?.at ?? '') <= at) low = middle + 1;
      else high = middle;
    }
    return this.forgotten + low;
  }

  /** One claim as of entry `through`, also of an event that is part of another. */
  claim({ event, claim }: ClaimRef, through = NOW): ClaimState | null {
    const claims = foldClaims(this.history(event), (seq) => this.stands(seq, through));
    return claims.find((each) => each.claim === claim) ?? null;
  }

  /** What moderators marked of an event's claims, as of entry `through`. */
  marks(event: number, through = NOW): StatusMark[] {
    if (this.#marked.size === 0) return [];
    const parts = [event, ...this.#merges.parts(event, through).map((part) => part.event)];
    parts.push(...this.#merges.lost(event, through));
    const entries = parts.filter((part) => this.#marked.has(part)).flatMap((part) => this.history(part));
    return foldMarks(entries, (seq) => this.stands(seq, through));
  }

  /** Every event ever recorded, oldest entry first, as of entry `through` (default: now); undone ones are left out, withdrawn ones are not. */
  *events(through = NOW): Generator<EventState> {
    for (const event of this.#byEvent.keys()) {
      const state = this.event(event, through);
      if (state) yield state;
    }
  }

  /** The event this one is part of, as of entry `through`: itself where it was merged into no other. */
  whole(event: number, through = NOW): number {
    return this.#merges.whole(event, through);
  }

  /** One event as of entry `through`, null where it was not recorded by then, was undone or is part of another. */
  event(event: number, through = NOW): EventState | null {
    if (through < this.seq) return this.#fold(event, through);
    const known = this.#states.get(event);
    if (known !== undefined) return known;
    const state = this.#fold(event, through);
    const [oldest] = this.#states.keys();
    if (oldest !== undefined && this.#states.size >= STATES) this.#states.delete(oldest);
    this.#states.set(event, state);
    return state;
  }

  /** One event as it was recorded, without what is claimed of it; null where it was undone or is part of another. */
  listed(event: number): DatedEvent | null {
    return this.#index.get(event);
  }

  /**
   * The events of an area, in date order, as of entry `through`; withdrawn ones are left out. `area` must tell apart areas of which `isIn` answers
   * differently.
   */
  eventsIn(area: string, isIn: (place: Place) => boolean, through = NOW): DatedEvents {
    if (through >= this.seq) return this.#index.within(area, isIn);
    // Lists are kept of the record as it stands; what stood earlier is looked for from end to end.
    const earlier = new EventIndex((event) => this.#summarise(event.event, through));
    for (const event of this.#byEvent.keys()) {
      if (this.whole(event, through) === event) earlier.set(event, this.#base(event, through));
    }
    return earlier.within(area, isIn);
  }

  /** Whether words can be looked for at once. */
  get isIndexed(): boolean {
    return this.#texts !== null;
  }

  /** The newest events in which, or in whose claims, all the words are, withdrawn ones left out; `more` where not all could be looked at. */
  mentioning(
    words: readonly string[],
    namesOf: NamesOf,
  ): { readonly events: readonly EventState[]; readonly more: boolean } {
    if (!this.#texts) {
      this.#texts = new TextIndex(namesOf);
      for (const event of this.#byEvent.keys()) this.#indexTexts(event);
    }
    const numbers = [...new Set([...this.#texts.mentioning(words)].map((event) => this.whole(event)))];
    const newest = numbers.sort((a, b) => b - a).slice(0, FOUND);
    const events = newest.flatMap((number) => {
      const state = this.event(number);
      return state && !state.withdrawn && mentions(textOfEvent(state, namesOf), words) ? [state] : [];
    });
    return { events, more: numbers.length > newest.length };
  }

  /** Where the events happened, each place once, the most used first; the same list until their order is another. */
  places(): readonly Place[] {
    return this.#index.places();
  }

  /** The coordinates events at this very place were recorded with, the most used first. */
  coordinatesOf(place: Place): readonly Coordinates[] {
    return this.#index.coordinatesOf(place);
  }

  #summarise(event: number, through: number): EventSummary {
    const known = through >= this.seq ? this.#states.get(event) : null;
    const state = known ?? this.#fold(event, through);
    if (!state) throw new Error(`event ${event} is listed and not there`);
    return summaryOf(state);
  }

  /** Entries about one event, oldest first, undone ones included. */
  history(event: number): readonly Entry[] {
    const filed = this.#byEvent.get(event) ?? [];
    return filed instanceof ImportedRun ? filed.entries(event) : filed;
  }

  /** The numbers of the events an import added, and what it added to others. */
  imported(action: Pick<ActionOf<'records.imported'>, 'first' | 'from' | 'events'>): {
    readonly events: readonly number[];
    readonly additions: readonly Addition[];
  } {
    const events = Array.from({ length: action.events }, (_, index) => action.from + index);
    return { events, additions: this.#imports.addedTo(action) };
  }

  /** The entry that holds the text of what an import added, by the entry with which it counts and the event; null where it is no such thing. */
  textOf(seq: number, event: number): number | null {
    return this.#imports.textOf(seq, event);
  }

  /** Entries that say something of a claimant, oldest first, undone ones included. */
  claimantChanges(): readonly Entry[] {
    return this.#claimantChanges;
  }

  /** A server's own regions, by number; the same list until one of them changes. */
  regions(): readonly RegionState[] {
    return this.#regions;
  }

  get nextRegion(): number {
    return this.#lastRegion + 1;
  }

  #setRegion(region: number, state: RegionState | null): void {
    const others = this.#regions.filter((each) => each.region !== region);
    this.#regions = [...others, ...(state ? [state] : [])].sort((a, b) => a.region - b.region);
  }

  get nextEvent(): number {
    return this.#lastEvent + 1;
  }

  /** Numbers are never used twice, also where a claim was undone. */
  nextClaim(event: number): number {
    let last = this.#imports.lastClaim(event);
    for (const { action } of this.history(event)) last = Math.max(last, subjectClaim(action) ?? 0);
    return last + 1;
  }

  digests(): readonly DigestState[] {
    return this.#digests.all();
  }

  digest(digest: number): DigestState | null {
    return this.#digests.get(digest);
  }

  get nextDigest(): number {
    return this.#digests.next;
  }

  #base(event: number, through: number): EventBase | null {
    const lost = this.#merges.lost(event, through);
    return foldBase(
      this.history(event),
      (seq) => this.stands(seq, through),
      lost.flatMap((each) => this.history(each)),
    );
  }

  #fold(event: number, through: number): EventState | null {
    const base = this.whole(event, through) === event ? this.#base(event, through) : null;
    if (!base) return null;
    const stands = (seq: number): boolean => this.stands(seq, through);
    const parts = [{ event, joined: 0 }, ...this.#merges.parts(event, through)];
    const claims = parts.map((part) => foldClaims(this.history(part.event), stands));
    const said = base.withdrawn
      ? []
      : parts.flatMap(({ joined }, index) =>
          (claims[index] ?? []).filter((claim) => !claim.withdrawn).map((claim) => this.#said(claim, joined, through)),
        );
    const positions = positionsOf(said);
    const marks = this.marks(event, through);
    const all = claims.flat();
    return {
      event,
      ...base,
      merged: parts.slice(1).map((part) => part.event),
      claims: all,
      positions,
      disputes: disputesOf(positions, markedBy(marks, said)),
    };
  }

  #timeZoneAt(seq: number): string {
    return this.#timeZones.findLast((each) => each.seq <= seq)?.timeZone ?? DEFAULT_SETTINGS.timeZone;
  }

  #said(claim: ClaimState, joined: number, through: number): Said {
    const { content, recorded, edited } = claim;
    const speaker = this.#speaker(content.claimant, through);
    return {
      claim: { event: claim.event, claim: claim.claim },
      speaker: speaker.key,
      side: speaker.side,
      coded: speaker.kind === 'dataset',
      on: content.said?.date ?? today(new Date(recorded.at), this.#timeZoneAt(recorded.seq)),
      seq: recorded.seq,
      since: edited?.seq ?? recorded.seq,
      joined,
      reliability: content.reliability ?? speaker.reliability,
      credibility: content.credibility,
      statement: content.statement,
      blames: content.statement.blames
        .flatMap((names) => this.#claimants.named(names))
        .map((name) => this.#claimants.speaker(name, through).key),
    };
  }

  #speaker(name: string, through: number): Speaker {
    if (this.#speakers.through !== through) this.#speakers = { through, byName: new Map() };
    const { byName } = this.#speakers;
    const speaker = byName.get(name) ?? this.#claimants.speaker(name, through);
    byName.set(name, speaker);
    return speaker;
  }
}

/** Names of claimants an entry brings into the record. */
function namesIn(action: AboutEvent): string[] {
  const { claimant } = action.type === 'claim.added' || action.type === 'claim.edited' ? action.content : {};
  return claimant === undefined ? [] : [claimant];
}

/** Who is meant by the claims of marks, where both still stand. */
function markedBy(marks: readonly StatusMark[], said: readonly Said[]): MarkedSides[] {
  return marks.flatMap(({ seq, harm, claims: marked, victims }) => {
    const sides = marked.flatMap(({ event, claim }, index) => {
      const speaker = said.find((each) => isSameClaim(each.claim, { event, claim }))?.speaker;
      const counted = victims[index];
      return speaker !== undefined && counted ? [{ speaker, victims: counted }] : [];
    });
    const [one, other] = sides;
    return one && other ? [{ seq, harm, sides: [one, other] }] : [];
  });
}
