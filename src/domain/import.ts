import type { ActionOf, ClaimantContent, ClaimContent, Entry } from './action.ts';
import type { EventContent } from './event.ts';
import { redactedDigest } from './redaction.ts';

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

/** What an import says more of an event that was there before it. */
export interface ImportedAddition {
  /** What its row says otherwise than it did when it was imported last. */
  readonly changes: Partial<EventContent>;
  readonly claims: readonly ClaimContent[];
}

/** What one file adds to a record. */
export interface ImportedRecords {
  readonly claimants: readonly ClaimantContent[];
  readonly events: readonly ImportedEvent[];
  readonly additions: ReadonlyArray<ImportedAddition & { readonly event: number }>;
}

/** What people wrote of a part's rows. `additions` are in the order of the part's own. */
export interface PartContent {
  readonly claimants: readonly ClaimantContent[];
  readonly events: readonly ImportedEvent[];
  readonly additions: readonly ImportedAddition[];
}

/** The claims a part adds to an event that was there: the first one's number, and how many; none where it only corrects the event. */
export interface Addition {
  readonly event: number;
  readonly claim: number;
  readonly claims: number;
}

/** Which parts an import has, and which numbers its new events. */
export type ImportSpan = Pick<ActionOf<'records.imported'>, 'first' | 'from' | 'events'>;

/** What an import is about. */
export interface Imported {
  /** The numbers of the events it added. */
  readonly events: readonly number[];
  /** What it added to others. */
  readonly additions: readonly Addition[];
  readonly claimants: readonly ClaimantContent[];
}

/** A recorded draft as an import of one part that is finished with it. */
export function importOfDraft(entry: Entry & { readonly action: ActionOf<'draft.recorded'> }): {
  part: Part;
  finish: Finish;
} {
  const { version, from, events, additions, content } = entry.action;
  const first = entry.seq;
  const rows = redactedDigest(entry.action) === null ? [...content.events, ...content.additions] : [];
  const claims = rows.reduce((sum, each) => sum + each.claims.length, 0);
  return {
    part: { ...entry, action: { type: 'import.part', version, first, events, additions, content } },
    finish: {
      ...entry,
      action: { type: 'records.imported', version, first, from, events, claims, content: { file: content.url ?? '' } },
    },
  };
}

const NO_ROWS: PartContent = { claimants: [], events: [], additions: [] };

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
      ...claimActions(event, 1, imported.claims, version).map((action) => ({ ...this.#finish, action })),
    ];
  }

  /** What is claimed of one of its events; nothing where the import was not there by entry `since`. */
  claimsAsOf(event: number, since: number): readonly ClaimContent[] {
    return this.#finish.seq > since ? [] : (this.#events[event - this.#from]?.claims ?? []);
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

function claimActions(event: number, from: number, claims: readonly ClaimContent[], version: number) {
  return claims.map((content, index) => ({
    type: 'claim.added' as const,
    event,
    claim: from + index,
    content,
    version,
  }));
}

function additionActions(
  event: number,
  claim: number,
  { changes, claims }: ImportedAddition,
  version: number,
): Added['action'][] {
  const added = claimActions(event, claim, claims, version);
  if (Object.keys(changes).length === 0) return added;
  return [{ type: 'event.edited', event, content: changes, version }, ...added];
}

/** What one import comes to, once it is finished. */
interface Unpacked {
  readonly claimants: readonly ClaimantContent[];
  readonly runs: readonly ImportedRun[];
  /** What it says of events that were there, as entries. */
  readonly added: readonly Added[];
  /** The numbers of its events whose text is gone. */
  readonly gone: readonly number[];
}

interface Added {
  readonly entry: Entry;
  readonly action: ActionOf<'claim.added' | 'event.edited'>;
}

/** Parts of imports, which count for nothing until the entry is there that finishes them. */
export class Imports {
  /** By the number of an import's first part. */
  readonly #parts = new Map<number, Part[]>();
  readonly #finished = new Map<number, Finish>();
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

  /** The entry with which the rows of this part, or draft, count; null where they do not, or it is no such thing. */
  finishOf(seq: number): Finish | null {
    for (const finish of this.#finished.values())
      if (this.#placed(finish.seq).some(({ part }) => part.seq === seq)) return finish;
    return null;
  }

  /** The entry whose content holds what this import says of the event; null where none does. */
  textOf(finish: number, event: number): number | null {
    for (const { from, part } of this.#placed(finish)) {
      const isNew = event >= from && event < from + part.action.events;
      if (isNew || part.action.additions.some((each) => each.event === event)) return part.seq;
    }
    return null;
  }

  /** Takes the rows out of a part; tells which they were, what their first event's number is, and with which entry they counted. */
  blank(seq: number): { readonly seq: number; readonly from: number; readonly rows: PartContent } | null {
    for (const parts of this.#parts.values()) {
      const index = parts.findIndex((part) => part.seq === seq);
      const part = parts[index];
      if (!part) continue;
      const rows = part.action.content;
      parts[index] = { ...part, action: { ...part.action, content: NO_ROWS } };
      const finish = this.finishOf(seq);
      const placed = finish && this.#placed(finish.seq).find((each) => each.part.seq === seq);
      if (placed) return { seq: finish.seq, from: placed.from, rows };
    }
    return null;
  }

  /** An import's parts, each with the number of the first event it adds. */
  #placed(finish: number): ReadonlyArray<{ readonly from: number; readonly part: Part }> {
    const action = this.#finished.get(finish)?.action;
    let from = action?.from ?? 0;
    return (action ? (this.#parts.get(action.first) ?? []) : []).map((part) => {
      const placed = { from, part };
      from += part.action.events;
      return placed;
    });
  }

  imported({ first, from, events }: ImportSpan): Imported {
    const parts = this.#parts.get(first) ?? [];
    return {
      events: Array.from({ length: events }, (_, index) => from + index),
      additions: parts.flatMap(({ action }) => action.additions),
      claimants: parts.flatMap(({ action }) => (redactedDigest(action) === null ? action.content.claimants : [])),
    };
  }

  unpack(finish: Finish): Unpacked {
    const [claimants, runs, added]: [ClaimantContent[], ImportedRun[], Added[]] = [[], [], []];
    const gone: number[] = [];
    this.#finished.set(finish.seq, finish);
    for (const { from, part } of this.#placed(finish.seq)) {
      const { action } = part;
      // Where its text is gone, a part keeps its numbers, and none of its rows stands.
      const content = redactedDigest(action) === null ? action.content : NO_ROWS;
      for (let index = content.events.length; index < action.events; index++) gone.push(from + index);
      claimants.push(...content.claimants);
      if (content.events.length > 0) runs.push(new ImportedRun(finish, from, content.events));
      for (const [index, { event, claim }] of action.additions.entries()) {
        const addition = content.additions[index];
        if (!addition) continue;
        const actions = additionActions(event, claim, addition, finish.action.version);
        added.push(...actions.map((each) => ({ entry: { ...finish, action: each }, action: each })));
      }
    }
    return { claimants, runs, added, gone };
  }
}
