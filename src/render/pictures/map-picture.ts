import type { TopLevelSpec } from 'vega-lite';
import type { Language } from '../../domain/action.ts';
import { cut } from '../../domain/cut.ts';
import type { Coordinates } from '../../domain/event.ts';
import { placeName } from '../../places/area-name.ts';
import { plain } from '../markdown.ts';
import { sayPlainlyIn } from '../say.ts';
import { altText, rangeWords } from './alt-text.ts';
import type { Window } from './borders.ts';
import { type DrawnEvent, type EventMark, eventMark, mainHarm } from './event-marks.ts';
import { BORDERS, COLOURS, MARKS, type Picture, SHAPES, WIDTH } from './picture.ts';
import { theme, titled } from './theme.ts';

const HEIGHT = 460;
/** Degrees a map shows at least: of one place one still sees in which part of the country it is. */
const LEAST_SPAN = 8;
const SEA = '#cfdfeb';
/** Places that are named. */
const NAMED = 6;
/** Where Mercator's map ends, in degrees. */
const END = 80;

interface Placed extends EventMark {
  readonly at: Coordinates;
}

/** Where events happened, as far as their coordinates are known: a ring as large as the highest figure claimed, a disc as large as the lowest. */
export function mapPicture(events: readonly DrawnEvent[], language: Language): Picture | null {
  const harm = mainHarm(events);
  const placed = events.flatMap((event): Placed[] => {
    const at = event.content.coordinates;
    return at ? [{ ...eventMark(event, harm), at }] : [];
  });
  if (placed.length === 0) return null;
  const say = sayPlainlyIn(language);
  // The largest first: smaller ones are drawn over it.
  const sorted = placed.toSorted((a, b) => topOf(b) - topOf(a));
  const projection = projectionOf(placed.map(({ at }) => at));
  const named = namedPlaces(sorted, projection);
  const values = sorted.map((each) => ({
    longitude: each.at.longitude,
    latitude: each.at.latitude,
    mark: each.mark,
    low: each.low,
    high: topOf(each),
    name: named.get(each) ?? '',
    isEast: pixelsOf(each.at, projection).x > WIDTH * 0.6,
  }));
  const shown = MARKS.filter((mark) => values.some((value) => value.mark === mark));
  const top = Math.max(1, ...values.map(({ high }) => high));
  const size = {
    type: 'quantitative' as const,
    scale: { type: 'pow' as const, exponent: 1, domain: [0, top], range: [30, placed.length > 100 ? 1_600 : 3_200] },
  };
  const title = say('picture.map', { harm: say(`harm.${harm}`) });
  const words = Object.fromEntries(shown.map((mark) => [mark, say(`picture.mark.${mark}`)]));
  const scaled = (range: readonly string[]) => ({
    field: 'mark',
    type: 'nominal' as const,
    scale: { domain: [...shown], range: [...range] },
    legend: { labelExpr: `${JSON.stringify(words)}[datum.value]` },
  });
  const longitude = { field: 'longitude', type: 'quantitative' as const };
  const latitude = { field: 'latitude', type: 'quantitative' as const };
  const colour = scaled(shown.map((mark) => COLOURS[mark]));
  const shape = scaled(shown.map((mark) => SHAPES[mark]));
  const spec: TopLevelSpec = {
    config: theme(language),
    usermeta: { ...windowOf(projection) },
    view: { stroke: COLOURS.faint, fill: SEA },
    title: titled(title, say('picture.mapNote')),
    width: WIDTH - 20,
    height: HEIGHT,
    projection,
    layer: [
      {
        data: { name: BORDERS, values: [] },
        mark: { type: 'geoshape', fill: COLOURS.land, stroke: COLOURS.faint, strokeWidth: 1.2, clip: true },
      },
      {
        data: { values: values.filter(({ low }) => low !== null) },
        mark: { type: 'point', filled: false, strokeWidth: 3, opacity: 0.9 },
        encoding: {
          longitude,
          latitude,
          size: { field: 'high', ...size, legend: sizeLegend(top) },
          color: colour,
          shape,
        },
      },
      {
        data: { values: values.filter(({ low }) => (low ?? 0) > 0) },
        mark: { type: 'point', filled: true, opacity: 0.55 },
        encoding: {
          longitude,
          latitude,
          size: { field: 'low', ...size, legend: sizeLegend(top) },
          color: colour,
          shape,
        },
      },
      {
        data: { values: values.filter(({ low }) => low === null) },
        mark: { type: 'text', text: '×', fontSize: 24 },
        encoding: { longitude, latitude, color: colour },
      },
      // Each name twice: what is under it stays behind a white edge.
      ...[false, true].flatMap((isEast) =>
        ['#ffffff', null].map((edge) => ({
          data: { values: values.filter((value) => value.name !== '' && value.isEast === isEast) },
          mark: {
            type: 'text' as const,
            align: isEast ? ('right' as const) : ('left' as const),
            dx: isEast ? -14 : 14,
            dy: -14,
            fontSize: 19,
            fontWeight: 'bold' as const,
            color: COLOURS.ink,
            ...(edge !== null && { stroke: edge, strokeWidth: 5 }),
          },
          encoding: { longitude, latitude, text: { field: 'name' } },
        })),
      ),
    ],
  };
  return { name: 'map', spec, alt: altText(title, wordsOf(sorted, language)) };
}

