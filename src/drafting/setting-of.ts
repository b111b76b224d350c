import type { Sentence } from './article.ts';
import { countryMarksIn } from './country-marks.ts';
import { happeningIn } from './event-words.ts';
import type { Setting } from './events-of-text.ts';
import { harmMarkAt } from './harm-marks.ts';
import { locationMarksIn } from './location-marks.ts';
import { isFresh, occasionOf } from './occasions.ts';
import { ATTACKED, TUE } from './parties-words.ts';
import type { Saying } from './saying-subject.ts';
import type { TimeMark } from './time-found.ts';
import { timeOfDeed } from './told-when.ts';

const OTHER =
  /\b(?:separate(?! (?:statement|message|interview|communique|report|post|news))|separately|elsewhere|another (?:attack|raid|ambush|incident|strike|assault|bombing|village|town)|similar|autre (?:attaque|embuscade|incident|village|localite|frappe)|ailleurs|similaires?|distincte?s?|meanwhile in)\b/;
const LOOKED_BACK =
  /\b(?:days?|weeks?|hours?) after an? (?:\w+ )?(?:attack|raid|ambush|strike|assault|bombing)\b|\blast month\b|\ble mois dernier\b|\bl' ?an dernier\b|\b(?:jours?|semaines?) apres une? (?:\w+ )?(?:attaque|embuscade|attentat)\b/;
const SAME_DAY =
  /\b(?:the|that) same (?:day|morning|evening|night|afternoon)\b|\b(?:minutes|hours) (?:later\b|after (?:the|that) (?:attack|blast|raid|ambush|strike|assault|bombing|explosion|clash)\b)|\blater (?:that|the same) day\b|\b(?:le meme (?:jour|soir|matin)|la meme nuit)\b|\b(?:heures|minutes) (?:plus tard\b|apres (?:cette|l') ?(?:attaque|explosion|embuscade|attentat|incursion)\b)/;
const DEED = /^(?:killed|shot|gunned|exploded|detonated|abducted|kidnapped|beheaded)$/;
const CONTINUES =
  /\b(?:among|of) the (?:dead|wounded)|^(?:the|this|cette|cet|le|la) (?:attack|raid|assault|attaque|assaut)/;

/** What a sentence says of where and when, `happened` being its times of harm. */
export function settingOf(
  { tokens, text, isHeadline, people }: Sentence,
  happened: readonly TimeMark[],
  sayings: readonly Saying[],
): Setting {
  const line = tokens.map(({ plain }) => plain).join(' ');
  const first = timeOfDeed(tokens, happened) ?? happened[0];
  const happening = happeningIn(tokens);
  // A heading in capitals names everything alike.
  const locations = (isHeadline && text === text.toUpperCase() ? [] : locationMarksIn(tokens, isHeadline)).filter(
    ({ at }) =>
      !isAside(tokens, at) && !sayings.some(({ who }) => 'span' in who && at >= who.span.start && at < who.span.next),
  );
  const isDeed =
    happening !== null ||
    tokens.some(({ plain, text: word }) => ATTACKED.test(plain) || DEED.test(plain) || TUE.test(word));
  const occasion = isHeadline ? null : occasionOf(tokens, sayings);
  const isSecond = (occasion?.order ?? 1) > 1;
  const isSameDay = SAME_DAY.test(line) && isDeed && locations.length > 0 && !CONTINUES.test(line);
  return {
    date: first?.date ?? null,
    isSince: first?.isSince ?? false,
    // Where a speaker is from says less of where it was.
    countries: countryMarksIn(tokens, people).map((mark) =>
      sayings.some(({ span }) => mark.at >= span.start && mark.at < span.next)
        ? { ...mark, weight: mark.weight / 2 }
        : mark,
    ),
    locations,
    happening,
    isSameDay,
    occasion,
    isFresh: isFresh(tokens),
    isOther: isSameDay || ((isSecond || OTHER.test(line) || LOOKED_BACK.test(line)) && !CONTINUES.test(line)),
    isLookedBack: LOOKED_BACK.test(line) && !CONTINUES.test(line),
  };
}

// "…, as talks went on in Doha": a clause that tells of no violence says not where it was.
function isAside(tokens: Sentence['tokens'], at: number): boolean {
  const comma = tokens.findLastIndex(({ plain }, index) => index < at && plain === ',');
  if (comma < 0 || !/^(?:as|while|alors|tandis)$/.test(tokens[comma + 1]?.plain ?? '')) return false;
  const end = tokens.findIndex(({ plain }, index) => index > at && plain === ',');
  const clause = tokens.slice(comma + 1, end < 0 ? tokens.length : end);
  return happeningIn(clause) === null && !clause.some((_, index) => harmMarkAt(clause, index) !== null);
}

/** A sentence that begins with its day and tells of violence without a number: what is counted after it, in its paragraph, was then and there. */
export interface Scene {
  readonly setting: Setting;
  readonly paragraph: number;
}

/** As far into a sentence as its day sets a scene: "Then last Thursday …". */
const OPENS = 4;

export function sceneOf(
  { tokens, paragraph, isHeadline, isQuotation }: Sentence,
  setting: Setting,
  happened: readonly TimeMark[],
): Scene | null {
  const isSet =
    setting.date?.precision === 'day' &&
    (setting.happening !== null || setting.locations.length > 0 || tokens.some(({ plain }) => ATTACKED.test(plain))) &&
    happened.some(({ start, isSince }) => start <= OPENS && !isSince);
  return isSet && !isHeadline && !isQuotation ? { setting, paragraph } : null;
}

/** A setting with the scene it is in, where it has no time of its own. */
export function inScene(setting: Setting, { paragraph }: Sentence, scene: Scene | null): Setting {
  if (scene === null || scene.paragraph !== paragraph || setting.date !== null) return setting;
  const told = scene.setting;
  return {
    ...setting,
    date: told.date,
    locations: [...told.locations, ...setting.locations],
    happening: setting.happening ?? told.happening,
    countries: [...told.countries, ...setting.countries],
    isOther: false,
  };
}

/** A setting whose countries hint at where it was, and part it from no other event. */
export function fromAfar(setting: Setting): Setting {
  return { ...setting, countries: setting.countries.map((mark) => ({ ...mark, weight: Math.min(mark.weight, 1) })) };
}
