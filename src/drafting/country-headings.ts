import type { Sentence } from './article.ts';
import { countryMarksIn } from './country-marks.ts';
import type { Setting } from './events-of-text.ts';

/** The countries that a roundup's paragraphs are headed with: "Mali. On Tuesday …", "Pakistan: A bomb …". */
export class CountryHeadings {
  #country = '';
  #paragraph = -1;
  #opens = false;

  /** Takes note of the country a sentence is a heading for or begins with; true where it is nothing but a heading. */
  take({ tokens, paragraph, isHeadline }: Sentence): boolean {
    const end = tokens.findIndex(({ plain }) => plain === ':' || plain === '.');
    if (end < 1 || end > 4 || isHeadline) return false;
    const head = tokens.slice(0, end);
    const [mark, ...others] = countryMarksIn(head);
    const isName = head.every(({ text }) => /^\p{Lu}/u.test(text) || text.length <= 3);
    if (mark === undefined || mark.division !== null || others.length > 0 || !isName) return false;
    this.#country = mark.country;
    this.#paragraph = paragraph;
    this.#opens = true;
    return end + 1 === tokens.length;
  }

  /** A setting in the country its paragraph is headed with, and of no event of another. */
  under(setting: Setting, { paragraph }: Sentence): Setting {
    if (this.#paragraph !== paragraph) return setting;
    const opens = this.#opens;
    this.#opens = false;
    return {
      ...setting,
      opens,
      isOther: setting.isOther || opens,
      countries: [{ country: this.#country, division: null, weight: 3, at: 0 }, ...setting.countries],
    };
  }
}
