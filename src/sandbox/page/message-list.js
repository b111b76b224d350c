import { avatar, element, icon } from './elements.js';
import { openMessageMenu } from './message-menu.js';
import { dots, invocation, messageView } from './message-view.js';
import { daysBetween, formatDay } from './times.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {import('./page-state.js').MessageView} MessageView
 * @typedef {{ remove: () => void, fail: (words: string) => void }} PendingRow
 */

const GROUP_MINUTES = 7;

/** The channel's messages, kept in order while they come, change and go. */
export class MessageList {
  /** @type {Map<string, { view: MessageView, row: HTMLElement }>} */
  #shown = new Map();
  #dismissed = new Set(/** @type {string[]} */ ([]));
  #page;
  #scroller;
  #rows;
  #jump;

  /** @param {PageState} page */
  constructor(page) {
    this.#page = page;
    this.#rows = element('div', {
      class: 'message-rows',
      role: 'log',
      'aria-live': 'polite',
      'aria-relevant': 'additions',
    });
    this.#jump = element(
      'button',
      { type: 'button', class: 'jump', hidden: true, onclick: () => this.scrollToEnd() },
      icon('chevron'),
    );
    this.#scroller = element(
      'div',
      { class: 'message-scroller', tabindex: -1, onscroll: () => this.#showJump() },
      this.#rows,
    );
    // Pictures and files take their room after they are shown: stay at the end all the same.
    new ResizeObserver(() => this.#stuck && this.scrollToEnd()).observe(this.#rows);
    new ResizeObserver(() => this.#stuck && this.scrollToEnd()).observe(this.#scroller);
    this.element = element('div', { class: 'messages' }, this.#scroller, this.#jump);
  }

  #stuck = true;
  #lastTop = 0;

  /** @param {readonly MessageView[]} views */
  replaceAll(views) {
    this.#shown.clear();
    this.#rows.replaceChildren(this.#beginning());
    this.#rows.setAttribute('aria-label', this.#page.say('messages', { channel: this.#page.channel.name }));
    this.#jump.replaceChildren(this.#page.say('lookAtPresent'), icon('chevron'));
    for (const view of views) this.#put(view);
    this.#arrange();
    this.scrollToEnd();
  }

  /**
   * Shows a message for the first time, or as it is now.
   *
   * @param {MessageView} view
   */
  show(view) {
    const stuck = this.#stuck;
    this.#put(view);
    this.#arrange();
    if (stuck) this.scrollToEnd();
    else this.#showJump();
  }

  /** @param {string} messageId */
  remove(messageId) {
    this.#shown.get(messageId)?.row.remove();
    this.#shown.delete(messageId);
    this.#arrange();
  }

  /**
   * Hides a private answer for good: nobody else ever saw it.
   *
   * @param {string} messageId
   */
  dismiss(messageId) {
    this.#dismissed.add(messageId);
    this.remove(messageId);
  }

  /**
   * A line for a command that was sent and not answered yet; for something else than a command, `null`.
   *
   * @param {string | null} command
   * @returns {PendingRow}
   */
  addPending(command) {
    const page = this.#page;
    const words = element('p', { class: 'thinking' }, dots(), page.say('sending'));
    const row = element(
      'article',
      { class: 'message ephemeral invoked pending', 'data-testid': 'pending', hidden: true },
      command !== null && invocation({ memberId: page.member.id, memberName: page.member.name, command }, page),
      element('div', { class: 'message-avatar' }, avatar({ name: page.server.application.name, colour: null })),
      element(
        'div',
        { class: 'message-body' },
        element(
          'div',
          { class: 'message-head' },
          element('span', { class: 'author' }, page.server.application.name),
          element('span', { class: 'app-tag' }, 'APP'),
        ),
        words,
      ),
    );
    this.#rows.append(row);
    // An answer at once needs no waiting line.
    const timer = setTimeout(() => {
      row.hidden = false;
      if (this.#stuck) this.scrollToEnd();
    }, 250);
    const remove = () => {
      clearTimeout(timer);
      row.remove();
    };
    return {
      remove,
      fail: (problem) => {
        clearTimeout(timer);
        words.replaceWith(
          element('p', { class: 'failure', role: 'alert', 'data-testid': 'failure' }, problem),
          element(
            'p',
            { class: 'only-you' },
            icon('eye'),
            `${page.say('onlyYou')} • `,
            element('button', { type: 'button', class: 'text-button', onclick: remove }, page.say('dismiss')),
          ),
        );
        row.hidden = false;
        this.scrollToEnd();
      },
    };
  }

  scrollToEnd() {
    this.#stuck = true;
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#showJump();
  }

  #showJump() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const away = scrollHeight - clientHeight - scrollTop;
    // What grows below (a picture that has come) is no wish to read further up; only moving up is.
    if (away < 40) this.#stuck = true;
    else if (scrollTop < this.#lastTop - 1) this.#stuck = false;
    this.#lastTop = scrollTop;
    this.#jump.hidden = away < 300;
  }

  #beginning() {
    const { channel, say } = this.#page;
    return element(
      'div',
      { class: 'beginning' },
      element('div', { class: 'beginning-sign' }, icon('hash')),
      element('h2', {}, say('welcome', { channel: channel.name })),
      element('p', {}, channel.topic || say('welcomeMore')),
    );
  }

  /** @param {MessageView} view */
  #put(view) {
    const { id } = view.message;
    if (this.#dismissed.has(id)) return;
    const row = messageView(view, this.#page, {
      onMenu: (about, button) => openMessageMenu(about, button, this.#page),
    });
    const before = this.#shown.get(id);
    if (before !== undefined) {
      const focus = focusIn(before.row);
      before.row.replaceWith(row);
      focusAgain(row, focus);
    } else {
      const next = [...this.#shown.values()].find((one) => comesAfter(one.view.message.id, id));
      const pending = this.#rows.querySelector('.pending');
      this.#rows.insertBefore(row, next?.row ?? (pending?.parentNode === this.#rows ? pending : null));
    }
    this.#shown.set(id, { view, row });
    if (before === undefined) {
      this.#shown = new Map([...this.#shown].sort(([a], [b]) => (comesAfter(a, b) ? 1 : -1)));
    }
  }

  /** Day dividers, and messages that belong together. */
  #arrange() {
    for (const divider of this.#rows.querySelectorAll('.day')) divider.remove();
    /** @type {MessageView | null} */
    let previous = null;
    for (const { view, row } of this.#shown.values()) {
      const at = new Date(view.message.timestamp);
      const last = previous === null ? null : new Date(previous.message.timestamp);
      const newDay = last === null || daysBetween(last, at) !== 0;
      if (newDay) {
        row.before(
          element('div', { class: 'day', role: 'separator' }, element('span', {}, formatDay(at, this.#page.locale))),
        );
      }
      const together =
        !newDay &&
        previous !== null &&
        last !== null &&
        view.invokedBy === null &&
        view.message.type !== 19 &&
        previous.message.author.id === view.message.author.id &&
        previous.ephemeral === view.ephemeral &&
        at.getTime() - last.getTime() < GROUP_MINUTES * 60_000;
      row.classList.toggle('grouped', together);
      previous = view;
    }
  }
}

/**
 * Whether one snowflake is younger than another.
 *
 * @param {string} id
 * @param {string} than
 */
function comesAfter(id, than) {
  return id.length === than.length ? id > than : id.length > than.length;
}

/**
 * Where the focus is inside a row that is about to be drawn again.
 *
 * @param {HTMLElement} row
 * @returns {{ customId: string | undefined, index: number } | null}
 */
function focusIn(row) {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !row.contains(focused)) return null;
  return { customId: focused.dataset.customId, index: [...row.querySelectorAll('button, a')].indexOf(focused) };
}

/**
 * @param {HTMLElement} row
 * @param {{ customId: string | undefined, index: number } | null} focus
 */
function focusAgain(row, focus) {
  if (focus === null) return;
  const all = /** @type {HTMLElement[]} */ ([...row.querySelectorAll('button, a')]);
  const same = all.find((one) => one.dataset.customId !== undefined && one.dataset.customId === focus.customId);
  const enabled = all.filter((one) => !(one instanceof HTMLButtonElement && one.disabled));
  (same ?? all[focus.index] ?? enabled.at(-1))?.focus({ preventScroll: true });
}
