import { element, outsideLink } from './elements.js';
import { parseInline, parseMarkdown } from './markdown.js';
import { formatTimestamp } from './times.js';

/**
 * @typedef {import('./markdown.js').Block} Block
 * @typedef {import('./markdown.js').Inline} Inline
 * @typedef {import('./page-state.js').PageState} PageState
 */

/**
 * Text as Discord shows it. What the text says reaches the document as text nodes only.
 *
 * @param {string} text
 * @param {PageState} page
 */
export function markdown(text, page) {
  return element('div', { class: 'markdown' }, ...parseMarkdown(text).map((block) => showBlock(block, page)));
}

/**
 * Text where Discord knows only inline signs: the names of embed fields, authors' lines.
 *
 * @param {string} text
 * @param {PageState} page
 */
export function inlineMarkdown(text, page) {
  return element('span', { class: 'markdown' }, ...showAll(parseInline(text), page));
}

/**
 * @param {Block} block
 * @param {PageState} page
 * @returns {Node}
 */
function showBlock(block, page) {
  switch (block.type) {
    case 'paragraph':
      return element('div', { class: 'paragraph' }, ...showAll(block.children, page));
    case 'subtext':
      return element('div', { class: 'subtext' }, ...showAll(block.children, page));
    case 'heading': {
      // The page itself has the first and second level.
      const name = block.level === 1 ? 'h3' : block.level === 2 ? 'h4' : 'h5';
      return element(name, { class: `heading heading-${block.level}` }, ...showAll(block.children, page));
    }
    case 'code-block':
      return element('pre', { tabindex: 0 }, element('code', {}, block.text));
    case 'quote':
      return element('blockquote', {}, ...block.children.map((inner) => showBlock(inner, page)));
    case 'list':
      return showList(block, page);
  }
}

/**
 * @param {import('./markdown.js').ListBlock} block
 * @param {PageState} page
 * @returns {HTMLElement}
 */
function showList(block, page) {
  const items = block.items.map((item) =>
    element('li', {}, ...showAll(item.children, page), item.list !== null && showList(item.list, page)),
  );
  return block.ordered ? element('ol', { start: block.start }, ...items) : element('ul', {}, ...items);
}

/**
 * @param {readonly Inline[]} nodes
 * @param {PageState} page
 * @returns {Node[]}
 */
function showAll(nodes, page) {
  return nodes.map((node) => showInline(node, page));
}

/**
 * @param {Inline} node
 * @param {PageState} page
 * @returns {Node}
 */
function showInline(node, page) {
  switch (node.type) {
    case 'text':
      return document.createTextNode(node.text);
    case 'break':
      return element('br');
    case 'code':
      return element('code', { class: 'inline' }, node.text);
    case 'bold':
      return element('strong', {}, ...showAll(node.children, page));
    case 'italic':
      return element('em', {}, ...showAll(node.children, page));
    case 'underline':
      return element('u', {}, ...showAll(node.children, page));
    case 'strike':
      return element('s', {}, ...showAll(node.children, page));
    case 'spoiler':
      return spoiler(showAll(node.children, page), page);
    case 'link':
      return outsideLink(node.address, { title: node.address }, ...showAll(node.children, page));
    case 'emoji':
      return element('span', { class: 'emoji-name' }, `:${node.name}:`);
    case 'time': {
      const at = new Date(node.seconds * 1000);
      return element(
        'time',
        {
          class: 'timestamp',
          datetime: Number.isNaN(at.getTime()) ? null : at.toISOString(),
          title: formatTimestamp(node.seconds, 'F', page.locale),
        },
        formatTimestamp(node.seconds, node.style, page.locale),
      );
    }
    case 'mention':
      return mention(node, page);
  }
}

/**
 * @param {Extract<Inline, { type: 'mention' }>} node
 * @param {PageState} page
 */
function mention(node, page) {
  switch (node.of) {
    case 'everyone':
      return element('span', { class: 'mention' }, `@${node.name}`);
    case 'channel': {
      const channel = page.server.channels.find(({ id }) => id === node.id);
      if (channel === undefined) return element('span', { class: 'mention' }, '#?');
      const open = () => page.openChannel(channel.id);
      return element('button', { type: 'button', class: 'mention', onclick: open }, `#${channel.name}`);
    }
    case 'command': {
      const open = () => page.writeCommand(`/${node.name} `);
      return element('button', { type: 'button', class: 'mention', onclick: open }, `/${node.name}`);
    }
    case 'role':
      return element('span', { class: 'mention' }, node.id === page.server.id ? page.say('everyone') : '@?');
    default: {
      const person = [...page.server.members, page.server.application].find(({ id }) => id === node.id);
      return element('span', { class: 'mention' }, `@${person?.name ?? '?'}`);
    }
  }
}

/**
 * Hidden until pressed.
 *
 * @param {readonly Node[]} children
 * @param {PageState} page
 */
function spoiler(children, page) {
  const inside = element('span', { class: 'spoiler-inside', inert: true }, ...children);
  const hidden = element(
    'span',
    {
      class: 'spoiler',
      role: 'button',
      tabindex: 0,
      'aria-expanded': 'false',
      'aria-label': page.say('spoiler'),
      onclick: reveal,
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === 'Enter' || event.key === ' ') reveal(event);
      },
    },
    inside,
  );
  function reveal(/** @type {Event} */ event) {
    if (hidden.getAttribute('aria-expanded') === 'true') return;
    event.preventDefault();
    inside.removeAttribute('inert');
    hidden.removeAttribute('role');
    hidden.removeAttribute('aria-label');
    hidden.setAttribute('aria-expanded', 'true');
  }
  return hidden;
}
