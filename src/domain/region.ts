/** A region a server defined itself. */
export interface RegionContent {
  readonly name: string;
  /** ISO 3166-1 country codes and ISO 3166-2 codes of first-level divisions, each once. */
  readonly members: readonly string[];
}

/** One as it stands. */
export interface RegionState extends RegionContent {
  readonly region: number;
}

/** `R1` */
export function regionId(region: number): string {
  return `R${region}`;
}
