import { localDescription, localName } from './command-line.js';
import { element } from './elements.js';
import { SuggestionList } from './suggestion-list.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {import('./command-line.js').FlatCommand} FlatCommand
 * @typedef {import('./command-line.js').Option} Option
 * @typedef {import('./command-slot.js').CommandSlot} CommandSlot
 * @typedef {import('./command-slot.js').Offer} Offer
 * @typedef {{ kind: 'command', command: FlatCommand } | { kind: 'option', option: Option } | { kind: 'offer', slot: CommandSlot, offer: Offer }} Picked
 */

export const DESCRIPTION = 'option-description';

/** What stands above the bar while a command is written: offers, what the option means, the other options, what is wrong. */
export class CommandPanel {
  #page;
  #onOption;
  #head = element('p', { class: 'panel-head', id: DESCRIPTION, hidden: true });
  #more = element('div', { class: 'more-options', hidden: true });
  #problem = element('p', { class: 'panel-problem', role: 'alert', 'data-testid': 'command-problem', hidden: true });

  /**
   * @param {PageState} page
   * @param {{ onPick: (picked: Picked) => void, onActive: (rowId: string | null) => void, onOption: (option: Option) => void }} handlers
   */
  constructor(page, { onPick, onActive, onOption }) {
    this.#page = page;
    this.#onOption = onOption;
    /** @type {SuggestionList<Picked>} */
    this.suggestions = new SuggestionList({ onPick, onActive });
    this.element = element('div', { class: 'panel' }, this.suggestions.element, this.#head, this.#more, this.#problem);
  }

  /** @param {readonly FlatCommand[]} commands */
  offerCommands(commands) {
    const tag = this.#page.server.application.name;
    this.suggestions.show(
      commands.map((command) => ({
        label: `/${command.title}`,
        detail: command.description,
        tag,
        value: { kind: 'command', command },
      })),
      { label: this.#page.say('commandList'), active: 0 },
    );
  }

  /** @param {readonly Option[]} options */
  offerOptions(options) {
    const { locale, say } = this.#page;
    this.suggestions.show(
      options.map((option) => ({
        label: localName(option, locale),
        detail: localDescription(option, locale),
        value: { kind: 'option', option },
      })),
      { label: say('moreOptions'), active: -1 },
    );
  }

  /**
   * @param {CommandSlot} slot
   * @param {readonly Offer[]} offers
   * @param {number} active the offer to start on, −1 for none
   */
  offerFor(slot, offers, active) {
    this.suggestions.show(
      offers.map((offer) => ({ label: offer.text, value: { kind: 'offer', slot, offer } })),
      { label: slot.name, active },
    );
  }

  /** @param {{ name: string, description: string } | string} about an option, or plain words */
  describe(about) {
    if (typeof about === 'string') this.#head.replaceChildren(about);
    else this.#head.replaceChildren(element('strong', {}, about.name), ` ${about.description}`);
    this.#head.hidden = this.#head.textContent === '';
  }

  /** @param {string | null} words */
  showProblem(words) {
    this.#problem.textContent = words ?? '';
    this.#problem.hidden = words === null;
  }

  /** @param {readonly Option[]} options those that can still be added */
  showMore(options) {
    const { locale } = this.#page;
    this.#more.hidden = options.length === 0;
    this.#more.replaceChildren(
      ...options.map((option) =>
        element(
          'button',
          {
            type: 'button',
            class: 'more-option',
            title: localDescription(option, locale),
            'data-testid': `add-option-${option.name}`,
            onclick: () => this.#onOption(option),
          },
          `+ ${localName(option, locale)}`,
        ),
      ),
    );
  }
}
