import type { TopLevelSpec } from 'vega-lite';

/** A picture as plain data: what is to be drawn, and the same in words. */
export interface Picture {
  /** Its file's name without ending. */
  readonly name: string;
  readonly spec: TopLevelSpec;
  /** For those who can't see it; Discord takes 1,024 characters. */
  readonly alt: string;
}

/** Characters of a picture's description Discord takes. */
export const ALT = 1_024;

/** How a figure is drawn: by colour, by shape and in words. */
export const MARKS = ['claimed', 'conflict', 'coded'] as const;
export type Mark = (typeof MARKS)[number];

/** Colours that differ in lightness as well, on the white that is legible in Discord's dark and light themes alike. */
export const COLOURS: Readonly<Record<Mark | 'ink' | 'faint' | 'land', string>> = {
  claimed: '#1f5fa8',
  conflict: '#b3400c',
  coded: '#6b7280',
  ink: '#1b1f24',
  faint: '#8a94a0',
  land: '#e9edf1',
};

export const SHAPES: Readonly<Record<Mark, string>> = { claimed: 'circle', conflict: 'diamond', coded: 'square' };

/** The data of a map that the countries in its window, given as `usermeta`, take the place of. */
export const BORDERS = 'borders';

/** Pixels across; a phone shows about half of them, where letters are then about as large as Discord's small print. */
export const WIDTH = 640;
