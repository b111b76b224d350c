import { findOption, nestOptions, optionForFreeText, splitOptions } from './command-line.js';
import { CommandSlot } from './command-slot.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {import('./command-line.js').FlatCommand} FlatCommand
 * @typedef {import('./command-line.js').Option} Option
 * @typedef {ConstructorParameters<typeof CommandSlot>[2]} SlotHandlers
 */

/** A command while it is being written: its slots, in the order they were opened. */
export class CommandDraft {
  /** @type {CommandSlot[]} */
  slots = [];
  #page;
  #handlers;

  /**
   * @param {FlatCommand} command
   * @param {PageState} page
   * @param {SlotHandlers & { onSlots: () => void }} handlers `onSlots`: a slot came or went
   */
  constructor(command, page, handlers) {
    this.command = command;
    this.#page = page;
    this.#handlers = handlers;
    for (const option of command.options.filter(({ required }) => required)) this.open(option);
  }

  /** @param {Option} option */
  slotOf(option) {
    return this.slots.find((slot) => slot.option.name === option.name);
  }

  /** The options that have no slot yet. */
  get resting() {
    return this.command.options.filter((option) => this.slotOf(option) === undefined);
  }

  /** The first slot that must be filled and is not. */
  get nextRequired() {
    return this.slots.find((slot) => slot.empty && slot.option.required);
  }

  /** @param {Option} option */
  open(option) {
    const there = this.slotOf(option);
    if (there !== undefined) return there;
    const slot = new CommandSlot(option, this.#page, this.#handlers);
    this.slots.push(slot);
    this.#handlers.onSlots();
    return slot;
  }

  /**
   * Takes a slot away and says where one writes on: where it was split off from, else in the slot before it.
   *
   * @param {CommandSlot} slot
   */
  close(slot) {
    const at = this.slots.indexOf(slot);
    this.slots.splice(at, 1);
    this.#handlers.onSlots();
    if (slot.origin !== null && this.slots.includes(slot.origin.slot)) {
      slot.origin.slot.write(slot.origin.words);
      return slot.origin.slot;
    }
    return this.slots[at - 1];
  }

  /**
   * Puts free text and `name:value` pairs where they belong.
   *
   * @param {string} words
   * @returns {{ last: CommandSlot | null, left: string }} the slot written last, and the words no option takes
   */
  apply(words) {
    const filled = this.slots.filter((slot) => !slot.empty).map(({ option }) => option.name);
    const { free, pairs } = splitOptions(this.command, words, this.#page.locale, filled);
    let last = null;
    for (const { option, text } of pairs) {
      last = this.open(option);
      last.write(text);
    }
    if (free === '') return { last, left: '' };
    const option = optionForFreeText(this.command, [...filled, ...pairs.map((pair) => pair.option.name)]);
    if (option === null) return { last, left: free };
    const slot = this.open(option);
    slot.write(free);
    return { last: last ?? slot, left: '' };
  }

  /**
   * The option that a name and a colon at the end of the text open, if its slot is still free.
   *
   * @param {string} typed
   * @returns {{ option: Option, before: string } | null} with what stands before the name
   */
  openedBy(typed) {
    const name = /(?:^|\s)([^\s:]+):$/.exec(typed)?.[1];
    const option = name === undefined ? null : findOption(this.command, name, this.#page.locale);
    if (option === null || name === undefined) return null;
    return { option, before: typed.slice(0, -name.length - 1) };
  }

  /**
   * A name and a colon typed into a slot go on in the slot of that name.
   *
   * @param {CommandSlot} slot
   * @returns {CommandSlot | null} where one writes on, or null when nothing was split off
   */
  split(slot) {
    const caret = slot.input.selectionStart ?? slot.text.length;
    const opened = this.openedBy(slot.text.slice(0, caret));
    if (opened === null) return null;
    const words = slot.text;
    const kept = (opened.before + words.slice(caret)).trim();
    if (opened.option.name === slot.option.name) {
      if (kept !== '') return null;
      slot.write('');
      return slot;
    }
    if (this.slotOf(opened.option)?.empty === false) return null;
    slot.write(kept);
    const next = this.open(opened.option);
    next.origin = { slot, words };
    return next;
  }

  /** What is filled in well enough to be sent. */
  get filled() {
    return this.slots.flatMap((slot) => {
      const resolved = slot.empty ? null : slot.resolve();
      return resolved !== null && 'value' in resolved
        ? [{ name: slot.option.name, type: slot.option.type, value: resolved.value }]
        : [];
    });
  }

  /** The options as an interaction carries them. */
  get options() {
    return nestOptions(this.command, this.filled);
  }

  /**
   * The options as a completion of one of them carries them.
   *
   * @param {CommandSlot} focused
   */
  optionsAround(focused) {
    const { name, type } = focused.option;
    return nestOptions(this.command, [
      ...this.filled.filter((one) => one.name !== name),
      { name, type, value: focused.text, focused: true },
    ]);
  }

  /** @returns {{ slot: CommandSlot, words: string } | null} */
  get problem() {
    const { say } = this.#page;
    for (const slot of this.slots) {
      if (slot.empty) {
        if (slot.option.required) return { slot, words: say('missing', { name: slot.name }) };
        continue;
      }
      const resolved = slot.resolve();
      if ('problem' in resolved) {
        return { slot, words: say(/** @type {import('./words.js').Word} */ (resolved.problem), resolved.values) };
      }
    }
    return null;
  }

  /** The command as one line that can be written again. */
  get line() {
    const parts = this.slots
      .filter((slot) => !slot.empty)
      .map((slot) => {
        const resolved = slot.resolve();
        return `${slot.option.name}:${'value' in resolved ? resolved.value : slot.text}`;
      });
    return [`/${this.command.title}`, ...parts].join(' ');
  }
}
