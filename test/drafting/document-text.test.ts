import { describe, expect, it } from 'vitest';
import { documentText } from '../../src/drafting/document-text.ts';

const lines = (content: string, name: string): string[] =>
  documentText(content, name)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

describe('the words of a document', () => {
  it('are those of a page’s article, without scripts, menus and captions', () => {
    const page =
      '<!doctype html><html><head><title>Site</title><script>var a = "12 killed"</script></head><body><nav>Menu</nav>' +
      '<h1>Gunmen kill 12</h1><figure><img alt=""><figcaption>A road</figcaption></figure>' +
      '<p>Gunmen killed <b>12</b>&nbsp;people &amp; fled.</p><footer>© Site</footer></body></html>';
    expect(lines(page, 'a.html')).toEqual(['Gunmen kill 12', 'Gunmen killed 12 people & fled.']);
  });

  it('have a page’s title for a headline where it has no heading', () => {
    expect(lines('<title>Gunmen kill 12</title><p>They fled.</p>', 'a.htm')).toEqual(['Gunmen kill 12', 'They fled.']);
  });

  it('are those of Markdown without its marks', () => {
    const markdown =
      '---\ntitle: x\n---\n# Gunmen kill 12\n\nGunmen **killed** [12 people](https://a.example)\nand fled.\n\n- They fled.';
    expect(lines(markdown, 'a.md')).toEqual(['Gunmen kill 12', 'Gunmen killed 12 people and fled.', 'They fled.']);
  });

  it('are a plain text’s own', () => {
    expect(documentText('a *b* <c>', 'a.txt')).toBe('a *b* <c>');
  });
});
