import { MESSAGE_CHARACTERS, weight } from './fit.ts';
import type { FormField } from './form.ts';
import { escaped, joined, type Markdown, md } from './markdown.ts';

/** What is filled in of each field: texts, the values chosen, names of files. */
export type FieldValues = Readonly<Record<string, string | readonly string[]>>;

interface Kept {
  /** A message that shows this keeps it. */
  readonly text: Markdown | null;
  /** What is too long for a message, as a file has it. */
  readonly tooLong: string | null;
}

/**
 * What somebody filled in, as a message shows and keeps it: it is there after a restart, and nowhere else. `room`: how much else the message holds.
 */
export function keptValues(fields: readonly FormField[], values: FieldValues, room: number): Kept {
  let left = MESSAGE_CHARACTERS - room;
  const tooLong: string[] = [];
  const kept = fields.flatMap((field) => {
    const lines = linesOf(field, values[field.id]);
    if (lines.length === 0) return [];
    const text = joined([headingOf(field), ...lines.map(escaped)], '\n');
    if (weight(text) <= left) {
      left -= weight(text) + 1;
      return [text];
    }
    tooLong.push([field.label, ...lines].join('\n'));
    return [];
  });
  return {
    text: kept.length > 0 ? joined(kept, '\n') : null,
    tooLong: tooLong.length > 0 ? tooLong.join('\n\n') : null,
  };
}

/** What a message's text keeps of these fields. Names of files are told, and no more than told. */
export function readKept(fields: readonly FormField[], text: string): FieldValues {
  const kept = new Map<FormField, string[]>();
  let current: string[] | undefined;
  for (const line of text.split('\n')) {
    // A line of what somebody typed is escaped, so it is never such a heading.
    const field = fields.find((each) => headingOf(each).text === line);
    if (field) {
      current = [];
      kept.set(field, current);
    } else current?.push(line.replace(/\\(.)/g, '$1'));
  }
  return Object.fromEntries(
    [...kept].flatMap(([field, lines]): Array<[string, string | readonly string[]]> => {
      if (field.kind === 'file') return [];
      if (field.kind !== 'select') return [[field.id, lines.join('\n')]];
      const chosen = field.choices.filter(({ label }) => lines.includes(label)).map(({ value }) => value);
      return [[field.id, chosen]];
    }),
  );
}

function headingOf({ label }: FormField): Markdown {
  return md`**${label}**`;
}

/** As a person reads it. */
function linesOf(field: FormField, value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return value.split('\n');
  if (field.kind !== 'select') return value;
  return field.choices.filter((choice) => value.includes(choice.value)).map(({ label }) => label);
}
