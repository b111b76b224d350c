import type { Casebook } from '../domain/casebook.ts';
import { digestId, parseDigestId } from '../domain/digest.ts';
import type { DigestPause, DigestState } from '../domain/digest-states.ts';
import { UserError } from '../domain/errors.ts';
import { memberName } from '../render/attribution.ts';
import { moment } from '../render/dates.ts';
import { digestMessages, digestNews, digestPlace, keepsSilent } from '../render/digest-briefing.ts';
import { pagesOf } from '../render/fit.ts';
import { joined, Markdown, md } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { told } from '../render/told.ts';
import { turnPages } from '../render/turn-pages.ts';
import type { Command, Context, Input, OptionDefinition } from './command.ts';
import { completeOption } from './completion.ts';
import { DIGEST_OPTIONS, readDigestContent } from './digest-options.ts';
import { echo, required } from './input.ts';
import { decodePage } from './query.ts';
import { scheduleWords } from './schedule-words.ts';

const DIGEST: OptionDefinition = { name: 'digest', type: 'string', required: true, completes: true, maximum: 20 };

/** More than this would be noise, and a way to wear a channel out. */
const DIGESTS_A_SERVER = 25;

export const digest: Command = {
  definition: {
    name: 'digest',
    audience: 'managers',
    subcommands: [
      {
        name: 'create',
        options: [{ name: 'channel', type: 'channel', required: true }, ...DIGEST_OPTIONS],
      },
      { name: 'list', options: [] },
      { name: 'preview', options: [DIGEST] },
      { name: 'post', options: [DIGEST] },
      { name: 'edit', options: [DIGEST, { name: 'channel', type: 'channel' }, ...DIGEST_OPTIONS] },
      { name: 'pause', options: [DIGEST] },
      { name: 'resume', options: [DIGEST] },
      { name: 'remove', options: [DIGEST] },
    ],
  },

  async run(input, context) {
    switch (input.subcommand) {
      case 'create':
        return create(input, context);
      case 'preview':
        return preview(input, context);
      case 'post':
        return post(input, context);
      case 'edit':
        return edit(input, context);
      case 'pause':
        return pause(input, context);
      case 'resume':
        return resume(input, context);
      case 'remove':
        return remove(input, context);
      default:
        return list(0, context);
    }
  },

  complete: completeOption,

  async press(press, context) {
    if (!context.caller.manages) throw new UserError('digest.notAllowed');
    const [, page = ''] = press.split(':');
    return { ...list(decodePage(page), context), replaces: true };
  },
};

async function create(input: Input, context: Context): Promise<Reply> {
  const content = readDigestContent(input, null, context);
  await checkContent(content, context);
  const entry = await context.record(
    (record) => {
      if (record.digests().length >= DIGESTS_A_SERVER)
        throw new UserError('digest.tooMany', { maximum: DIGESTS_A_SERVER });
      return { type: 'digest.created', digest: record.nextDigest, content };
    },
    { private: true },
  );
  if (entry.action.type !== 'digest.created') throw new Error('another action was recorded');
  return asItStands('digest.created', entry.action.digest, context);
}

async function edit(input: Input, context: Context): Promise<Reply> {
  const typed = required(input, 'digest', 20);
  if (Object.keys(input.values).length < 2) throw new UserError('digest.nothingToEdit');
  await checkContent(readDigestContent(input, readDigest(typed, context.casebook).content, context), context);
  const entry = await context.record(
    (record) => {
      const { digest: number, content } = readDigest(typed, record);
      return { type: 'digest.edited', digest: number, content: readDigestContent(input, content, context) };
    },
    { private: true },
  );
  if (entry.action.type !== 'digest.edited') throw new Error('another action was recorded');
  return asItStands('digest.edited', entry.action.digest, context);
}

/** Makes sure that a digest set up so falls due some time, and that Sitrep can write where it goes. */
async function checkContent({ cron, timeZone, channel }: DigestState['content'], context: Context): Promise<void> {
  context.briefings.nextRuns(cron, timeZone, 3);
  await context.briefings.checkChannel(context.desk.guild, channel);
}

async function pause(input: Input, context: Context): Promise<Reply> {
  const typed = required(input, 'digest', 20);
  const state = readDigest(typed, context.casebook);
  await context.record(
    (record) => {
      const { digest: number, paused } = readDigest(typed, record);
      if (paused) throw new UserError('digest.isPaused', { digest: digestId(number) });
      return { type: 'digest.paused', digest: number, why: null };
    },
    { private: true },
  );
  return told(context.say('digest.pausedNow', { digest: digestId(state.digest) }));
}

async function resume(input: Input, context: Context): Promise<Reply> {
  const typed = required(input, 'digest', 20);
  const state = readDigest(typed, context.casebook);
  await context.briefings.checkChannel(context.desk.guild, state.content.channel);
  await context.record(
    (record) => {
      const { digest: number, paused } = readDigest(typed, record);
      if (!paused) throw new UserError('digest.notPaused', { digest: digestId(number) });
      return { type: 'digest.resumed', digest: number };
    },
    { private: true },
  );
  return asItStands('digest.resumed', state.digest, context);
}

