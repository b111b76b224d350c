import { createHash, randomBytes } from 'node:crypto';
import { today } from '../domain/date.ts';
import { UserError } from '../domain/errors.ts';
import { eventId } from '../domain/event.ts';
import { readDate } from '../domain/read-date.ts';
import { subjectOf } from '../domain/undo.ts';
import { dayWritten } from '../drafting/dateline.ts';
import { documentText } from '../drafting/document-text.ts';
import { readLongDraft } from '../drafting/read-long-draft.ts';
import { draftCard } from '../render/draft-card.ts';
import type { Form } from '../render/form.ts';
import { joined, md } from '../render/markdown.ts';
import { recordedCard } from '../render/recorded-card.ts';
import type { Reply } from '../render/reply.ts';
import { bare } from '../render/say.ts';
import type { Answer, Attachment, Command, Context, Input, OptionDefinition } from './command.ts';
import { changedClaim, changedEvent, choosing, claimForm, eventForm, joining } from './draft-changes.ts';
import { draftAction } from './draft-recording.ts';
import { formField, typed } from './fields.ts';
import { address, text } from './input.ts';
import { type KeptDraft, keptDraft, nearOf } from './kept-draft.ts';
import { checkRecords } from './may-record.ts';

/** As many bytes as a file may have. */
const LARGEST = 200_000;
/** As many characters as a form's text may have. */
const LONGEST = 4_000;

/** What a draft is called: twelve characters of base64url. */
const NAME = /^[\w-]{12}$/;
const PUBLISHED: OptionDefinition = { name: 'published', type: 'string', maximum: 60 };
const ADDRESS: OptionDefinition = { name: 'url', type: 'string', maximum: 500 };

export const draft: Command = {
  definition: {
    name: 'draft',
    audience: 'moderators',
    options: [{ name: 'file', type: 'attachment' }, PUBLISHED, ADDRESS],
  },

  async run(input, context) {
    checkRecords(context);
    return input.files?.file?.[0] ? draftGiven(input, context) : textForm(input, context);
  },

  async submit(submit, input, context) {
    checkRecords(context);
    const [verb, name = '', index = ''] = submit.split(':');
    if (verb === 'read') return draftGiven(input, context);
    const kept = await keptOf(name, context);
    if (verb === 'event') return show(changedEvent(kept, Number(index), input, context), context);
    return show(changedClaim(kept, Number(index), input, context), context);
  },

  async press(press, context, chosen) {
    checkRecords(context);
    const [verb = '', name = '', index = ''] = press.split(':');
    if (verb === 'read') return textForm({ subcommand: null, values: {} }, context);
    const kept = await keptOf(name, context);
    switch (verb) {
      case 'pick':
        return show(choosing(kept, chosen), context);
      case 'change':
        return change(kept, chosen[0] ?? '', context);
      case 'event':
        return eventForm(kept, Number(index), context);
      case 'claim':
        return claimForm(kept, Number(index), context);
      case 'record':
        return record(kept, context);
      case 'all':
        return record(choosing(kept, everything(kept)), context);
      case 'drop':
        await context.desk.drafts.forget(name);
        return { private: true, replaces: true, blocks: [{ kind: 'text', text: context.say('draft.dropped') }] };
      default:
        throw new UserError('button.stale');
    }
  },

  menus: [
    {
      name: 'draft',
      audience: 'moderators',
      run: async ({ text: words, sent, url }, context) => {
        checkRecords(context);
        const published = today(sent, context.casebook.settings.timeZone);
        const linked = /https?:\/\/[^\s<>()]{4,400}/.exec(words)?.[0] ?? url;
        return read({ words, published, url: URL.canParse(linked) ? new URL(linked).href : url }, context);
      },
    },
  ],
};

function textForm(input: Input, { language }: Context): Form {
  const path = ['draft'];
  const field = (option: OptionDefinition) =>
    formField(path, option, language, { value: typed(input, option.name) ?? '' });
  return {
    submit: 'draft:read',
    title: bare(language, 'form.draft'),
    fields: [
      {
        kind: 'long',
        id: 'text',
        label: bare(language, 'label.text'),
        description: bare(language, 'describe.draft.text'),
        required: false,
        maximum: LONGEST,
      },
      {
        kind: 'file',
        id: 'file',
        label: bare(language, 'label.file'),
        description: bare(language, 'describe.draft.file'),
        required: false,
      },
      field(PUBLISHED),
      field(ADDRESS),
    ],
  };
}

/** Reads the text or file of a form, or the file of the command. */
async function draftGiven(input: Input, context: Context): Promise<Reply> {
  const [file] = input.files?.file ?? [];
  const url = address(input, 'url');
  const published = readPublished(input, context);
  const words = input.values.text;
  if (file) {
    checkFile(file);
    const bytes = await context.working(() => file.fetch(LARGEST), { private: true });
    const content = new TextDecoder().decode(bytes);
    return read({ words: documentText(content, file.name), digested: content, published, url }, context);
  }
  if (typeof words !== 'string' || words.trim() === '') throw new UserError('draft.empty');
  if (words.length > LONGEST) throw new UserError('option.tooLong', { option: 'text', maximum: LONGEST });
  return read({ words, published, url }, context);
}

