// Run as a thread of its own: drawing takes long, and nobody else may wait for it.

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { bordersIn, type Window } from './borders.ts';
import { BORDERS } from './picture.ts';
import { textWidth } from './text-width.ts';

const { resolve } = createRequire(import.meta.url);
const fonts = join(dirname(resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => join(fonts, file));

interface TextItem {
  readonly text?: unknown;
  readonly fontSize?: number;
  readonly fontWeight?: unknown;
}

// Without a screen Vega takes every letter for a wide one, and leaves half of a picture empty. Its types leave this out.
const { textMetrics } = vega as unknown as {
  readonly textMetrics: { width: (item: TextItem, text?: unknown) => number };
};
textMetrics.width = (item, text = item.text) =>
  textWidth(String(text ?? ''), item.fontSize ?? 11, item.fontWeight === 'bold' || Number(item.fontWeight) >= 600);

interface Order {
  readonly id: number;
  readonly spec: TopLevelSpec;
}

async function paint(spec: TopLevelSpec): Promise<Uint8Array> {
  const { spec: compiled } = compile(spec);
  for (const data of compiled.data ?? [])
    if (data.name === BORDERS) Object.assign(data, { values: bordersIn(spec.usermeta as unknown as Window) });
  const view = new vega.View(vega.parse(compiled), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  const font = { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' };
  return new Resvg(svg, { font, background: '#ffffff' }).render().asPng();
}

// Read before anybody waits for a map.
bordersIn({ west: 0, south: 0, east: 0, north: 0 });

// Asked for nothing more, it ends.
parentPort?.on('message', async (order: Order | null) => {
  if (order === null) return parentPort?.close();
  const { id, spec } = order;
  try {
    const png = await paint(spec);
    parentPort?.postMessage({ id, png });
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
