import { CommandDraft } from './command-draft.js';
import { findCommand, flattenCommands, localName, matchCommands } from './command-line.js';
import { CommandPanel, DESCRIPTION } from './command-panel.js';
import { Completion } from './completion.js';
import { element, icon } from './elements.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {import('./command-line.js').FlatCommand} FlatCommand
 * @typedef {import('./command-slot.js').CommandSlot} CommandSlot
 * @typedef {import('./command-panel.js').Picked} Picked
 * @typedef {{
 *   say: (content: string) => Promise<void>,
 *   complete: (commandId: string, options: import('../page-protocol.ts').OptionInput[]) => Promise<readonly import('./command-line.js').Choice[]>,
 *   ready: () => Promise<void>,
 *   onChange: (empty: boolean) => void,
 * }} BarHandlers `ready` waits until the commands have come
 */

/**
 * The line at the bottom. While it holds words it is a text box; a command's name followed by a space turns it into the
 * command with a slot for each option, and what is written further goes into the slots.
 */
export class CommandBar {
  /** @type {FlatCommand[]} */
  #commands = [];
  /** @type {CommandDraft | null} */
  #draft = null;
  /** @type {string[]} */
  #history = [];
  #completion = new Completion();
  #page;
  #handlers;
  #panel;
  #text;
  #send;
  #slotBox = element('span', { class: 'slots' });

