import { element, icon, outsideLink } from './elements.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {import('./page-state.js').MessageView} MessageView
 * @typedef {{ url: string, width?: number | null, height?: number | null }} MediaItem
 */

/**
 * The address on this very server of something a message carries, or null when it lies elsewhere: the page loads nothing
 * from other sites.
 *
 * @param {MediaItem} item
 * @param {MessageView} view
 */
function localAddress(item, { message }) {
  const name = item.url.startsWith('attachment://') ? item.url.slice('attachment://'.length) : null;
  const attachment = (message.attachments ?? []).find((one) => one.url === item.url || one.filename === name);
  if (attachment !== undefined || name !== null) {
    return `/sandbox/files/${message.id}/${encodeURIComponent(attachment?.filename ?? name ?? '')}`;
  }
  try {
    const { pathname } = new URL(item.url, location.href);
    return pathname.startsWith('/sandbox/files/') ? pathname : null;
  } catch {
    return null;
  }
}

/**
 * @param {MediaItem} item
 * @param {string | null | undefined} description
 * @param {MessageView} view
 * @param {PageState} page
 * @param {boolean} [spoiler]
 */
export function picture(item, description, view, page, spoiler = false) {
  const address = localAddress(item, view);
  if (address === null) {
    const label = description ?? page.say('externalImage');
    return element('span', { class: 'picture elsewhere' }, outsideLink(item.url, {}, label, icon('external')));
  }
  const image = element('img', { src: address, alt: description ?? '', loading: 'lazy' });
  if (item.width && item.height) image.style.aspectRatio = `${item.width} / ${item.height}`;
  if (spoiler) {
    const cover = element('button', { type: 'button', class: 'picture hidden-picture' }, page.say('spoiler'));
    cover.addEventListener('click', () => cover.replaceWith(frame()));
    return cover;
  }
  return frame();

  function frame() {
    const label = description ? null : fileName(item.url);
    return element(
      'a',
      { class: 'picture', href: address, target: '_blank', rel: 'noopener noreferrer', 'aria-label': label },
      image,
    );
  }
}

/** @param {string} url */
function fileName(url) {
  return decodeURIComponent(url.split('/').at(-1)?.split('?')[0] ?? '');
}

/**
 * @param {{ items: { media: MediaItem, description?: string | null, spoiler?: boolean }[] }} gallery
 * @param {MessageView} view
 * @param {PageState} page
 */
export function mediaGallery({ items }, view, page) {
  const pictures = items.map((item) => picture(item.media, item.description, view, page, item.spoiler));
  return element('div', { class: `gallery gallery-${Math.min(items.length, 4)}` }, ...pictures);
}

/**
 * A file's card with its name, size and a link that downloads it.
 *
 * @param {MediaItem} item
 * @param {{ name?: string | undefined, size?: number | undefined }} about
 * @param {MessageView} view
 * @param {PageState} page
 */
export function fileCard(item, about, view, page) {
  const address = localAddress(item, view);
  const attachment = (view.message.attachments ?? []).find((one) => one.url === item.url);
  const name = about.name ?? attachment?.filename ?? fileName(item.url);
  const size = about.size ?? attachment?.size;
  return element(
    'div',
    { class: 'file-card' },
    icon('file'),
    element(
      'span',
      { class: 'file-words' },
      address === null
        ? element('span', { class: 'file-name' }, name)
        : element(
            'a',
            { class: 'file-name', href: address, download: name, 'aria-label': page.say('download', { name }) },
            name,
          ),
      size !== undefined && element('span', { class: 'file-size' }, formatSize(size, page.locale)),
    ),
  );
}

/**
 * @param {number} bytes
 * @param {string} locale
 */
function formatSize(bytes, locale) {
  const [amount, unit] =
    bytes < 1000 ? [bytes, 'byte'] : bytes < 1e6 ? [bytes / 1000, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(amount);
}

/**
 * A message's attachments that nothing in the message shows otherwise: pictures, then files.
 *
 * @param {MessageView} view
 * @param {PageState} page
 */
export function attachments(view, page) {
  const { message } = view;
  const shownByEmbeds = new Set(
    (message.embeds ?? []).flatMap((embed) => [
      embed.image?.url,
      embed.thumbnail?.url,
      embed.author?.icon_url,
      embed.footer?.icon_url,
    ]),
  );
  const left = (message.attachments ?? []).filter(
    (one) => !shownByEmbeds.has(one.url) && !shownByEmbeds.has(`attachment://${one.filename}`),
  );
  const pictures = left.filter((one) => one.content_type?.startsWith('image/'));
  const files = left.filter((one) => !one.content_type?.startsWith('image/'));
  return [
    pictures.length > 0 &&
      mediaGallery(
        { items: pictures.map((one) => ({ media: one, description: one.description ?? null })) },
        view,
        page,
      ),
    ...files.map((one) => fileCard(one, { name: one.filename, size: one.size }, view, page)),
  ].filter((one) => one !== false);
}
