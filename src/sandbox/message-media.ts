import type { APIAttachment, APIEmbed } from 'discord-api-types/v10';
import { type Component, isSelect, numbered } from './component-tree.ts';
import type { World } from './world.ts';

function urlOf(media: unknown): string | undefined {
  const url = typeof media === 'object' && media !== null && 'url' in media ? media.url : undefined;
  return typeof url === 'string' ? url : undefined;
}

function attachmentOf(media: unknown, attachments: readonly APIAttachment[]): APIAttachment | undefined {
  const url = urlOf(media);
  return attachments.find((one) => url === one.url || url === `attachment://${one.filename}`);
}

/** Components as Discord returns them: numbered, defaults filled in, `attachment://` turned into addresses. */
export function shownComponents(
  world: World,
  components: readonly Component[],
  attachments: readonly APIAttachment[],
): Component[] {
  const resolve = (media: unknown): Record<string, unknown> => {
    const url = urlOf(media) ?? '';
    const found = attachmentOf(media, attachments);
    const id = world.snowflakes.next();
    if (found === undefined) return { id, url, proxy_url: url, loading_state: 1, flags: 0 };
    return {
      id,
      url: found.url,
      proxy_url: found.proxy_url,
      width: found.width ?? null,
      height: found.height ?? null,
      content_type: found.content_type ?? null,
      loading_state: 2,
      flags: 0,
      attachment_id: found.id,
    };
  };
  const shown = (component: Component): Component => {
    const spoiler = component.spoiler ?? false;
    const description = component.description ?? null;
    switch (component.type) {
      case 11:
        return { ...component, media: resolve(component.media), description, spoiler };
      case 12: {
        const items: readonly Record<string, unknown>[] = Array.isArray(component.items) ? component.items : [];
        return {
          ...component,
          items: items.map((item) => ({
            media: resolve(item.media),
            description: item.description ?? null,
            spoiler: item.spoiler ?? false,
          })),
        };
      }
      case 13: {
        const found = attachmentOf(component.file, attachments);
        const about = { name: found?.filename ?? null, size: found?.size ?? null };
        return { ...component, ...about, file: resolve(component.file), spoiler };
      }
      case 14:
        return { ...component, divider: component.divider ?? true, spacing: component.spacing ?? 1 };
      case 17:
        return { ...component, accent_color: component.accent_color ?? null, spoiler };
      default:
        return isSelect(component)
          ? { ...component, min_values: component.min_values ?? 1, max_values: component.max_values ?? 1 }
          : component;
    }
  };
  return numbered(components, shown);
}

/** Embeds with their pictures found; the attachments they use are added to `used`, for a message does not show those again. */
export function shownEmbeds(
  embeds: readonly APIEmbed[],
  attachments: readonly APIAttachment[],
  used: Set<string>,
): APIEmbed[] {
  const resolve = <Media extends { url: string }>(media: Media): Media => {
    const found = media.url.startsWith('attachment://')
      ? attachments.find((one) => one.filename === media.url.slice('attachment://'.length))
      : undefined;
    if (found === undefined) return media;
    used.add(found.id);
    return { ...media, url: found.url, proxy_url: found.proxy_url, width: found.width ?? 0, height: found.height ?? 0 };
  };
  return embeds.map((embed) => ({
    ...embed,
    ...(embed.fields ? { fields: embed.fields.map((field) => ({ ...field, inline: field.inline ?? false })) } : {}),
    type: 'rich' as APIEmbed['type'] & string,
    ...(embed.image ? { image: resolve(embed.image) } : {}),
    ...(embed.thumbnail ? { thumbnail: resolve(embed.thumbnail) } : {}),
  }));
}
