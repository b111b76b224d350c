import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  AttachmentBuilder,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { Picture } from '../render/pictures/picture.ts';
import type { Block, Button, CardBlock, Reply, Select, Tone } from '../render/reply.ts';

/** Side colours of cards, legible on Discord's dark and light themes; what they mean stands in words beside them. */
const COLOURS: Readonly<Record<Tone, number | null>> = {
  plain: 0x5b6b7b,
  conflict: 0xd9822b,
  diverging: 0xc9a227,
  done: 0x3f8f5f,
};

const STYLES = { primary: ButtonStyle.Primary, plain: ButtonStyle.Secondary, danger: ButtonStyle.Danger } as const;

function button(each: Button): APIButtonComponent {
  if ('url' in each) return { type: ComponentType.Button, style: ButtonStyle.Link, label: each.label, url: each.url };
  const { label, press, style = 'plain', disabled = false } = each;
  return { type: ComponentType.Button, style: STYLES[style], label, custom_id: press, disabled };
}

function select({ press, placeholder, choices, most = 1, chosen }: Select): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: press,
    placeholder,
    ...(chosen && { min_values: 0 }),
    max_values: Math.min(most, choices.length),
    options: choices.map((choice) => ({ ...choice, ...(chosen && { default: chosen.includes(choice.value) }) })),
  };
}

function part(block: CardBlock): APIComponentInContainer {
  switch (block.kind) {
    case 'text':
      return { type: ComponentType.TextDisplay, content: block.text.text };
    case 'row':
      return {
        type: ComponentType.Section,
        components: [{ type: ComponentType.TextDisplay, content: block.text.text }],
        accessory: button(block.button),
      };
    case 'divider':
      return { type: ComponentType.Separator, divider: true };
    case 'buttons':
      return { type: ComponentType.ActionRow, components: block.buttons.map(button) };
    case 'select':
      return { type: ComponentType.ActionRow, components: [select(block.select)] };
  }
}

/** Pictures as they were drawn; one that was not is left out. */
type Drawn = ReadonlyMap<Picture, Uint8Array>;

function gallery(pictures: readonly Picture[], drawn: Drawn): APIMessageTopLevelComponent[] {
  const items = pictures
    .filter((picture) => drawn.has(picture))
    .map(({ name, alt }) => ({ media: { url: `attachment://${name}.png` }, description: alt }));
  return items.length > 0 ? [{ type: ComponentType.MediaGallery, items }] : [];
}

function components(block: Block, drawn: Drawn): APIMessageTopLevelComponent[] {
  if (block.kind === 'pictures') return gallery(block.pictures, drawn);
  return [block.kind === 'card' ? card(block) : part(block)];
}

function card(block: Extract<Block, { kind: 'card' }>): APIMessageTopLevelComponent {
  return {
    type: ComponentType.Container,
    accent_color: COLOURS[block.tone],
    components: joinTexts(block.blocks).map(part),
  };
}

/** Neighbouring texts become one: Discord counts components, and forty is little. */
function joinTexts(blocks: readonly CardBlock[]): CardBlock[] {
  const joined: CardBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = {
        kind: 'text',
        text: { ...last.text, text: `${last.text.text}\n${block.text.text}` },
      };
    } else joined.push(block);
  }
  return joined;
}

/** A reply as Discord takes it: components v2, nobody mentioned whatever the text says. */
export function messageOf(reply: Reply, drawn: Drawn = new Map()) {
  return {
    components: [
      ...reply.blocks.flatMap((block) => components(block, drawn)),
      // Of a message of components Discord shows no file that is not named in one.
      ...(reply.files ?? []).map(({ name }) => ({
        type: ComponentType.File as const,
        file: { url: `attachment://${name}` },
      })),
    ],
    files: [
      ...[...drawn].map(
        ([{ name, alt }, png]) => new AttachmentBuilder(Buffer.from(png), { name: `${name}.png`, description: alt }),
      ),
      ...(reply.files ?? []).map(
        ({ name, data, description }) => new AttachmentBuilder(Buffer.from(data), { name, description }),
      ),
    ],
    flags: MessageFlags.IsComponentsV2 as const,
    allowedMentions: { parse: [] },
  };
}

/** A message as Discord's REST API takes it, its files beside it. */
export function bodyOf({ components, files, flags, allowedMentions }: ReturnType<typeof messageOf>) {
  return {
    body: {
      components,
      flags,
      allowed_mentions: allowedMentions,
      attachments: files.map(({ name, description }, id) => ({ id, filename: name, description })),
    },
    files: files.map(({ attachment, name }) => ({ data: attachment as Buffer, name: name ?? 'file' })),
  };
}

/** Draws what pictures a reply has, all at once. */
export async function drawn(reply: Reply, paint: Paint): Promise<Drawn> {
  const pictures = reply.blocks.flatMap((block) => (block.kind === 'pictures' ? block.pictures : []));
  const painted = await Promise.all(pictures.map(async (picture) => [picture, await paint(picture)] as const));
  return new Map(painted.flatMap(([picture, png]) => (png ? [[picture, png] as const] : [])));
}

/** Draws a picture as PNG; null where it can't be drawn in time, which a reader's patience is unless told otherwise, in milliseconds. */
export type Paint = (picture: Picture, patience?: number) => Promise<Uint8Array | null>;
