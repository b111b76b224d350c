/** What was done to people. `neutralised` is killed, wounded or captured, not said which; `casualties` is killed + wounded. */
export const HARMS = [
  'killed',
  'wounded',
  'missing',
  'captured',
  'abducted',
  'arrested',
  'displaced',
  'neutralised',
  'casualties',
] as const;
export type Harm = (typeof HARMS)[number];

/** Who it was done to. `people` is everyone, no category given; the other words are parts of it (see `VICTIMS_WITHIN`). */
export const VICTIMS = [
  'people',
  'security_forces',
  'military',
  'police',
  'militia',
  'armed_group',
  'civilians',
  'peacekeepers',
] as const;
export type Victims = (typeof VICTIMS)[number];

/** Each category's next larger whole. */
export const VICTIMS_WITHIN: Readonly<Record<Victims, Victims | null>> = {
  people: null,
  security_forces: 'people',
  military: 'security_forces',
  police: 'security_forces',
  militia: 'security_forces',
  armed_group: 'people',
  civilians: 'people',
  peacekeepers: 'people',
};

/** A count of people as `low..high`, both included; `high` is null when open ("at least 23"). */
export interface Interval {
  readonly low: number;
  readonly high: number | null;
}

/** One number of a claim: harm × victims × interval, with the words it was read from. */
export interface Figure extends Interval {
  readonly harm: Harm;
  readonly victims: Victims;
  /** The noun used ("soldiers", "gendarmes"), shown as it was written; empty when none was. */
  readonly noun: string;
  /** The one number the words name (30 in "about 30", 23 in "at least 23"); null for ranges and for words like "dozens". */
  readonly named: number | null;
  /** The verbatim words: always what is shown. The interval is for comparing. */
  readonly words: string;
  /** A data set's own low and high, where its three numbers are not in order and the interval holds all of them. */
  readonly published?: { readonly low: number; readonly high: number };
}

/** Whether everyone counted as `part` is also counted as `whole`. Every category is within itself. */
export function victimsWithin(part: Victims, whole: Victims): boolean {
  for (let category: Victims | null = part; category !== null; category = VICTIMS_WITHIN[category]) {
    if (category === whole) return true;
  }
  return false;
}

/** The smallest category that holds both: what "soldiers and gendarmes" are together. */
export function commonVictims(one: Victims, other: Victims): Victims {
  let category: Victims = one;
  while (!victimsWithin(other, category)) category = VICTIMS_WITHIN[category] ?? 'people';
  return category;
}
