import { lastDay, type PreciseDate } from '../domain/date.ts';
import { divisionsNamed } from '../places/divisions.ts';
import type { CountryMark } from './country-marks.ts';
import type { Happening } from './event-words.ts';
import type { LocationMark } from './location-marks.ts';
import { isApart, joined, type Occasion } from './occasions.ts';

/** What a text tells of one event, gathered from its sentences. */
export interface EventNotes {
  date: PreciseDate | null;
  /** It went on from its date on. */
  goesOn: boolean;
  readonly countries: Map<string, number>;
  readonly divisions: Map<string, string>;
  readonly locations: LocationMark[];
  readonly happenings: Happening[];
  readonly attackers: string[];
  readonly attacked: string[];
  /** What tells it from another of its day and place. */
  occasion: Occasion | null;
  /** Told of in passing: an attack before the one the text is about. */
  readonly isPast: boolean;
}

/** What one sentence, or a part of it, says of where and when. */
export interface Setting {
  readonly date: PreciseDate | null;
  readonly isSince: boolean;
  readonly countries: readonly CountryMark[];
  readonly locations: readonly LocationMark[];
  readonly happening: Happening | null;
  /** It says itself that it is about another: "in a separate attack", "elsewhere". */
  readonly isOther: boolean;
  /** Only looked back at: "it came two days after an attack in which 44 died". */
  readonly isLookedBack: boolean;
  /** Of the day the text is at, and another place: "the same day, in Sarhan, gunmen …". */
  readonly isSameDay?: boolean;
  readonly occasion?: Occasion | null;
  /** It tells of an attack as of one not told of before. */
  readonly isFresh?: boolean;
  /** The first under a country's heading. */
  readonly opens?: boolean;
}

const DAYS_OF_ONE_TEXT = 14;
/** How strongly a later event is in the country of the first: as much as an army of another points there. */
const INHERITED = 1;
/** As many events as a text is searched back for. */
const REMEMBERED = 30;

/** Keeps the events of a text apart, by when and where they are told to have been. */
export class EventsOfText {
  readonly events: EventNotes[] = [];
  #current = 0;

  /** The event the text is at. */
  get current(): number {
    return this.#current;
  }

  /** The event a setting is about: one known, or a new one where its time or country is another's, and where a number is told its occasion. */
  at(setting: Setting, isNumber = false): number {
    const index =
      this.#onOccasion(setting, isNumber) ?? (isNumber ? this.#elsewhere(setting) : null) ?? this.#find(setting);
    this.note(index, setting);
    const isFirst = this.events.length === 1;
    if (this.events[index]?.isPast === false && (!setting.isLookedBack || isFirst)) this.#current = index;
    return index;
  }

  /** Adds what a sentence says of an event, where it does not contradict what is known. */
  note(index: number, setting: Setting): void {
    const event = this.events[index];
    if (event === undefined) return;
    if (setting.date !== null && (event.date === null || isWithin(setting.date, event.date))) {
      if (event.date === null || event.date.precision !== 'day') {
        event.date = setting.date;
        event.goesOn ||= setting.isSince;
      }
    }
    for (const { country, division, weight } of setting.countries) {
      // What is told first counts for more.
      event.countries.set(
        country,
        (event.countries.get(country) ?? 0) + weight * (event.countries.size === 0 ? 1.5 : 1),
      );
      if (division !== null && !event.divisions.has(country)) event.divisions.set(country, division);
    }
    event.locations.push(...setting.locations);
    event.occasion = joined(event.occasion, setting.occasion ?? null);
    if (setting.happening !== null) event.happenings.push(setting.happening);
  }

