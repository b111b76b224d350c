import type { ClaimContent, Entry } from './action.ts';
import { ImportedRun } from './import.ts';
import { subjectClaim } from './redaction.ts';

/** Entries by what they are about: each event's own, and those about claimants. */
export class FiledEntries {
  /** For events of an import nothing was said of since, the run they are in. */
  readonly #byEvent = new Map<number, Entry[] | ImportedRun>();
  readonly #aboutClaimants: Entry[] = [];
  readonly #marked = new Set<number>();
  #lastEvent = 0;

  /** Files an entry about an event behind those that are there. */
  add(event: number, entry: Entry): void {
    this.#own(event).push(entry);
    if (entry.action.type === 'status.disputed') this.#marked.add(event);
    this.takeNumber(event);
  }

  /** The event is as the run has it until more is said of it. */
  addRun(run: ImportedRun, event: number): void {
    this.#byEvent.set(event, run);
  }

  addAboutClaimant(entry: Entry): void {
    this.#aboutClaimants.push(entry);
  }

  /** Puts an entry in the place of the one with its number that is about this event, or about a claimant where it is null. */
  replace(entry: Entry, event: number | null): void {
    const filed = event === null ? this.#aboutClaimants : this.#own(event);
    const at = filed.findIndex(({ seq }) => seq === entry.seq);
    if (at !== -1) filed[at] = entry;
  }

  /** Takes out entries about an event; tells which. */
  remove(event: number, isGone: (entry: Entry) => boolean): readonly Entry[] {
    const { gone = [], left = [] } = Object.groupBy(this.of(event), (entry) => (isGone(entry) ? 'gone' : 'left'));
    this.#byEvent.set(event, left);
    return gone;
  }

  #own(event: number): Entry[] {
    const filed = this.#byEvent.get(event) ?? [];
    const entries = filed instanceof ImportedRun ? filed.entries(event) : filed;
    this.#byEvent.set(event, entries);
    return entries;
  }

  /** Entries about one event, oldest first, undone ones included. */
  of(event: number): readonly Entry[] {
    const filed = this.#byEvent.get(event) ?? [];
    return filed instanceof ImportedRun ? filed.entries(event) : filed;
  }

  /** Events that were there by entry `since` and of which a claim, undone ones included, is by or blames someone who is `meant`. */
  *naming(meant: (name: string) => boolean, since: number): Generator<number> {
    for (const [event, filed] of this.#byEvent) {
      const contents = filed instanceof ImportedRun ? filed.claimsAsOf(event, since) : claimsAsOf(filed, since);
      const isNamed = contents.some(
        ({ claimant, statement }) =>
          (claimant !== undefined && meant(claimant)) || (statement?.blames ?? []).some((list) => meant(list)),
      );
      if (isNamed) yield event;
    }
  }

  /** Entries about claimants, oldest first, undone ones included. */
  get aboutClaimants(): readonly Entry[] {
    return this.#aboutClaimants;
  }

  /** The numbers of all events entries are about, in the order of the oldest of them. */
  events(): Iterable<number> {
    return this.#byEvent.keys();
  }

  /** Events of which a moderator marked claims: few of all there are. */
  get marked(): ReadonlySet<number> {
    return this.#marked;
  }

  /** The numbers up to this one are given to events. */
  takeNumber(event: number): void {
    this.#lastEvent = Math.max(this.#lastEvent, event);
  }

  get nextEvent(): number {
    return this.#lastEvent + 1;
  }

  /** The highest number of a claim that entries about this event name, undone ones included; 0 without any. */
  lastClaim(event: number): number {
    return this.of(event).reduce((last, { action }) => Math.max(last, subjectClaim(action) ?? 0), 0);
  }
}

/** What claims say of an event that was there by an entry; none where it was not. */
function claimsAsOf(entries: readonly Entry[], since: number): ReadonlyArray<Partial<ClaimContent>> {
  const [first] = entries;
  if (!first || first.seq > since) return [];
  return entries.flatMap(({ action }) =>
    action.type === 'claim.added' || action.type === 'claim.edited' ? [action.content] : [],
  );
}
