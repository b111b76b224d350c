import { element, icon } from './elements.js';
import { directory } from './page-state.js';
import { openPopover } from './popover.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {{ value: string, label: string, description?: string | undefined, emoji?: { name?: string | null, id?: string | null } | undefined, default?: boolean | undefined }} Entry
 * @typedef {{
 *   type: number, custom_id: string, placeholder?: string, min_values?: number, max_values?: number, disabled?: boolean,
 *   options?: Entry[], default_values?: { id: string }[], channel_types?: number[],
 * }} SelectComponent
 */

/**
 * What a select of any kind offers in this server.
 *
 * @param {SelectComponent} component
 * @param {PageState} page
 * @returns {Entry[]}
 */
function selectEntries(component, page) {
  if (component.type === 3) return component.options ?? [];
  const { channels, people, roles } = directory(page);
  const chosen = (component.default_values ?? []).map(({ id }) => id);
  const entry = (/** @type {{ id: string, name: string }} */ { id, name }, sign = '') => ({
    value: id,
    label: `${sign}${name}`,
    default: chosen.includes(id),
  });
  if (component.type === 8) return channels.map((channel) => entry(channel, '#'));
  const users = component.type === 5 || component.type === 7 ? people.map((person) => entry(person)) : [];
  const groups = component.type === 6 || component.type === 7 ? roles.map((role) => entry(role)) : [];
  return [...users, ...groups];
}

/**
 * A select as Discord shows it: a box that opens a list. One value is told as soon as it is chosen, several when the
 * list closes.
 *
 * @param {SelectComponent} component
 * @param {PageState} page
 * @param {{ label?: string | undefined, onChange: (values: string[]) => void }} how
 */
export function selectView(component, page, { label, onChange }) {
  const entries = selectEntries(component, page);
  const most = component.max_values ?? 1;
  const fewest = component.min_values ?? 1;
  let values = entries.filter((entry) => entry.default).map(({ value }) => value);
  const placeholder = component.placeholder ?? page.say('chooseOne');
  const shown = element('span', { class: 'select-shown' });
  const button = element(
    'button',
    {
      type: 'button',
      class: 'select',
      role: 'combobox',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'data-custom-id': component.custom_id,
      disabled: component.disabled === true,
      onclick: () => (close === null ? open() : close()),
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (close === null && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
          event.preventDefault();
          open();
        }
      },
    },
    shown,
    icon('chevron'),
  );
  /** @type {(() => void) | null} */
  let close = null;
  refresh();
  return button;

  function refresh() {
    const names = entries.filter(({ value }) => values.includes(value)).map((entry) => entry.label);
    shown.textContent = names.length > 0 ? names.join(', ') : placeholder;
    shown.classList.toggle('empty', names.length === 0);
    button.setAttribute('aria-label', [label ?? placeholder, ...names].join(': '));
  }

  function open() {
    const before = values.join('\n');
    const rows = entries.map((entry) => {
      const row = element(
        'div',
        {
          class: 'select-option',
          role: 'option',
          tabindex: -1,
          'aria-selected': String(values.includes(entry.value)),
          'data-value': entry.value,
          onclick: () => choose(entry.value),
        },
        entry.emoji?.name &&
          element('span', { class: 'emoji' }, entry.emoji.id ? `:${entry.emoji.name}:` : entry.emoji.name),
        element(
          'span',
          { class: 'select-words' },
          element('span', { class: 'select-label' }, entry.label),
          entry.description !== undefined && element('span', { class: 'select-description' }, entry.description),
        ),
        element('span', { class: most > 1 ? 'tick box' : 'tick', 'aria-hidden': 'true' }),
      );
      return row;
    });
    const list = element(
      'div',
      {
        class: 'select-list',
        role: 'listbox',
        'aria-multiselectable': String(most > 1),
        'aria-label': label ?? placeholder,
        onkeydown: onKey,
      },
      ...rows,
    );
    button.after(list);
    button.setAttribute('aria-expanded', 'true');
    close = openPopover(list, button, {
      align: 'start',
      width: 'anchor',
      onClose: () => {
        close = null;
        button.setAttribute('aria-expanded', 'false');
        if (most > 1 && values.join('\n') !== before && values.length >= fewest) onChange(values);
      },
    });
    (rows.find((row) => row.getAttribute('aria-selected') === 'true') ?? rows[0])?.focus({ preventScroll: true });

    /** @param {string} value */
    function choose(value) {
      if (most > 1) {
        if (values.includes(value)) values = values.filter((one) => one !== value);
        else if (values.length < most) values = [...values, value];
        for (const row of rows) {
          row.setAttribute('aria-selected', String(values.includes(row.dataset.value ?? '')));
        }
        refresh();
        return;
      }
      values = values.includes(value) && fewest === 0 ? [] : [value];
      refresh();
      close?.();
      button.focus();
      onChange(values);
    }
    /** @param {KeyboardEvent} event */
    function onKey(event) {
      const at = rows.indexOf(/** @type {HTMLDivElement} */ (document.activeElement));
      const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
      if (event.key in moves) {
        event.preventDefault();
        const to = moves[/** @type {keyof typeof moves} */ (event.key)];
        rows[Math.max(0, Math.min(to, rows.length - 1))]?.focus();
      } else if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        const value = rows[at]?.dataset.value;
        if (value !== undefined) choose(value);
      } else if (event.key === 'Tab') {
        close?.();
        button.focus();
      } else if (event.key.length === 1) {
        rows.find((row) => row.textContent?.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
      }
    }
  }
}
