import type { Markdown } from './markdown.ts';
import type { Block, Reply } from './reply.ts';

/** A sentence for the caller alone, and what stands below it. */
export function told(text: Markdown, ...more: readonly Block[]): Reply {
  return { private: true, blocks: [{ kind: 'text', text }, ...more] };
}
