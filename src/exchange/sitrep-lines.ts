import { z } from 'zod';
import type { Casebook } from '../domain/casebook.ts';
import { ACTS, DENIED } from '../domain/claim.ts';
import { CLAIMANT_KINDS, CREDIBILITIES, RELIABILITIES } from '../domain/claimant.ts';
import { UserError } from '../domain/errors.ts';
import { EVENT_KINDS, eventId, PLACE_PRECISIONS } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import { HARMS, VICTIMS } from '../domain/figure.ts';
import type { Origin } from '../domain/import.ts';
import { isCountry } from '../places/countries.ts';
import { divisionOf } from '../places/divisions.ts';
import { saidBack } from './cells.ts';
import type { ReadRecord } from './read-record.ts';

/*
 * Sitrep's own JSON Lines: a first line that says what it is, a line for each claimant something was recorded of, a line for each event with its
 * claims. What reads them is what writes them, so a record that was exported and imported is exported the same.
 */
const FIRST = { format: 'sitrep record', version: 1 };

const text = (most: number) => z.string().min(1).max(most);
const count = z.int().min(0);
const isDay = (day: string): boolean => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
const date = z.object({
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .refine(isDay),
  precision: z.enum(['day', 'week', 'month', 'year']),
});
const url = z
  .string()
  .max(500)
  .refine((each) => /^https?:\/\//i.test(each) && URL.canParse(each));
const origin = z.object({ dataset: text(100), id: text(100) });

const figure = z
  .object({
    harm: z.enum(HARMS),
    victims: z.enum(VICTIMS),
    low: count,
    high: count.nullable(),
    noun: z.string().max(200),
    named: count.nullable(),
    words: z.string().max(500),
    published: z.object({ low: count, high: count }).exactOptional(),
  })
  .refine(({ low, high }) => high === null || low <= high);

const event = z.object({
  title: text(200),
  kind: z.enum(EVENT_KINDS).nullable(),
  date,
  until: date.nullable(),
  place: z
    .object({ country: z.string().refine(isCountry), division: z.string().nullable(), location: text(200).nullable() })
    .refine(({ country, division }) => division === null || divisionOf(division)?.country === country),
  coordinates: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).nullable(),
  attacker: text(100).nullable(),
  target: text(100).nullable(),
  url: url.nullable(),
  note: text(500).nullable(),
  placePrecision: z.literal(PLACE_PRECISIONS).exactOptional(),
  origin: origin.exactOptional(),
});

const claim = z.object({
  claimant: text(100).regex(/[\p{L}\p{N}]/u),
  says: text(500),
  statement: z.object({
    acts: z.array(z.enum(ACTS)),
    figures: z.array(figure),
    denies: z.array(z.enum(DENIED)),
    blames: z.array(text(500)),
  }),
  said: date.nullable(),
  via: text(100).nullable(),
  url: url.nullable(),
  quote: text(500).nullable(),
  reliability: z.enum(RELIABILITIES).nullable(),
  credibility: z.literal(CREDIBILITIES).nullable(),
  origin: origin.exactOptional(),
});

const claimant = z.object({
  claimant: text(100),
  aliases: z.array(text(100)),
  mouthpieceOf: text(100).nullable(),
  kind: z.enum(CLAIMANT_KINDS).nullable(),
  reliability: z.enum(RELIABILITIES).nullable(),
});

const line = z.union([z.object({ event, claims: z.array(claim) }), z.object({ claimant })]);

/** The first line of an export. */
export function firstLine(): string {
  return `${JSON.stringify(FIRST)}\n`;
}

/** What was recorded of the server's claimants, a line each; names nothing was said of need none. */
export function* claimantLines({ claimants }: Casebook): Generator<string> {
  for (const { name, aliases, mouthpieceOf, kind, reliability } of claimants.all()) {
    if (aliases.length === 0 && mouthpieceOf === null && kind === null && reliability === null) continue;
    const spokenFor = mouthpieceOf === null ? null : claimants.find(mouthpieceOf).name;
    yield `${JSON.stringify({ claimant: claimant.parse({ claimant: name, aliases, mouthpieceOf: spokenFor, kind, reliability }) })}\n`;
  }
}

/** One event with its claims as they stand. */
export function eventLine(state: EventState, guild: string): string {
  const content = { ...state.content, origin: originOf(state, guild) };
  const claims = state.claims.filter(({ withdrawn }) => !withdrawn).map((each) => claim.parse(each.content));
  return `${JSON.stringify({ event: event.parse(content), claims })}\n`;
}

/** What an event is known by wherever it is read: the row it came from, else its server and number. */
export function originOf({ event: number, content }: Pick<EventState, 'event' | 'content'>, guild: string): Origin {
  return content.origin ?? { dataset: `sitrep ${guild}`, id: eventId(number) };
}

/** Whether a file that begins so is JSON Lines: its first line is an object, all of it. */
export function isFirstLine(text: string): boolean {
  const [first = ''] = text.trimStart().split('\n', 1);
  if (!first.startsWith('{')) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}

/** Reads one line; null where it holds no record (the first one, an empty one). */
export function readLine(written: string): ReadRecord | null {
  if (written.trim() === '') return null;
  const value = parsed(written);
  if (typeof value === 'object' && value !== null && 'format' in value) {
    const { format, version } = value as Partial<typeof FIRST>;
    if (format !== FIRST.format) throw new UserError('import.unknownFormat');
    if (version !== FIRST.version) throw new UserError('import.newerFormat');
    return null;
  }
  const read = line.safeParse(value);
  if (read.success) return 'event' in read.data ? { content: read.data.event, claims: read.data.claims } : read.data;
  const issue = deepest(read.error.issues);
  throw new UserError('import.row.field', { field: issue.map(String).join('.') || saidBack(written) });
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch (cause) {
    throw new UserError('import.row.json', {}, { cause });
  }
}

/** Where the fault is, in whichever kind of line comes closest. */
function deepest(issues: readonly z.core.$ZodIssue[]): readonly PropertyKey[] {
  const paths = issues.flatMap((issue) =>
    issue.code === 'invalid_union' ? [...issue.path, ...issue.errors.map(deepest)].filter(Array.isArray) : [issue.path],
  );
  return paths.reduce((longest, path) => (path.length > longest.length ? path : longest), [] as readonly PropertyKey[]);
}
