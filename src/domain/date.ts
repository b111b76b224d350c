/** How exactly a date is known. Weeks begin on Monday. */
export const PRECISIONS = ['day', 'week', 'month', 'year'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** A calendar date without a time zone, known to the given precision. */
export interface PreciseDate {
  /** `YYYY-MM-DD`: the first day of the day, week, month or year meant. */
  readonly date: string;
  readonly precision: Precision;
}
