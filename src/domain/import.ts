import type { ActionOf, ClaimantContent, ClaimContent, Entry } from './action.ts';
import type { EventContent } from './event.ts';

/** Where a record came from: the data set (or the server of another Sitrep) and the row's own id there. Read again, the row is known by it. */
export interface Origin {
  readonly dataset: string;
  readonly id: string;
}

/** An event an import adds, with what is claimed of it. */
export interface ImportedEvent {
  readonly content: EventContent;
  readonly claims: readonly ClaimContent[];
}

/** What an import adds to an event that was there before it. */
export interface ImportedClaims {
  readonly event: number;
  readonly claims: readonly ClaimContent[];
}

/** What one file adds to a record. */
export interface ImportedRecords {
  readonly claimants: readonly ClaimantContent[];
  readonly events: readonly ImportedEvent[];
  readonly additions: readonly ImportedClaims[];
}

/** What people wrote of a part's rows. `additions` are in the order of the part's own. */
export interface PartContent {
  readonly claimants: readonly ClaimantContent[];
  readonly events: readonly ImportedEvent[];
  readonly additions: ReadonlyArray<readonly ClaimContent[]>;
}

/** The claims a part adds to an event that was there: the first one's number, and how many. */
export interface Addition {
  readonly event: number;
  readonly claim: number;
  readonly claims: number;
}

type Part = Entry & { readonly action: ActionOf<'import.part'> };
type Finish = Entry & { readonly action: ActionOf<'records.imported'> };

/** Neighbouring events of one import, kept as they came: entries are made of them where somebody asks. */
export class ImportedRun {
  readonly #finish: Finish;
  readonly #from: number;
  readonly #events: readonly ImportedEvent[];

  constructor(finish: Finish, from: number, events: readonly ImportedEvent[]) {
    this.#finish = finish;
    this.#from = from;
    this.#events = events;
  }

  /** The entries one of its events would have had, had somebody recorded it by hand at that moment. */
  entries(event: number): Entry[] {
    const imported = this.#events[event - this.#from];
    if (!imported) return [];
    const { version } = this.#finish.action;
    return [
      { ...this.#finish, action: { type: 'event.added', event, content: imported.content, version } },
      ...claimEntries(this.#finish, event, 1, imported.claims),
    ];
  }

  /** Each event's number, and who claims anything of it. */
  *contents(): Generator<{
    readonly event: number;
    readonly content: EventContent;
    readonly claims: readonly ClaimContent[];
  }> {
    for (const [index, { content, claims }] of this.#events.entries())
      yield { event: this.#from + index, content, claims };
  }
}

function claimEntries(finish: Finish, event: number, from: number, claims: readonly ClaimContent[]): Entry[] {
  const { version } = finish.action;
  return claims.map((content, index) => ({
    ...finish,
    action: { type: 'claim.added', event, claim: from + index, content, version },
  }));
}

/** What one import comes to, once it is finished. */
interface Unpacked {
  readonly claimants: readonly ClaimantContent[];
  readonly runs: readonly ImportedRun[];
  /** Claims of events that were there, as entries. */
  readonly added: readonly Entry[];
}

/** Parts of imports, which count for nothing until the entry is there that finishes them. */
export class Imports {
  /** By the number of an import's first part. */
  readonly #parts = new Map<number, Part[]>();
  /** The highest claim number a part has taken, by event: one that is never finished leaves a gap, and no number is used twice. */
  readonly #taken = new Map<number, number>();

  hold(part: Part): void {
    const { first, additions } = part.action;
    const parts = this.#parts.get(first);
    if (parts) parts.push(part);
    else this.#parts.set(first, [part]);
    for (const { event, claim, claims } of additions)
      this.#taken.set(event, Math.max(this.#taken.get(event) ?? 0, claim + claims - 1));
  }

  /** The highest number of a claim of this event that an import has taken. */
  lastClaim(event: number): number {
    return this.#taken.get(event) ?? 0;
  }

  /** The numbers of the entries that hold an import's rows. */
  partsOf({ first }: ActionOf<'records.imported'>): readonly number[] {
    return (this.#parts.get(first) ?? []).map((part) => part.seq);
  }

  /** The events that were there before the import and that it adds claims to. */
  addedTo({ first }: ActionOf<'records.imported'>): readonly Addition[] {
    return (this.#parts.get(first) ?? []).flatMap((part) => part.action.additions);
  }

  unpack(finish: Finish): Unpacked {
    const unpacked = { claimants: [] as ClaimantContent[], runs: [] as ImportedRun[], added: [] as Entry[] };
    let from = finish.action.from;
    for (const { action } of this.#parts.get(finish.action.first) ?? []) {
      const { content } = action;
      // A part whose text was blanked keeps its numbers, and none of its rows stands.
      if (!('redacted' in content)) {
        unpacked.claimants.push(...content.claimants);
        unpacked.runs.push(new ImportedRun(finish, from, content.events));
        for (const [index, { event, claim }] of action.additions.entries())
          unpacked.added.push(...claimEntries(finish, event, claim, content.additions[index] ?? []));
      }
      from += action.events;
    }
    return unpacked;
  }
}
