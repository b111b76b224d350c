/** Reads one column of a row: its text without spaces around; empty where the column or the cell is not there. */
export type Column = (cells: readonly string[]) => string;

/** Shapefiles cut the names of columns to so many characters. */
const SHAPEFILE = 10;

/** A table's columns, found by name whatever their order, case and spelling of spaces. */
export class Columns {
  readonly #places = new Map<string, number>();

  constructor(heading: readonly string[]) {
    for (const [place, name] of heading.entries()) {
      const key = columnKey(name);
      if (key !== '' && !this.#places.has(key)) this.#places.set(key, place);
    }
  }

  /** Whether one of these names is there. */
  has(...names: readonly string[]): boolean {
    return this.#find(names) !== undefined;
  }

  /** The first of these names that is there, also as a shapefile cuts it. */
  column(...names: readonly string[]): Column {
    const place = this.#find(names);
    return place === undefined ? () => '' : (cells) => unguarded(cells[place]?.trim() ?? '');
  }

  #find(names: readonly string[]): number | undefined {
    for (const name of names) {
      const place =
        this.#places.get(name) ?? (name.length > SHAPEFILE ? this.#places.get(name.slice(0, SHAPEFILE)) : undefined);
      if (place !== undefined) return place;
    }
    return undefined;
  }
}

/** A cell without the apostrophe that keeps a spreadsheet from reckoning with it. */
function unguarded(cell: string): string {
  return /^'[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell) ? cell.slice(1) : cell;
}

function columnKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#+]+/gu, '_')
    .replace(/^_|_$/g, '');
}

/** A second heading of HXL tags (`#event+code`), as files of the Humanitarian Data Exchange have. */
export function isTagRow(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => /^#[a-z]/i.test(cell));
}
