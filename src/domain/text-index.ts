import type { Entry } from './action.ts';
import type { Place } from './event.ts';
import type { EventState } from './event-states.ts';

/** The words of what was recorded, and the events they were recorded of. Words are folded: case, accents and punctuation are set aside. */
export class TextIndex {
  /** Word → the numbers of events, as they were met. */
  readonly #events = new Map<string, number[]>();
  readonly #namesOf: NamesOf;

  constructor(namesOf: NamesOf) {
    this.#namesOf = namesOf;
  }

  /** Takes the next entry. What was taken back or corrected stays: whoever finds an event by it looks whether it still says so. */
  add({ action }: Entry): void {
    const texts = textsOf(action, this.#namesOf);
    if (texts.length === 0 || !('event' in action)) return;
    for (const word of new Set(wordsOf(texts.join(' ')))) {
      const events = this.#events.get(word);
      if (!events) this.#events.set(word, [action.event]);
      else if (events.at(-1) !== action.event) events.push(action.event);
    }
  }

  /** Events of which all the words were recorded, each as the beginning of one. */
  mentioning(words: readonly string[]): Set<number> {
    let found: Set<number> | null = null;
    for (const word of words) {
      const own = new Set<number>();
      for (const [known, events] of this.#events) {
        if (known.startsWith(word)) for (const event of events) if (!found || found.has(event)) own.add(event);
      }
      found = own;
    }
    return found ?? new Set();
  }
}

/** All names of a place, in every language. */
export type NamesOf = (place: Place) => string;

/** Texts a member looks for, of an action about an event. */
function textsOf(action: Entry['action'], namesOf: NamesOf): string[] {
  switch (action.type) {
    case 'event.added':
    case 'event.edited': {
      const { title, note, attacker, target, place } = action.content;
      return [title, note, attacker, target, place && namesOf(place)].flatMap((text) => text ?? []);
    }
    case 'claim.added':
    case 'claim.edited': {
      const { says, quote, claimant, via } = action.content;
      return [says, quote, claimant, via].flatMap((text) => text ?? []);
    }
    default:
      return [];
  }
}

/** A text's words, folded; every run of letters, marks or figures is one. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

/** Whether each of the words begins a word of the text. */
export function mentions(text: string, words: readonly string[]): boolean {
  const own = wordsOf(text);
  return words.every((word) => own.some((each) => each.startsWith(word)));
}

/** All a member may look for of an event and the claims that stand. */
export function textOfEvent({ content, claims }: Pick<EventState, 'content' | 'claims'>, namesOf: NamesOf): string {
  const { title, note, attacker, target, place } = content;
  const said = claims.flatMap(({ withdrawn, content: { says, quote, claimant, via } }) =>
    withdrawn ? [] : [says, quote, claimant, via],
  );
  return [title, note, attacker, target, namesOf(place), ...said].join(' ');
}
