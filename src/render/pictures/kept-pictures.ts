import type { DatedEvents } from '../../domain/dated-events.ts';
import type { Block } from '../reply.ts';
import type { Picture } from './picture.ts';
import { pictureBlock } from './picture-block.ts';

interface Kept {
  /** Of the events when the pictures were described: see `DatedEvents.version`. */
  readonly version: number;
  readonly what: string;
  readonly block: Block[];
}

const kept = new WeakMap<DatedEvents, Kept>();

/**
 * Pictures of these events, described anew only where an event has changed or `what` is another: each page of a period has the same, and describing them
 * takes longer than all else a page says. Of a list only those last asked for are kept.
 */
export function keptPictures(
  events: DatedEvents,
  what: string,
  describe: () => ReadonlyArray<Picture | null>,
): readonly Block[] {
  const { version } = events;
  const known = kept.get(events);
  if (known?.version === version && known.what === what) return known.block;
  const block = pictureBlock(describe());
  kept.set(events, { version, what, block });
  return block;
}
