import { avatar, element, icon } from './elements.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 */

const MAY = /** @type {const} */ ({ reader: 'readerMay', moderator: 'moderatorMay', manager: 'managerMay' });

/**
 * The server, its channels, and at the bottom who one is.
 *
 * @param {PageState} page
 * @param {{ unread: ReadonlySet<string>, onLocale: (locale: string) => void, online: boolean }} how
 */
export function sidebar(page, { unread, onLocale, online }) {
  const { server, member, channel, say } = page;
  const channels = server.channels.map((one) =>
    element(
      'li',
      {},
      element(
        'button',
        {
          type: 'button',
          class: unread.has(one.id) ? 'channel unread' : 'channel',
          'aria-current': one.id === channel.id ? 'page' : null,
          'data-testid': `channel-${one.name}`,
          onclick: () => page.openChannel(one.id),
        },
        icon('hash'),
        element('span', {}, one.name),
      ),
    ),
  );
  return element(
    'div',
    { class: 'sidebar-inside' },
    element('header', { class: 'server-head' }, element('h1', {}, server.name)),
    element(
      'nav',
      { class: 'channels', 'aria-label': say('channels') },
      element('h2', { class: 'sidebar-title' }, say('channels')),
      element('ul', {}, ...channels),
    ),
    element(
      'div',
      { class: 'application-row' },
      element('span', { class: 'presence' }, avatar({ name: server.application.name, colour: null }), presence(online)),
      element('span', { class: 'application-name' }, server.application.name),
      element('span', { class: 'app-tag' }, 'APP'),
      element('span', { class: 'application-state' }, say(online ? 'online' : 'offline')),
    ),
    memberSwitch(page),
    element(
      'div',
      { class: 'language', role: 'group', 'aria-label': say('language') },
      element('span', { class: 'sidebar-title' }, say('language')),
      ...languages(member.locale, say).map(({ locale, name, chosen }) =>
        element(
          'button',
          {
            type: 'button',
            class: 'language-choice',
            lang: locale,
            'aria-pressed': String(chosen),
            'data-testid': `language-${locale.slice(0, 2)}`,
            onclick: () => !chosen && onLocale(locale),
          },
          name,
        ),
      ),
    ),
  );
}

/** @param {boolean} online */
function presence(online) {
  return element('span', { class: online ? 'dot online' : 'dot', 'aria-hidden': 'true' });
}

/**
 * @param {string} locale
 * @param {import('./words.js').Say} say
 */
function languages(locale, say) {
  const french = locale.startsWith('fr');
  return [
    { locale: french || locale === 'en-GB' ? 'en-GB' : 'en-US', name: say('english'), chosen: !french },
    { locale: 'fr', name: say('french'), chosen: french },
  ];
}

/** @param {PageState} page */
function memberSwitch(page) {
  const { server, member, say } = page;
  const rows = server.members.map((one) =>
    element(
      'button',
      {
        type: 'button',
        class: 'member',
        role: 'radio',
        'aria-checked': String(one.id === member.id),
        tabindex: one.id === member.id ? 0 : -1,
        'data-testid': `member-${one.role}`,
        onclick: () => one.id !== member.id && page.openMember(one.id),
      },
      avatar(one),
      element(
        'span',
        { class: 'member-words' },
        element('span', { class: 'member-name' }, one.name),
        element('span', { class: 'member-may' }, say(MAY[one.role])),
      ),
    ),
  );
  return element(
    'div',
    { class: 'member-switch', 'data-testid': 'member-switch' },
    element('h2', { class: 'sidebar-title', id: 'member-switch-title' }, say('members')),
    element('div', { role: 'radiogroup', 'aria-labelledby': 'member-switch-title', onkeydown: onKey }, ...rows),
  );

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = server.members.findIndex(({ id }) => id === member.id);
    const next = server.members.at((at + step) % server.members.length);
    if (next !== undefined) page.openMember(next.id);
  }
}
