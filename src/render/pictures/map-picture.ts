import type { TopLevelSpec } from 'vega-lite';
import type { Language } from '../../domain/action.ts';
import { cut } from '../../domain/cut.ts';
import type { Coordinates } from '../../domain/event.ts';
import { placeName } from '../../places/area-name.ts';
import { plain } from '../markdown.ts';
import { sayPlainlyIn } from '../say.ts';
import { altText, rangeWords } from './alt-text.ts';
import { type DrawnEvent, type EventMark, eventMark, mainHarm } from './event-marks.ts';
import { markScale } from './mark-scale.ts';
import { BORDERS, COLOURS, MARKS, type Mark, type Picture } from './picture.ts';
import { MAP, type Projection, pixelsOf, projectionOf, windowOf } from './projection.ts';
import { theme, titled } from './theme.ts';

const SEA = '#cfdfeb';
/** Places that are named. */
const NAMED = 6;
/** Marks nearer to each other than so many pixels are drawn as one: of many events as far as none covers another. */
const NEAR = 22;
const NEAR_OF_MANY = 64;
const MANY = 40;
/** How several together are marked: by the first of these that one of them has. */
const SPOT_MARKS: readonly Mark[] = ['conflict', 'claimed', 'coded'];

interface Placed extends EventMark {
  readonly at: Coordinates;
}

interface TextStyle {
  readonly align: 'left' | 'center' | 'right';
  readonly baseline?: 'middle';
  readonly dx?: number;
  readonly dy?: number;
  readonly fontSize?: number;
}

/** A mark on the map: an event, or several too near each other to be told apart. */
interface Spot extends Placed {
  readonly events: number;
}

/**
 * Where events happened, as far as their coordinates are known: a ring as large as the highest figure claimed of one of them, a disc as large as the
 * lowest. Figures of several events are never added up: claims of one may be of another too.
 */
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
  const spots = gathered(sorted, projection);
  const named = namedPlaces(spots, projection);
  const values = spots.map((each) => ({
    longitude: each.at.longitude,
    latitude: each.at.latitude,
    mark: each.mark,
    low: each.low,
    high: topOf(each),
    name: named.get(each) ?? '',
    count: each.events > 1 ? `n=${each.events}` : null,
    isEast: pixelsOf(each.at, projection).x > MAP.width * 0.6,
  }));
  const shown = MARKS.filter((mark) => values.some((value) => value.mark === mark));
  const top = Math.max(1, ...values.map(({ high }) => high));
  const size = {
    type: 'quantitative' as const,
    scale: { type: 'pow' as const, exponent: 1, domain: [0, top], range: [30, spots.length > 100 ? 1_600 : 3_200] },
  };
  const title = say('picture.map', { harm: say(`harm.${harm}`) });
  const longitude = { field: 'longitude', type: 'quantitative' as const };
  const latitude = { field: 'latitude', type: 'quantitative' as const };
  const colour = markScale('color', shown, say);
  const shape = markScale('shape', shown, say);
  const spec: TopLevelSpec = {
    config: theme(language),
    usermeta: { ...windowOf(projection) },
    view: { stroke: COLOURS.faint, fill: SEA },
    title: titled(title, say(spots.length < placed.length ? 'picture.mapNoteGathered' : 'picture.mapNote')),
    width: MAP.width,
    height: MAP.height,
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
      ...written(
        values.filter(({ count }) => count !== null),
        'count',
        { align: 'center', baseline: 'middle', fontSize: 17 },
      ),
      ...[false, true].flatMap((isEast) =>
        written(
          values.filter((value) => value.name !== '' && value.isEast === isEast),
          'name',
          { align: isEast ? 'right' : 'left', dx: isEast ? -18 : 18, dy: -22 },
        ),
      ),
    ],
  };
  return { name: 'map', spec, alt: altText(title, wordsOf(sorted, language)) };
}

/** Words on the map, each twice: what is under them stays behind a white edge. */
function written(values: ReadonlyArray<{ readonly longitude: number }>, field: string, how: TextStyle) {
  return ['#ffffff', null].map((edge) => ({
    data: { values: [...values] },
    mark: {
      type: 'text' as const,
      fontSize: 19,
      fontWeight: 'bold' as const,
      color: COLOURS.ink,
      ...how,
      ...(edge !== null && { stroke: edge, strokeWidth: 5 }),
    },
    encoding: {
      longitude: { field: 'longitude', type: 'quantitative' as const },
      latitude: { field: 'latitude', type: 'quantitative' as const },
      text: { field },
    },
  }));
}

/** The events, those too near each other as one that says how many: around the one with the highest figure, from the lowest to the highest of all. */
function gathered(sorted: readonly Placed[], projection: Projection): Spot[] {
  const near = sorted.length > MANY ? NEAR_OF_MANY : NEAR;
  const spots: Array<{ readonly x: number; readonly y: number; readonly events: Placed[] }> = [];
  for (const each of sorted) {
    const { x, y } = pixelsOf(each.at, projection);
    const spot = spots.find((other) => Math.hypot(other.x - x, other.y - y) < near);
    if (spot) spot.events.push(each);
    else spots.push({ x, y, events: [each] });
  }
  return spots.map(({ events }) => {
    const known = events.flatMap(({ low }) => (low === null ? [] : [low]));
    return {
      ...(events[0] as Placed),
      events: events.length,
      low: known.length === 0 ? null : Math.min(...known),
      mark: SPOT_MARKS.find((mark) => events.some((each) => each.mark === mark)) ?? 'claimed',
    };
  });
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
