import { componentView } from './components-view.js';
import { avatar, element, icon } from './elements.js';
import { embedView } from './embed-view.js';
import { markdown } from './markdown-view.js';
import { attachments } from './media-view.js';
import { formatClock, formatMessageTime } from './times.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {import('./page-state.js').MessageView} MessageView
 * @typedef {import('./components-view.js').Component} Component
 */

const COMPONENTS_V2 = 1 << 15;

/**
 * One message. `grouped` messages follow another of the same author and show no name.
 *
 * @param {MessageView} view
 * @param {PageState} page
 * @param {{ onMenu: (view: MessageView, button: HTMLElement) => void }} how
 */
export function messageView(view, page, { onMenu }) {
  const { message, ephemeral, thinking, invokedBy } = view;
  const at = new Date(message.timestamp);
  const who = author(view, page);
  const failure = element('p', { class: 'failure', role: 'alert', hidden: true });
  const menuButton = element(
    'button',
    {
      type: 'button',
      class: 'tool',
      'data-testid': 'message-menu',
      'aria-label': page.say('messageMenu'),
      'aria-haspopup': 'menu',
      onclick: () => onMenu(view, menuButton),
    },
    icon('dots'),
  );
  const row = element(
    'article',
    {
      class: ['message', ephemeral && 'ephemeral', invokedBy !== null && 'invoked'].filter(Boolean).join(' '),
      'data-testid': 'message',
      'data-message-id': message.id,
      'aria-label': `${who.name}, ${formatMessageTime(at, page)}`,
    },
    invokedBy !== null && invocation(invokedBy, page),
    invokedBy === null && reply(view, page),
    element('div', { class: 'message-avatar' }, avatar(who)),
    element(
      'time',
      { class: 'gutter-time', datetime: message.timestamp, 'aria-hidden': 'true' },
      formatClock(at, page.locale),
    ),
    element(
      'div',
      { class: 'message-body' },
      element(
        'div',
        { class: 'message-head' },
        element('span', { class: 'author' }, who.name),
        who.colour === null && element('span', { class: 'app-tag' }, 'APP'),
        element('time', { class: 'message-time', datetime: message.timestamp }, formatMessageTime(at, page)),
      ),
      ...(thinking ? [thinkingLine(who.name, page)] : contents(view, page, press)),
      failure,
      ephemeral &&
        element(
          'p',
          { class: 'only-you' },
          icon('eye'),
          `${page.say('onlyYou')} • `,
          element(
            'button',
            { type: 'button', class: 'text-button', onclick: () => page.dismiss(message.id) },
            page.say('dismiss'),
          ),
        ),
    ),
    !thinking && element('div', { class: 'tools' }, menuButton),
  );
  return row;

  /** @param {{ customId: string, componentType: number, values?: string[] }} pressed */
  async function press(pressed) {
    failure.hidden = true;
    row.classList.add('busy');
    const problem = await page.pressComponent({
      kind: 'component',
      member: page.member.id,
      channel: page.channel.id,
      messageId: message.id,
      ...pressed,
    });
    row.classList.remove('busy');
    for (const button of row.querySelectorAll('.waiting')) button.classList.remove('waiting');
    if (problem !== null) {
      failure.textContent = problem;
      failure.hidden = false;
    }
  }
}

/**
 * @param {MessageView} view
 * @param {PageState} page
 * @param {(pressed: { customId: string, componentType: number, values?: string[] }) => void} press
 */
function contents(view, page, press) {
  const { message } = view;
  const around = { page, view, press };
  const components = /** @type {Component[]} */ (message.components ?? []).map((one) => componentView(one, around));
  const v2 = ((message.flags ?? 0) & COMPONENTS_V2) !== 0;
  const edited =
    message.edited_timestamp !== null && message.edited_timestamp !== undefined
      ? element(
          'time',
          {
            class: 'edited',
            datetime: message.edited_timestamp,
            title: formatMessageTime(new Date(message.edited_timestamp), page),
          },
          `(${page.say('edited')})`,
        )
      : null;
  if (v2) return [element('div', { class: 'components' }, ...components), edited];
  const words = message.content === '' ? null : markdown(message.content, page);
  if (words !== null && edited !== null) {
    const last = words.lastElementChild;
    if (last?.classList.contains('paragraph')) last.append(' ', edited);
    else words.append(edited);
  }
  return [
    words,
    ...(message.embeds ?? []).map((embed) => embedView(embed, view, page)),
    ...attachments(view, page),
    components.length > 0 && element('div', { class: 'components' }, ...components),
    words === null && edited,
  ];
}

/**
 * @param {MessageView} view
 * @param {PageState} page
 * @returns {{ name: string, colour: string | null }} no colour: the application
 */
function author({ message }, page) {
  const member = page.server.members.find(({ id }) => id === message.author.id);
  if (member !== undefined) return member;
  const { application } = page.server;
  if (message.author.id === application.id) return { name: application.name, colour: null };
  return { name: message.author.global_name ?? message.author.username, colour: null };
}

/**
 * The line above an answer: who used which command.
 *
 * @param {{ memberId: string, memberName: string, command: string }} invokedBy
 * @param {PageState} page
 */
export function invocation(invokedBy, page) {
  const colour = page.server.members.find(({ id }) => id === invokedBy.memberId)?.colour ?? '#5865f2';
  return element(
    'div',
    { class: 'invocation' },
    avatar({ name: invokedBy.memberName, colour }),
    element('span', { class: 'invoker' }, invokedBy.memberName),
    ` ${page.say('used')} `,
    element('span', { class: 'invoked-command' }, invokedBy.command),
  );
}

/**
 * The message this one answers, in one line.
 *
 * @param {MessageView} view
 * @param {PageState} page
 */
function reply({ message }, page) {
  const to = message.referenced_message;
  if (message.type !== 19 || to === null || to === undefined) return null;
  const who = author({ message: to, ephemeral: false, thinking: false, invokedBy: null }, page);
  return element(
    'div',
    { class: 'invocation' },
    avatar(who),
    element('span', { class: 'invoker' }, who.name),
    element('span', { class: 'reply-words' }, ` ${to.content.slice(0, 200)}`),
  );
}

/**
 * @param {string} name
 * @param {PageState} page
 */
function thinkingLine(name, page) {
  return element('p', { class: 'thinking', role: 'status' }, dots(), page.say('thinking', { name }));
}

export function dots() {
  return element('span', { class: 'dots', 'aria-hidden': 'true' }, element('span'), element('span'), element('span'));
}
