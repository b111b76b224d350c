import { ACTION_VERSION, type ClaimantContent, type Entry, type Settings } from './action.ts';
import { type Claimants, NOW } from './claimants.ts';
import type { DatedEvent, DatedEvents } from './dated-events.ts';
import { type DigestState, DigestStates } from './digest-states.ts';
import { NewerEntryError } from './errors.ts';
import type { ClaimRef, Coordinates, Place } from './event.ts';
import { EventFinder } from './event-finder.ts';
import type { ClaimState, EventBase, StatusMark } from './event-fold.ts';
import { type EventState, EventStates, type Without } from './event-states.ts';
import type { Imported, ImportSpan } from './import.ts';
import { RecordChanges } from './record-changes.ts';
import { RecordParts } from './record-parts.ts';
import { redactedDigest, withoutContent } from './redaction.ts';
import type { RegionState } from './region.ts';
import { RegionStates } from './region-states.ts';
import { takeEntry } from './take-entry.ts';
import type { NamesOf } from './text-index.ts';

/**
 * What one server's journal adds up to, in memory, and the questions asked of it. Entries are kept by the event they are about, so the
 * record as of any earlier entry is the same fold stopped earlier.
 */
export class Casebook {
  readonly #record: RecordParts;
  readonly #states: EventStates;
  readonly #finder: EventFinder;
  readonly #changes: RecordChanges;
  readonly #digests = new DigestStates();
  readonly #regions = new RegionStates();
  /** The names of drafts that were recorded, also where their text is gone. */
  readonly #drafts = new Set<string>();

  /** Follows on a record that was purged up to entry `forgotten`. */
  constructor(forgotten = 0) {
    this.#record = new RecordParts(forgotten);
    this.#states = new EventStates(this.#record);
    this.#finder = new EventFinder(this.#record, this.#states);
    this.#changes = new RecordChanges(this.#record, this.#finder);
  }

  /** How many entries there were before the record was last purged: the first entry's number is one more. */
  get forgotten(): number {
    return this.#record.log.forgotten;
  }

  /** The last entry's number, 0 when there is none. */
  get seq(): number {
    return this.#record.log.seq;
  }

  get last(): Entry | undefined {
    return this.#record.log.last;
  }

  get settings(): Settings {
    return this.#record.settings.now;
  }

  get claimants(): Claimants {
    return this.#record.claimants;
  }

  /** Takes the next entry. Entries come in order, each once. */
  apply(read: Entry): void {
    if (read.action.version > ACTION_VERSION || read.action.type === 'content.redacted')
      throw new NewerEntryError(read);
    if (read.seq !== this.seq + 1) throw new Error(`entry ${read.seq} does not follow entry ${this.seq}`);
    const { log, imports } = this.#record;
    const digest = redactedDigest(read.action);
    const entry = digest === null ? read : withoutContent(read, digest);
    if (digest !== null) log.meetRedacted(read.seq, digest);
    // Also a part without its content: the numbers of those after it go on from its own.
    if (read.action.type === 'import.part') imports.hold({ ...read, action: read.action });
    if (read.action.type === 'draft.recorded') {
      this.#drafts.add(read.action.draft);
      this.#changes.holdDraft({ ...read, action: read.action });
    }
    takeEntry(entry, {
      changes: this.#changes,
      settings: this.#record.settings,
      digests: this.#digests,
      regions: this.#regions,
    });
    log.add(entry);
    this.#finder.read(entry);
  }

  /** Whether a draft of this name was recorded already. */
  hasRecorded(draft: string): boolean {
    return this.#drafts.has(draft);
  }

  /** Whether the entry's content was redacted. */
  isRedacted(seq: number): boolean {
    return this.#record.log.isRedacted(seq);
  }

  /** The first entry without its content of which no entry says that it was redacted: another hand took it. Null where there is none. */
  get untoldRedaction(): number | null {
    return this.#record.log.untoldRedaction;
  }

  /** The entry of this number. */
  entry(seq: number): Entry | undefined {
    return this.#record.log.entry(seq);
  }

  /** The entries after this number, oldest first. */
  entriesAfter(seq: number): readonly Entry[] {
    return this.#record.log.after(seq);
  }

  /** Whether this interaction has made an entry already. */
  knowsInteraction(interaction: string): boolean {
    return this.#record.log.knowsInteraction(interaction);
  }

  /** Whether the entry stands, as of entry `through`: recorded by then, and not undone by then. */
  stands(seq: number, through = NOW): boolean {
    return this.#record.log.stands(seq, through);
  }

  /** The number of the last entry recorded at or before the instant; 0 when there was none. */
  seqAt(instant: Date): number {
    return this.#record.log.seqAt(instant);
  }

