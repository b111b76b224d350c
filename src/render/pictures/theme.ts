import type { NumberLocale, TimeLocale } from 'vega';
import type { Config } from 'vega-lite';
import type { Language } from '../../domain/action.ts';
import { COLOURS, WIDTH } from './picture.ts';
import { wrapped } from './text-width.ts';

/** A picture's title and what is to be known to read it, in lines that fit. */
export function titled(text: string, subtitle: string) {
  return { text: wrapped(text, WIDTH - 20, TITLE, true), subtitle: wrapped(subtitle, WIDTH - 20, SUBTITLE) };
}

const TITLE = 24;
const SUBTITLE = 19;

/** Letters, lines and words every picture has: the reader's months and thousands. */
export function theme(language: Language): Config {
  const label = { labelFontSize: 20, labelColor: COLOURS.ink, titleFontSize: 20, titleColor: COLOURS.ink };
  return {
    background: '#ffffff',
    padding: 24,
    font: 'DejaVu Sans',
    view: { stroke: null },
    axis: {
      ...label,
      titleFontWeight: 'normal',
      gridColor: '#d9dee4',
      domainColor: COLOURS.faint,
      tickColor: COLOURS.faint,
    },
    legend: {
      ...label,
      orient: 'top',
      title: null,
      symbolSize: 220,
      symbolStrokeWidth: 3,
      labelLimit: 600,
      columns: 1,
      columnPadding: 24,
    },
    title: {
      fontSize: TITLE,
      anchor: 'start',
      color: COLOURS.ink,
      offset: 14,
      subtitleFontSize: SUBTITLE,
      subtitleColor: COLOURS.ink,
      subtitlePadding: 6,
    },
    text: { fontSize: 20, color: COLOURS.ink },
    locale: { number: NUMBERS[language], time: TIME_NAMES[language]() },
  };
}

const NUMBERS: Readonly<Record<Language, NumberLocale>> = {
  en: { decimal: '.', thousands: ',', grouping: [3], currency: ['', ''] },
  fr: { decimal: ',', thousands: '\u202f', grouping: [3], currency: ['', ''] },
};

/** Made at the first picture and kept: making formats costs more than everything else a picture is described by. */
const TIME_NAMES: Readonly<Record<Language, () => TimeLocale>> = {
  en: kept(() => timeNames('en')),
  fr: kept(() => timeNames('fr')),
};

function kept<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

function timeNames(language: Language): TimeLocale {
  const name = (style: 'long' | 'short', what: 'month' | 'weekday', time: number): string =>
    new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { [what]: style, timeZone: 'UTC' }).format(time);
  // 1 January 2023 was a Sunday.
  const days = (style: 'long' | 'short') =>
    [1, 2, 3, 4, 5, 6, 7].map((day) => name(style, 'weekday', Date.UTC(2023, 0, day))) as TimeLocale['days'];
  const months = (style: 'long' | 'short') =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((month) =>
      name(style, 'month', Date.UTC(2023, month, 1)),
    ) as TimeLocale['months'];
  return {
    dateTime: '%d %B %Y %H:%M',
    date: '%d/%m/%Y',
    time: '%H:%M',
    periods: ['', ''],
    days: days('long'),
    shortDays: days('short'),
    months: months('long'),
    shortMonths: months('short'),
  };
}