function checkFile({ name, size }: Attachment): void {
  if (!/\.(?:txt|html?|md|markdown)$/i.test(name)) throw new UserError('draft.fileType', { name });
  if (size > LARGEST) throw new UserError('draft.tooLarge', { name, maximum: LARGEST / 1000 });
}

function readPublished(input: Input, { now, casebook }: Context): string | null {
  const { timeZone } = casebook.settings;
  const written = text(input, 'published', 60);
  if (written === null) return null;
  const { date, precision } = readDate(written, now, timeZone);
  if (precision !== 'day') throw new UserError('draft.published', { date: written });
  return date;
}

interface Given {
  readonly words: string;
  /** What the digest is of, where that is not the words. */
  readonly digested?: string;
  /** Null where nobody has said: the text may tell, else it is taken as published today. */
  readonly published: string | null;
  readonly url: string | null;
}

async function read({ words, digested = words, published, url }: Given, context: Context): Promise<Reply> {
  const told = published ?? dayWritten(words);
  const day = told ?? today(context.now, context.casebook.settings.timeZone);
  const found = await context.working(() => readLongDraft(words, day), { private: true });
  if (found.events.length === 0) throw new UserError('draft.nothing');
  const source = {
    name: randomBytes(9).toString('base64url'),
    by: context.caller.id,
    digest: createHash('sha256').update(digested).digest('hex'),
    url,
  };
  const kept = keptDraft(found, source, context.casebook);
  return show(told === null ? { ...kept, takenAsOf: day } : kept, context);
}

/** Keeps a draft as it is now, and shows it. */
async function show(kept: KeptDraft, context: Context): Promise<Reply> {
  const { casebook, language, desk } = context;
  const seen = { ...kept, seq: casebook.seq };
  await desk.drafts.keep(kept.name, seen);
  const titled = (event: number) => ({ event, title: casebook.event(event)?.content.title ?? '' });
  return draftCard(
    {
      name: kept.name,
      leftOut: kept.leftOut,
      takenAsOf: kept.takenAsOf ?? null,
      events: kept.events.map((event, index) => ({
        ...event.content,
        into: event.into === null ? null : titled(event.into),
        near: nearOf(event, casebook).map(titled),
        isSaidNew: event.isSaidNew === true,
        isChosen: event.isChosen,
        claims: kept.claims.flatMap((claim, number) =>
          claim.event === index ? [{ ...claim.content, ...claim, index: number }] : [],
        ),
      })),
    },
    language,
  );
}

/** The caller's own draft, as it was left. */
async function keptOf(name: string, { desk, caller }: Context): Promise<KeptDraft> {
  // Anything may stand in a custom id; only what a draft is ever called is looked for.
  const kept = NAME.test(name) ? ((await desk.drafts.read(name)) as KeptDraft | undefined) : undefined;
  if (kept === undefined) throw new UserError('draft.gone');
  if (kept.by !== caller.id) throw new UserError('draft.notYours');
  return kept;
}

async function change(kept: KeptDraft, what: string, context: Context): Promise<Answer> {
  const [, kind = '', index = '', event] = /^([eci])(\d{1,2})(?::(\d{1,9}))?$/.exec(what) ?? [];
  if (kind === 'e') return eventForm(kept, Number(index), context);
  if (kind === 'c') return claimForm(kept, Number(index), context);
  if (kind === 'i' && event !== undefined) return show(joining(kept, Number(index), Number(event), context), context);
  throw new UserError('button.stale');
}

function everything({ claims, events }: KeptDraft): string[] {
  const bareEvents = events.flatMap((_, index) => (claims.some(({ event }) => event === index) ? [] : [`e${index}`]));
  return [...bareEvents, ...claims.map((_, index) => `c${index}`)];
}

async function record(kept: KeptDraft, context: Context): Promise<Reply> {
  const { desk, say, language } = context;
  const entry = await context.record((casebook) => draftAction(kept, casebook), { private: true });
  const { action } = entry;
  if (action.type !== 'draft.recorded') throw new Error('another action was recorded');
  await desk.drafts.forget(kept.name);
  const { casebook } = desk;
  const { events, additions } = casebook.imported({ ...action, first: entry.seq });
  const states = [...events, ...additions.map(({ event }) => event)].flatMap(
    (event) => casebook.event(casebook.whole(event)) ?? [],
  );
  const done = say('recorded.draft', { what: subjectOf(action) });
  const [only, ...others] = states;
  if (only && others.length === 0) return { ...recordedCard(done, only, entry, { casebook, language }), closes: true };
  const lines = states.map(
    ({ event, content, claims }) =>
      md`- **${eventId(event)} · ${content.title}** · ${say('count.claims', { count: claims.filter(({ withdrawn }) => !withdrawn).length })}`,
  );
  return {
    private: false,
    closes: true,
    blocks: [
      { kind: 'text', text: joined([done, ...lines], '\n') },
      { kind: 'buttons', buttons: [{ label: bare(language, 'button.undo'), press: `undo:${entry.seq}` }] },
    ],
  };
}
