import type { Action, Entry, KeptOfEvent, ReasonContent } from './action.ts';
import type { Casebook } from './casebook.ts';
import { UserError } from './errors.ts';
import { claimId, type EventContent, eventId } from './event.ts';
import { isRecording } from './undo.ts';

/** The digest that stands in a redacted content's place; null where the content is there, or the action has none. */
export function redactedDigest(action: Action): string | null {
  if (!('content' in action) || typeof action.content !== 'object' || action.content === null) return null;
  const content: object = action.content;
  if (!('redacted' in content) || Object.keys(content).length !== 1) return null;
  return typeof content.redacted === 'string' ? content.redacted : null;
}

/** What stands where an event's title was, as editors mark what they left out. */
const LEFT_OUT = '[…]';

/**
 * The entry as the casebook holds it once its content is gone: a withdrawal still withdraws, without its reason; an event stands with what was kept
 * of it; anything else does no more than keep its place and its numbers.
 */
export function withoutContent(entry: Entry, digest: string, kept: KeptOfEvent | null = null): Entry {
  const { action } = entry;
  if (isOnlyReason(action)) return { ...entry, action: { ...action, content: { reason: null } } };
  const { version } = action;
  const about = aboutOf(action);
  if (kept && about.event !== undefined)
    return { ...entry, action: { type: 'event.added', version, event: about.event, content: contentOf(kept) } };
  const was = action.type === 'content.redacted' ? action.was : action.type;
  return { ...entry, action: { type: 'content.redacted', version, was, digest, about } };
}

function aboutOf(action: Action): { readonly event?: number; readonly claim?: number } {
  if (action.type === 'content.redacted') return action.about;
  if (!('event' in action)) return {};
  return 'claim' in action ? { event: action.event, claim: action.claim } : { event: action.event };
}

function contentOf({ kind, date, until, country, division }: KeptOfEvent): EventContent {
  const place = { country, division, location: null };
  const none = { coordinates: null, attacker: null, target: null, url: null, note: null };
  return { title: LEFT_OUT, kind, date, until, place, ...none };
}

const ONLY_REASON = ['event.withdrawn', 'claim.withdrawn', 'status.withdrawn', 'entry.redacted'] as const;

/** Whether the content is no more than a reason, without which the action stands all the same. */
function isOnlyReason(action: Action): action is Extract<Action, { readonly content: ReasonContent }> {
  return ONLY_REASON.some((type) => type === action.type);
}

/** The number of the event an action is about, also where its content is gone; null where it is about none. */
export function subjectEvent(action: Action): number | null {
  return aboutOf(action).event ?? null;
}

/** The number of the claim within its event; see `subjectEvent`. */
export function subjectClaim(action: Action): number | null {
  return aboutOf(action).claim ?? null;
}

/**
 * Makes sure that the entry has a text that can be redacted, and that what is shown does not silently go back to what it was before a correction;
 * tells what an event goes on standing with.
 */
export function checkRedact(
  casebook: Casebook,
  seq: number,
): { readonly entry: Entry; readonly kept: KeptOfEvent | null } {
  const entry = casebook.entry(seq);
  if (!entry) throw new UserError('redact.unknown', { seq });
  const { action } = entry;
  if (casebook.isRedacted(seq)) throw new UserError('redact.already', { seq });
  if (action.type === 'records.imported') throw new UserError('redact.import', { seq });
  const hasText = isRecording(action) || action.type === 'import.part' || action.type === 'entry.redacted';
  if (!hasText || !('content' in action)) throw new UserError('redact.noText', { seq });
  if (action.type === 'import.part' && action.content.additions.some(({ changes }) => Object.keys(changes).length > 0))
    throw new UserError('redact.correctsMany', { seq });
  if (isShownCorrection(casebook, entry)) {
    const what =
      action.type === 'claim.edited' ? claimId(action.event, action.claim) : eventId(subjectEvent(action) ?? 0);
    throw new UserError('redact.corrects', { seq, what });
  }
  return { entry, kept: keptOf(casebook, entry) };
}

function keptOf(casebook: Casebook, { seq, action }: Entry): KeptOfEvent | null {
  if (action.type !== 'event.added' || !casebook.stands(seq)) return null;
  const { kind, date, until, place } = action.content;
  return { kind, date, until, country: place.country, division: place.division };
}

/** Whether what is shown of an event or claim is what this correction says: not where it was taken back, withdrawn, or corrected again since. */
function isShownCorrection(casebook: Casebook, { seq, action }: Entry): boolean {
  if (!casebook.stands(seq)) return false;
  if (action.type === 'event.edited') {
    const event = casebook.event(action.event);
    if (!event || event.withdrawn) return false;
  } else if (action.type === 'claim.edited') {
    const whole = casebook.event(casebook.whole(action.event));
    const claim = whole?.claims.find((each) => each.event === action.event && each.claim === action.claim);
    if (!claim || claim.withdrawn || whole?.withdrawn) return false;
  } else return false;
  const later = casebook.history(action.event).flatMap((each) => {
    const again = each.seq > seq && casebook.stands(each.seq) && each.action.type === action.type;
    return again && subjectClaim(each.action) === subjectClaim(action) && 'content' in each.action
      ? Object.keys(each.action.content)
      : [];
  });
  return Object.keys(action.content).some((field) => field !== 'salt' && !later.includes(field));
}
