import type { Settings } from './action.ts';

const DEFAULT_SETTINGS: Settings = { timeZone: 'UTC', language: 'en' };

/** A server's settings, and which they were as of an entry. */
export class SettingsHistory {
  /** Each as of the entry that changed them. */
  readonly #changes: Array<{ readonly seq: number; readonly settings: Settings }> = [];

  change(seq: number, content: Partial<Settings>): void {
    this.#changes.push({ seq, settings: { ...this.now, ...content } });
  }

  get now(): Settings {
    return this.#changes.at(-1)?.settings ?? DEFAULT_SETTINGS;
  }

  /** The time zone days were counted in when the entry was recorded. */
  timeZoneAt(seq: number): string {
    return (this.#changes.findLast((each) => each.seq <= seq)?.settings ?? DEFAULT_SETTINGS).timeZone;
  }
}
