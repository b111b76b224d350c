import {
  findCommand,
  findOption,
  flattenCommands,
  localName,
  matchCommands,
  nestOptions,
  optionForFreeText,
  splitOptions,
} from './command-line.js';
import { CommandSlot } from './command-slot.js';
import { Completion } from './completion.js';
import { element, icon } from './elements.js';
import { SuggestionList } from './suggestion-list.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {import('./command-line.js').FlatCommand} FlatCommand
 * @typedef {import('./command-line.js').Option} Option
 * @typedef {{ kind: 'command', command: FlatCommand } | { kind: 'option', option: Option } | { kind: 'offer', slot: CommandSlot, offer: import('./command-slot.js').Offer }} Picked
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
  /** @type {FlatCommand | null} */
  #command = null;
  /** @type {CommandSlot[]} */
  #slots = [];
  /** @type {string[]} */
  #history = [];
  #completion = new Completion();
  #page;
  #handlers;
  #suggestions;
  #text;
  #head = element('p', { class: 'panel-head', id: 'option-description' });
  #problem = element('p', { class: 'panel-problem', role: 'alert', 'data-testid': 'command-problem', hidden: true });
  #more = element('div', { class: 'more-options', hidden: true });
  #slotBox = element('span', { class: 'slots' });
  #send;

  /**
   * @param {PageState} page
   * @param {BarHandlers} handlers
   */
  constructor(page, handlers) {
    this.#page = page;
    this.#handlers = handlers;
    this.#suggestions = new SuggestionList({
      onPick: (/** @type {Picked} */ picked) => this.#pick(picked),
      onActive: (rowId) => this.#pointAt(rowId),
    });
    this.#text = element('textarea', {
      class: 'bar-text',
      rows: 1,
      maxlength: 4000,
      'aria-autocomplete': 'list',
      'aria-controls': 'suggestions',
      'aria-describedby': 'option-description',
      autocomplete: 'off',
      spellcheck: 'false',
      enterkeyhint: 'send',
      'data-testid': 'command-bar',
      oninput: (/** @type {InputEvent} */ event) => this.#onText(event),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#onTextKey(event),
      onfocus: () => this.#onText(null),
    });
    this.#send = element('button', { type: 'submit', class: 'send', 'data-testid': 'send' }, icon('send'));
    const panel = element('div', { class: 'panel' }, this.#suggestions.element, this.#head, this.#more, this.#problem);
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
      panel,
      element('div', { class: 'bar' }, this.#slotBox, this.#text, this.#send),
    );
    this.refresh();
  }

  /** Takes over the commands, the channel and the language as they are now. What was half written goes. */
  refresh() {
    const page = this.#page;
    this.#commands = flattenCommands(page.commands, page.locale);
    this.#send.setAttribute('aria-label', page.say('send'));
    const label = page.say('commandBar', { channel: page.channel.name });
    this.#text.setAttribute('aria-label', label);
    this.#leave(this.#command === null ? this.#text.value : '');
  }

  /** Takes over the commands as they are now; what is half written stays unless its command is gone. */
  refreshCommands() {
    this.#commands = flattenCommands(this.#page.commands, this.#page.locale);
    const title = this.#command?.title;
    if (title !== undefined && !this.#commands.some((command) => command.title === title)) this.#leave();
    // A line may have been written before the page knew any command.
    if (this.#text.value.startsWith('/') && document.activeElement === this.#text) this.#onText(null);
  }

  focus() {
    (this.#slots.find((slot) => slot.empty) ?? this.#text).focus();
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
    this.#fitText();
    if (event !== null) this.#showProblem(null);
    if (text.startsWith('/')) {
      const found = findCommand(this.#commands, text);
      if (found !== null && found.rest !== null) this.#enter(found.command, found.rest);
      else this.#offerCommands(text.slice(1));
      return;
    }
    if (this.#command === null) {
      this.#stopOffers();
      this.#describe(null);
    } else {
      const named = /(?:^|\s)([^\s:]+):$/.exec(text);
      const option =
        event === null || named === null ? null : findOption(this.#command, named[1] ?? '', this.#page.locale);
      if (option !== null && this.#slotOf(option)?.empty !== false) {
        this.#text.value = '';
        this.#applyWords(text.slice(0, -(named?.[1]?.length ?? 0) - 1));
        this.#openSlot(option).focus();
      } else {
        this.#offerOptions(text);
        this.#describe(null);
      }
    }
    this.#announce();
  }

  /** @param {string} typed */
  #offerCommands(typed) {
    const found = matchCommands(this.#commands, typed);
    const application = this.#page.server.application.name;
    this.#completion.drop();
    this.#suggestions.show(
      found.map((command) => ({
        label: `/${command.title}`,
        detail: command.description,
        tag: application,
        value: { kind: 'command', command },
      })),
      { label: this.#page.say('commandList'), active: 0 },
    );
    this.#describe(found.length === 0 ? this.#page.say('commandNone', { text: `/${typed}` }) : null);
    this.#announce();
  }

  /** @param {string} typed */
  #offerOptions(typed) {
    const wanted = typed.trim().toLowerCase();
    const rest = this.#restingOptions().filter((option) => localName(option, this.#page.locale).startsWith(wanted));
    this.#completion.drop();
    this.#suggestions.show(
      wanted === ''
        ? []
        : rest.map((option) => ({
            label: localName(option, this.#page.locale),
            detail: option.description_localized ?? option.description,
            value: { kind: 'option', option },
          })),
      { label: this.#page.say('moreOptions'), active: -1 },
    );
  }

  /** The options that have no slot yet. */
  #restingOptions() {
    return (this.#command?.options ?? []).filter((option) => this.#slotOf(option) === undefined);
  }

  /** @param {Option} option */
  #slotOf(option) {
    return this.#slots.find((slot) => slot.option.name === option.name);
  }

  /**
   * Starts a command: a slot for each option it requires, filled with what was written after its name.
   *
   * @param {FlatCommand} command
   * @param {string} rest
   */
  #enter(command, rest) {
    this.#leave();
    this.#command = command;
    this.#slotBox.replaceChildren(element('span', { class: 'command-chip' }, `/${command.title}`));
    this.element.classList.add('writing-command');
    for (const option of command.options.filter(({ required }) => required)) this.#openSlot(option);
    this.#text.setAttribute('aria-label', `/${command.title}: ${this.#page.say('moreOptions')}`);
    this.#drawMore();
    const last = rest.trim() === '' ? null : this.#applyWords(rest);
    const next = this.#slots.find((slot) => slot.empty && slot.option.required) ?? last;
    const place = rest.trim() === '' ? this.#slots[0] : next;
    (place ?? this.#text).focus();
    this.#describe(place ?? null);
    this.#announce();
  }

  /**
   * Puts free text and `name:value` pairs where they belong.
   *
   * @param {string} words
   * @returns {CommandSlot | null} the slot written last
   */
  #applyWords(words) {
    const command = this.#command;
    if (command === null) return null;
    const filled = this.#slots.filter((slot) => !slot.empty).map(({ option }) => option.name);
    const { free, pairs } = splitOptions(command, words, this.#page.locale, filled);
    let last = null;
    for (const { option, text } of pairs) {
      last = this.#openSlot(option);
      last.write(text);
    }
    if (free !== '') {
      const option = optionForFreeText(command, [...filled, ...pairs.map((pair) => pair.option.name)]);
      if (option === null) this.#text.value = free;
      else {
        const slot = this.#openSlot(option);
        slot.write(free);
        last ??= slot;
      }
    }
    return last;
  }

  /** @param {Option} option */
  #openSlot(option) {
    const there = this.#slotOf(option);
    if (there !== undefined) return there;
    const slot = new CommandSlot(option, this.#page, {
      describedBy: 'option-description',
      onInput: (one, event) => this.#onSlot(one, event),
      onKey: (one, event) => this.#onSlotKey(one, event),
      onFocus: (one) => {
        this.#describe(one);
        this.#offerFor(one);
      },
      onRemove: (one) => this.#closeSlot(one),
    });
    this.#slots.push(slot);
    this.#slotBox.append(slot.element);
    this.#drawMore();
    return slot;
  }

  /** @param {CommandSlot} slot */
  #closeSlot(slot) {
    const at = this.#slots.indexOf(slot);
    this.#slots.splice(at, 1);
    slot.element.remove();
    this.#drawMore();
    const before = this.#slots[at - 1];
    if (slot.origin !== null && this.#slots.includes(slot.origin.slot)) {
      const { slot: from, words } = slot.origin;
      from.write(words);
      from.focus();
    } else (before ?? this.#text).focus();
  }

  /**
   * @param {CommandSlot} slot
   * @param {InputEvent} event
   */
  #onSlot(slot, event) {
    this.#showProblem(null);
    const line = findCommand(this.#commands, slot.text);
    if (line !== null && line.rest !== null && event.data !== ' ') {
      this.#enter(line.command, line.rest);
      return;
    }
    if (event.data === ':' && this.#splitSlot(slot)) return;
    this.#offerFor(slot);
  }

  /**
   * A name and a colon typed into a slot go on in the slot of that name.
   *
   * @param {CommandSlot} slot
   */
  #splitSlot(slot) {
    if (this.#command === null) return false;
    const caret = slot.input.selectionStart ?? slot.text.length;
    const typed = slot.text.slice(0, caret);
    const name = /(?:^|\s)([^\s:]+):$/.exec(typed)?.[1];
    const option = name === undefined ? null : findOption(this.#command, name, this.#page.locale);
    if (option === null || name === undefined) return false;
    const words = slot.text;
    const kept = (typed.slice(0, -name.length - 1) + slot.text.slice(caret)).trim();
    if (option.name === slot.option.name) {
      if (kept !== '') return false;
      slot.write('');
      return true;
    }
    const there = this.#slotOf(option);
    if (there !== undefined && !there.empty) return false;
    slot.write(kept);
    const next = this.#openSlot(option);
    next.origin = { slot, words };
    next.focus();
    return true;
  }

  // ---- offers --------------------------------------------------------------------------------------------------------

  /** @param {CommandSlot} slot */
  #offerFor(slot) {
    if (slot.picked) {
      this.#stopOffers();
      return;
    }
    const offers = slot.offers();
    if (offers !== null) {
      this.#completion.drop();
      const exact = !slot.empty && 'value' in slot.resolve();
      this.#showOffers(slot, offers, exact ? -1 : 0);
    } else if (slot.option.autocomplete) {
      this.#askAbout(slot);
    } else {
      this.#stopOffers();
    }
  }

  /**
   * @param {CommandSlot} slot
   * @param {readonly import('./command-slot.js').Offer[]} offers
   * @param {number} active
   */
  #showOffers(slot, offers, active) {
    this.#suggestions.show(
      offers.map((offer) => ({ label: offer.text, value: { kind: 'offer', slot, offer } })),
      { label: slot.name, active },
    );
  }

  /** @param {CommandSlot} slot */
  #askAbout(slot) {
    const command = this.#command;
    if (command === null) return;
    this.#completion.ask(
      () =>
        this.#handlers.complete(
          command.commandId,
          nestOptions(command, [
            ...this.#filled().filter(({ name }) => name !== slot.option.name),
            { name: slot.option.name, type: slot.option.type, value: slot.text, focused: true },
          ]),
        ),
      (choices) => {
        if (document.activeElement !== slot.input) return;
        const { locale } = this.#page;
        this.#showOffers(
          slot,
          choices.map((choice) => ({ text: localName(choice, locale), value: choice.value })),
          -1,
        );
      },
    );
  }

  #stopOffers() {
    this.#completion.drop();
    this.#suggestions.hide();
  }

  /** What is filled in well enough to be sent. */
  #filled() {
    return this.#slots.flatMap((slot) => {
      const resolved = slot.empty ? null : slot.resolve();
      return resolved !== null && 'value' in resolved
        ? [{ name: slot.option.name, type: slot.option.type, value: resolved.value }]
        : [];
    });
  }

  /** @param {Picked} picked */
  #pick(picked) {
    if (picked.kind === 'command') {
      this.#enter(picked.command, '');
    } else if (picked.kind === 'option') {
      this.#text.value = '';
      this.#openSlot(picked.option).focus();
    } else {
      picked.slot.pick(picked.offer);
      this.#stopOffers();
      const next = this.#slots.find((slot) => slot.empty && slot.option.required);
      (next ?? picked.slot).focus();
    }
  }

  // ---- keys ----------------------------------------------------------------------------------------------------------

  /** @param {KeyboardEvent} event */
  #onTextKey(event) {
    if (event.isComposing) return;
    const text = this.#text.value;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      const active = this.#suggestions.active;
      const named = findCommand(this.#commands, text);
      const isThatOne = active?.kind === 'command' && active.command === named?.command;
      if (active !== null && !isThatOne) this.#pick(active);
      else void this.#submit();
    } else if (event.key === 'Tab' && !event.shiftKey && this.#suggestions.open) {
      const picked = this.#suggestions.active ?? this.#suggestions.first;
      if (picked === null) return;
      event.preventDefault();
      this.#pick(picked);
    } else if (event.key === 'Backspace' && text === '' && this.#command !== null) {
      event.preventDefault();
      const last = this.#slots.at(-1);
      if (last === undefined) this.#leave(`/${this.#command.title}`);
      else last.focus();
    } else if (event.key === 'ArrowUp' && text === '' && this.#command === null && this.#history.length > 0) {
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
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      const active = this.#suggestions.active;
      if (active !== null) this.#pick(active);
      else void this.#submit();
    } else if (event.key === 'Tab' && !event.shiftKey && this.#suggestions.open) {
      const picked = this.#suggestions.active ?? this.#suggestions.first;
      const wanted = !slot.empty || (this.#suggestions.active !== null && slot.option.required);
      if (picked === null || !wanted) return;
      event.preventDefault();
      this.#pick(picked);
    } else if (event.key === 'Backspace' && slot.text === '') {
      event.preventDefault();
      if (!slot.option.required) this.#closeSlot(slot);
      else if (slot === this.#slots[0]) {
        if (this.#slots.every((one) => one.empty)) this.#leave(`/${this.#command?.title ?? ''}`);
      } else this.#slots[this.#slots.indexOf(slot) - 1]?.focus();
    } else {
      this.#onSharedKey(event);
    }
  }

  /** @param {KeyboardEvent} event */
  #onSharedKey(event) {
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && this.#suggestions.open) {
      event.preventDefault();
      this.#suggestions.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape' && (this.#command !== null || this.#text.value.startsWith('/'))) {
      event.preventDefault();
      this.#remember();
      this.#leave();
      this.#text.focus();
    }
  }

  // ---- sending -------------------------------------------------------------------------------------------------------

  async #submit() {
    const words = this.#text.value.trim();
    if (this.#command === null) {
      if (words === '') return;
      if (words.startsWith('/')) await this.#handlers.ready();
      if (this.#command !== null) {
        await this.#submit();
        return;
      }
      const found = findCommand(this.#commands, words);
      if (found !== null) {
        this.#enter(found.command, found.rest ?? '');
        if (this.#slots.every((slot) => !slot.empty)) await this.#submit();
        return;
      }
      if (/^\/\p{L}/u.test(words)) {
        const { member } = this.#page;
        const text = words.slice(1).split(/\s/)[0] ?? '';
        this.#showProblem(this.#page.say('commandUnknown', { text, member: member.name }), words);
        return;
      }
      this.#leave();
      await this.#handlers.say(words);
      return;
    }
    if (words !== '') {
      this.#text.value = '';
      this.#applyWords(words);
    }
    const wrong = this.#firstProblem();
    if (wrong !== null) {
      wrong.slot?.markWrong(true);
      (wrong.slot ?? this.#text).focus();
      this.#showProblem(wrong.words);
      return;
    }
    const { commandId, title } = this.#command;
    const options = nestOptions(this.#command, this.#filled());
    this.#remember();
    this.#leave();
    this.#text.focus();
    const { member, channel } = this.#page;
    await this.#page.runCommand(
      { kind: 'command', member: member.id, channel: channel.id, commandId, options },
      `/${title}`,
    );
  }

  /** @returns {{ slot: CommandSlot | null, words: string } | null} */
  #firstProblem() {
    const { say } = this.#page;
    for (const slot of this.#slots) {
      if (slot.empty) {
        if (slot.option.required) return { slot, words: say('missing', { name: slot.name }) };
        continue;
      }
      const resolved = slot.resolve();
      if ('problem' in resolved) {
        return { slot, words: say(/** @type {import('./words.js').Word} */ (resolved.problem), resolved.values) };
      }
    }
    const left = this.#text.value.trim();
    return left === '' ? null : { slot: null, words: say('tooMuch', { text: left }) };
  }

  /** Keeps the line, so that the up arrow brings it back. */
  #remember() {
    if (this.#command === null) return;
    const parts = this.#slots
      .filter((slot) => !slot.empty)
      .map((slot) => {
        const resolved = slot.resolve();
        return `${slot.option.name}:${'value' in resolved ? resolved.value : slot.text}`;
      });
    this.#history.push([`/${this.#command.title}`, ...parts].join(' '));
  }

  // ---- showing -------------------------------------------------------------------------------------------------------

  /** @param {string} [text] what the box holds afterwards */
  #leave(text = '') {
    this.#command = null;
    this.#slots = [];
    this.#slotBox.replaceChildren();
    this.element.classList.remove('writing-command');
    this.#text.value = text;
    this.#text.setAttribute('aria-label', this.#page.say('commandBar', { channel: this.#page.channel.name }));
    this.#fitText();
    this.#showProblem(null);
    this.#describe(null);
    this.#drawMore();
    this.#stopOffers();
    if (text !== '' && document.activeElement !== null && this.element.contains(document.activeElement))
      this.#text.focus();
    this.#announce();
  }

  #announce() {
    const empty = this.#command === null && this.#text.value === '';
    this.#text.placeholder =
      this.#command === null ? this.#page.say('commandBar', { channel: this.#page.channel.name }) : '';
    this.#handlers.onChange(empty);
  }

  /** Nobody is writing: no list stands open. */
  #quiet() {
    this.#stopOffers();
    if (this.#command === null) this.#describe(null);
  }

  /** @param {CommandSlot | string | null} about */
  #describe(about) {
    if (about instanceof CommandSlot) {
      this.#head.replaceChildren(element('strong', {}, about.name), ` ${about.description}`);
    } else {
      const command = this.#command;
      const words = about ?? (command === null ? '' : command.description);
      this.#head.replaceChildren(words);
    }
    this.#head.hidden = this.#head.textContent === '';
  }

  /**
   * @param {string | null} words
   * @param {string} [keep] what the box shall hold on to
   */
  #showProblem(words, keep) {
    this.#problem.textContent = words ?? '';
    this.#problem.hidden = words === null;
    if (keep !== undefined) {
      this.#text.value = keep;
      this.#describe(null);
      this.#stopOffers();
    }
  }

  #drawMore() {
    const rest = this.#restingOptions();
    this.#more.hidden = rest.length === 0;
    this.#more.replaceChildren(
      ...rest.map((option) =>
        element(
          'button',
          {
            type: 'button',
            class: 'more-option',
            title: option.description_localized ?? option.description,
            'data-testid': `add-option-${option.name}`,
            onclick: () => this.#openSlot(option).focus(),
          },
          `+ ${localName(option, this.#page.locale)}`,
        ),
      ),
    );
  }

  /** @param {string | null} rowId */
  #pointAt(rowId) {
    for (const box of [this.#text, ...this.#slots.map(({ input }) => input)]) {
      const here = rowId !== null && box === document.activeElement;
      if (here) box.setAttribute('aria-activedescendant', rowId);
      else box.removeAttribute('aria-activedescendant');
      if (box !== this.#text)
        box.setAttribute('aria-expanded', String(this.#suggestions.open && box === document.activeElement));
    }
  }

  #fitText() {
    this.#text.style.height = 'auto';
    this.#text.style.height = `${Math.min(this.#text.scrollHeight, 160)}px`;
  }
}
