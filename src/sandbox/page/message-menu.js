import { localName } from './command-line.js';
import { element, icon } from './elements.js';
import { openPopover } from './popover.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {import('./page-state.js').MessageView} MessageView
 */

const MESSAGE_COMMAND = 3;

/**
 * A message's "…": copy its text, and under Apps what the application does with a message.
 *
 * @param {MessageView} view
 * @param {HTMLElement} button
 * @param {PageState} page
 */
export function openMessageMenu(view, button, page) {
  const { say } = page;
  const copyLabel = element('span', {}, say('copyText'));
  const copy = item(copyLabel, async () => {
    await navigator.clipboard?.writeText(plainText(view)).catch(() => undefined);
    close();
  });
  const commands = page.commands.filter(({ type }) => type === MESSAGE_COMMAND);
  const entries = commands.map((command) => {
    const name = localName(command, page.locale);
    return item(element('span', {}, name), () => {
      close();
      void page.runCommand(
        {
          kind: 'message-menu',
          member: page.member.id,
          channel: page.channel.id,
          commandId: command.id,
          messageId: view.message.id,
        },
        name,
      );
    });
  });
  const group = element(
    'div',
    { class: 'menu-group', role: 'group', 'aria-label': say('apps'), hidden: true },
    ...(entries.length > 0 ? entries : [element('p', { class: 'menu-note' }, say('noApps'))]),
  );
  const apps = item(element('span', {}, say('apps')), () => {
    group.hidden = !group.hidden;
    apps.setAttribute('aria-expanded', String(!group.hidden));
    if (!group.hidden) entries[0]?.focus();
  });
  apps.setAttribute('aria-expanded', 'false');
  apps.append(icon('chevron'));
  const menu = element(
    'div',
    { class: 'menu', role: 'menu', 'aria-label': say('messageMenu'), onkeydown: onKey },
    copy,
    apps,
    group,
  );
  button.after(menu);
  const tools = button.parentElement;
  tools?.classList.add('open');
  const close = openPopover(menu, button, {
    align: 'end',
    width: 'own',
    onClose: () => {
      tools?.classList.remove('open');
      if (document.activeElement === document.body) button.focus();
    },
  });
  copy.focus();

  /**
   * @param {HTMLElement} label
   * @param {() => void} onclick
   */
  function item(label, onclick) {
    return element('button', { type: 'button', class: 'menu-item', role: 'menuitem', tabindex: -1, onclick }, label);
  }
  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const items = /** @type {HTMLElement[]} */ ([...menu.querySelectorAll('.menu-item')]).filter(
      (one) => one.closest('[hidden]') === null,
    );
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items.at(at - 1)?.focus();
    else if (event.key === 'ArrowRight' && document.activeElement === apps && group.hidden) apps.click();
    else if (event.key === 'ArrowLeft' && !group.hidden) {
      group.hidden = true;
      apps.setAttribute('aria-expanded', 'false');
      apps.focus();
    } else if (event.key === 'Tab') close();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
  }
}

/** @param {MessageView} view */
function plainText({ message }) {
  /** @type {string[]} */
  const words = [
    message.content,
    ...(message.embeds ?? []).flatMap((embed) => [embed.title ?? '', embed.description ?? '']),
  ];
  const walk = (/** @type {{ type: number, content?: string, components?: unknown[] }} */ component) => {
    if (component.type === 10) words.push(component.content ?? '');
    for (const inner of component.components ?? []) walk(/** @type {typeof component} */ (inner));
  };
  for (const component of message.components ?? []) walk(/** @type {{ type: number }} */ (component));
  return words.filter((one) => one !== '').join('\n');
}
