import type { EventState } from '../domain/event-states.ts';
import type { Drawing } from './drawing.ts';

interface Kept {
  /** Of the claimants' names when it was drawn: see `Claimants.version`. */
  readonly version: number;
  readonly drawn: unknown;
}

const kept = new WeakMap<EventState, Map<string, Kept>>();

/**
 * What was drawn of an event's state, drawn once for each language, entry and `kind`: putting figures into words is most of what an answer costs.
 * A state is another object once anything it rests on has changed, but for the spelling names are shown in, which has a version of its own.
 */
export function keptLines<Drawn>(state: EventState, kind: string, drawing: Drawing, draw: () => Drawn): Drawn {
  const { version } = drawing.casebook.claimants;
  const key = `${kind}/${drawing.language}/${drawing.through ?? ''}`;
  const known = kept.get(state);
  const found = known?.get(key);
  if (found?.version === version) return found.drawn as Drawn;
  const drawn = draw();
  const all = known ?? new Map<string, Kept>();
  all.set(key, { version, drawn });
  if (!known) kept.set(state, all);
  return drawn;
}