  /** Where and when are told in sentences without a figure too, as far as they tell of the same event. */
  noteTold(told: Setting, isRecent: boolean): void {
    const known = this.events[this.#current]?.date ?? null;
    const mayRefine = known !== null && known.precision !== 'day';
    const setting = mayRefine || isRecent ? told : { ...told, date: null };
    if (this.events.length === 0 || setting.opens === true) {
      this.at(setting);
      return;
    }
    const current = this.events.findLastIndex(({ isPast }) => !isPast);
    const event = this.events[current];
    if (event === undefined || setting.isOther) return;
    if (
      event.date !== null &&
      setting.date !== null &&
      setting.date.date !== event.date.date &&
      event.date.precision === 'day'
    )
      return;
    this.note(current, {
      ...setting,
      countries: setting.countries.filter(({ weight }) => weight >= 2).map((mark) => ({ ...mark, weight: 0.5 })),
    });
  }

  // "In the morning attack", "a second attack": one of those of the day and place the text is at.
  #onOccasion(setting: Setting, isNumber: boolean): number | null {
    const here = this.events[this.#current];
    const told = setting.occasion ?? null;
    if (here === undefined || told === null || here.isPast || !this.#fits(here, setting, false)) return null;
    if (setting.locations.length > 0 && here.locations.length > 0 && !sharesPlace(here, setting)) return null;
    if (!isApart(here.occasion, told)) return this.#current;
    const index = this.events.findLastIndex(
      (event) =>
        event.occasion !== null &&
        !event.isPast &&
        event.date?.date === here.date?.date &&
        !isApart(event.occasion, told),
    );
    const only = told.order === 1 ? this.events.findIndex(({ occasion }) => occasion === null) : -1;
    if (index >= 0 || only >= 0) return index >= 0 ? index : only;
    return isNumber ? this.#again(here, setting) : null;
  }

  // "On 13 May a drone strike in Zirma …", after what was told of that day in Sarhan.
  #elsewhere(setting: Setting): number | null {
    const here = this.events[this.#current];
    const { date, isFresh, locations } = setting;
    if (here === undefined || isFresh !== true || date?.date !== here.date?.date || here.isPast) return null;
    const isNamed = (named: Pick<EventNotes, 'locations'>): boolean =>
      named.locations.some(({ name, isHeadline }) => isHeadline !== true && divisionsNamed(name).length === 0);
    if (!isNamed(here) || !isNamed({ locations: [...locations] }) || sharesPlace(here, setting)) return null;
    const known = this.events.findIndex((event) => event.date?.date === date?.date && sharesPlace(event, setting));
    return known >= 0 ? known : this.#add(setting, false);
  }

  // Another attack where the one before it was, that day.
  #again(here: EventNotes, setting: Setting): number {
    this.events.push({
      ...here,
      date: setting.date ?? here.date,
      countries: new Map(here.countries),
      divisions: new Map(here.divisions),
      locations: [...here.locations],
      happenings: [],
      attackers: [],
      attacked: [],
      occasion: null,
    });
    return this.events.length - 1;
  }

  #find(setting: Setting): number {
    if (this.events.length === 0) return this.#add(setting, false);
    const isPast = this.#isLongBefore(setting.date);
    // A long text is searched back as far as a reader remembers.
    const from = Math.max(0, this.events.length - REMEMBERED);
    const fitting = this.events.findIndex(
      (event, index) =>
        (index === 0 || index >= from) &&
        event.isPast === isPast &&
        index !== this.#current &&
        this.#fits(event, setting, true) &&
        (setting.isSameDay !== true || sharesPlace(event, setting)),
    );
    const there = setting.date === null ? this.#there(setting) : null;
    if (there !== null && !isPast) return there;
    const named = this.#named(setting);
    if (named !== null && named !== this.#current && setting.date === null) return named;
    const current = this.events[this.#current];
    // "the same day" in the place itself is no other attack.
    const isHere = setting.isSameDay === true && current !== undefined && sharesPlace(current, setting);
    const isOther = setting.isOther && !isHere;
    if (current !== undefined && !isPast && this.#fits(current, setting, false) && !isOther) return this.#current;
    if (fitting >= 0 && !(isOther && fitting === 0)) return fitting;
    return this.#add(setting, isPast);
  }

  // Of another event of the text, by the place it names.
  #there({ locations }: Setting): number | null {
    const isIn = (event: EventNotes | undefined): boolean => event !== undefined && sharesPlace(event, { locations });
    if (locations.length === 0 || isIn(this.events[this.#current])) return null;
    const from = Math.max(0, this.events.length - REMEMBERED);
    const index = this.events.findLastIndex((event, at) => (at === 0 || at >= from) && !event.isPast && isIn(event));
    return index < 0 ? null : index;
  }

  // "Niger's ministry said …" after a sentence about Moscow is about Niger again.
  #named({ countries }: Setting): number | null {
    const told = new Set(countries.filter(({ weight }) => weight >= 0.5).map(({ country }) => country));
    const here = this.events[this.#current];
    const own = here === undefined ? null : strongest(here.countries);
    if (told.size === 0 || own === null || told.has(own)) return null;
    const from = Math.max(0, this.events.length - REMEMBERED);
    const index = this.events.findLastIndex(
      (event, at) => (at === 0 || at >= from) && !event.isPast && told.has(strongest(event.countries) ?? ''),
    );
    return index < 0 ? null : index;
  }

  #add(setting: Setting, isPast: boolean): number {
    const first = this.events[0];
    const countries = new Map<string, number>();
    // Where nothing else is said it is in the country the text is about.
    if (first !== undefined && !setting.countries.some(({ weight }) => weight >= 2)) {
      const country = strongest(first.countries);
      if (country !== null) countries.set(country, INHERITED);
    }
    this.events.push({
      date: setting.isSameDay === true ? (this.events[this.#current]?.date ?? null) : null,
      goesOn: false,
      countries,
      divisions: new Map(),
      locations: [],
      happenings: [],
      attackers: [],
      attacked: [],
      occasion: null,
      isPast,
    });
    return this.events.length - 1;
  }

  #isLongBefore(date: PreciseDate | null): boolean {
    const main = this.events[0]?.date ?? null;
    if (date === null) return false;
    if (main === null) return date.precision === 'year';
    if (isWithin(main, date) || isWithin(date, main)) return false;
    return date.precision !== 'day' || daysBetween(date.date, main.date) > DAYS_OF_ONE_TEXT;
  }

  /** Whether a setting may be this event's; `surely` asks for a time or place in common. */
  #fits(event: EventNotes, setting: Setting, surely: boolean): boolean {
    const { date } = setting;
    const sameDate = date !== null && event.date !== null && (isWithin(date, event.date) || isWithin(event.date, date));
    if (
      date !== null &&
      event.date !== null &&
      !sameDate &&
      !(event.goesOn && date.date >= event.date.date) &&
      !setting.isSince
    )
      return false;
    const strong = setting.countries.filter(({ weight }) => weight >= 2);
    const country = strongest(event.countries);
    const score = country === null ? 0 : (event.countries.get(country) ?? 0);
    const elsewhere =
      strong.length > 0 &&
      country !== null &&
      score > INHERITED &&
      !strong.some((mark) => mark.country === country || (event.countries.get(mark.country) ?? 0) >= 2);
    if (elsewhere) return false;
    return !surely || sameDate;
  }
}

function sharesPlace(event: EventNotes, { locations }: Pick<Setting, 'locations'>): boolean {
  return event.locations.some(({ name }) => locations.some((told) => told.name === name));
}

export function strongest(scores: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  for (const [key, score] of scores) if (score > 0 && (best === null || score > (scores.get(best) ?? 0))) best = key;
  return best;
}

function isWithin(date: PreciseDate, other: PreciseDate): boolean {
  return date.date >= other.date && lastDay(date) <= lastDay(other);
}

function daysBetween(one: string, other: string): number {
  return Math.abs(new Date(other).getTime() - new Date(one).getTime()) / 86_400_000;
}
