import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';

/** What a map shows, in degrees. */
export interface Window {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

interface Country {
  readonly window: Window;
  readonly shape: object;
}

let countries: readonly Country[] | null = null;

/** The countries a map shows some of: to draw the others as well would take most of the time. */
export function bordersIn({ west, south, east, north }: Window): object[] {
  countries ??= readCountries();
  return countries
    .filter(
      ({ window }) => window.west <= east && window.east >= west && window.south <= north && window.north >= south,
    )
    .map(({ shape }) => shape);
}

function readCountries(): Country[] {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof feature>[0];
  const found = topology.objects.countries && feature(topology, topology.objects.countries);
  const shapes = found && 'features' in found ? found.features : [];
  return shapes.map((shape) => ({ shape, window: windowOf(shape.geometry) }));
}

function windowOf(geometry: object): Window {
  const points = 'coordinates' in geometry ? pointsIn(geometry.coordinates) : [];
  const window = { west: 180, south: 90, east: -180, north: -90 };
  for (const [longitude = 0, latitude = 0] of points) {
    window.west = Math.min(window.west, longitude);
    window.east = Math.max(window.east, longitude);
    window.south = Math.min(window.south, latitude);
    window.north = Math.max(window.north, latitude);
  }
  return window;
}

/** The points of rings, of polygons, however deep. */
function* pointsIn(coordinates: unknown): Generator<readonly number[]> {
  if (!Array.isArray(coordinates)) return;
  if (typeof coordinates[0] === 'number') yield coordinates;
  else for (const each of coordinates) yield* pointsIn(each);
}
