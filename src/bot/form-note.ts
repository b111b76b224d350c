import type { Message } from 'discord.js';
import type { Input } from '../commands/command.ts';
import type { Language } from '../domain/action.ts';
import { MESSAGE_CHARACTERS, weight } from '../render/fit.ts';
import type { Form, FormField } from '../render/form.ts';
import { escaped, joined, type Markdown, md } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { bare, sayIn } from '../render/say.ts';
import { textsIn } from './input.ts';

/** Begins the custom id of a button that opens a form again; what follows is the form's own. */
const AGAIN = 'again';

/** The form a button opens again; null for any other custom id. */
export function reopened(customId: string): string | null {
  return customId.startsWith(`${AGAIN}:`) ? customId.slice(AGAIN.length + 1) : null;
}

/** Whether the message was there to open this form again. */
export function isNoteOf(message: Message | null, form: string): boolean {
  return message !== null && JSON.stringify(message.components).includes(JSON.stringify(`${AGAIN}:${form}`));
}

/**
 * What is told the caller alone with a button that opens a form: why, and what was filled in. The message keeps it, so that it is there after a
 * restart and nowhere else. What does not fit a message comes as a file, to be put in again by hand.
 */
export function formNote(why: Markdown, form: Form, input: Input, language: Language): Reply {
  let left = MESSAGE_CHARACTERS - weight(why);
  const tooLong: string[] = [];
  const kept = form.fields.flatMap((field) => {
    const lines = linesOf(field, input);
    if (lines.length === 0) return [];
    const text = joined([headingOf(field), ...lines.map(escaped)], '\n');
    if (weight(text) <= left) {
      left -= weight(text) + 1;
      return [text];
    }
    tooLong.push([field.label, ...lines].join('\n'));
    return [];
  });
  const button = { label: bare(language, 'button.form'), press: `${AGAIN}:${form.submit}`, style: 'primary' as const };
  return {
    private: true,
    blocks: [
      { kind: 'text', text: why },
      ...(kept.length > 0
        ? [
            {
              kind: 'card' as const,
              tone: 'plain' as const,
              blocks: [{ kind: 'text' as const, text: joined(kept, '\n') }],
            },
          ]
        : []),
      { kind: 'buttons', buttons: [button] },
    ],
    files:
      tooLong.length === 0
        ? []
        : [
            {
              name: `${bare(language, 'form.fileName')}.txt`,
              data: new TextEncoder().encode(tooLong.join('\n\n')),
              description: sayIn(language)('form.tooLong').text,
            },
          ],
  };
}

/** The form with what a message kept of it filled in. */
export function withKept(form: Form, message: Message): Form {
  const kept = keptIn(form, message.components.flatMap((component) => textsIn(component.toJSON())).join('\n'));
  const fields = form.fields.map((field): FormField => {
    const lines = kept.get(field.id);
    if (!lines || field.kind === 'file') return field;
    if (field.kind !== 'select') return { ...field, value: lines.join('\n') };
    return { ...field, chosen: field.choices.filter(({ label }) => lines.includes(label)).map(({ value }) => value) };
  });
  return { ...form, fields };
}

/** The lines under each field's heading: a line of what somebody typed is escaped, so it is never such a heading. */
function keptIn(form: Form, text: string): Map<string, string[]> {
  const kept = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const line of text.split('\n')) {
    const field = form.fields.find((each) => headingOf(each).text === line);
    if (field) {
      current = [];
      kept.set(field.id, current);
    } else current?.push(line.replace(/\\(.)/g, '$1'));
  }
  return kept;
}

function headingOf({ label }: FormField): Markdown {
  return md`**${label}**`;
}

/** What was filled in, as a person reads it. */
function linesOf(field: FormField, { values, chosen = {}, files = {} }: Input): string[] {
  switch (field.kind) {
    case 'select': {
      const all = chosen[field.id] ?? [];
      return field.choices.filter(({ value }) => all.includes(value)).map(({ label }) => label);
    }
    case 'file':
      return (files[field.id] ?? []).map(({ name }) => name);
    default: {
      const value = values[field.id];
      return value === undefined ? [] : String(value).split('\n');
    }
  }
}
