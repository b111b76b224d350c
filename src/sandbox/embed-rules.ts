import type { APIEmbed } from 'discord-api-types/v10';
import type { FormErrors, Path } from './form-errors.ts';

const LARGEST = 6000;

/** What of an embed counts towards the 6,000 characters of a message. */
function sizeOf(embed: APIEmbed): number {
  const texts = [
    embed.title,
    embed.description,
    embed.footer?.text,
    embed.author?.name,
    ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
  ];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

export function checkEmbeds(embeds: readonly APIEmbed[], errors: FormErrors, at: Path): void {
  const required = (path: Path) => errors.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  embeds.forEach((embed, index) => {
    const path = [...at, 'embeds', index];
    (embed.fields ?? []).forEach((field, number) => {
      if (field.name.trim() === '') required([...path, 'fields', number, 'name']);
      if (field.value.trim() === '') required([...path, 'fields', number, 'value']);
    });
    const { title, description, fields, footer, author, image, thumbnail } = embed;
    const shown = title || description || fields?.length || footer || author || image || thumbnail;
    if (!shown) required([...path, 'description']);
  });
  if (embeds.reduce((sum, embed) => sum + sizeOf(embed), 0) > LARGEST) {
    errors.add([...at, 'embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${LARGEST}`);
  }
}
