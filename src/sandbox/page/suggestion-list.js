import { element } from './elements.js';

/**
 * @template Value
 * @typedef {{ label: string, detail?: string, tag?: string, value: Value }} Suggestion
 */

/**
 * The list above the command bar. The focus stays where one types: the list is steered from there.
 *
 * @template Value
 */
export class SuggestionList {
  /** @type {readonly Suggestion<Value>[]} */
  #items = [];
  /** @type {HTMLElement[]} */
  #rows = [];
  #active = -1;
  #onPick;
  #onActive;

  /** @param {{ onPick: (value: Value) => void, onActive: (rowId: string | null) => void }} handlers */
  constructor({ onPick, onActive }) {
    this.#onPick = onPick;
    this.#onActive = onActive;
    this.element = element('div', { class: 'suggestions', role: 'listbox', id: 'suggestions', hidden: true });
  }

  /**
   * @param {readonly Suggestion<Value>[]} items
   * @param {{ label: string, active: number }} how the row to start on, −1 for none
   */
  show(items, { label, active }) {
    this.#items = items;
    this.#rows = items.map((item, index) =>
      element(
        'div',
        {
          class: 'suggestion',
          role: 'option',
          id: `suggestion-${index}`,
          'data-testid': 'suggestion',
          'aria-selected': 'false',
          // The press must not take the focus from what is being typed.
          onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
          onmousedown: (/** @type {Event} */ event) => event.preventDefault(),
          onclick: () => this.#onPick(item.value),
        },
        element('span', { class: 'suggestion-label' }, item.label),
        item.detail !== undefined && element('span', { class: 'suggestion-detail' }, item.detail),
        item.tag !== undefined && element('span', { class: 'suggestion-tag' }, item.tag),
      ),
    );
    this.element.setAttribute('aria-label', label);
    this.element.replaceChildren(...this.#rows);
    this.element.hidden = items.length === 0;
    this.#active = -1;
    this.#activate(items.length > 0 ? active : -1);
    this.element.scrollTop = 0;
  }

  hide() {
    this.show([], { label: '', active: -1 });
  }

  get open() {
    return this.#items.length > 0;
  }

  /** The row that was moved to, or null. */
  get active() {
    return this.#items[this.#active]?.value ?? null;
  }

  get first() {
    return this.#items[0]?.value ?? null;
  }

  /** @param {1 | -1} step */
  move(step) {
    const count = this.#items.length;
    if (count === 0) return;
    const from = this.#active === -1 && step === -1 ? 0 : this.#active;
    this.#activate((from + step + count) % count);
  }

  /** @param {number} index */
  #activate(index) {
    this.#rows[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const row = this.#rows[index];
    row?.setAttribute('aria-selected', 'true');
    row?.scrollIntoView({ block: 'nearest' });
    this.#onActive(row?.id ?? null);
  }
}
