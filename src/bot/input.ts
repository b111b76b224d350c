import {
  type Attachment as ApiAttachment,
  type CommandInteractionOption,
  ComponentType,
  type Message,
  type ModalSubmitFields,
} from 'discord.js';
import type { Attachment, Input, SourceMessage, Value } from '../commands/command.ts';
import { fetchFile } from './fetch-file.ts';

function attachmentOf({ name, size, contentType, url }: ApiAttachment, apiUrl: string): Attachment {
  return { name, size, type: contentType, fetch: (maximum) => fetchFile({ name, size, url }, maximum, apiUrl) };
}

/** Options as the command takes them; a subcommand's are its own. */
export function inputOf(options: readonly CommandInteractionOption[], apiUrl: string): Input {
  const subcommand = options.find((option) => option.options !== undefined);
  const given = subcommand?.options ?? options;
  const values = given.flatMap(
    ({ name, value, attachment }): Array<[string, Value]> => (value === undefined || attachment ? [] : [[name, value]]),
  );
  const files = given.flatMap(
    ({ name, attachment }): Array<[string, Attachment[]]> =>
      attachment ? [[name, [attachmentOf(attachment, apiUrl)]]] : [],
  );
  return {
    subcommand: subcommand?.name ?? null,
    values: Object.fromEntries(values),
    files: Object.fromEntries(files),
  };
}

/** A form as it was filled in; fields that were left empty are left out. */
export function submissionOf({ fields }: ModalSubmitFields, apiUrl: string): Input {
  const values: Record<string, Value> = {};
  const chosen: Record<string, readonly string[]> = {};
  const files: Record<string, readonly Attachment[]> = {};
  for (const field of fields.values()) {
    const { customId } = field;
    if (field.type === ComponentType.TextInput) {
      if (field.value !== '') values[customId] = field.value;
    } else if (field.type === ComponentType.StringSelect) {
      chosen[customId] = field.values;
      const [only, ...others] = field.values;
      if (only !== undefined && others.length === 0) values[customId] = only;
    } else if (field.type === ComponentType.FileUpload)
      files[customId] = [...(field.attachments?.values() ?? [])].map((each) => attachmentOf(each, apiUrl));
  }
  return { subcommand: null, values, chosen, files };
}

/** What is attached to a message. */
export function filesOf({ attachments }: Pick<Message, 'attachments'>, apiUrl: string): Attachment[] {
  return [...attachments.values()].map((file) => attachmentOf(file, apiUrl));
}

/** What a message says, as a reader sees it. */
export function sourceOf(message: Message, apiUrl: string): SourceMessage {
  const all = [message, ...message.messageSnapshots.values()];
  const texts = all.flatMap((each) => [
    each.content,
    ...each.embeds.flatMap(({ title, description, fields }) => [
      title,
      description,
      ...fields.flatMap(({ name, value }) => [name, value]),
    ]),
    ...each.components.flatMap((component) => textsIn(component.toJSON())),
  ]);
  return {
    text: texts.filter(Boolean).join('\n'),
    sent: message.createdAt,
    url: message.url,
    files: all.flatMap((each) => filesOf(each, apiUrl)),
  };
}

/** The texts of a component and of those in it. */
export function textsIn(component: object): string[] {
  const own = 'content' in component && typeof component.content === 'string' ? [component.content] : [];
  const inner = 'components' in component && Array.isArray(component.components) ? component.components : [];
  return [...own, ...inner.flatMap(textsIn)];
}
