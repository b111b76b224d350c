import type { Entry, Language } from '../domain/action.ts';
import { digestId } from '../domain/digest.ts';
import { claimId, eventId } from '../domain/event.ts';
import type { Reply } from '../render/reply.ts';
import { sayIn } from '../render/say.ts';
import { told } from '../render/told.ts';

/** What is said in place of an interaction's answer that could not be shown: what was recorded is recorded. */
export function notShown(id: string, recorded: Entry | null, language: Language): Reply {
  const say = sayIn(language);
  if (!recorded) return told(say('error.notShown', { id }));
  const thing = thingOf(recorded);
  return told(
    thing === null ? say('error.recordedNotShown', { id }) : say('error.thingRecordedNotShown', { thing, id }),
  );
}

/** The number of what an entry made; null where it made nothing with a number. */
function thingOf({ action }: Entry): string | null {
  switch (action.type) {
    case 'event.added':
      return eventId(action.event);
    case 'claim.added':
      return claimId(action.event, action.claim);
    case 'digest.created':
      return digestId(action.digest);
    default:
      return null;
  }
}
