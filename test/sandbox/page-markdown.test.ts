import { describe, expect, it } from 'vitest';
import { spentHere } from '../support/processor-time.ts';

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

const { parseMarkdown } = (await import(new URL('../../src/sandbox/page/markdown.js', import.meta.url).href)) as {
  parseMarkdown: (text: string) => Node[];
};

/** The tree as one line: `bold(text)`. */
function outline(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return String(node.text);
      if (node.type === 'break') return '⏎';
      const inside = Array.isArray(node.children) ? outline(node.children as Node[]) : '';
      const items = Array.isArray(node.items)
        ? (node.items as { children: Node[]; list: Node | null }[])
            .map((item) => `·${outline(item.children)}${item.list === null ? '' : `[${outline([item.list])}]`}`)
            .join('')
        : '';
      const facts = ['level', 'language', 'text', 'address', 'of', 'id', 'name', 'seconds', 'style', 'start']
        .filter((name) => node[name] !== undefined && node[name] !== '')
        .map((name) => `${node[name]}`);
      return `${node.type}(${[...facts, inside + items].filter((part) => part !== '').join(' ')})`;
    })
    .join('');
}

describe('markdown', () => {
  it.each([
    ['plain', 'paragraph(plain)'],
    ['**bold** and *it* and _it_', 'paragraph(bold(bold) and italic(it) and italic(it))'],
    ['***both***', 'paragraph(bold(italic(both)))'],
    ['**a *b* c**', 'paragraph(bold(a italic(b) c))'],
    ['__under__ ~~gone~~ ||hidden||', 'paragraph(underline(under) strike(gone) spoiler(hidden))'],
    ['snake_case_name and 2 * 3 * 4', 'paragraph(snake_case_name and 2 * 3 * 4)'],
    ['**never closed', 'paragraph(**never closed)'],
    ['*crossed **over* again**', 'paragraph(italic(crossed **over) again**)'],
    [
      '\\*kept\\* \\# \\[a](https://a.example) \\\\',
      'paragraph(*kept* # [a](link(https://a.example https://a.example)) \\)',
    ],
    ['`code **not bold**` ``a ` b``', 'paragraph(code(code **not bold**) code(a ` b))'],
    [
      '# One\n## Two\n### Three\n#### four\n#five',
      'heading(1 One)heading(2 Two)heading(3 Three)paragraph(#### four⏎#five)',
    ],
    ['-# small\n\\# not big', 'subtext(small)paragraph(# not big)'],
    ['> a\n> b\nc', 'quote(paragraph(a⏎b))paragraph(c)'],
    ['>>> a\nb', 'quote(paragraph(a⏎b))'],
    ['> > a', 'quote(paragraph(a))'],
    ['- a\n  - b\n- c', 'list(1 ·a[list(1 ·b)]·c)'],
    ['3. a\n4. b', 'list(3 ·a·b)'],
    ['```js\nlet a = "**";\n```after', 'code-block(js let a = "**";)paragraph(after)'],
    ['a\n\nb', 'paragraph(a⏎⏎b)'],
    ['[words](https://a.example/x)', 'paragraph(link(https://a.example/x words))'],
    ['[**w**](<https://a.example/x> "title")', 'paragraph(link(https://a.example/x bold(w)))'],
    ['[w](https://a.example/Kursk_(city))', 'paragraph(link(https://a.example/Kursk_(city) w))'],
    ['[w](javascript:alert(1))', 'paragraph([w](javascript:alert(1)))'],
    [
      '[https://bank.example](https://evil.example)',
      'paragraph([link(https://bank.example https://bank.example)](link(https://evil.example https://evil.example)))',
    ],
    ['see https://a.example/b_c_d. And', 'paragraph(see link(https://a.example/b_c_d https://a.example/b_c_d). And)'],
    ['<https://a.example>', 'paragraph(link(https://a.example https://a.example))'],
    [
      '<@1> <@!2> <@&3> <#4> @everyone',
      'paragraph(mention(user 1) mention(user 2) mention(role 3) mention(channel 4) mention(everyone everyone))',
    ],
    ['</add claim:5>', 'paragraph(mention(command 5 add claim))'],
    ['<t:1711065600:D> <t:1>', 'paragraph(time(1711065600 D) time(1 f))'],
    ['<:mark:6> <b>', 'paragraph(emoji(mark) <b>)'],
  ])('reads %j', (text, tree) => {
    expect(outline(parseMarkdown(text))).toBe(tree);
  });

  it.each(['*', '_', '**a', '[', '`', '``a`', '<', '||', '~~', '> ', '- ', '\\', 'http://', '[a](', '# '])(
    'takes no long time over %j, many times',
    (sign) => {
      const before = spentHere();
      parseMarkdown(sign.repeat(Math.ceil(20_000 / sign.length)));
      expect(spentHere() - before).toBeLessThan(1000);
    },
  );
});
