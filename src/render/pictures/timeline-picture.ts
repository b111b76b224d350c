import type { TopLevelSpec } from 'vega-lite';
import type { Language } from '../../domain/action.ts';
import { lastDay } from '../../domain/date.ts';
import type { Harm } from '../../domain/figure.ts';
import { countryName } from '../../places/countries.ts';
import { listed } from '../listed.ts';
import { sayPlainlyIn } from '../say.ts';
import { altText, rangeWords } from './alt-text.ts';
import { type DrawnEvent, type EventMark, eventMark, mainHarm } from './event-marks.ts';
import { markScale } from './mark-scale.ts';
import { MARKS, type Picture, WIDTH } from './picture.ts';
import { theme, titled } from './theme.ts';

/** Countries with a panel of their own; the others share the last. */
const PANELS = 4;
const PANEL_WIDTH = WIDTH - 90;
const DAY = 86_400_000;
/** Pixels between events of one day. */
const APART = 3;

interface Panel {
  readonly name: string;
  readonly marks: readonly EventMark[];
}

/**
 * Events over time, a panel for each country: a bar from the lowest to the highest figure claimed, with a mark at each end that says by its shape
 * and colour whether claims conflict. Null where there is nothing to draw.
 */
export function timelinePicture(events: readonly DrawnEvent[], language: Language): Picture | null {
  if (events.length === 0) return null;
  const say = sayPlainlyIn(language);
  const harm = mainHarm(events);
  const panels = panelsOf(events, harm, language);
  const found = panels.map(({ marks }) => marks.map((mark) => rowOf(mark)));
  const all = found.flat();
  const height = panels.length === 1 ? 340 : panels.length === 2 ? 200 : 150;
  const from = Math.min(...all.map(({ at }) => at));
  const until = Math.max(...all.map(({ at }) => at));
  const margin = Math.max(7 * DAY - (until - from), DAY, (until - from) * 0.03);
  const pixel = (until - from + 2 * margin) / PANEL_WIDTH;
  const rows = found.map((panel) => sideBySide(panel, APART * pixel));
  const top = Math.max(1, ...all.map(({ high }) => high ?? 0));
  const shown = MARKS.filter((mark) => all.some((row) => row.mark === mark));
  const title = say('picture.timeline', { harm: say(`harm.${harm}`) });
  const spec: TopLevelSpec = {
    config: theme(language),
    title: titled(title, say('picture.timelineNote')),
    spacing: 18,
    resolve: { legend: { color: 'shared', shape: 'shared' } },
    vconcat: panels.map(({ name }, index) => ({
      title: { text: name, fontSize: 21, offset: 4 },
      width: PANEL_WIDTH,
      height,
      data: { values: rows[index] ?? [] },
      encoding: {
        x: {
          field: 'at',
          type: 'temporal' as const,
          scale: { domain: [from - margin, until + margin], type: 'utc' as const },
          axis:
            index === panels.length - 1
              ? {
                  title: null,
                  labelOverlap: 'greedy' as const,
                  labelSeparation: 12,
                  format: axisFormat(until - from),
                  tickCount: 4,
                }
              : { title: null, labels: false, tickCount: 4 },
        },
        color: markScale('color', shown, say),
      },
      layer: [
        {
          mark: { type: 'rule' as const, strokeWidth: barWidth(all.length), strokeCap: 'butt' as const },
          encoding: { y: numberAxis(top), y2: { field: 'high' } },
        },
        {
          mark: { type: 'point' as const, filled: true, size: pointSize(all.length), opacity: 1 },
          encoding: { y: numberAxis(top), shape: markScale('shape', shown, say) },
        },
        {
          transform: [{ filter: 'datum.high != null && datum.high != datum.low' }],
          mark: { type: 'point' as const, filled: true, size: pointSize(all.length), opacity: 1 },
          encoding: { y: { field: 'high', type: 'quantitative' as const }, shape: markScale('shape', shown, say) },
        },
        {
          transform: [{ filter: 'datum.open' }],
          mark: {
            type: 'text' as const,
            text: '▲',
            fontSize: all.length > 200 ? 10 : 15,
            baseline: 'bottom' as const,
            dy: -4,
          },
          encoding: { y: { field: 'high', type: 'quantitative' as const } },
        },
        {
          transform: [{ filter: '!datum.known' }],
          mark: { type: 'text' as const, text: '×', fontSize: 22, baseline: 'bottom' as const },
          encoding: { y: { datum: 0 } },
        },
      ],
    })),
  };
  return {
    name: 'timeline',
    spec,
    alt: altText(
      title,
      panels.map((panel) => panelWords(panel, language)),
    ),
  };
}

