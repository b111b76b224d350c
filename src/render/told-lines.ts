import { fittedLine, type Titled } from './fit.ts';
import type { Markdown } from './markdown.ts';

/** An event's line by which it is told from others, also where its title is another by now. */
const EVENT = /^\*\*(E\d+)(?: ·|\*\*)/;
/** Begins what is about no event, or about others. */
const SECTION = /^(?:#|__)/;

/** The lines of messages that stand already, by the event they are under; those under none by ''. */
export class ToldLines {
  readonly #lines = new Map<string, string[]>();

  constructor(texts: readonly string[]) {
    let event = '';
    for (const line of texts.flatMap((text) => text.split('\n'))) {
      if (SECTION.test(line)) event = '';
      event = EVENT.exec(line)?.[1] ?? event;
      this.#lines.set(event, [...(this.#lines.get(event) ?? []), line]);
    }
  }

  /** Whether nothing stands yet. */
  get isEmpty(): boolean {
    return this.#lines.size === 0;
  }

  /** What is left to be said of a part; null where nothing is. A line that stands once counts once. */
  leftOf({ heading, lines }: Titled, continued: (heading: Markdown) => Markdown): Titled | null {
    const event = heading && EVENT.exec(heading.text)?.[1];
    const told = this.#lines.get(event ?? '') ?? [];
    if (lines.length === 0) return told.length > 0 ? null : { heading, lines };
    const left = lines.filter((line) => !take(told, fittedLine(line).text.split('\n')));
    if (left.length === 0) return null;
    return { heading: heading && left.length < lines.length ? continued(heading) : heading, lines: left };
  }
}

/** Takes lines that follow one another out of the others; false where they are not among them. */
function take(from: string[], lines: readonly string[]): boolean {
  const at = from.findIndex((_, start) => lines.every((line, index) => from[start + index] === line));
  if (at >= 0) from.splice(at, lines.length);
  return at >= 0;
}