/** A digest as it now stands, and when it is due next. */
function asItStands(
  key: 'digest.created' | 'digest.edited' | 'digest.resumed',
  number: number,
  context: Context,
): Reply {
  const { say, briefings, desk } = context;
  const state = readDigest(digestId(number), desk.casebook);
  const { cron, every, timeZone } = state.content;
  const runs = briefings.nextRuns(cron, timeZone, 3).map((run) => moment(run));
  const next =
    every === 'as it happens' ? say('digest.withinAMinute') : say('digest.nextRuns', { runs: joined(runs, ', ') });
  const due = state.paused ? pauseWords(state.paused, context) : next;
  const from = key === 'digest.created' ? [say('digest.startsNow')] : [];
  return told(joined([say(key, { digest: digestId(number) }), describe(state, context), due, ...from], '\n'));
}

function list(page: number, context: Context): Reply {
  const { casebook, say, language } = context;
  const digests = casebook.digests();
  if (digests.length === 0) return told(say('digest.none'));
  const pages = pagesOf(
    digests.map(
      (state) => md`**${digestId(state.digest)}** · ${describe(state, context)} · ${lastSaid(state, context)}`,
    ),
  );
  const current = Math.min(page, pages.length - 1);
  const press = (to: number) => `digest:list:${to}`;
  const heading = say('digest.heading', { count: digests.length });
  return {
    private: true,
    blocks: [
      { kind: 'text', text: joined([heading, ...(pages[current] ?? [])], '\n') },
      ...turnPages({ page: current, pages: pages.length, press }, say, language),
    ],
  };
}

function lastSaid(state: DigestState, context: Context): Markdown {
  const { say, briefings, desk } = context;
  const { digest: number, lastSlot, paused } = state;
  const last = lastSlot === null ? say('digest.neverSent') : say('digest.lastSent', { at: moment(lastSlot) });
  if (paused) return joined([last, pauseWords(paused, context)], ' · ');
  const failure = briefings.lastFailure(desk.guild, number);
  return failure ? md`${last} · ${say(`digest.failed.${failure.why}`, { at: moment(failure.at) })}` : last;
}

/** "paused since 2 April 2024 at 08:00: its channel is no longer there" */
function pauseWords({ since, why }: DigestPause, { say }: Context): Markdown {
  const at = moment(since.at);
  if (why === null) return say('digest.pausedBy', { at, member: memberName(since.by.member) });
  return say('digest.pausedBecause', { at, why: say(`pause.${why}`) });
}

/** "in #briefings, daily at 08:00 (Africa/Niamey), on Niger, in French" */
function describe({ content }: DigestState, { say, language }: Context): Markdown {
  const place = digestPlace(content, language);
  return joined(
    [
      new Markdown(`<#${content.channel}>`),
      scheduleWords(content, say),
      content.timeZone,
      place === null ? say('digest.everything') : say('digest.on', { place }),
      say(`choice.${content.language}`),
      say(content.whenEmpty === 'skip' ? 'digest.skips' : 'digest.saysSo'),
    ],
    ' · ',
  );
}

function preview(input: Input, context: Context): Reply {
  const { casebook, say, now } = context;
  const state = readDigest(required(input, 'digest', 20), casebook);
  const news = digestNews(state, casebook.seq, casebook);
  const messages = keepsSilent(state, news) ? [] : digestMessages(state, news, { slot: now.toISOString() }, casebook);
  const [first, ...more] = messages;
  if (!first) return told(say('digest.nothingToPreview', { digest: digestId(state.digest) }));
  const note = say('digest.preview', { digest: digestId(state.digest) });
  const cut =
    more.length > 0 ? [{ kind: 'text' as const, text: say('digest.previewMore', { count: more.length }) }] : [];
  return { private: true, blocks: [{ kind: 'text', text: note }, ...first.blocks, ...cut] };
}

async function post(input: Input, context: Context): Promise<Reply> {
  const { casebook, say, briefings, desk } = context;
  const state = readDigest(required(input, 'digest', 20), casebook);
  const sent = await context.working(() => briefings.post(desk.guild, state.digest), { private: true });
  const channel = new Markdown(`<#${state.content.channel}>`);
  return told(
    sent === 0
      ? say('digest.nothingNew', { digest: digestId(state.digest) })
      : say('digest.posted', { count: sent, channel }),
  );
}

async function remove(input: Input, context: Context): Promise<Reply> {
  const typed = required(input, 'digest', 20);
  await context.record((casebook) => ({ type: 'digest.removed', digest: readDigest(typed, casebook).digest }), {
    private: true,
  });
  return told(context.say('digest.removed', { digest: digestId(parseDigestId(typed) ?? 0) }));
}

function readDigest(typed: string, casebook: Casebook): DigestState {
  const number = parseDigestId(typed);
  const state = number === null ? null : casebook.digest(number);
  if (!state) throw new UserError('digest.unknown', { typed: echo(typed) });
  return state;
}
