import { GIVEN } from './hostile-text.ts';

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

const { parseMarkdown } = (await import(new URL('../../src/sandbox/page/markdown.js', import.meta.url).href)) as {
  parseMarkdown: (text: string) => Node[];
};

/** Every node of a tree of markdown. */
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(nodesOf);
  return 'type' in value && typeof value.type === 'string' ? [value as Node, ...inner] : inner;
}

const FORM = ['text', 'break', 'paragraph', 'subtext', 'list', 'heading 2', 'heading 3', 'underline'];

/** Directions, invisible characters, tags and controls: all but line ends. */
const DECEPTIVE = /[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u00ad\u2028]|\u{E0041}|[[\p{Cc}]--[\n]]/v;

/**
 * What a message's markdown does beyond saying words in the form Sitrep gives them: `names` are members and channels it may name, `code` what it may
 * show as code.
 */
export function effects(markdown: string, names: readonly string[], isCode: (text: string) => boolean): string[] {
  const expected = [...FORM, ...names.map((id) => `mention ${id}`)];
  const found = nodesOf(parseMarkdown(markdown))
    .map((node) => {
      const { type, level, address, id, text, seconds, children, items } = node;
      if (type === 'text' || (type === 'code' && isCode(String(text)))) return 'text';
      if (type === 'time') return Number(seconds) > 1_700_000_000 ? 'text' : 'time';
      // A form that holds nothing but a word of ours is one the text made.
      const words = nodesOf([children, items]).flatMap((each) => each.text ?? []);
      if (/^(?:BOLD|GONE|SMALL|ITEM)$/.test(words.join(''))) return `${type} of the text’s own`;
      if (type === 'bold' || type === 'strike') return 'text';
      return [type, level ?? address ?? id ?? text].filter(Boolean).join(' ');
    })
    .filter((effect) => !expected.includes(effect) && !effect.startsWith(`link ${GIVEN}`))
    // Said of how an address must begin.
    .filter((effect) => !/^link https?:\/\/$/.test(effect));
  return DECEPTIVE.test(markdown) ? [...found, 'deceives'] : found;
}
