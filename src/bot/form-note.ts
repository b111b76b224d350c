import type { Message } from 'discord.js';
import type { Input } from '../commands/command.ts';
import type { Language } from '../domain/action.ts';
import { weight } from '../render/fit.ts';
import type { Form, FormField } from '../render/form.ts';
import { type FieldValues, keptValues, readKept } from '../render/kept-values.ts';
import type { Markdown } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { bare, sayIn } from '../render/say.ts';
import { textsIn } from './input.ts';

/** Begins the custom id of a button that opens a form again; what follows is the form's own. */
const AGAIN = 'again';

/** The form a button opens again; null for any other custom id. */
export function reopened(customId: string): string | null {
  return customId.startsWith(`${AGAIN}:`) ? customId.slice(AGAIN.length + 1) : null;
}

/** Whether the message is there to open a form. */
export function isFormNote(message: Message | null): boolean {
  return message !== null && JSON.stringify(message.components).includes(`"${AGAIN}:`);
}

/**
 * What is told the caller alone with a button that opens a form: why, and what was filled in, which the message keeps. What does not fit a message
 * comes as a file, to be put in again by hand.
 */
export function formNote(why: Markdown, form: Form, input: Input, language: Language): Reply {
  const { text, tooLong } = keptValues(form.fields, valuesIn(input), weight(why));
  const button = { label: bare(language, 'button.form'), press: `${AGAIN}:${form.submit}`, style: 'primary' as const };
  return {
    private: true,
    blocks: [
      { kind: 'text', text: why },
      ...(text ? [{ kind: 'card' as const, tone: 'plain' as const, blocks: [{ kind: 'text' as const, text }] }] : []),
      { kind: 'buttons', buttons: [button] },
    ],
    files:
      tooLong === null
        ? []
        : [
            {
              name: `${bare(language, 'form.fileName')}.txt`,
              data: new TextEncoder().encode(tooLong),
              description: sayIn(language)('form.tooLong').text,
            },
          ],
  };
}

function valuesIn({ values, chosen = {}, files = {} }: Input): FieldValues {
  const texts = Object.entries(values).map(([id, value]) => [id, String(value)]);
  const names = Object.entries(files).map(([id, given]) => [id, given.map(({ name }) => name)]);
  return { ...Object.fromEntries(texts), ...chosen, ...Object.fromEntries(names) };
}

/** The form with what a message kept of it filled in. */
export function withKept(form: Form, message: Message): Form {
  const kept = readKept(form.fields, textOf(message));
  const fields = form.fields.map((field): FormField => {
    const value = kept[field.id];
    if (value === undefined || field.kind === 'file') return field;
    if (field.kind === 'select') return { ...field, chosen: typeof value === 'string' ? [value] : value };
    return { ...field, value: String(value) };
  });
  return { ...form, fields };
}

/** All text of a message. */
export function textOf(message: Message): string {
  return message.components.flatMap((component) => textsIn(component.toJSON())).join('\n');
}
