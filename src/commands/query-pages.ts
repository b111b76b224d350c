import type { Reply } from '../render/reply.ts';
import { orChoosePlace } from './choose-place.ts';
import type { Command, Context } from './command.ts';
import { completeOption } from './completion.ts';
import { decodePage, decodeQuery, encodeWithArea, type Query, readFilters, readQuery } from './query.ts';

/** What a command that asks about one area and answers in pages does: `page` makes one of them. Its presses are read by `pressedPage`. */
export function queryPages(
  name: string,
  page: (query: Query, page: number, context: Context) => Reply,
): Required<Pick<Command, 'run' | 'complete' | 'press'>> {
  return {
    async run(input, context) {
      const ask = (area: string) =>
        `${name}:show:0:${encodeWithArea(area, readFilters(input, context), context.casebook)}`;
      return orChoosePlace(context, ask, () => page(readQuery(input, context), 0, context));
    },
    complete: completeOption,
    async press(press, context) {
      return pressedPage(press, (encoded, at) => page(decodeQuery(encoded, context.casebook), at, context));
    },
  };
}

/** The page that was asked for: `page:2:…` takes the place of the one it was turned from, `show:0:…` is an answer of its own. */
export function pressedPage(press: string, page: (encoded: string, at: number) => Reply): Reply {
  const [verb = '', at = '', ...encoded] = press.split(':');
  const reply = page(encoded.join(':'), decodePage(at));
  return verb === 'page' ? { ...reply, replaces: true } : reply;
}
