import type { TopLevelSpec } from 'vega-lite';
import type { Language } from '../../domain/action.ts';
import type { DatedEvents } from '../../domain/dated-events.ts';
import { showDate } from '../dates.ts';
import { listed } from '../listed.ts';
import { sayPlainlyIn } from '../say.ts';
import { altText } from './alt-text.ts';
import { COLOURS, type Picture, WIDTH } from './picture.ts';
import { theme, titled } from './theme.ts';

const BARS = 40;
const DAY = 86_400_000;

interface Stretch {
  readonly since: string;
  readonly events: number;
  readonly conflicts: number;
}

/**
 * How many events happened when, and of how many the claims conflict: for more events than can be drawn one by one. Each bar is one question to the
 * list, which knows what any period comes to.
 */
export function manyEventsPicture(
  events: DatedEvents,
  since: string | null,
  until: string | null,
  language: Language,
): Picture | null {
  const found = events.within(since, until);
  const [first] = found.page('events', 'oldest', 0, 1);
  const [last] = found.page('events', 'newest', 0, 1);
  if (!first || !last) return null;
  const from = later(first.from, since);
  const stretches = stretchesOf(events, from, earlier(last.until, until));
  const say = sayPlainlyIn(language);
  const title = say('picture.many');
  const values = stretches.flatMap(({ since: at, events: count, conflicts }) => [
    { at: Date.parse(at), kind: 'events', count: count - conflicts, order: 1 },
    { at: Date.parse(at), kind: 'conflict', count: conflicts, order: 0 },
  ]);
  const words = { events: say('picture.manyEvents'), conflict: say('picture.mark.conflict') };
  const step = (Date.parse(stretches[1]?.since ?? '') || Date.parse(from) + DAY) - Date.parse(from);
  const ends = [Date.parse(from) - step * 0.7, Date.parse(stretches.at(-1)?.since ?? from) + step * 0.7];
  const spec: TopLevelSpec = {
    config: theme(language),
    title: titled(title, say('picture.manyNote')),
    width: WIDTH - 90,
    height: 360,
    data: { values },
    mark: {
      type: 'bar',
      width: Math.floor((WIDTH - 90) / stretches.length) - 3,
      stroke: COLOURS.ink,
      strokeWidth: 0.8,
    },
    encoding: {
      x: {
        field: 'at',
        type: 'temporal',
        scale: { type: 'utc', domain: [...ends] },
        axis: { title: null, tickCount: 4, labelOverlap: 'greedy' },
      },
      y: { field: 'count', type: 'quantitative', axis: { title: null, format: ',d', tickMinStep: 1 } },
      order: { field: 'order' },
      color: {
        field: 'kind',
        type: 'nominal',
        scale: { domain: ['events', 'conflict'], range: ['#c9dcf0', COLOURS.conflict] },
        legend: { labelExpr: `${JSON.stringify(words)}[datum.value]`, symbolType: 'square' },
      },
    },
  };
  return {
    name: 'timeline',
    spec,
    alt: altText(
      title,
      stretches.values().map((stretch) => stretchWords(stretch, language)),
    ),
  };
}

function stretchesOf(events: DatedEvents, from: string, until: string): Stretch[] {
  const [start, end] = [Date.parse(from), Date.parse(until) + DAY];
  const days = Math.max(1, Math.ceil((end - start) / DAY / BARS));
  const stretches: Stretch[] = [];
  for (let at = start; at < end; at += days * DAY) {
    const [since, last] = [isoDay(at), isoDay(Math.min(end, at + days * DAY) - DAY)];
    const { events: count, conflicts } = events.within(since, last).counts;
    stretches.push({ since, events: count, conflicts });
  }
  return stretches;
}

function stretchWords({ since, events, conflicts }: Stretch, language: Language): string {
  const say = sayPlainlyIn(language);
  const counts = [
    say('count.events', { count: events }),
    ...(conflicts > 0 ? [say('picture.conflicts', { count: conflicts })] : []),
  ];
  return say('picture.says', {
    who: showDate({ date: since, precision: 'day' }, language),
    range: listed(counts, language),
  });
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
const later = (day: string, other: string | null): string => (other !== null && other > day ? other : day);
const earlier = (day: string, other: string | null): string => (other !== null && other < day ? other : day);
