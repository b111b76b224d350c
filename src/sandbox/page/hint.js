import { element, icon } from './elements.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 */

const EXAMPLES = ['/claims niger', '/timeline sahel'];
const RECORDING = '/add claim';

/**
 * What a newcomer could type, above the empty bar. Examples are shown only where the application has such a command.
 *
 * @param {PageState} page
 * @param {{ names: readonly string[], onClose: () => void }} how
 */
export function hint(page, { names, onClose }) {
  const { say, server, member } = page;
  const known = EXAMPLES.filter((line) => names.some((name) => line.startsWith(`/${name} `)));
  const moderator = server.members.find(({ role }) => role === 'moderator');
  const mayRecord = names.some((name) => RECORDING === `/${name}`);
  const try_ = (/** @type {string} */ line) =>
    element('button', { type: 'button', class: 'hint-line', onclick: () => page.writeCommand(line) }, line);
  const words =
    known.length === 0
      ? [say('adviceNone')]
      : [
          `${say('advice')} `,
          ...known.flatMap((line, index) => (index === 0 ? [try_(line)] : [', ', try_(line)])),
          ...(mayRecord ? [` ${say('adviceOrAlone')} `, try_(`${RECORDING} `)] : []),
          ...(!mayRecord && member.role === 'reader' && moderator !== undefined
            ? [` ${say('adviceOr')} `, recordAs(moderator.id)]
            : []),
        ];
  return element(
    'div',
    { class: 'hint', 'data-testid': 'hint' },
    element('p', {}, ...words),
    element(
      'button',
      { type: 'button', class: 'tool', 'aria-label': say('closeHint'), onclick: onClose },
      icon('close'),
    ),
  );

  /** @param {string} memberId */
  function recordAs(memberId) {
    const onclick = () => {
      page.openMember(memberId);
      page.writeCommand(`${RECORDING} `);
    };
    return element('button', { type: 'button', class: 'hint-line', onclick }, RECORDING);
  }
}
