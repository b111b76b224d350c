import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { MessageView } from '../../src/sandbox/page-protocol.ts';

/**
 * A message as its reader sees it, a line each: markup gone, but that struck text stays between `~~`, list items begin with `•`, a link is
 * `words <address>`, a button `[Label]` (`[Label, off]` where it can't be pressed),
 * a select `(Words: choice | choice)`, a time `<t:f>` without its moment, and every space a plain one.
 */
export function visibleText({ message }: MessageView): string[] {
  const content = message.content === '' ? [] : textLines(message.content);
  return [...content, ...(message.components ?? []).flatMap(componentLines)];
}

/** The markdown of a message as the application sent it. */
export function rawText({ message }: MessageView): string {
  return [message.content, ...(message.components ?? []).flatMap(texts)].filter((text) => text !== '').join('\n');
}

/** Every button of a message, in order. */
export function buttonsOf({ message }: Pick<MessageView, 'message'>): APIButtonComponent[] {
  return (message.components ?? []).flatMap(buttons);
}

type Component = APIMessageTopLevelComponent | APIComponentInContainer;

function componentLines(component: Component): string[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return textLines(component.content);
    case ComponentType.Container:
      return component.components.flatMap(componentLines);
    case ComponentType.Section:
      return [...component.components.flatMap(componentLines), ...buttons(component).map(shownButton)];
    case ComponentType.ActionRow:
      return [component.components.flatMap(shownControl).join(' ')];
    default:
      return [];
  }
}

function texts(component: Component): string[] {
  if (component.type === ComponentType.TextDisplay) return [component.content];
  if (component.type === ComponentType.Container || component.type === ComponentType.Section)
    return component.components.flatMap(texts);
  return [];
}

function buttons(component: Component): APIButtonComponent[] {
  switch (component.type) {
    case ComponentType.Container:
      return component.components.flatMap(buttons);
    case ComponentType.Section:
      return component.accessory.type === ComponentType.Button ? [component.accessory] : [];
    case ComponentType.ActionRow:
      return component.components.filter((each) => each.type === ComponentType.Button);
    default:
      return [];
  }
}

function shownControl(component: APIComponentInMessageActionRow): string[] {
  if (component.type === ComponentType.Button) return [shownButton(component)];
  if (component.type !== ComponentType.StringSelect) return [];
  return [`(${component.placeholder}: ${component.options.map(({ label }) => label).join(' | ')})`];
}

function shownButton(button: APIButtonComponent): string {
  const label = 'label' in button ? (button.label ?? '') : '';
  if (button.style === ButtonStyle.Link) return `[${label}] <${button.url}>`;
  return button.disabled ? `[${label}, off]` : `[${label}]`;
}

function textLines(markdown: string): string[] {
  return markdown.split('\n').map((line) =>
    line
      .replace(/^(?:-# |#{1,3} )/, '')
      .replace(/^- /, '• ')
      .replace(/[\u00a0\u202f]/g, ' ')
      .replace(/\\(.)|\*\*|__|`|\[((?:\\.|[^\]\\\n])*)\]\((\S*?)\)|<t:\d+:(\w)>/g, shownMarkup),
  );
}

function shownMarkup(markup: string, kept?: string, label?: string, address?: string, time?: string): string {
  if (kept !== undefined) return kept;
  if (label !== undefined) return `${label.replace(/\\(.)/g, '$1')} <${address}>`;
  return time === undefined ? '' : markup.replace(/\d+:/, '');
}