function panelsOf(events: readonly DrawnEvent[], harm: Harm, language: Language): Panel[] {
  const marks = events.map((event) => eventMark(event, harm));
  const countries = [...Map.groupBy(marks, ({ content }) => content.place.country)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  const own = countries.length > PANELS ? PANELS - 1 : PANELS;
  const panels = countries.slice(0, own).map(([code, each]) => ({ name: countryName(code, language), marks: each }));
  const others = countries.slice(own);
  if (others.length === 0) return panels;
  const name = sayPlainlyIn(language)('picture.otherCountries', { count: others.length });
  return [...panels, { name, marks: others.flatMap(([, each]) => each) }];
}

function rowOf({ content, mark, low, high, open }: EventMark) {
  const { date, until } = content;
  const [first, last] = [Date.parse(date.date), Date.parse(lastDay(until ?? date))];
  return { at: (first + last) / 2, mark, low, high, open, known: low !== null };
}

/** Events at one moment, so far apart around it that each bar is seen by itself. */
function sideBySide<Row extends { readonly at: number }>(rows: readonly Row[], step: number): Row[] {
  return [...Map.groupBy(rows, ({ at }) => at).values()].flatMap((together) =>
    together.map((row, index) => ({ ...row, at: row.at + (index - (together.length - 1) / 2) * step })),
  );
}

/** Small and large tolls are read on one axis: it is stretched near zero where some are a hundred times others. */
function numberAxis(top: number) {
  const isWide = top > 100;
  return {
    field: 'low',
    type: 'quantitative' as const,
    scale: isWide ? { type: 'symlog' as const, domain: [0, top * 1.3] } : { domain: [0, Math.ceil(top * 1.12)] },
    axis: {
      title: null,
      format: ',d',
      ...(isWide ? { values: ticksUpTo(top) } : { tickMinStep: 1, tickCount: 4 }),
    },
  };
}

function ticksUpTo(top: number): number[] {
  const ticks = [0, 1, 10];
  for (let tick = 100; tick <= top * 1.3; tick *= 10) ticks.push(tick);
  return ticks;
}

function axisFormat(span: number): string {
  return span > 1_000 * DAY ? '%Y' : span > 100 * DAY ? '%b %Y' : '%d %b';
}

const barWidth = (events: number): number => (events > 200 ? 2 : events > 40 ? 3 : 5);
const pointSize = (events: number): number => (events > 200 ? 30 : events > 40 ? 60 : 160);

/** "Mali: 12 events, figures from 3 to 54; 2 in conflict" */
function panelWords({ name, marks }: Panel, language: Language): string {
  const known = marks.filter(({ low }) => low !== null);
  const say = sayPlainlyIn(language);
  const conflicts = marks.filter(({ mark }) => mark === 'conflict').length;
  const low = Math.min(...known.map((mark) => mark.low ?? 0));
  const high = Math.max(...known.map((mark) => mark.high ?? 0));
  const isOpen = known.some(({ open }) => open);
  const words = [
    say('count.events', { count: marks.length }),
    ...(known.length > 0 ? [rangeWords({ low, high, isOpen }, language)] : [say('picture.noFigures')]),
    ...(conflicts > 0 ? [say('picture.conflicts', { count: conflicts })] : []),
  ];
  return say('picture.says', { who: name, range: listed(words, language) });
}
