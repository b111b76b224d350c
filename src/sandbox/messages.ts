import {
  type APIAllowedMentions,
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIUser,
  MessageFlags,
} from 'discord-api-types/v10';
import { type Component, displayedText } from './component-tree.ts';
import { mentionsIn } from './mentions.ts';
import { shownComponents, shownEmbeds } from './message-media.ts';
import type { Channel, StoredFile, StoredMessage, World } from './world.ts';

/** A message body that has passed the checks of message-rules.ts. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly components?: readonly Component[] | null;
  readonly attachments?:
    | readonly {
        readonly id: string | number;
        readonly filename?: string | null;
        readonly description?: string | null;
      }[]
    | null;
  readonly allowed_mentions?: Partial<APIAllowedMentions> | null;
  readonly flags?: number | null;
  readonly tts?: boolean | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly message_reference?: { readonly message_id: string } | null;
}

export interface UploadedFile extends StoredFile {
  /** The number in `files[n]`. */
  readonly index: number;
}

interface NewMessage {
  readonly author: APIUser;
  readonly body: MessageBody;
  readonly files: readonly UploadedFile[];
  readonly type: number;
  readonly addressee: string | null;
  readonly invokedBy: StoredMessage['invokedBy'];
  readonly thinking: boolean;
  readonly mentionDefaults: 'all' | 'users';
  /** What a reply to an interaction carries besides. */
  readonly extra?: Record<string, unknown>;
}

const KEPT_FLAGS = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

export function isComponentsV2(message: { readonly flags?: number | null | undefined }): boolean {
  return ((message.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
}

/** Width and height of a PNG picture, from its header. */
function pictureSize(bytes: Buffer): { width: number; height: number } | undefined {
  if (bytes.length < 24 || bytes.toString('latin1', 1, 4) !== 'PNG') return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function attach(
  world: World,
  stored: Pick<StoredMessage, 'files'>,
  messageId: string,
  body: MessageBody,
  files: readonly UploadedFile[],
): APIAttachment[] {
  return files.map((file) => {
    const described = body.attachments?.find((one) => String(one.id) === String(file.index));
    const id = world.snowflakes.next();
    const filename = described?.filename ?? file.name;
    stored.files.set(id, { ...file, name: filename });
    const url = `${world.origin}/sandbox/files/${messageId}/${encodeURIComponent(filename)}`;
    return {
      id,
      filename,
      size: file.bytes.length,
      url,
      proxy_url: url,
      content_type: file.contentType,
      ...pictureSize(file.bytes),
      ...(described?.description ? { description: described.description } : {}),
    };
  });
}

export function postMessage(world: World, channel: Channel, draft: NewMessage): StoredMessage {
  const { body, author } = draft;
  const server = world.serverOf(channel);
  const id = world.snowflakes.next();
  const files = new Map<string, StoredFile>();
  const attachments = attach(world, { files }, id, body, draft.files);
  const used = new Set<string>();
  const embeds = shownEmbeds(body.embeds ?? [], attachments, used);
  const text = `${body.content ?? ''}\n${displayedText(body.components)}`;
  const flags =
    ((body.flags ?? 0) & KEPT_FLAGS) |
    (draft.addressee === null ? 0 : MessageFlags.Ephemeral) |
    (draft.thinking ? MessageFlags.Loading : 0);
  const message = {
    type: draft.type,
    content: body.content ?? '',
    ...mentionsIn(text, body.allowed_mentions, server, channel, author.id, draft.mentionDefaults),
    attachments: attachments.filter((one) => !used.has(one.id)),
    embeds,
    timestamp: world.now().toISOString(),
    edited_timestamp: null,
    flags,
    components: shownComponents(world, body.components ?? [], attachments),
    id,
    channel_id: channel.id,
    author,
    pinned: false,
    tts: body.tts ?? false,
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce }),
    ...(author.id === world.application.id ? { application_id: world.application.id } : {}),
    ...draft.extra,
  } as unknown as APIMessage;
  const stored: StoredMessage = {
    channelId: channel.id,
    serverId: server.id,
    addressee: draft.addressee,
    invokedBy: draft.invokedBy,
    files,
    message,
    thinking: draft.thinking,
  };
  world.addMessage(channel, stored);
  return stored;
}

/** Changes what the body names and nothing else; an answer to "thinking" counts as the message's beginning, not as an edit. */
export function editMessage(
  world: World,
  stored: StoredMessage,
  body: MessageBody,
  files: readonly UploadedFile[],
  mentionDefaults: 'all' | 'users',
): StoredMessage {
  const channel = world.channels.get(stored.channelId);
  if (channel === undefined) return stored;
  const server = world.serverOf(channel);
  const before = stored.message;
  const kept = keptAttachments(before, stored, body);
  const all = [...kept, ...attach(world, stored, before.id, body, files)];
  const used = new Set<string>();
  const content = body.content === undefined ? before.content : (body.content ?? '');
  const embeds = body.embeds === undefined ? before.embeds : shownEmbeds(body.embeds ?? [], all, used);
  const components =
    body.components === undefined ? before.components : shownComponents(world, body.components ?? [], all);
  const wasThinking = stored.thinking;
  const flags =
    ((before.flags ?? 0) & ~MessageFlags.Loading & ~MessageFlags.SuppressEmbeds) |
    ((body.flags ?? 0) & (MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2)) |
    (body.flags === undefined || body.flags === null ? (before.flags ?? 0) & MessageFlags.SuppressEmbeds : 0);
  const text = `${content}\n${displayedText(components)}`;
  stored.thinking = false;
  stored.message = {
    ...before,
    content,
    embeds,
    components,
    attachments: all.filter((one) => !used.has(one.id)),
    flags,
    ...mentionsIn(text, body.allowed_mentions, server, channel, before.author.id, mentionDefaults),
    edited_timestamp: wasThinking ? before.edited_timestamp : world.now().toISOString(),
  } as APIMessage;
  world.emit({ kind: 'message', stored, isNew: false });
  return stored;
}

function keptAttachments(before: APIMessage, stored: StoredMessage, body: MessageBody): APIAttachment[] {
  if (body.attachments === undefined) return before.attachments;
  const named = new Map((body.attachments ?? []).map((one) => [String(one.id), one]));
  for (const id of stored.files.keys()) if (!named.has(id)) stored.files.delete(id);
  return before.attachments
    .filter((one) => named.has(one.id))
    .map((one) => {
      const description = named.get(one.id)?.description;
      return description === undefined || description === null ? one : { ...one, description };
    });
}
