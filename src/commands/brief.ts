import { UserError } from '../domain/errors.ts';
import { newsBetween } from '../domain/news.ts';
import { areaFromKey } from '../places/area-from-key.ts';
import { areaKey } from '../places/area-key.ts';
import { areaName } from '../places/area-name.ts';
import { contains } from '../places/contains.ts';
import { findArea } from '../places/find-place.ts';
import type { Area } from '../places/place.ts';
import { briefingPages } from '../render/briefing.ts';
import { briefingPicture } from '../render/briefing-messages.ts';
import { pictureBlock } from '../render/pictures/picture-block.ts';
import type { Reply } from '../render/reply.ts';
import { turnPages } from '../render/turn-pages.ts';
import { orChoosePlace } from './choose-place.ts';
import type { Command, Context } from './command.ts';
import { completeOption } from './completion.ts';
import { chosen, flag, text } from './input.ts';
import { knownPlaces } from './query.ts';
import { pressedPage } from './query-pages.ts';

/** Each period and its length, in seconds. */
const PERIODS = { '24h': 86_400, '7d': 7 * 86_400, '30d': 30 * 86_400 } as const;
type PeriodName = keyof typeof PERIODS;
const NAMES = Object.keys(PERIODS) as PeriodName[];
/** What stands for "everywhere" in a custom id. */
const EVERYWHERE = '*';

interface Asked {
  readonly area: Area | null;
  readonly period: PeriodName;
  /** Until when, in seconds, and as of which entry. */
  readonly to: number;
  readonly through: number;
  readonly private: boolean;
}

/** A digest of a period up to now, for whoever asks: what was recorded in it. */
export const brief: Command = {
  definition: {
    name: 'brief',
    audience: 'everyone',
    options: [
      { name: 'place', type: 'string', completes: true, maximum: 200 },
      { name: 'period', type: 'string', choices: NAMES },
      { name: 'private', type: 'boolean' },
    ],
  },

  async run(input, context) {
    const { casebook, language, now } = context;
    const place = text(input, 'place');
    const asked = {
      period: chosen(input, 'period', NAMES) ?? '24h',
      to: Math.floor(now.getTime() / 1000),
      through: casebook.seq,
      private: flag(input, 'private'),
    };
    const ask = (area: string) => `brief:show:0:${encode(area, asked)}`;
    return orChoosePlace(context, ask, () => {
      const area = place === null ? null : findArea(place, knownPlaces(casebook), language).area;
      return briefPage({ ...asked, area }, 0, context);
    });
  },

  complete: completeOption,

  async press(press, context) {
    return pressedPage(press, (encoded, page) => briefPage(decode(encoded, context), page, context));
  },
};

function briefPage(asked: Asked, page: number, context: Context): Reply {
  const { casebook, language, say } = context;
  const { area, period, to, through } = asked;
  const from = new Date((to - PERIODS[period]) * 1000);
  const since = Math.min(casebook.seqAt(from), through);
  const news = newsBetween(casebook, since, through, ({ content }) => area === null || contains(area, content.place));
  const of = {
    place: area && areaName(area, language),
    from: from.toISOString(),
    to: new Date(to * 1000).toISOString(),
    language,
    missed: 0,
  };
  const pages = briefingPages(news, of, casebook);
  const current = Math.min(page, pages.length - 1);
  const shown = pages[current];
  if (!shown) throw new Error('a briefing has a page');
  const tone = news.disputes.length > 0 ? 'conflict' : 'plain';
  const key = area ? areaKey(area) : EVERYWHERE;
  const press = (turned: number) => `brief:page:${turned}:${encode(key, asked)}`;
  return {
    private: asked.private,
    blocks: [
      { kind: 'card', tone, blocks: [{ kind: 'text', text: shown }] },
      ...(current === 0 ? pictureBlock([briefingPicture(news, of, casebook)]) : []),
      ...turnPages({ page: current, pages: pages.length, press }, say, language),
    ],
  };
}

function encode(area: string, { period, to, through, private: isPrivate }: Omit<Asked, 'area'>): string {
  return [area, period, to, through, isPrivate ? 'p' : ''].join('|');
}

function decode(encoded: string, { casebook }: Context): Asked {
  const [key = '', period = '', to = '', through = '', flags = ''] = encoded.split('|');
  const area = key === EVERYWHERE ? null : areaFromKey(key, knownPlaces(casebook));
  const name = NAMES.find((each) => each === period);
  const isWhole = /^\d{1,11}$/.test(to) && /^\d{1,9}$/.test(through);
  if ((!area && key !== EVERYWHERE) || !name || !isWhole || Number(through) > casebook.seq)
    throw new UserError('button.stale');
  return { area, period: name, to: Number(to), through: Number(through), private: flags === 'p' };
}
