/**
 * Makes an element. Text children become text nodes, never markup; handlers are given as `onclick: (event) => …`;
 * an attribute that is `null`, `undefined` or `false` is left out.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') {
      made.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    } else {
      made.setAttribute(key, value === true ? '' : String(value));
    }
  }
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) made.append(child);
  }
  return made;
}

/**
 * A link that leaves the page, or only its text when the address is not plain http(s).
 *
 * @param {string} address
 * @param {Record<string, unknown>} attributes
 * @param {...(Node | string)} children
 */
export function outsideLink(address, attributes, ...children) {
  const href = webAddress(address);
  if (href === null) return element('span', {}, ...children);
  return element('a', { ...attributes, href, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

/**
 * The address as the browser reads it when it is http or https, else null.
 *
 * @param {string} address
 */
function webAddress(address) {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

const ICONS = {
  arrow: 'M4 12h14m-5-5 5 5-5 5',
  chevron: 'm6 9 6 6 6-6',
  close: 'm6 6 12 12M18 6 6 18',
  dots: 'M5 12h.01M12 12h.01M19 12h.01',
  external: 'M14 4h6v6m0-6-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  file: 'M6 2h8l5 5v15H6zM14 2v5h5',
  hash: 'M10 3 8 21M16 3l-2 18M4 9h17M3 15h17',
  menu: 'M4 6h16M4 12h16M4 18h16',
  moon: 'M20 14.5A8.5 8.5 0 1 1 9.5 4 7 7 0 0 0 20 14.5Z',
  send: 'M4 4.5 21 12 4 19.5 7 12zM7 12h8',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.4 1.4m11.2 11.2L19 19M19 5l-1.4 1.4M6.4 17.6 5 19',
};

/**
 * A drawing that says nothing to screen readers: whatever holds it carries the name.
 *
 * @param {keyof typeof ICONS} name
 */
export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/**
 * A member's avatar: a disc of its colour with its first letter. The application's is its mark.
 *
 * @param {{ name: string, colour: string | null }} whose no colour: the application
 */
export function avatar(whose) {
  if (whose.colour === null) {
    return element('span', { class: 'avatar application', 'aria-hidden': 'true' }, element('span', { class: 'mark' }));
  }
  const disc = element('span', { class: 'avatar', 'aria-hidden': 'true' }, whose.name.slice(0, 1).toUpperCase());
  disc.style.backgroundColor = whose.colour;
  return disc;
}
