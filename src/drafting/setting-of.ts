import type { Sentence } from './article.ts';
import { countryMarksIn } from './country-marks.ts';
import { happeningIn } from './event-words.ts';
import type { Setting } from './events-of-text.ts';
import { locationMarksIn } from './location-marks.ts';
import type { Saying } from './saying-subject.ts';
import type { TimeMark } from './time-marks.ts';

const OTHER =
  /\b(?:separate|separately|elsewhere|another (?:attack|raid|ambush|incident|strike|assault|bombing|village|town)|second (?:attack|raid|ambush|blast|incident|strike)|similar|autre (?:attaque|embuscade|incident|village|localite|frappe)|ailleurs|similaires?|distincte?s?|seconde? (?:attaque|embuscade)|meanwhile in)\b/;
const CONTINUES =
  /\b(?:among|of) the (?:dead|wounded)|^(?:the|this|cette|cet|le|la) (?:attack|raid|assault|attaque|assaut)/;

/** What a sentence says of where and when, `happened` being its times of harm. */
export function settingOf({ tokens }: Sentence, happened: readonly TimeMark[], sayings: readonly Saying[]): Setting {
  const line = tokens.map(({ plain }) => plain).join(' ');
  const first = happened[0];
  return {
    date: first?.date ?? null,
    isSince: first?.isSince ?? false,
    // Where a speaker is from says less of where it was.
    countries: countryMarksIn(tokens).map((mark) =>
      sayings.some(({ span }) => mark.at >= span.start && mark.at < span.next)
        ? { ...mark, weight: mark.weight / 2 }
        : mark,
    ),
    locations: locationMarksIn(tokens),
    happening: happeningIn(tokens),
    isOther: OTHER.test(line) && !CONTINUES.test(line),
  };
}
