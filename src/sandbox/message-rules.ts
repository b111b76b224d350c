import { MessageFlags } from 'discord-api-types/v10';
import { ApiError, emptyMessage } from './api-error.ts';
import { checkComponents, checkUrl } from './component-rules.ts';
import { displayedText, walkComponents } from './component-tree.ts';
import { checkEmbeds } from './embed-rules.ts';
import { FormErrors, type Path } from './form-errors.ts';
import { isComponentsV2, type MessageBody, type UploadedFile } from './messages.ts';
import type { Schema, SchemaName } from './schema.ts';
import type { StoredMessage } from './world.ts';

const MOST_CONTENT = 2000;
const MOST_FILES = 10;
/** Beyond these Discord answers 500: not documented, reported by users. */
const MOST_TEXT_BYTES = 10_170;
const MOST_MEDIA = 64;

interface MessageCheck {
  readonly schema: Schema;
  readonly name: SchemaName;
  /** The whole body; the message lies below `at`. */
  readonly body: unknown;
  readonly at: Path;
  readonly files: readonly UploadedFile[];
  /** The message an edit changes. */
  readonly existing: StoredMessage | null;
}

/** Numbers where the schema has text: ids of attachments, times with an offset. */
function coerced(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const body = value as Record<string, unknown>;
  const changed: Record<string, unknown> = { ...body };
  if (Array.isArray(body.attachments)) {
    changed.attachments = body.attachments.map((one: unknown) =>
      typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'number'
        ? { ...one, id: String(one.id) }
        : one,
    );
  }
  if (Array.isArray(body.embeds)) {
    changed.embeds = body.embeds.map((one: unknown) => {
      if (typeof one !== 'object' || one === null || !('timestamp' in one) || typeof one.timestamp !== 'string')
        return one;
      const time = new Date(one.timestamp);
      return Number.isNaN(time.getTime()) ? one : { ...one, timestamp: time.toISOString() };
    });
  }
  return changed;
}

/** The message in a body, checked by the schema and by the documented limits that it lacks; throws what Discord would answer. */
export function checkedMessage(check: MessageCheck): MessageBody {
  const { schema, name, at, files, existing } = check;
  const errors = new FormErrors();
  const whole =
    at.length === 0 ? coerced(check.body) : { ...(check.body as object), data: coerced(dataOf(check.body)) };
  const known = schema.check(name, whole, errors);
  errors.throwIfAny();
  const body = (at.length === 0 ? known : (dataOf(known) ?? {})) as MessageBody;
  if ((body.content?.length ?? 0) > MOST_CONTENT) {
    errors.add([...at, 'content'], 'BASE_TYPE_MAX_LENGTH', `Must be ${MOST_CONTENT} or fewer in length.`);
  }
  const v2 = isComponentsV2(body) || (existing !== null && isComponentsV2(existing.message));
  if (v2) checkV2(body, existing, errors, at);
  checkEmbeds(body.embeds ?? [], errors, at);
  checkComponents(body.components ?? [], v2, errors, at);
  checkAllowedMentions(body, errors, at);
  checkFiles(body, files, existing, errors, at);
  errors.throwIfAny();
  if (isEmpty(body, files, existing)) throw emptyMessage();
  if (v2 && isTooHeavy(body)) throw new ApiError(500, 0, '500: Internal Server Error');
  return body;
}

function dataOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'data' in body ? body.data : undefined;
}

function checkV2(body: MessageBody, existing: StoredMessage | null, errors: FormErrors, at: Path): void {
  const content = body.content === undefined ? existing?.message.content : body.content;
  const embeds = body.embeds === undefined ? existing?.message.embeds : body.embeds;
  const refuse = (field: string) =>
    errors.add(
      [...at, field],
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    );
  if (content) refuse('content');
  if (embeds && embeds.length > 0) refuse('embeds');
  if ('poll' in body && body.poll) refuse('poll');
  if ('sticker_ids' in body && Array.isArray(body.sticker_ids) && body.sticker_ids.length > 0) refuse('sticker_ids');
  const unset = body.flags !== undefined && body.flags !== null && !(body.flags & MessageFlags.IsComponentsV2);
  if (unset && existing !== null && isComponentsV2(existing.message)) {
    errors.add(
      [...at, 'flags'],
      'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
      'The MessageFlags.IS_COMPONENTS_V2 flag cannot be removed from a message',
    );
  }
}

