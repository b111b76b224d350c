import { element, outsideLink } from './elements.js';
import { inlineMarkdown, markdown } from './markdown-view.js';
import { picture } from './media-view.js';
import { formatMessageTime } from './times.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {import('./page-state.js').MessageView} MessageView
 */

/**
 * A CSS colour for Discord's number, or null when there is none.
 *
 * @param {number | null | undefined} colour
 */
export function cssColour(colour) {
  return colour === null || colour === undefined ? null : `#${(colour & 0xffffff).toString(16).padStart(6, '0')}`;
}

/**
 * @param {import('discord-api-types/v10').APIEmbed} embed
 * @param {MessageView} view
 * @param {PageState} page
 */
export function embedView(embed, view, page) {
  const fields = (embed.fields ?? []).map((field) =>
    element(
      'div',
      { class: field.inline ? 'field inline' : 'field' },
      element('div', { class: 'field-name' }, inlineMarkdown(field.name, page)),
      markdown(field.value, page),
    ),
  );
  const made = element(
    'div',
    { class: 'embed' },
    element(
      'div',
      { class: 'embed-words' },
      embed.author !== undefined &&
        element('div', { class: 'embed-author' }, maybeLink(embed.author.url, embed.author.name)),
      embed.title !== undefined &&
        element('div', { class: 'embed-title' }, maybeLink(embed.url, inlineMarkdown(embed.title, page))),
      embed.description !== undefined && markdown(embed.description, page),
      fields.length > 0 && element('div', { class: 'fields' }, ...fields),
    ),
    embed.thumbnail !== undefined &&
      element('div', { class: 'embed-thumbnail' }, picture(embed.thumbnail, '', view, page)),
    embed.image !== undefined && element('div', { class: 'embed-image' }, picture(embed.image, '', view, page)),
    (embed.footer !== undefined || embed.timestamp !== undefined) &&
      element(
        'div',
        { class: 'embed-footer' },
        [embed.footer?.text, embed.timestamp && formatMessageTime(new Date(embed.timestamp), page)]
          .filter(Boolean)
          .join(' • '),
      ),
  );
  const colour = cssColour(embed.color);
  if (colour !== null) made.style.borderInlineStartColor = colour;
  return made;
}

/**
 * @param {string | undefined} address
 * @param {Node | string} inside
 */
function maybeLink(address, inside) {
  return address === undefined ? inside : outsideLink(address, {}, inside);
}
