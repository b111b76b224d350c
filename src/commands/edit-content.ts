import type { Entry } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import { cut } from '../domain/cut.ts';
import { UserError } from '../domain/errors.ts';
import { memberName } from '../render/attribution.ts';
import { weight } from '../render/fit.ts';
import type { Form } from '../render/form.ts';
import { listed } from '../render/listed.ts';
import { joined, type Markdown, unmarked } from '../render/markdown.ts';
import type { Button, Reply } from '../render/reply.ts';
import { bare } from '../render/say.ts';
import type { Decision } from '../store/desk.ts';
import { changeLines } from './change-lines.ts';
import type { Context, Input, OptionDefinition } from './command.ts';
import { type ContentField, changesIn, formField, typed } from './fields.ts';
import { keepOptions, readKeptOptions } from './kept-options.ts';
import { recorded } from './recorded.ts';

/** A thing as it stood at some entry. */
interface Found<Content> {
  readonly id: string;
  readonly content: Content;
  /** All entries about it, oldest first. */
  readonly entries: readonly Entry[];
}

/** Events, or claims: what can be changed of them, and how. */
export interface Kind<Content> {
  readonly name: 'event' | 'claim';
  readonly options: readonly OptionDefinition[];
  readonly inForm: readonly string[];
  readonly fields: readonly ContentField<Content>[];
  /** A `UserError` where it is not there or was withdrawn. */
  readonly find: (typed: string, casebook: Casebook, through?: number) => Found<Content>;
  /** A `UserError` where the changes make no sense beside what stands. */
  readonly decide: (typed: string, changes: Partial<Content>, casebook: Casebook) => Decision;
  /** What else is to be said of it as it stands after these changes. */
  readonly notes?: (id: string, changes: Partial<Content>, context: Context) => readonly Markdown[];
}

/** How long another's change is too fresh to be written over unseen, in milliseconds: what a channel shows above it may be older. */
const FRESH = 15 * 60_000;

/** The form with what stands now; what was changed since the card it is opened from says so beside it. */
export function editForm<Content>(kind: Kind<Content>, id: string, seq: number, context: Context): Form {
  const { casebook, language, say } = context;
  const now = kind.find(id, casebook);
  const then = kind.find(id, casebook, Math.max(seq, now.entries[0]?.seq ?? 0));
  const options = kind.options.filter(({ name }) => kind.inForm.includes(name));
  return {
    submit: `edit:${kind.name}:${now.id}:${casebook.seq}`,
    title: `${bare(language, 'form.edit')} · ${now.id}`,
    fields: options.map((option) => {
      const field = fieldOf(kind, option.name);
      const [value, was] = [field.shown(now.content, language), field.shown(then.content, language)];
      const changed =
        value === was
          ? {}
          : { description: cut(unmarked(say('edit.was', { was: was === '' ? say('edit.empty') : was })), 100) };
      const needed = field.cleared === undefined;
      return formField(['add', kind.name], option, language, {
        value,
        ...changed,
        required: needed,
        long: option.name === 'says',
      });
    }),
  };
}

function fieldOf<Content>({ fields }: Kind<Content>, option: string): ContentField<Content> {
  const field = fields.find((each) => each.option === option);
  if (!field) throw new Error(`there is no field ${option}`);
  return field;
}

/** Records what the options change; where another has just changed the same, the caller is shown that first. */
export async function editFromOptions<Content extends object>(
  kind: Kind<Content>,
  id: string,
  input: Input,
  context: Context,
): Promise<Reply> {
  const { casebook, now } = context;
  const fresh = editByAnother(kind, kind.find(id, casebook), input, context);
  if (fresh && now.getTime() - Date.parse(fresh.at) < FRESH) return justChanged(kind, id, fresh, input, context);
  return recordEdit(kind, id, changesIn(kind.fields, input, context), context);
}

/** The same for options a message kept, whose author was told of all that had been changed up to entry `seq`. */
export async function editFromKept<Content extends object>(
  kind: Kind<Content>,
  id: string,
  seq: number,
  message: string,
  context: Context,
): Promise<Reply> {
  const { casebook, language } = context;
  const input = readKeptOptions(['add', kind.name], kind.options, message, language);
  const later = editByAnother(kind, kind.find(id, casebook), input, context);
  if (later && later.seq > seq) return { ...justChanged(kind, id, later, input, context), replaces: true };
  return { ...(await recordEdit(kind, id, changesIn(kind.fields, input, context), context)), closes: true };
}

