import { Parser } from 'htmlparser2';

/** Elements whose words are no part of an article. */
const LEFT_OUT = new Set(
  'script style noscript nav aside footer form button select svg figcaption figure template iframe head'.split(' '),
);
/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  'p div section article header main h1 h2 h3 h4 h5 h6 li ul ol br tr td th blockquote dl dt dd pre hr address table'.split(
    ' ',
  ),
);

/** The words of a document by the kind its name tells: HTML without markup and page furniture, Markdown without its marks, anything else as it is. */
export function documentText(content: string, name: string): string {
  if (/\.html?$/i.test(name)) return htmlText(content);
  return /\.(?:md|markdown)$/i.test(name) ? markdownText(content) : content;
}

/** The words of an HTML page, a block to a line. */
function htmlText(html: string): string {
  let text = '';
  let title = '';
  let heading = false;
  const open: string[] = [];
  const parser = new Parser({
    onopentagname(name) {
      if (LEFT_OUT.has(name)) open.push(name);
      if (BLOCKS.has(name)) text += '\n';
      if (name === 'h1') heading = true;
      if (name === 'title') title = '';
    },
    ontext(words) {
      if (open.length === 0) text += words.replace(/\s+/g, ' ');
      else if (open.at(-1) === 'head') title += words;
    },
    onclosetag(name) {
      if (open.at(-1) === name) open.pop();
      if (BLOCKS.has(name)) text += '\n';
    },
  });
  parser.write(html);
  parser.end();
  // A page without a heading has its headline in its title.
  return heading || title.trim() === '' ? text : `${title.trim().split('\n')[0]}\n${text}`;
}

/** Markdown's words, a paragraph to a line: emphasis, links, headings and lists lose their marks. */
function markdownText(markdown: string): string {
  return markdown
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)/g, '')
    .replace(/\[([^\]\n]{0,300})\]\([^)\n]{0,500}\)/g, '$1')
    .split('\n')
    .map((line) =>
      line
        .replace(/^ {0,3}(?:#{1,6} +|> ?|[-*+] +|\d{1,3}\. +)/, '')
        .replace(/(\*\*|__|~~|\*|(?<!\p{L})_|_(?!\p{L})|`)/gu, ''),
    )
    .join('\n')
    .replace(/([^\n.!?…"”»])\n(?=[\p{Ll}])/gu, '$1 ');
}
