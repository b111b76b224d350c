import type { ClaimContent } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import type { EventContent } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';

/**
 * Whether the claim was recorded already, be it corrected or withdrawn since. Of a data set's row what counts is its last word: a number it goes back
 * to is a revision again.
 */
export function isRecorded(claim: ClaimContent, state: EventState, casebook: Casebook): boolean {
  const versions = versionsOf(state, casebook);
  const { origin } = claim;
  if (!origin) return versions.some((each) => isSame(each, claim));
  const last = versions.findLast(
    (each) =>
      each.claimant === claim.claimant && each.origin?.dataset === origin.dataset && each.origin.id === origin.id,
  );
  return last !== undefined && isSame(last, claim);
}

/** What each claim of the event has said, before and after it was corrected. */
function versionsOf(state: EventState, casebook: Casebook): ClaimContent[] {
  const latest = new Map<string, ClaimContent>();
  return [state.event, ...state.merged].flatMap((event) =>
    casebook.history(event).flatMap(({ seq, action }) => {
      if ((action.type !== 'claim.added' && action.type !== 'claim.edited') || !casebook.stands(seq)) return [];
      const key = `${event}.${action.claim}`;
      const content = { ...latest.get(key), ...action.content } as ClaimContent;
      latest.set(key, content);
      return [content];
    }),
  );
}

/** Whether two claims say the same in every field: what a person would have to write again to record it twice. */
function isSame(one: ClaimContent, other: ClaimContent): boolean {
  const keyOf = ({ claimant, says, said, via, url, quote, reliability, credibility }: ClaimContent): string =>
    JSON.stringify([claimant, says, said?.date, said?.precision, via, url, quote, reliability, credibility]);
  return keyOf(one) === keyOf(other);
}

/** The fields a row may change; where it came from is not one of them. */
const FIELDS = [
  'title',
  'kind',
  'date',
  'until',
  'place',
  'coordinates',
  'attacker',
  'target',
  'url',
  'note',
  'placePrecision',
] as const;

/**
 * What a row says of its event otherwise than when it was imported last: what a moderator has corrected since stays, unless the row itself was
 * corrected there.
 */
export function changesOf(content: EventContent, state: EventState, casebook: Casebook): Partial<EventContent> {
  const before = lastImported(state.event, casebook);
  const changed = FIELDS.filter(
    (field) => !isEqual(content[field], before[field]) && !isEqual(content[field], state.content[field]),
  );
  return Object.fromEntries(changed.map((field) => [field, content[field]]));
}

function lastImported(event: number, casebook: Casebook): Partial<EventContent> {
  let content: Partial<EventContent> = {};
  for (const { seq, action } of casebook.history(event)) {
    if (!casebook.stands(seq)) continue;
    const isImported = casebook.entry(seq)?.action.type === 'records.imported';
    if (action.type === 'event.added' || (action.type === 'event.edited' && isImported))
      content = { ...content, ...action.content };
  }
  return content;
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one ?? null)) === JSON.stringify(sorted(other ?? null));
}

/** With its fields in one order: they come from files and from stores. */
function sorted(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).sort() : value;
}