  /** Entries about one event, oldest first, undone ones included. */
  history(event: number): readonly Entry[] {
    return this.#record.filed.of(event);
  }

  /** Entries that say something of a claimant, oldest first, undone ones included. */
  claimantChanges(): readonly Entry[] {
    return this.#record.filed.aboutClaimants;
  }

  /** One claim as of entry `through`, also of an event that is part of another. */
  claim(claim: ClaimRef, through = NOW): ClaimState | null {
    return this.#states.claim(claim, through);
  }

  /** What was recorded of the event itself, as of entry `through`; null where it was undone or is part of another. */
  base(event: number, through = NOW): EventBase | null {
    return this.#states.base(event, through);
  }

  /** What moderators marked of an event's claims, as of entry `through`. */
  marks(event: number, through = NOW): StatusMark[] {
    return this.#states.marks(event, through);
  }

  /** Every event ever recorded, oldest entry first, as of entry `through` (default: now); undone ones are left out, withdrawn ones are not. */
  *events(through = NOW): Generator<EventState> {
    for (const event of this.#record.filed.events()) {
      const state = this.event(event, through);
      if (state) yield state;
    }
  }

  /** The event this one is part of, as of entry `through`: itself where it was merged into no other. */
  whole(event: number, through = NOW): number {
    return this.#record.merges.whole(event, through);
  }

  /** One event as of entry `through`, null where it was not recorded by then, was undone or is part of another. */
  event(event: number, through = NOW): EventState | null {
    return this.#states.event(event, through);
  }

  /** One event as it was recorded, without what is claimed of it; null where it was undone or is part of another. */
  listed(event: number): DatedEvent | null {
    return this.#finder.listed(event);
  }

  /**
   * The events of an area, in date order, as of entry `through`; withdrawn ones are left out. `area` must tell apart areas of which `isIn` answers
   * differently.
   */
  eventsIn(area: string, isIn: (place: Place) => boolean, through = NOW): DatedEvents {
    return this.#finder.eventsIn(area, isIn, through);
  }

  /** Whether words can be looked for at once. */
  get isIndexed(): boolean {
    return this.#finder.isIndexed;
  }

  /** The newest events in which, or in whose claims, all the words are, withdrawn ones left out; `more` where not all could be looked at. */
  mentioning(
    words: readonly string[],
    namesOf: NamesOf,
  ): { readonly events: readonly EventState[]; readonly more: boolean } {
    return this.#finder.mentioning(words, namesOf);
  }

  /** Where the events happened, each place once, the most used first; the same list until their order is another. */
  places(): readonly Place[] {
    return this.#finder.places();
  }

  /** The coordinates events at this very place were recorded with, the most used first. */
  coordinatesOf(place: Place): readonly Coordinates[] {
    return this.#finder.coordinatesOf(place);
  }

  /** The numbers of the events an import added, what it added to others, and what it says of claimants. */
  imported(span: ImportSpan): Imported {
    return this.#record.imports.imported(span);
  }

  /** The entry with which what this one holds counts: for a part of an import the one that finishes it, else itself. Null where it does not. */
  countsWith(seq: number): number | null {
    const action = this.entry(seq)?.action;
    const isPart =
      action?.type === 'import.part' || (action?.type === 'content.redacted' && action.was === 'import.part');
    return isPart ? (this.#record.imports.finishOf(seq)?.seq ?? null) : seq;
  }

  /** Events there by entry `since` that these, said of claimants, may show in another light as of `through` than as of `since`. */
  eventsConcernedBy(contents: readonly ClaimantContent[], since: number, through: number): Iterable<number> {
    const isChanged = this.claimants.changedBetween(contents, since, through);
    return isChanged === null ? [] : this.#record.filed.naming(isChanged, since);
  }

  /** The record as it would be had none of this ever been said of claimants. */
  without(contents: readonly ClaimantContent[]): Without {
    return this.#states.without(contents);
  }

  /** The entry that holds the text of what an import added, by the entry with which it counts and the event; null where it is no such thing. */
  textOf(seq: number, event: number): number | null {
    return this.#record.imports.textOf(seq, event);
  }

  get nextEvent(): number {
    return this.#record.filed.nextEvent;
  }

  /** Numbers are never used twice, also where a claim was undone. */
  nextClaim(event: number): number {
    const { filed, imports } = this.#record;
    return Math.max(imports.lastClaim(event), filed.lastClaim(event)) + 1;
  }

  /** A server's own regions, by number; the same list until one of them changes. */
  regions(): readonly RegionState[] {
    return this.#regions.all();
  }

  get nextRegion(): number {
    return this.#regions.next;
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
}
