import { element, icon, outsideLink } from './elements.js';
import { cssColour } from './embed-view.js';
import { markdown } from './markdown-view.js';
import { fileCard, mediaGallery, picture } from './media-view.js';
import { selectView } from './select-view.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {import('./page-state.js').MessageView} MessageView
 * @typedef {{ type: number, [key: string]: any }} Component a message component as Discord's API gives it
 * @typedef {{ page: PageState, view: MessageView, press: (press: { customId: string, componentType: number, values?: string[] }) => void }} Surroundings
 */

const BUTTON_STYLES = ['', 'primary', 'secondary', 'success', 'danger', 'link'];

/**
 * @param {Component} component
 * @param {Surroundings} around
 * @returns {Node}
 */
export function componentView(component, around) {
  const { page, view } = around;
  const inner = () => /** @type {Component[]} */ (component.components ?? []).map((one) => componentView(one, around));
  switch (component.type) {
    case 1:
      return element('div', { class: 'action-row' }, ...inner());
    case 2:
      return buttonView(component, around);
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return selectView(
        /** @type {import('./select-view.js').SelectComponent} */ (/** @type {unknown} */ (component)),
        page,
        {
          onChange: (values) => around.press({ customId: component.custom_id, componentType: component.type, values }),
        },
      );
    case 9:
      return element(
        'div',
        { class: 'section' },
        element('div', { class: 'section-words' }, ...inner()),
        element('div', { class: 'section-accessory' }, componentView(component.accessory, around)),
      );
    case 10:
      return markdown(component.content, page);
    case 11:
      return element(
        'div',
        { class: 'thumbnail' },
        picture(component.media, component.description, view, page, component.spoiler),
      );
    case 12:
      return mediaGallery({ items: component.items }, view, page);
    case 13:
      return fileCard(component.file, { name: component.name, size: component.size }, view, page);
    case 14: {
      const spacing = component.spacing === 2 ? 'large' : 'small';
      return element('div', {
        class: `separator ${spacing} ${component.divider === false ? 'blank' : 'line'}`,
        role: component.divider === false ? null : 'separator',
      });
    }
    case 17:
      return containerView(component, inner(), page);
    default:
      return element('div', { class: 'unknown-component' }, `[${component.type}]`);
  }
}

/**
 * @param {Component} component
 * @param {readonly Node[]} children
 * @param {PageState} page
 */
function containerView(component, children, page) {
  const made = element('div', { class: 'container' }, ...children);
  const colour = cssColour(component.accent_color);
  if (colour !== null) {
    made.classList.add('accented');
    made.style.setProperty('--accent-bar', colour);
  }
  if (!component.spoiler) return made;
  const cover = element('button', { type: 'button', class: 'container hidden-picture' }, page.say('spoiler'));
  cover.addEventListener('click', () => cover.replaceWith(made));
  return cover;
}

/**
 * @param {Component} component
 * @param {Surroundings} around
 */
function buttonView(component, { press }) {
  const words = [
    component.emoji?.name &&
      element('span', { class: 'emoji' }, component.emoji.id ? `:${component.emoji.name}:` : component.emoji.name),
    component.label && element('span', { class: 'button-label' }, component.label),
  ].filter(Boolean);
  if (component.style === 5 && !component.disabled) {
    return outsideLink(component.url, { class: 'button link' }, ...words, icon('external'));
  }
  const label = component.label ? null : (component.emoji?.name ?? null);
  const button = element(
    'button',
    {
      type: 'button',
      class: `button ${BUTTON_STYLES[component.style] ?? 'secondary'}`,
      disabled: component.disabled === true || component.style > 4,
      'aria-label': label,
      'data-custom-id': component.custom_id,
      onclick: () => {
        button.classList.add('waiting');
        press({ customId: component.custom_id, componentType: 2 });
      },
    },
    ...words,
    component.style === 5 && icon('external'),
  );
  return button;
}
