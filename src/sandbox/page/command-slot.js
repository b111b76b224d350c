import { localDescription, localName, OPTION, resolveOption } from './command-line.js';
import { element, icon } from './elements.js';
import { fileField } from './file-field.js';
import { directory } from './page-state.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {import('./command-line.js').Option} Option
 * @typedef {{ text: string, value: string | number | boolean }} Offer what a suggestion writes into the slot, and what it stands for
 */

/** One option of the command being written: its label, what is typed, and the value that was picked for it. */
export class CommandSlot {
  /** @type {Offer | null} */
  #picked = null;
  #page;

  /**
   * @param {Option} option
   * @param {PageState} page
   * @param {{ describedBy: string, onInput: (slot: CommandSlot, event: InputEvent) => void, onKey: (slot: CommandSlot, event: KeyboardEvent) => void,
   *   onFocus: (slot: CommandSlot) => void, onRemove: (slot: CommandSlot) => void }} handlers
   */
  constructor(option, page, { describedBy, onInput, onKey, onFocus, onRemove }) {
    this.option = option;
    this.#page = page;
    /**
     * Where the slot was split off by typing its name, so that Backspace can put the words back.
     *
     * @type {{ slot: CommandSlot, words: string } | null}
     */
    this.origin = null;
    this.name = localName(option, page.locale);
    this.description = localDescription(option, page.locale);
    const numeric = option.type === OPTION.integer ? 'numeric' : option.type === OPTION.number ? 'decimal' : null;
    this.input = element('input', {
      type: 'text',
      class: 'slot-input',
      role: 'combobox',
      'aria-label': `${this.name} (${page.say(option.required ? 'required' : 'optional')})`,
      'aria-autocomplete': 'list',
      'aria-controls': 'suggestions',
      'aria-expanded': 'false',
      'aria-describedby': describedBy,
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      inputmode: numeric,
      enterkeyhint: 'send',
      'data-testid': `command-option-${option.name}`,
      oninput: (/** @type {InputEvent} */ event) => {
        this.#resize();
        this.markWrong(false);
        onInput(this, event);
      },
      onkeydown: (/** @type {KeyboardEvent} */ event) => onKey(this, event),
      onfocus: () => onFocus(this),
    });
    this.element = element(
      'span',
      { class: 'slot', onclick: (/** @type {Event} */ event) => event.target === this.element && this.focus() },
      element('span', { class: 'slot-name', 'aria-hidden': 'true' }, this.name),
      this.input,
      option.type === OPTION.attachment && this.#fileField(),
      !option.required &&
        element(
          'button',
          {
            type: 'button',
            class: 'slot-remove',
            tabindex: -1,
            'aria-label': page.say('remove', { name: this.name }),
            onclick: () => onRemove(this),
          },
          icon('close'),
        ),
    );
    this.#resize();
  }

  /** A file is chosen, not written: its name stands in the slot. */
  #fileField() {
    this.input.readOnly = true;
    this.input.tabIndex = -1;
    this.input.hidden = true;
    return fileField(this.#page.say, {
      label: this.name,
      many: false,
      onChange: ([file], problem) => {
        if (file === undefined) this.write('');
        else this.pick({ text: file.name, value: file.id });
        this.markWrong(problem !== null);
      },
    });
  }

  focus() {
    const file = this.element.querySelector('input[type="file"]');
    if (file instanceof HTMLElement) file.focus();
    else this.input.focus();
  }

  get text() {
    return this.input.value;
  }

  get empty() {
    return this.input.value.trim() === '';
  }

  /** Whether the words are those of a suggestion that was picked. */
  get picked() {
    return this.#picked !== null && this.#picked.text === this.input.value;
  }

  /** @param {string} text */
  write(text) {
    this.#picked = null;
    this.input.value = text;
    this.#resize();
  }

  /** @param {Offer} offer */
  pick(offer) {
    this.#picked = offer;
    this.input.value = offer.text;
    this.markWrong(false);
    this.#resize();
  }

  /** @returns {import('./command-line.js').Resolved} */
  resolve() {
    if (this.#picked !== null && this.picked) return { value: this.#picked.value };
    return resolveOption(this.option, this.text, directory(this.#page), this.#page.locale);
  }

  /** @param {boolean} wrong */
  markWrong(wrong) {
    this.element.classList.toggle('wrong', wrong);
    this.input.setAttribute('aria-invalid', String(wrong));
  }

  /**
   * What can be offered without asking the application; null when it has to be asked, or there is nothing to offer.
   *
   * @returns {Offer[] | null}
   */
  offers() {
    const { option } = this;
    const { locale, say } = this.#page;
    const { channels, people, roles } = directory(this.#page);
    const named = (/** @type {readonly { id: string, name: string }[]} */ all, sign = '') =>
      all.map(({ id, name }) => ({ text: `${sign}${name}`, value: id }));
    /** @type {Offer[] | null} */
    let all = null;
    if (option.choices !== undefined && option.choices.length > 0) {
      all = option.choices.map((choice) => ({ text: localName(choice, locale), value: choice.value }));
    } else if (option.type === OPTION.boolean) {
      all = [
        { text: say('True'), value: true },
        { text: say('False'), value: false },
      ];
    } else if (option.type === OPTION.channel) all = named(channels, '#');
    else if (option.type === OPTION.user) all = named(people);
    else if (option.type === OPTION.role) all = named(roles);
    else if (option.type === OPTION.mentionable) all = [...named(people), ...named(roles)];
    if (all === null) return null;
    const wanted = this.text.trim().toLowerCase().replace(/^#/, '');
    const starts = all.filter(({ text }) => text.toLowerCase().replace(/^#/, '').startsWith(wanted));
    const holds = all.filter((offer) => !starts.includes(offer) && offer.text.toLowerCase().includes(wanted));
    return [...starts, ...holds];
  }

  #resize() {
    this.input.size = Math.min(Math.max(this.input.value.length + 1, 6), 60);
  }
}
