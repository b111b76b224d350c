import type { Language } from '../domain/action.ts';
import { cut } from '../domain/cut.ts';
import { UserError } from '../domain/errors.ts';
import { areaName } from './area-name.ts';
import type { Area } from './place.ts';
import { quotedNames } from './quoted-names.ts';

const SHOWN = 8;
const OFFERED = 25;

/** A word for several places: the choices, so that the caller can offer them. */
export class AmbiguousPlace extends UserError {
  readonly choices: readonly Area[];

  constructor(text: string, choices: readonly Area[], locale: Language) {
    super('place.ambiguous', {
      text: cut(text, 60),
      choices: `${quotedNames(
        choices.slice(0, SHOWN).map((area) => areaName(area, locale)),
        locale,
      )}${choices.length > SHOWN ? ' …' : ''}`,
    });
    this.choices = choices.slice(0, OFFERED);
  }
}
