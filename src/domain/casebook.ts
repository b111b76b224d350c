import {
  ACTION_VERSION,
  type Action,
  type ActionOf,
  type By,
  type ClaimContent,
  type Entry,
  type Settings,
} from './action.ts';
import { Claimants, NOW, type Speaker } from './claimants.ts';
import { today } from './date.ts';
import type { DatedEvent, DatedEvents } from './dated-events.ts';
import type { DigestContent } from './digest.ts';
import { type Dispute, disputesOf } from './dispute.ts';
import type { EventContent, Place } from './event.ts';
import { EventIndex } from './event-index.ts';
import { type EventSummary, summaryOf } from './event-summary.ts';
import { type Addition, ImportedRun, Imports } from './import.ts';
import { type Positions, positionsOf, type Said } from './position.ts';

/** Who recorded something, when, and as which entry. */
export interface Recorded {
  readonly seq: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly by: By;
}

interface Withdrawal extends Recorded {
  readonly reason: string;
}

export interface ClaimState {
  readonly event: number;
  readonly claim: number;
  readonly content: ClaimContent;
  readonly recorded: Recorded;
  readonly withdrawn: Withdrawal | null;
}

/** One event as it stands: what was recorded of it, and what that adds up to. */
export interface EventState {
  readonly event: number;
  readonly content: EventContent;
  readonly recorded: Recorded;
  readonly withdrawn: Withdrawal | null;
  /** By number; undone ones are not among them, withdrawn ones are. */
  readonly claims: readonly ClaimState[];
  readonly positions: Positions;
  readonly disputes: readonly Dispute[];
}

export interface DigestState {
  readonly digest: number;
  readonly content: DigestContent;
  readonly created: Recorded;
  /** Everything recorded up to this entry has been said by this digest, or was there before it. */
  readonly cursor: number;
  /** The last slot it was sent for, ISO 8601 UTC; null before the first. One at which it had nothing to say leaves nothing. */
  readonly lastSlot: string | null;
  /** Planned and not yet known to be sent: to be finished first. */
  readonly planned: ActionOf<'digest.planned'> | null;
}

