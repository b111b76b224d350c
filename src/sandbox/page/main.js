import { CommandBar } from './command-bar.js';
import { element, icon } from './elements.js';
import { hint } from './hint.js';
import { MessageList } from './message-list.js';
import { openModal } from './modal-view.js';
import {
  changeLocale,
  fetchCommands,
  fetchMessages,
  fetchServer,
  interact,
  listen,
  postMessage,
  Refused,
} from './sandbox-server.js';
import { sidebar } from './sidebar.js';
import { speak } from './words.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {import('./page-state.js').InteractionRequest} InteractionRequest
 * @typedef {import('../page-protocol.ts').PageEvent} PageEvent
 */

/**
 * Builds the page for a server and keeps it true to what happens there.
 *
 * @param {import('../page-protocol.ts').ServerView} server
 */
function openPage(server) {
  const member = server.members.find(({ id }) => id === sessionStorage.getItem('member')) ?? server.members[0];
  const channel = server.channels.find(({ id }) => id === sessionStorage.getItem('channel')) ?? server.channels[0];
  if (member === undefined || channel === undefined) throw new Error('The server has no member or no channel.');

  /** @type {PageState} */
  const page = {
    server,
    member,
    channel,
    commands: [],
    locale: member.locale,
    say: speak(member.locale),
    openChannel,
    openMember: (id) => void openMember(id),
    writeCommand: (line) => void writeCommand(line),
    runCommand,
    pressComponent,
    dismiss: (id) => list.dismiss(id),
  };
  const unread = new Set(/** @type {string[]} */ ([]));
  let online = server.application.online;
  let connected = true;
  let commandsReady = Promise.resolve();
  /** Counts the changes of seat and channel, so that an answer meant for an earlier one is dropped. */
  let seat = 0;
  let stopListening = () => {};

  const side = element('aside', { class: 'sidebar', id: 'sidebar' });
  const head = element('header', { class: 'channel-head' });
  const banner = element('div', { class: 'banner', role: 'status', hidden: true });
  const hintBox = element('div', { class: 'hint-box' });
  const shade = element('div', { class: 'shade', onclick: () => openDrawer(false) });
  const list = new MessageList(page);
  const bar = new CommandBar(page, {
    say: async (content) => {
      closeHint();
      try {
        await postMessage(page.channel.id, page.member.id, content);
      } catch (error) {
        list.addPending(null).fail(refusal(error));
      }
    },
    complete: async (commandId, options) => {
      try {
        const { member, channel } = page;
        const answer = await interact({
          kind: 'autocomplete',
          member: member.id,
          channel: channel.id,
          commandId,
          options,
        });
        return answer.kind === 'choices' ? answer.choices : [];
      } catch {
        return [];
      }
    },
    ready: () => commandsReady,
    onChange: (empty) => {
      hintBox.hidden = !empty;
    },
  });
  const root = element(
    'div',
    { class: 'page' },
    element(
      'div',
      { class: 'rail', 'aria-hidden': 'true' },
      element('span', { class: 'server-disc' }, initials(server.name)),
    ),
    side,
    shade,
    element(
      'main',
      { class: 'channel-view' },
      head,
      banner,
      list.element,
      element('div', { class: 'foot' }, hintBox, bar.element),
    ),
  );
  document.body.replaceChildren(root);
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && root.classList.contains('drawer-open')) openDrawer(false);
  });
  void sit();
  // On a phone this would bring up the keyboard.
  if (matchMedia('(hover: hover)').matches) bar.focus();

  // ---- the seat: which member, which channel ---------------------------------------------------------------------------

  /** Everything as this member sees it in this channel, then whatever happens from here. */
  async function sit() {
    sessionStorage.setItem('member', page.member.id);
    sessionStorage.setItem('channel', page.channel.id);
    document.documentElement.lang = page.locale;
    draw();
    bar.refresh();
    stopListening();
    stopListening = listen(page.member.id, {
      onEvent,
      onOpen: (again) => {
        showConnection(true);
        if (again) void takeUp();
      },
      onLost: () => showConnection(false),
    });
    await Promise.all([loadCommands(), loadMessages()]);
  }

  function draw() {
    const { channel, say } = page;
    document.title = `#${channel.name} | ${server.name}`;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.testid : undefined;
    side.replaceChildren(sidebar(page, { unread, online, onLocale: (locale) => void setLocale(locale) }));
    side.setAttribute('aria-label', say('menu'));
    const dark = document.documentElement.dataset.theme !== 'light';
    head.replaceChildren(
      element(
        'button',
        {
          type: 'button',
          class: 'tool drawer-button',
          'aria-label': say('menu'),
          'aria-controls': 'sidebar',
          'data-testid': 'drawer',
          onclick: () => openDrawer(!root.classList.contains('drawer-open')),
        },
        icon('menu'),
      ),
      icon('hash'),
      element('h2', { class: 'channel-name' }, channel.name),
      channel.topic && element('p', { class: 'topic', title: channel.topic }, channel.topic),
      element(
        'button',
        {
          type: 'button',
          class: 'tool theme-button',
          'data-testid': 'theme',
          'aria-label': say(dark ? 'lightTheme' : 'darkTheme'),
          title: say(dark ? 'lightTheme' : 'darkTheme'),
          onclick: switchTheme,
        },
        icon(dark ? 'sun' : 'moon'),
      ),
    );
    showBanner();
    if (focused !== undefined && document.activeElement === document.body) {
      // Moving through the members with the arrows takes the focus along.
      const where = focused.startsWith('member-') ? '[aria-checked="true"]' : `[data-testid="${CSS.escape(focused)}"]`;
      /** @type {HTMLElement | null} */ (root.querySelector(where))?.focus();
    }
  }

  function showBanner() {
    const words = !connected
      ? page.say('connectionLost')
      : online
        ? ''
        : page.say('offlineBanner', { name: server.application.name });
    banner.textContent = words;
    banner.hidden = words === '';
  }

  /** @param {boolean} now */
  function showConnection(now) {
    if (connected === now) return;
    connected = now;
    showBanner();
  }

  /** @param {boolean} open */
  function openDrawer(open) {
    if (root.classList.contains('drawer-open') === open) return;
    root.classList.toggle('drawer-open', open);
    /** @type {HTMLElement | null} */ (root.querySelector(open ? '.channel[aria-current]' : '.drawer-button'))?.focus();
  }

  /** @param {string} id */
  function openChannel(id) {
    const next = server.channels.find((one) => one.id === id);
    openDrawer(false);
    if (next === undefined || next.id === page.channel.id) return;
    page.channel = next;
    unread.delete(id);
    sessionStorage.setItem('channel', id);
    draw();
    bar.refresh();
    void loadMessages();
  }

  /** @param {string} id */
  async function openMember(id) {
    const next = page.server.members.find((one) => one.id === id);
    if (next === undefined) return;
    page.member = next;
    page.locale = next.locale;
    page.say = speak(next.locale);
    unread.clear();
    openDrawer(false);
    await sit();
  }

  /** @param {string} locale */
  async function setLocale(locale) {
    try {
      await changeLocale(page.member.id, locale);
    } catch (error) {
      list.addPending(null).fail(refusal(error));
      return;
    }
    const changed = { ...page.member, locale };
    page.server = {
      ...page.server,
      members: page.server.members.map((one) => (one.id === changed.id ? changed : one)),
    };
    await openMember(changed.id);
  }

  function switchTheme() {
    const light = document.documentElement.dataset.theme !== 'light';
    document.documentElement.dataset.theme = light ? 'light' : 'dark';
    localStorage.setItem('theme', light ? 'light' : 'dark');
    draw();
  }

  // ---- what the sandbox knows ------------------------------------------------------------------------------------------

  function loadCommands() {
    commandsReady = (async () => {
      const { id } = page.member;
      try {
        const commands = await fetchCommands(id);
        if (id !== page.member.id) return;
        page.commands = commands;
      } catch {
        page.commands = [];
      }
      bar.refreshCommands();
      drawHint();
    })();
    return commandsReady;
  }

  async function loadMessages() {
    const mine = ++seat;
    try {
      const views = await fetchMessages(page.channel.id, page.member.id);
      if (mine === seat) list.replaceAll(views);
    } catch (error) {
      if (mine === seat) list.addPending(null).fail(refusal(error));
    }
  }

  /** After a break nobody knows what was missed. */
  async function takeUp() {
    try {
      online = (await fetchServer()).application.online;
    } catch {
      return;
    }
    draw();
    await Promise.all([loadCommands(), loadMessages()]);
  }

  /** @param {PageEvent} event */
  function onEvent(event) {
    switch (event.kind) {
      case 'message':
        if (event.channelId === page.channel.id) list.show(event.view);
        else if (!unread.has(event.channelId)) {
          unread.add(event.channelId);
          draw();
        }
        break;
      case 'message-deleted':
        if (event.channelId === page.channel.id) list.remove(event.messageId);
        break;
      case 'commands-changed':
        void loadCommands();
        break;
      case 'application':
        online = event.online;
        draw();
        break;
    }
  }

  // ---- what the member does --------------------------------------------------------------------------------------------

  /** @param {string} line */
  async function writeCommand(line) {
    openDrawer(false);
    await commandsReady;
    bar.write(line);
  }

  /**
   * @param {InteractionRequest} request
   * @param {string} shown
   */
  async function runCommand(request, shown) {
    closeHint();
    const pending = list.addPending(shown);
    try {
      const answer = await interact(request);
      if (answer.kind === 'failed') {
        pending.fail(answer.message || page.say('failed'));
        return;
      }
      pending.remove();
      if (answer.kind === 'modal') showModal(answer.modal, request.channel);
    } catch (error) {
      pending.fail(refusal(error));
    }
  }

  /**
   * @param {InteractionRequest} request
   * @returns {Promise<string | null>}
   */
  async function pressComponent(request) {
    try {
      const answer = await interact(request);
      if (answer.kind === 'modal') showModal(answer.modal, request.channel);
      return answer.kind === 'failed' ? answer.message || page.say('failed') : null;
    } catch (error) {
      return refusal(error);
    }
  }

  /**
   * @param {import('discord-api-types/v10').APIModalInteractionResponseCallbackData} modal
   * @param {string} channelId
   */
  function showModal(modal, channelId) {
    const { id } = page.member;
    openModal(modal, page, (fields) =>
      pressComponent({ kind: 'modal', member: id, channel: channelId, customId: modal.custom_id, fields }),
    );
  }

  /** @param {unknown} error */
  function refusal(error) {
    if (!(error instanceof Refused)) throw error;
    return error.message || page.say('serverUnreachable');
  }

  function drawHint() {
    hintBox.replaceChildren();
    if (localStorage.getItem('hint') === 'closed') return;
    hintBox.append(hint(page, { names: bar.names, onClose: closeHint }));
  }

  function closeHint() {
    localStorage.setItem('hint', 'closed');
    hintBox.replaceChildren();
  }
}

/** @param {string} name */
function initials(name) {
  return name
    .split(/\s+/)
    .slice(0, 3)
    .map((word) => word.slice(0, 1))
    .join('');
}

/** Shows the page; until the sandbox answers, says so and asks again. */
async function start() {
  document.documentElement.dataset.theme = localStorage.getItem('theme') === 'light' ? 'light' : 'dark';
  try {
    openPage(await fetchServer());
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const words = error.message || speak(navigator.language)('serverUnreachable');
    document.body.replaceChildren(element('p', { class: 'unreachable', role: 'alert' }, words));
    setTimeout(() => void start(), 2000);
  }
}

void start();
