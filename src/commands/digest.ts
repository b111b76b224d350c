import { LANGUAGES } from '../domain/action.ts';
import type { Casebook, DigestState } from '../domain/casebook.ts';
import {
  cronOf,
  type DigestContent,
  digestId,
  isMoreOftenThanHourly,
  parseDigestId,
  SCHEDULES,
  WEEKDAYS,
  type Weekday,
} from '../domain/digest.ts';
import { UserError } from '../domain/errors.ts';
import { findArea } from '../places/find-place.ts';
import { moment } from '../render/dates.ts';
import { digestArea, digestBriefing, digestPlace } from '../render/digest-briefing.ts';
import { pagesOf } from '../render/fit.ts';
import { joined, Markdown, md } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { turnPages } from '../render/turn-pages.ts';
import type { Command, Context, Input, OptionDefinition } from './command.ts';
import { completeOption } from './completion.ts';
import { chosen, echo, required, text } from './input.ts';
import { decodePage, knownPlaces } from './query.ts';
import { scheduleWords } from './schedule-words.ts';
import { readTimeZone } from './settings.ts';

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
        options: [
          { name: 'channel', type: 'channel', required: true },
          { name: 'every', type: 'string', choices: SCHEDULES },
          { name: 'at', type: 'string', maximum: 5 },
          { name: 'day', type: 'string', choices: WEEKDAYS },
          { name: 'place', type: 'string', completes: true, maximum: 200 },
          { name: 'timezone', type: 'string', completes: true, maximum: 60 },
          { name: 'language', type: 'string', choices: LANGUAGES },
          { name: 'when-empty', type: 'string', choices: ['skip', 'say so'] },
          { name: 'cron', type: 'string', maximum: 100 },
        ],
      },
      { name: 'list', options: [] },
      { name: 'preview', options: [DIGEST] },
      { name: 'post', options: [DIGEST] },
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
  const { casebook, language, say, briefings } = context;
  const { settings } = casebook;
  const place = text(input, 'place', 200);
  const schedule = readSchedule(input);
  const content: DigestContent = {
    channel: required(input, 'channel'),
    ...schedule,
    area: place === null ? null : digestArea(findArea(place, knownPlaces(casebook), language).area),
    timeZone: readTimeZone(text(input, 'timezone', 60)) ?? settings.timeZone,
    language: chosen(input, 'language', LANGUAGES) ?? settings.language,
    whenEmpty: chosen(input, 'when-empty', ['skip', 'say so']) ?? 'skip',
  };
  const runs = briefings.nextRuns(content.cron, content.timeZone, 3);
  if (content.whenEmpty === 'say so' && isMoreOftenThanHourly(content.cron))
    throw new UserError('digest.saysSoTooOften');
  await briefings.checkChannel(content.channel);
  const entry = await context.record(
    (record) => {
      if (record.digests().length >= DIGESTS_A_SERVER)
        throw new UserError('digest.tooMany', { maximum: DIGESTS_A_SERVER });
      return { type: 'digest.created', digest: record.nextDigest, content };
    },
    { private: true },
  );
  if (entry.action.type !== 'digest.created') throw new Error('another action was recorded');
  const state = readDigest(digestId(entry.action.digest), context.desk.casebook);
  const next =
    content.every === 'as it happens'
      ? md``
      : md`\n${say('digest.nextRuns', {
          runs: joined(
            runs.map((run) => moment(run)),
            ', ',
          ),
        })}`;
  return answer(md`${say('digest.created', { digest: digestId(state.digest) })}\n${describe(state, context)}${next}`);
}

function readSchedule(input: Input): Pick<DigestContent, 'cron' | 'every'> {
  const cron = text(input, 'cron', 100);
  const given = ['every', 'at', 'day'].filter((option) => text(input, option) !== null);
  if (cron !== null) {
    if (given.length > 0) throw new UserError('digest.cronAndSchedule', { option: given.join(', ') });
    return { cron: cron.replace(/\s+/g, ' '), every: null };
  }
  const every = chosen(input, 'every', SCHEDULES) ?? 'daily';
  const day = chosen(input, 'day', WEEKDAYS);
  if (day !== null && every !== 'weekly') throw new UserError('digest.dayWithoutWeekly');
  const at = text(input, 'at', 5);
  if (at !== null && every === 'as it happens') throw new UserError('digest.atAsItHappens');
  const weekday = (WEEKDAYS.indexOf(day ?? 'Monday') + 1) % 7;
  return { every, cron: cronOf(every, readTime(at), weekday as Weekday) };
}

/** A time of day as clocks show it: `08:00`, `8:00`, `08h00`. */
function readTime(typed: string | null): { hour: number; minute: number } {
  if (typed === null) return { hour: 8, minute: 0 };
  const match = /^(\d{1,2})[:h.](\d{2})$/i.exec(typed);
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || hour > 23 || minute > 59) throw new UserError('digest.time', { typed });
  return { hour, minute };
}

function list(page: number, context: Context): Reply {
  const { casebook, say, language } = context;
  const digests = casebook.digests();
  if (digests.length === 0) return answer(say('digest.none'));
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

function lastSaid({ digest: number, lastSlot }: DigestState, { say, briefings, desk }: Context): Markdown {
  const last = lastSlot === null ? say('digest.neverSent') : say('digest.lastSent', { at: moment(lastSlot) });
  const failure = briefings.lastFailure(desk.guild, number);
  return failure ? md`${last} · ${say(`digest.failed.${failure.why}`, { at: moment(failure.at) })}` : last;
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
  const [first, ...more] = digestBriefing(state, casebook.seq, now, casebook).messages;
  if (!first) return answer(say('digest.nothingToPreview', { digest: digestId(state.digest) }));
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
  return answer(
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
  return answer(context.say('digest.removed', { digest: digestId(parseDigestId(typed) ?? 0) }));
}

function readDigest(typed: string, casebook: Casebook): DigestState {
  const number = parseDigestId(typed);
  const state = number === null ? null : casebook.digest(number);
  if (!state) throw new UserError('digest.unknown', { typed: echo(typed) });
  return state;
}

function answer(text: Markdown): Reply {
  return { private: true, blocks: [{ kind: 'text', text }] };
}
