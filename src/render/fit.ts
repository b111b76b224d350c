import { cut } from '../domain/cut.ts';
import { joined, Markdown } from './markdown.ts';
import type { CardBlock } from './reply.ts';

/**
 * What one message may hold of our text: Discord allows 4,000 characters and, as its users found, about 10,170 bytes of UTF-8; headings, page
 * lines and buttons take the rest.
 */
export const MESSAGE_CHARACTERS = 3_600;
const MESSAGE_BYTES = 9_400;

/** The larger of the two shares of a message that a text takes, in characters. */
export function weight(text: Markdown): number {
  const bytes = Buffer.byteLength(text.text);
  return Math.max(text.text.length, Math.ceil((bytes * MESSAGE_CHARACTERS) / MESSAGE_BYTES));
}

/**
 * As many whole lines of the paragraphs as fit, then a line that says how many are missing. Lines are never cut, so no figure loses its claimant;
 * a paragraph's first line is its heading and is not shown alone.
 */
export function fitLines(
  paragraphs: readonly Markdown[],
  budget: number,
  more: (count: number) => Markdown,
): Markdown[] {
  const total = paragraphs.reduce((sum, each) => sum + weight(each), 0);
  if (total <= budget) return [...paragraphs];
  let left = budget - 120;
  let missing = 0;
  const kept = paragraphs.flatMap((paragraph) => {
    const [heading, ...lines] = paragraph.text.split('\n').map((line) => new Markdown(line));
    if (!heading) return [];
    const shown: Markdown[] = [];
    for (const line of lines) {
      const needed = weight(line) + (shown.length === 0 ? weight(heading) : 0) + 1;
      if (missing > 0 || needed > left) missing += 1;
      else {
        left -= needed;
        shown.push(line);
      }
    }
    if (lines.length === 0) {
      if (missing > 0 || weight(heading) > left) missing += 1;
      else {
        left -= weight(heading);
        return [heading];
      }
    }
    return shown.length > 0 ? [joined([heading, ...shown], '\n')] : [];
  });
  return missing > 0 ? [...kept, more(missing)] : kept;
}

/** Lines gathered into pages that each fit a message. A line keeps its page whole; one that no page could hold is cut. */
export function pagesOf(lines: readonly Markdown[], budget: number = MESSAGE_CHARACTERS): Markdown[][] {
  return pagesUnder([{ heading: null, lines }], (heading) => heading, budget);
}

/** Lines under a heading they are not to be read without. */
export interface Titled {
  readonly heading: Markdown | null;
  readonly lines: readonly Markdown[];
}

/** As `pagesOf`; where a part goes on on another page, its heading is said again, as `continued` has it. */
export function pagesUnder(
  parts: readonly Titled[],
  continued: (heading: Markdown) => Markdown,
  budget: number = MESSAGE_CHARACTERS,
): Markdown[][] {
  const pages: Markdown[][] = [[]];
  let left = budget;
  const put = (line: Markdown): void => {
    pages.at(-1)?.push(line);
    left -= weight(line) + 1;
  };
  const turn = (): void => {
    pages.push([]);
    left = budget;
  };
  for (const { heading, lines } of parts) {
    const title = heading && fitted(heading, budget / 4);
    const all = [...(title ? [title] : []), ...lines.map((line) => fittedLine(line, budget))];
    for (const [index, line] of all.entries()) {
      const next = index === 0 && title ? all[1] : undefined;
      // A heading goes with the first line under it.
      const needed = weight(line) + 1 + (next ? weight(next) + 1 : 0);
      if (needed > left && (pages.at(-1)?.length ?? 0) > 0) {
        turn();
        if (title && index > 0) put(continued(title));
      }
      put(line);
    }
  }
  return pages;
}

/** The line as a page of this budget has it. */
export function fittedLine(line: Markdown, budget: number = MESSAGE_CHARACTERS): Markdown {
  return fitted(line, (budget * 3) / 4);
}

/** A line no message could hold is cut: hardly any is as long, such as a correction with two long addresses. */
function fitted(line: Markdown, longest: number): Markdown {
  return weight(line) <= longest
    ? line
    : new Markdown(cut(line.text, Math.floor((longest * line.text.length) / weight(line))));
}

/** Sections gathered into pages that each fit a message, a divider between those that share one. */
export function pagesOfSections(sections: ReadonlyArray<readonly Markdown[]>): CardBlock[][] {
  const lines = sections.flatMap((section, index) =>
    section.flatMap((text) => text.text.split('\n')).map((line) => ({ index, line: new Markdown(line) })),
  );
  let taken = 0;
  return pagesOf(lines.map(({ line }) => line)).map((page) => {
    const own = page.map((line, index) => ({ line, index: lines[taken + index]?.index }));
    taken += page.length;
    return [...Map.groupBy(own, ({ index }) => index).values()].flatMap((section, index): CardBlock[] => {
      const text = {
        kind: 'text' as const,
        text: joined(
          section.map(({ line }) => line),
          '\n',
        ),
      };
      return index === 0 ? [text] : [{ kind: 'divider' }, text];
    });
  });
}