function checkAllowedMentions(body: MessageBody, errors: FormErrors, at: Path): void {
  const allowed = body.allowed_mentions;
  if (allowed === undefined || allowed === null) return;
  const parse: readonly string[] = allowed.parse ?? [];
  for (const kind of ['users', 'roles'] as const) {
    if (parse.includes(kind) && (allowed[kind]?.length ?? 0) > 0) {
      errors.add(
        [...at, 'allowed_mentions'],
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
    }
  }
}

/** What a component or an embed may show: files that come with the message or stay with it, or something on the web. */
function checkFiles(
  body: MessageBody,
  files: readonly UploadedFile[],
  existing: StoredMessage | null,
  errors: FormErrors,
  at: Path,
): void {
  const described = body.attachments ?? [];
  const stays = (id: string) => body.attachments === undefined || described.some((one) => String(one.id) === id);
  const kept = [...(existing?.files ?? [])].filter(([id]) => stays(id));
  if (files.length + kept.length > MOST_FILES) {
    errors.add([...at, 'attachments'], 'BASE_TYPE_MAX_LENGTH', `Must be ${MOST_FILES} or fewer in length.`);
  }
  described.forEach(({ id }, index) => {
    if (files.some((file) => String(file.index) === String(id)) || existing?.files.has(String(id))) return;
    errors.add([...at, 'attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', `Attachment ${id} does not exist`);
  });
  const names = new Set([
    ...kept.map(([, file]) => file.name),
    ...files.map((file) => described.find((one) => String(one.id) === String(file.index))?.filename ?? file.name),
  ]);
  const check = (media: unknown, path: Path, attachmentOnly: boolean) => {
    if (typeof media !== 'object' || media === null || !('url' in media) || typeof media.url !== 'string') return;
    const { url } = media;
    if (!url.startsWith('attachment://')) {
      checkUrl(url, attachmentOnly ? ['attachment'] : ['http', 'https', 'attachment'], [...path, 'url'], errors);
    } else if (!names.has(url.slice('attachment://'.length))) {
      errors.add(
        [...path, 'url'],
        'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
        `The referenced attachment was not found: ${url}`,
      );
    }
  };
  for (const { component, path } of walkComponents(body.components, [...at, 'components'])) {
    check(component.media, [...path, 'media'], false);
    check(component.file, [...path, 'file'], true);
    const items: readonly { media?: unknown }[] = Array.isArray(component.items) ? component.items : [];
    items.forEach((item, index) => {
      check(item.media, [...path, 'items', index, 'media'], false);
    });
  }
  (body.embeds ?? []).forEach((embed, index) => {
    const path = [...at, 'embeds', index];
    check(embed.image, [...path, 'image'], false);
    check(embed.thumbnail, [...path, 'thumbnail'], false);
    if (embed.url) checkUrl(embed.url, ['http', 'https'], [...path, 'url'], errors);
  });
}

function isTooHeavy(body: MessageBody): boolean {
  const media = walkComponents(body.components).reduce((sum, { component }) => {
    const items = Array.isArray(component.items) ? component.items.length : 0;
    return sum + items + (component.type === 11 || component.type === 13 ? 1 : 0);
  }, 0);
  return media > MOST_MEDIA || Buffer.byteLength(displayedText(body.components)) > MOST_TEXT_BYTES;
}

function isEmpty(body: MessageBody, files: readonly UploadedFile[], existing: StoredMessage | null): boolean {
  const before = existing?.message;
  const text = body.content === undefined ? before?.content : body.content;
  const embeds = body.embeds === undefined ? before?.embeds : body.embeds;
  const components = body.components === undefined ? before?.components : body.components;
  const attachments = body.attachments === undefined ? before?.attachments : body.attachments;
  if ('poll' in body && body.poll) return false;
  return !text?.trim() && !embeds?.length && !components?.length && !attachments?.length && files.length === 0;
}
