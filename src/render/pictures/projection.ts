import type { Coordinates } from '../../domain/event.ts';
import type { Window } from './borders.ts';
import { WIDTH } from './picture.ts';

/** Pixels of a map. */
export const MAP = { width: WIDTH - 20, height: 460 } as const;
/** Degrees a map shows at least: of one place one still sees in which part of the country it is. */
const LEAST_SPAN = 8;
/** Where Mercator's map ends, in degrees. */
const END = 80;

function spansOf(at: readonly Coordinates[]): [wide: number, tall: number] {
  const [east, north] = [at.map(({ longitude }) => longitude), at.map(({ latitude }) => latitude)];
  return [
    Math.max(LEAST_SPAN, (Math.max(...east) - Math.min(...east)) * 1.25),
    Math.max(LEAST_SPAN * 0.6, (Math.max(...north) - Math.min(...north)) * 1.25),
  ];
}

export interface Projection {
  readonly type: 'mercator';
  readonly center: [longitude: number, latitude: number];
  readonly scale: number;
  readonly translate: [x: number, y: number];
}

/** Mercator's map, as near as all the places can be seen. */
export function projectionOf(at: readonly Coordinates[]): Projection {
  const [east, north] = [at.map(({ longitude }) => longitude), at.map(({ latitude }) => latitude)];
  const [wide, tall] = spansOf(at);
  const longitude = (Math.min(...east) + Math.max(...east)) / 2;
  const latitude = Math.max(-END, Math.min(END, (Math.min(...north) + Math.max(...north)) / 2));
  const across = MAP.width / radians(wide);
  const down = MAP.height / (northing(latitude + tall / 2) - northing(latitude - tall / 2));
  return {
    type: 'mercator',
    center: [longitude, latitude],
    scale: Math.min(across, down),
    translate: [MAP.width / 2, MAP.height / 2],
  };
}

/** What of the earth is seen. */
export function windowOf({ center: [longitude, latitude], scale }: Projection): Window {
  const degrees = (angle: number): number => (angle * 180) / Math.PI;
  const across = degrees(MAP.width / 2 / scale);
  const northward = (pixels: number): number =>
    degrees(2 * Math.atan(Math.exp(northing(latitude) + pixels / scale)) - Math.PI / 2);
  return {
    west: longitude - across,
    east: longitude + across,
    south: northward(-MAP.height / 2),
    north: northward(MAP.height / 2),
  };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** How far north of the equator Mercator draws a latitude. */
function northing(latitude: number): number {
  return Math.log(Math.tan(Math.PI / 4 + radians(Math.max(-END, Math.min(END, latitude))) / 2));
}

/** Where a place is on the picture, from its upper left corner. */
export function pixelsOf({ latitude, longitude }: Coordinates, { center, scale, translate }: Projection) {
  return {
    x: translate[0] + scale * radians(longitude - center[0]),
    y: translate[1] - scale * (northing(latitude) - northing(center[1])),
  };
}