type AboutEvent = Extract<Action, { readonly event: number }>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

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
  readonly #interactions = new Set<string>();
  readonly #digests = new Map<number, Mutable<DigestState>>();
  readonly #states = new Map<number, EventState | null>();
  readonly #index = new EventIndex((event) => this.#summarise(event.event, NOW));
  readonly #claimants = new Claimants();
  /** Who speaks by which name, as of the entry last asked about. */
  #speakers = { through: NOW, byName: new Map<string, Speaker>() };
  #settings: Settings = DEFAULT_SETTINGS;
  /** From which entry on days were counted in which time zone. */
  readonly #timeZones: Array<{ readonly seq: number; readonly timeZone: string }> = [];
  #lastEvent = 0;
  #lastDigest = 0;

  /** The last entry's number, 0 when there is none. */
  get seq(): number {
    return this.#log.length;
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
  apply(entry: Entry): void {
    const { action } = entry;
    if (action.version > ACTION_VERSION) throw new NewerEntryError(entry);
    if (entry.seq !== this.seq + 1) throw new Error(`entry ${entry.seq} does not follow entry ${this.seq}`);
    switch (action.type) {
      case 'event.added':
      case 'event.withdrawn':
      case 'claim.added':
      case 'claim.withdrawn':
        this.#file(entry, action);
        break;
      case 'claimant.changed':
        this.#claimants.change(entry.seq, action.content);
        this.#touchAll();
        break;
      case 'action.undone':
        this.#undo(action.undoes, entry.seq);
        break;
      case 'settings.changed':
        this.#settings = { ...this.#settings, ...action.content };
        this.#timeZones.push({ seq: entry.seq, timeZone: this.#settings.timeZone });
        break;
      case 'digest.created':
        this.#lastDigest = Math.max(this.#lastDigest, action.digest);
        this.#digests.set(action.digest, {
          digest: action.digest,
          content: action.content,
          created: recordedBy(entry),
          cursor: entry.seq,
          lastSlot: null,
          planned: null,
        });
        break;
      case 'digest.removed':
        this.#digests.delete(action.digest);
        break;
      case 'digest.planned':
        this.#changeDigest(action.digest, { planned: action });
        break;
      case 'digest.sent':
        this.#changeDigest(action.digest, { planned: null, cursor: action.through, lastSlot: action.slot });
        break;
      case 'import.part':
        this.#imports.hold({ ...entry, action });
        break;
      case 'records.imported':
        this.#import({ ...entry, action });
        break;
      default:
        throw new NewerEntryError(entry);
    }
    this.#log.push(entry);
    if (entry.by.interaction !== null) this.#interactions.add(entry.by.interaction);
  }

  #file(entry: Entry, action: AboutEvent): void {
    const { event } = action;
    this.#entriesOf(event).push(entry);
    this.#lastEvent = Math.max(this.#lastEvent, event);
    this.#touch(action);
    if (action.type === 'claim.added') this.#named(this.#claimants.meet(action.content.claimant));
  }

  #entriesOf(event: number): Entry[] {
    const filed = this.#byEvent.get(event) ?? [];
    const entries = filed instanceof ImportedRun ? filed.entries(event) : filed;
    this.#byEvent.set(event, entries);
    return entries;
  }

  /** Takes all of an import's rows at once. What they change is worked out once, however many they are. */
  #import(finish: Entry & { readonly action: ActionOf<'records.imported'> }): void {
    const { claimants, runs, added } = this.#imports.unpack(finish);
    this.#touchAll();
    for (const content of claimants) this.#claimants.change(finish.seq, content);
    for (const run of runs) {
      for (const { event, content, claims } of run.contents()) {
        this.#byEvent.set(event, run);
        this.#index.set(event, { content, withdrawn: null });
        for (const { claimant } of claims) this.#claimants.meet(claimant);
      }
    }
    for (const entry of added) {
      const { action } = entry;
      if (action.type !== 'claim.added') continue;
      this.#entriesOf(action.event).push(entry);
      this.#claimants.meet(action.content.claimant);
    }
    this.#lastEvent = Math.max(this.#lastEvent, finish.action.from + finish.action.events - 1);
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
    for (const { action } of added) if (action.type === 'claim.added') this.#claimants.forget(action.content.claimant);
    this.#claimants.undo(finish.seq, seq);
  }

  #undo(undoes: number, seq: number): void {
    this.#undone.set(undoes, seq);
    const entry = this.#log[undoes - 1];
    const action = entry?.action;
    if (entry && action?.type === 'records.imported') this.#undoImport({ ...entry, action }, seq);
    if (action && 'event' in action) this.#touch(action);
    if (action?.type === 'claim.added') this.#named(this.#claimants.forget(action.content.claimant));
    if (action?.type === 'claimant.changed') {
      this.#claimants.undo(undoes, seq);
      this.#touchAll();
    }
  }

  /** What was worked out of the event this is about no longer holds. */
  #touch({ type, event }: AboutEvent): void {
    this.#states.delete(event);
    if (type === 'event.added' || type === 'event.withdrawn') this.#index.set(event, this.#base(event, NOW));
    else this.#index.touch(event);
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

  #changeDigest(digest: number, change: Partial<DigestState>): void {
    const state = this.#digests.get(digest);
    if (state) Object.assign(state, change);
  }

  /** The entry of this number. */
  entry(seq: number): Entry | undefined {
    return this.#log[seq - 1];
  }

  /** The entries after this number, oldest first. */
  entriesAfter(seq: number): readonly Entry[] {
    return this.#log.slice(seq);
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
    return low;
  }

  /** Every event ever recorded, oldest entry first, as of entry `through` (default: now); undone ones are left out, withdrawn ones are not. */
  *events(through = NOW): Generator<EventState> {
    for (const event of this.#byEvent.keys()) {
      const state = this.event(event, through);
      if (state) yield state;
    }
  }

  /** One event as of entry `through`, null where it was not recorded by then or was undone. */
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

  /** One event as it was recorded, without what is claimed of it; null where it was undone. */
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
    for (const event of this.#byEvent.keys()) earlier.set(event, this.#base(event, through));
    return earlier.within(area, isIn);
  }

  /** Where the events happened, each place once, the most used first; the same list until their order is another. */
  places(): readonly Place[] {
    return this.#index.places();
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
  imported(action: ActionOf<'records.imported'>): {
    readonly events: readonly number[];
    readonly additions: readonly Addition[];
  } {
    const events = Array.from({ length: action.events }, (_, index) => action.from + index);
    return { events, additions: this.#imports.addedTo(action) };
  }

  /** The entries that hold an import's rows. */
  partsOf(action: ActionOf<'records.imported'>): readonly number[] {
    return this.#imports.partsOf(action);
  }

  get nextEvent(): number {
    return this.#lastEvent + 1;
  }

  /** Numbers are never used twice, also where a claim was undone. */
  nextClaim(event: number): number {
    const numbers = this.history(event).flatMap(({ action }) => (action.type === 'claim.added' ? [action.claim] : []));
    return Math.max(this.#imports.lastClaim(event), ...numbers) + 1;
  }

  digests(): readonly DigestState[] {
    return [...this.#digests.values()];
  }

  digest(digest: number): DigestState | null {
    return this.#digests.get(digest) ?? null;
  }

  get nextDigest(): number {
    return this.#lastDigest + 1;
  }

  /** What was recorded of the event itself: its content, and whether it was withdrawn. */
  #base(event: number, through: number): Pick<EventState, 'content' | 'recorded' | 'withdrawn'> | null {
    let base: { content: EventContent; recorded: Recorded } | null = null;
    let withdrawn: Withdrawal | null = null;
    for (const entry of this.history(event)) {
      const { action } = entry;
      if (action.type !== 'event.added' && action.type !== 'event.withdrawn') continue;
      if (!this.stands(entry.seq, through)) continue;
      if (action.type === 'event.added') base = { content: action.content, recorded: recordedBy(entry) };
      else withdrawn = { ...recordedBy(entry), reason: action.content.reason };
    }
    return base && { ...base, withdrawn };
  }

  #fold(event: number, through: number): EventState | null {
    const base = this.#base(event, through);
    if (!base) return null;
    const claims = new Map<number, ClaimState>();
    for (const entry of this.history(event)) {
      const { action } = entry;
      if (!this.stands(entry.seq, through)) continue;
      if (action.type === 'claim.added') {
        const { claim, content } = action;
        claims.set(claim, { event, claim, content, recorded: recordedBy(entry), withdrawn: null });
      } else if (action.type === 'claim.withdrawn') {
        const claim = claims.get(action.claim);
        if (claim)
          claims.set(action.claim, { ...claim, withdrawn: { ...recordedBy(entry), reason: action.content.reason } });
      }
    }
    const standing = base.withdrawn ? [] : [...claims.values()].filter((claim) => !claim.withdrawn);
    const positions = positionsOf(standing.map((claim) => this.#said(claim, through)));
    return { event, ...base, claims: [...claims.values()], positions, disputes: disputesOf(positions) };
  }

  #timeZoneAt(seq: number): string {
    return this.#timeZones.findLast((each) => each.seq <= seq)?.timeZone ?? DEFAULT_SETTINGS.timeZone;
  }

  #said(claim: ClaimState, through: number): Said {
    const { content, recorded } = claim;
    const speaker = this.#speaker(content.claimant, through);
    return {
      claim: claim.claim,
      speaker: speaker.key,
      side: speaker.side,
      coded: speaker.kind === 'dataset',
      on: content.said?.date ?? today(new Date(recorded.at), this.#timeZoneAt(recorded.seq)),
      seq: recorded.seq,
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

function recordedBy(entry: Entry): Recorded {
  return { seq: entry.seq, at: entry.at, by: entry.by };
}
