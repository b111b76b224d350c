import { cut } from '../domain/cut.ts';
import { UserError } from '../domain/errors.ts';
import { eventId, parseEventId } from '../domain/event.ts';
import { placeName } from '../places/area-name.ts';
import { showDate } from '../render/dates.ts';
import type { FormField } from '../render/form.ts';
import { plain } from '../render/markdown.ts';
import { bare } from '../render/say.ts';
import type { Context } from './command.ts';

/** Discord shows at most this many choices, and this many characters of each. */
const CHOICES = 25;
const CHARACTERS = 100;

/** A field to choose an event from: the newest, and before them the one named, if any. */
export function eventChoices(named: string | null, { casebook, language }: Context): FormField {
  const chosen = named === null ? null : parseEventId(named);
  const numbers = new Set<number>();
  if (chosen !== null && isOpen(casebook.whole(chosen))) numbers.add(casebook.whole(chosen));
  for (let number = casebook.nextEvent - 1; number > 0 && numbers.size < CHOICES; number -= 1)
    if (isOpen(number)) numbers.add(number);
  if (numbers.size === 0) throw new UserError('event.none');
  function isOpen(number: number): boolean {
    return casebook.listed(number)?.withdrawn === false;
  }
  return {
    kind: 'select',
    id: 'event',
    label: bare(language, 'label.event'),
    description: bare(language, 'form.newest'),
    required: true,
    chosen: chosen === null ? [] : [eventId(casebook.whole(chosen))],
    choices: [...numbers].flatMap((number) => {
      const event = casebook.listed(number);
      if (!event) return [];
      const { title, place, date } = event.content;
      const where = `${placeName(place, language)} · ${showDate(date, language)}`;
      return [
        {
          label: cut(`${eventId(number)} · ${plain(title)}`, CHARACTERS),
          value: eventId(number),
          description: cut(plain(where), CHARACTERS),
        },
      ];
    }),
  };
}