function topOf({ high }: EventMark): number {
  return high ?? 0;
}

function sizeLegend(top: number) {
  const values = [...new Set([top / 10, top].map((value) => Math.max(1, Number(value.toPrecision(1)))))];
  return {
    values,
    format: ',d',
    title: null,
    symbolType: 'circle',
    symbolStrokeColor: COLOURS.ink,
    symbolFillColor: 'transparent',
  };
}

/** The names of the places with the highest figures, each once and none over another. */
function namedPlaces(sorted: readonly Placed[], projection: Projection): Map<Placed, string> {
  const named = new Map<Placed, string>();
  const taken: Array<{ readonly x: number; readonly y: number }> = [];
  for (const each of sorted) {
    if (named.size === NAMED) break;
    const { location } = each.content.place;
    const { x, y } = pixelsOf(each.at, projection);
    const isCrowded = taken.some((other) => Math.abs(other.x - x) < 220 && Math.abs(other.y - y) < 28);
    if (location === null || isCrowded || [...named.values()].includes(location)) continue;
    named.set(each, cut(plain(location), 22));
    taken.push({ x, y });
  }
  return named;
}

function spansOf(at: readonly Coordinates[]): [wide: number, tall: number] {
  const [east, north] = [at.map(({ longitude }) => longitude), at.map(({ latitude }) => latitude)];
  return [
    Math.max(LEAST_SPAN, (Math.max(...east) - Math.min(...east)) * 1.25),
    Math.max(LEAST_SPAN * 0.6, (Math.max(...north) - Math.min(...north)) * 1.25),
  ];
}

interface Projection {
  readonly type: 'mercator';
  readonly center: [longitude: number, latitude: number];
  readonly scale: number;
  readonly translate: [x: number, y: number];
}

/** Mercator's map, as near as all the places can be seen. */
function projectionOf(at: readonly Coordinates[]): Projection {
  const [east, north] = [at.map(({ longitude }) => longitude), at.map(({ latitude }) => latitude)];
  const [wide, tall] = spansOf(at);
  const longitude = (Math.min(...east) + Math.max(...east)) / 2;
  const latitude = Math.max(-END, Math.min(END, (Math.min(...north) + Math.max(...north)) / 2));
  const across = (WIDTH - 20) / radians(wide);
  const down = HEIGHT / (northing(latitude + tall / 2) - northing(latitude - tall / 2));
  return {
    type: 'mercator',
    center: [longitude, latitude],
    scale: Math.min(across, down),
    translate: [(WIDTH - 20) / 2, HEIGHT / 2],
  };
}

function windowOf({ center: [longitude, latitude], scale }: Projection): Window {
  const degrees = (angle: number): number => (angle * 180) / Math.PI;
  const across = degrees((WIDTH - 20) / 2 / scale);
  const northward = (pixels: number): number =>
    degrees(2 * Math.atan(Math.exp(northing(latitude) + pixels / scale)) - Math.PI / 2);
  return {
    west: longitude - across,
    east: longitude + across,
    south: northward(-HEIGHT / 2),
    north: northward(HEIGHT / 2),
  };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** How far north of the equator Mercator draws a latitude. */
function northing(latitude: number): number {
  return Math.log(Math.tan(Math.PI / 4 + radians(Math.max(-END, Math.min(END, latitude))) / 2));
}

function pixelsOf({ latitude, longitude }: Coordinates, { center, scale, translate }: Projection) {
  return {
    x: translate[0] + scale * radians(longitude - center[0]),
    y: translate[1] - scale * (northing(latitude) - northing(center[1])),
  };
}

/** The events with the highest figures, by place. */
function wordsOf(sorted: readonly Placed[], language: Language): string[] {
  const say = sayPlainlyIn(language);
  const lines = sorted.slice(0, 12).map(({ content, low, high, open, mark }) => {
    const range =
      low === null ? say('picture.noFigures') : rangeWords({ low, high: high ?? low, isOpen: open }, language);
    const conflict = mark === 'conflict' ? `, ${say('picture.mark.conflict')}` : '';
    return `${say('picture.says', { who: plain(placeName(content.place, language)), range })}${conflict}`;
  });
  const more = sorted.length - lines.length;
  return [
    say('count.events', { count: sorted.length }),
    ...lines,
    ...(more > 0 ? [say('picture.moreClaimants', { count: more })] : []),
  ];
}