/** The newest edit that changed one of the options given, where somebody else made it. */
function editByAnother<Content>(
  kind: Kind<Content>,
  found: Found<Content>,
  input: Input,
  { casebook, caller }: Context,
): Entry | null {
  const edits = editsOf(kind, found, casebook);
  const newest = kind.fields.flatMap(({ option }) => {
    const edit =
      typed(input, option) === null ? undefined : edits.find(({ action }) => changesOf(action).includes(option));
    return edit && edit.by.member !== caller.id ? [edit] : [];
  });
  return newest.sort((a, b) => b.seq - a.seq)[0] ?? null;
}

/** What another has just changed, and the ways on: the form, with what was typed in it, or writing over it at once. */
function justChanged<Content>(kind: Kind<Content>, id: string, edit: Entry, input: Input, context: Context): Reply {
  const { casebook, language, say } = context;
  const found = kind.find(id, casebook);
  const before = kind.find(id, casebook, edit.seq - 1);
  const heading = say('edit.justChanged', { what: found.id, by: memberName(edit.by.member) });
  const told = joined([heading, ...changeLines(kind.fields, before.content, found.content, context)], '\n');
  const { card, isWhole } = keepOptions(['add', kind.name], kind.options, input, language, weight(told) + 100);
  const target = `${kind.name}:${found.id}:${casebook.seq}`;
  const over: Button = { label: bare(language, 'button.writeOver'), press: `edit:anyway:${target}`, style: 'danger' };
  const form: Button = { label: bare(language, 'button.openForm'), press: `again:edit:${target}`, style: 'primary' };
  return {
    private: true,
    blocks: [
      { kind: 'text', text: told },
      ...card,
      // What no message can keep can't be recorded from one.
      { kind: 'buttons', buttons: [form, ...(isWhole ? [over] : [])] },
    ],
  };
}

/** Records what was changed in the form since entry `seq`, and nothing that was left as it stood then. */
export async function editFromForm<Content extends object>(
  kind: Kind<Content>,
  id: string,
  seq: number,
  input: Input,
  context: Context,
): Promise<Reply> {
  const { casebook, language } = context;
  const [then, now] = [kind.find(id, casebook, seq), kind.find(id, casebook)];
  const touched = kind.fields.filter((field) => {
    const value = typed(input, field.option) ?? '';
    const stood = [field.shown(then.content, language), field.shown(now.content, language)];
    return kind.inForm.includes(field.option) && !stood.includes(value);
  });
  const clash = touched.some((field) => field.shown(then.content, language) !== field.shown(now.content, language));
  if (clash) throw changedMeanwhile(kind, then, now, context);
  const emptied = touched.filter(({ option }) => typed(input, option) === null);
  // An empty field takes away what stood there; one that can't be empty is refused where it is read.
  const cleared = emptied.map(({ cleared: nothing, option }) => {
    if (!nothing) throw new UserError('option.missing', { option });
    return nothing;
  });
  const changes = changesIn(touched, input, context);
  return recordEdit(kind, id, Object.assign({}, changes, ...cleared), context);
}

function changedMeanwhile<Content>(
  kind: Kind<Content>,
  then: Found<Content>,
  now: Found<Content>,
  context: Context,
): UserError {
  const by = editsOf(kind, now, context.casebook)[0]?.by.member ?? '';
  const lines = changeLines(kind.fields, then.content, now.content, context);
  const changes = listed(
    lines.map((line) => unmarked(line).replace(/^- /, '')),
    context.language,
  );
  return new UserError('edit.changedMeanwhile', { what: now.id, by, changes });
}

/** Edits of it that stand, the newest first. */
function editsOf<Content>(kind: Kind<Content>, { entries }: Found<Content>, casebook: Casebook): Entry[] {
  return entries
    .filter(({ seq, action }) => action.type === `${kind.name}.edited` && casebook.stands(seq))
    .toReversed();
}

/** What an edit changes, by the names of options. */
function changesOf(action: Entry['action']): string[] {
  return action.type === 'event.edited' || action.type === 'claim.edited' ? Object.keys(action.content) : [];
}

async function recordEdit<Content extends object>(
  kind: Kind<Content>,
  id: string,
  changes: Partial<Content>,
  context: Context,
): Promise<Reply> {
  let before: Content | undefined;
  const entry = await context.record((casebook) => {
    const found = kind.find(id, casebook);
    before = found.content;
    if (changeLines(kind.fields, before, { ...before, ...changes }, context).length === 0)
      throw new UserError('edit.nothing', { what: found.id });
    return kind.decide(id, changes, casebook);
  });
  return recorded(entry, context, () => {
    const { id: what, content } = kind.find(id, context.desk.casebook);
    const lines = changeLines(kind.fields, before ?? content, content, context);
    const notes = kind.notes?.(what, changes, context) ?? [];
    return joined([context.say('recorded.edited', { what }), ...lines, ...notes], '\n');
  });
}
