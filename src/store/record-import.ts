import type { By, Entry } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import { UserError } from '../domain/errors.ts';
import type { ImportedAddition, ImportedRecords, PartContent } from '../domain/import.ts';
import type { Decision, Desk } from './desk.ts';

/** How many characters of JSON one entry of an import has, about: what any store takes, and little to read again when the desk looks for more. */
const PART_SIZE = 64_000;

interface Part {
  readonly about: readonly number[];
  readonly content: PartContent;
}

export interface ImportOptions {
  /** The name of the file. */
  readonly file: string;
  readonly by: By;
  readonly now: Date;
  /** The last entry of the record the import was planned on. */
  readonly plannedOn: number;
  readonly acknowledge?: () => Promise<void>;
  /** Told how many records of how many are written. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Others have their turn between two parts. */
  readonly pause?: () => Promise<void>;
}

/**
 * Records what a file adds: in parts that count for nothing, then one entry with which all of them count at once. So an import that was cut off is as
 * if it had not been, and one undo takes back the whole. A `UserError` where another import was finished since it was planned (the same rows might
 * be there twice), or the record was purged.
 */
export async function recordImport(desk: Desk, records: ImportedRecords, options: ImportOptions): Promise<Entry> {
  const { by, now, file } = options;
  const of = records.events.length + records.additions.length;
  let done = 0;
  let first: number | null = null;
  let acknowledge = options.acknowledge;
  const write = async (decide: (casebook: Casebook) => Decision, interaction: string | null): Promise<Entry> => {
    const checked = (casebook: Casebook): Decision => {
      checkNoOther(casebook, options.plannedOn);
      return decide(casebook);
    };
    const entry = await desk.record(checked, {
      by: { member: by.member, interaction },
      now,
      ...(acknowledge && { acknowledge }),
    });
    acknowledge = undefined;
    return entry;
  };
  for (const part of partsOf(records)) {
    const entry: Entry = await write((casebook) => partAction(part, first ?? casebook.seq + 1, casebook), null);
    first ??= entry.seq;
    done += part.content.events.length + part.about.length;
    options.onProgress?.(done, of);
    await options.pause?.();
  }
  const whole = first;
  if (whole === null) throw new Error('there is nothing to import');
  const events = records.events.length;
  const claims = [...records.events, ...records.additions].reduce((sum, each) => sum + each.claims.length, 0);
  return write(
    (casebook) => ({
      type: 'records.imported',
      first: whole,
      from: casebook.nextEvent,
      events,
      claims,
      content: { file },
    }),
    by.interaction,
  );
}

function checkNoOther(casebook: Casebook, plannedOn: number): void {
  const others = casebook.entriesAfter(plannedOn).filter(({ action }) => action.type === 'records.imported');
  if (others.length > 0 || (casebook.forgotten > 0 && casebook.forgotten >= plannedOn))
    throw new UserError('import.another');
}

function partAction({ about, content }: Part, first: number, casebook: Casebook): Decision {
  const additions = about.map((event, index) => {
    const state = casebook.event(event);
    if (!state || state.withdrawn) throw new UserError('import.eventGone', { event: `E${event}` });
    return { event, claim: casebook.nextClaim(event), claims: content.additions[index]?.claims.length ?? 0 };
  });
  return { type: 'import.part', first, events: content.events.length, additions, content };
}

/** The records in their order, as many to a part as fit. An event is in one part only. */
function* partsOf({ claimants, events, additions }: ImportedRecords): Generator<Part> {
  let about: number[] = [];
  let content = { claimants: [...claimants], events: [], additions: [] } as {
    -readonly [Key in keyof PartContent]: Array<PartContent[Key][number]>;
  };
  let size = 0;
  const isFull = (more: unknown): boolean => {
    size += JSON.stringify(more).length;
    return size > PART_SIZE;
  };
  const next = (): Part => {
    const part = { about, content };
    [about, content, size] = [[], { claimants: [], events: [], additions: [] }, 0];
    return part;
  };
  for (const [event, each] of Map.groupBy(additions, (addition) => addition.event)) {
    const addition = together(each);
    about.push(event);
    content.additions.push(addition);
    if (isFull(addition)) yield next();
  }
  for (const event of events) {
    content.events.push(event);
    if (isFull(event)) yield next();
  }
  if (content.claimants.length + about.length + content.events.length > 0) yield next();
}

/** Several rows may say more of one event, where they were joined to it. */
function together(additions: readonly ImportedAddition[]): ImportedAddition {
  return {
    changes: Object.assign({}, ...additions.map(({ changes }) => changes)),
    claims: additions.flatMap(({ claims }) => claims),
  };
}