  /**
   * @param {PageState} page
   * @param {BarHandlers} handlers
   */
  constructor(page, handlers) {
    this.#page = page;
    this.#handlers = handlers;
    this.#panel = new CommandPanel(page, {
      onPick: (picked) => this.#pick(picked),
      onActive: (rowId) => this.#pointAt(rowId),
      onOption: (option) => this.#draft?.open(option).focus(),
    });
    this.#text = element('textarea', {
      class: 'bar-text',
      rows: 1,
      maxlength: 4000,
      'aria-autocomplete': 'list',
      'aria-controls': 'suggestions',
      'aria-describedby': DESCRIPTION,
      autocomplete: 'off',
      spellcheck: 'false',
      enterkeyhint: 'send',
      'data-testid': 'command-bar',
      oninput: (/** @type {InputEvent} */ event) => this.#onText(event),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#onTextKey(event),
      onfocus: () => this.#onText(null),
    });
    this.#send = element('button', { type: 'submit', class: 'send', 'data-testid': 'send' }, icon('send'));
    this.element = element(
      'form',
      {
        class: 'command-form',
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          void this.#submit();
        },
        onfocusout: (/** @type {FocusEvent} */ event) => {
          const to = event.relatedTarget;
          if (!(to instanceof Node) || !this.element.contains(to)) this.#quiet();
        },
      },
      this.#panel.element,
      element('div', { class: 'bar' }, this.#slotBox, this.#text, this.#send),
    );
    this.refresh();
  }

  /** Takes over the commands, the channel and the language as they are now. A command half written goes. */
  refresh() {
    this.#commands = flattenCommands(this.#page.commands, this.#page.locale);
    this.#send.setAttribute('aria-label', this.#page.say('send'));
    this.#leave(this.#draft === null ? this.#text.value : '');
  }

  /** Takes over the commands as they are now; what is half written stays unless its command is gone. */
  refreshCommands() {
    this.#commands = flattenCommands(this.#page.commands, this.#page.locale);
    const title = this.#draft?.command.title;
    if (title !== undefined && !this.#commands.some((command) => command.title === title)) this.#leave();
    // A line may have been written before the page knew any command.
    if (this.#text.value.startsWith('/') && document.activeElement === this.#text) this.#onText(null);
  }

  focus() {
    (this.#draft?.slots.find((slot) => slot.empty) ?? this.#text).focus();
  }

  /**
   * Writes a line as if it had been typed.
   *
   * @param {string} line
   */
  write(line) {
    this.#leave();
    this.#text.focus();
    this.#text.value = line;
    this.#onText(null);
  }

  /** The commands by the names that are typed. */
  get names() {
    return this.#commands.flatMap(({ names }) => names);
  }

  // ---- writing -------------------------------------------------------------------------------------------------------

  /** @param {InputEvent | null} event null: the box was only entered */
  #onText(event) {
    const text = this.#text.value;
    const draft = this.#draft;
    this.#fitText();
    if (event !== null) this.#panel.showProblem(null);
    if (text.startsWith('/')) {
      const found = findCommand(this.#commands, text);
      if (found !== null && found.rest !== null) {
        this.#enter(found.command, found.rest);
        return;
      }
      const matching = matchCommands(this.#commands, text.slice(1));
      this.#completion.drop();
      this.#panel.offerCommands(matching);
      this.#panel.describe(matching.length === 0 ? this.#page.say('commandNone', { text }) : '');
    } else if (draft === null) {
      this.#stopOffers();
      this.#panel.describe('');
    } else {
      const opened = event === null ? null : draft.openedBy(text);
      if (opened !== null && draft.slotOf(opened.option)?.empty !== false) {
        this.#text.value = draft.apply(opened.before).left;
        draft.open(opened.option).focus();
      } else {
        const wanted = text.trim().toLowerCase();
        const { locale } = this.#page;
        this.#completion.drop();
        this.#panel.offerOptions(
          wanted === '' ? [] : draft.resting.filter((option) => localName(option, locale).startsWith(wanted)),
        );
        this.#panel.describe(draft.command.description);
      }
    }
    this.#announce();
  }

  /**
   * Starts a command: a slot for each option it requires, filled with what was written after its name.
   *
   * @param {FlatCommand} command
   * @param {string} rest
   */
  #enter(command, rest) {
    this.#leave();
    const draft = new CommandDraft(command, this.#page, {
      describedBy: DESCRIPTION,
      onInput: (slot, event) => this.#onSlot(slot, event),
      onKey: (slot, event) => this.#onSlotKey(slot, event),
      onFocus: (slot) => {
        this.#panel.describe(slot);
        this.#offerFor(slot);
      },
      onRemove: (slot) => this.#closeSlot(slot),
      onSlots: () => this.#drawSlots(),
    });
    this.#draft = draft;
    this.#slotBox.replaceChildren(element('span', { class: 'command-chip' }, `/${command.title}`));
    this.element.classList.add('writing-command');
    this.#text.setAttribute('aria-label', `/${command.title}: ${this.#page.say('moreOptions')}`);
    this.#drawSlots();
    const { last, left } = draft.apply(rest);
    this.#text.value = left;
    const place = rest.trim() === '' ? draft.slots[0] : (draft.nextRequired ?? last);
    this.#panel.describe(place ?? command.description);
    (place ?? this.#text).focus();
    this.#announce();
  }

  /** @param {CommandSlot} slot */
  #closeSlot(slot) {
    (this.#draft?.close(slot) ?? this.#text).focus();
  }

  /**
   * @param {CommandSlot} slot
   * @param {InputEvent} event
   */
  #onSlot(slot, event) {
    this.#panel.showProblem(null);
    const line = findCommand(this.#commands, slot.text);
    if (line !== null && line.rest !== null && event.data !== ' ') {
      this.#enter(line.command, line.rest);
      return;
    }
    const split = event.data === ':' ? this.#draft?.split(slot) : null;
    if (split) split.focus();
    else this.#offerFor(slot);
  }

  // ---- offers --------------------------------------------------------------------------------------------------------

  /** @param {CommandSlot} slot */
  #offerFor(slot) {
    const offers = slot.picked ? [] : slot.offers();
    if (offers !== null) {
      this.#completion.drop();
      const exact = !slot.empty && 'value' in slot.resolve();
      this.#panel.offerFor(slot, offers, exact ? -1 : 0);
    } else if (slot.option.autocomplete) {
      this.#askAbout(slot);
    } else {
      this.#stopOffers();
    }
  }

  /** @param {CommandSlot} slot */
  #askAbout(slot) {
    const draft = this.#draft;
    if (draft === null) return;
    this.#completion.ask(
      () => this.#handlers.complete(draft.command.commandId, draft.optionsAround(slot)),
      (choices) => {
        if (document.activeElement !== slot.input) return;
        const { locale } = this.#page;
        const offers = choices.map((choice) => ({ text: localName(choice, locale), value: choice.value }));
        this.#panel.offerFor(slot, offers, -1);
      },
    );
  }

  #stopOffers() {
    this.#completion.drop();
    this.#panel.suggestions.hide();
  }

  /** @param {Picked} picked */
  #pick(picked) {
    if (picked.kind === 'command') {
      this.#enter(picked.command, '');
    } else if (picked.kind === 'option') {
      this.#text.value = '';
      this.#draft?.open(picked.option).focus();
    } else {
      picked.slot.pick(picked.offer);
      this.#stopOffers();
      (this.#draft?.nextRequired ?? picked.slot).focus();
    }
  }

  // ---- keys ----------------------------------------------------------------------------------------------------------

  /** @param {KeyboardEvent} event */
  #onTextKey(event) {
    if (event.isComposing) return;
    const text = this.#text.value;
    const draft = this.#draft;
    const { suggestions } = this.#panel;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      const { active } = suggestions;
      const named = findCommand(this.#commands, text);
      const isThatOne = active?.kind === 'command' && active.command === named?.command;
      if (active !== null && !isThatOne) this.#pick(active);
      else void this.#submit();
    } else if (event.key === 'Tab' && !event.shiftKey && suggestions.open) {
      const picked = suggestions.active ?? suggestions.first;
      if (picked === null) return;
      event.preventDefault();
      this.#pick(picked);
    } else if (event.key === 'Backspace' && text === '' && draft !== null) {
      event.preventDefault();
      const last = draft.slots.at(-1);
      if (last === undefined) this.#leave(`/${draft.command.title}`);
      else last.focus();
    } else if (event.key === 'ArrowUp' && text === '' && draft === null && this.#history.length > 0) {
      event.preventDefault();
      this.write(this.#history.at(-1) ?? '');
    } else {
      this.#onSharedKey(event);
    }
  }

  /**
   * @param {CommandSlot} slot
   * @param {KeyboardEvent} event
   */
  #onSlotKey(slot, event) {
    const draft = this.#draft;
    if (event.isComposing || draft === null) return;
    const { suggestions } = this.#panel;
    if (event.key === 'Enter') {
      event.preventDefault();
      const { active } = suggestions;
      if (active !== null) this.#pick(active);
      else void this.#submit();
    } else if (event.key === 'Tab' && !event.shiftKey && suggestions.open) {
      const picked = suggestions.active ?? suggestions.first;
      // From an empty slot that need not be filled, Tab only goes on.
      const wanted = !slot.empty || (suggestions.active !== null && slot.option.required);
      if (picked === null || !wanted) return;
      event.preventDefault();
      this.#pick(picked);
    } else if (event.key === 'Backspace' && slot.text === '') {
      event.preventDefault();
      const at = draft.slots.indexOf(slot);
      if (!slot.option.required) this.#closeSlot(slot);
      else if (at > 0) draft.slots[at - 1]?.focus();
      else if (draft.slots.every((one) => one.empty)) this.#leave(`/${draft.command.title}`);
    } else {
      this.#onSharedKey(event);
    }
  }

  /** @param {KeyboardEvent} event */
  #onSharedKey(event) {
    const { suggestions } = this.#panel;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && suggestions.open) {
      event.preventDefault();
      suggestions.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape' && (this.#draft !== null || this.#text.value.startsWith('/'))) {
      event.preventDefault();
      this.#remember();
      this.#leave();
      this.#text.focus();
    }
  }

  // ---- sending -------------------------------------------------------------------------------------------------------

  async #submit() {
    const words = this.#text.value.trim();
    if (this.#draft !== null) {
      await this.#submitCommand(this.#draft, words);
    } else if (words.startsWith('/')) {
      await this.#submitLine(words);
    } else if (words !== '') {
      this.#leave();
      await this.#handlers.say(words);
    }
  }

  /**
   * A line that has not become a command while it was written.
   *
   * @param {string} line
   */
  async #submitLine(line) {
    await this.#handlers.ready();
    if (this.#draft === null) {
      const found = findCommand(this.#commands, line);
      if (found === null && /^\/\p{L}/u.test(line)) {
        const text = line.slice(1).split(/\s/)[0] ?? '';
        this.#stopOffers();
        this.#panel.describe('');
        this.#panel.showProblem(this.#page.say('commandUnknown', { text, member: this.#page.member.name }));
        return;
      }
      if (found === null) {
        this.#leave();
        await this.#handlers.say(line);
        return;
      }
      this.#enter(found.command, found.rest ?? '');
      // The name alone opens the slots; only a command that needs nothing runs at once.
      if (this.#draft !== null && /** @type {CommandDraft} */ (this.#draft).nextRequired !== undefined) return;
    }
    await this.#submit();
  }

  /**
   * @param {CommandDraft} draft
   * @param {string} words what stands behind the slots
   */
  async #submitCommand(draft, words) {
    const { left } = draft.apply(words);
    this.#text.value = left;
    const wrong = draft.problem;
    if (wrong !== null) {
      wrong.slot.focus();
      wrong.slot.markWrong(true);
      this.#panel.showProblem(wrong.words);
      return;
    }
    if (left !== '') {
      this.#text.focus();
      this.#panel.showProblem(this.#page.say('tooMuch', { text: left }));
      return;
    }
    const { commandId, title } = draft.command;
    const { options } = draft;
    const { member, channel } = this.#page;
    this.#remember();
    this.#leave();
    this.#text.focus();
    await this.#page.runCommand(
      { kind: 'command', member: member.id, channel: channel.id, commandId, options },
      `/${title}`,
    );
  }

  /** Keeps the line, so that the up arrow brings it back. */
  #remember() {
    if (this.#draft !== null) this.#history.push(this.#draft.line);
  }

  // ---- showing -------------------------------------------------------------------------------------------------------

  /** @param {string} [text] what the box holds afterwards */
  #leave(text = '') {
    const { say, channel } = this.#page;
    const writing = this.element.contains(document.activeElement);
    this.#draft = null;
    this.#slotBox.replaceChildren();
    this.element.classList.remove('writing-command');
    this.#text.value = text;
    this.#text.setAttribute('aria-label', say('commandBar', { channel: channel.name }));
    this.#fitText();
    this.#panel.showProblem(null);
    this.#panel.describe('');
    this.#drawSlots();
    this.#stopOffers();
    if (text !== '' && writing) this.#text.focus();
    this.#announce();
  }

  #announce() {
    const { say, channel } = this.#page;
    this.#text.placeholder = this.#draft === null ? say('commandBar', { channel: channel.name }) : '';
    this.#handlers.onChange(this.#draft === null && this.#text.value === '');
  }

  /** Nobody is writing: no list stands open. */
  #quiet() {
    this.#stopOffers();
    if (this.#draft === null) this.#panel.describe('');
  }

  /** Only what is new is put in and only what is gone taken out: the slot one writes in must keep the focus. */
  #drawSlots() {
    const slots = this.#draft?.slots ?? [];
    const elements = slots.map((slot) => slot.element);
    for (const old of this.#slotBox.querySelectorAll('.slot')) {
      if (!elements.some((one) => one === old)) old.remove();
    }
    for (const one of elements) {
      if (!one.isConnected) this.#slotBox.append(one);
    }
    this.#panel.showMore(this.#draft?.resting ?? []);
  }

  /** @param {string | null} rowId */
  #pointAt(rowId) {
    const inputs = (this.#draft?.slots ?? []).map(({ input }) => input);
    for (const box of [this.#text, ...inputs]) {
      const here = box === document.activeElement;
      if (here && rowId !== null) box.setAttribute('aria-activedescendant', rowId);
      else box.removeAttribute('aria-activedescendant');
      if (box !== this.#text) box.setAttribute('aria-expanded', String(here && this.#panel.suggestions.open));
    }
  }

  #fitText() {
    this.#text.style.height = 'auto';
    this.#text.style.height = `${Math.min(this.#text.scrollHeight, 160)}px`;
  }
}
