import type { Block } from '../reply.ts';
import type { Picture } from './picture.ts';

/** A block of the pictures there are; none where there are none. */
export function pictureBlock(pictures: ReadonlyArray<Picture | null>): Block[] {
  const drawable = pictures.filter((picture) => picture !== null);
  return drawable.length > 0 ? [{ kind: 'pictures', pictures: drawable }] : [];
}
