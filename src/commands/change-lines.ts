import { cut } from '../domain/cut.ts';
import { escaped, type Markdown, md } from '../render/markdown.ts';
import { bare } from '../render/say.ts';
import type { Context } from './command.ts';
import type { ContentField } from './fields.ts';

/** Characters of a value that are told. */
const TOLD = 150;

type Reader = Pick<Context, 'language' | 'say'>;

/** "- Title: ~~Raid~~ → Ambush", a line for each difference. */
export function changeLines<Content>(
  fields: readonly ContentField<Content>[],
  before: Content,
  now: Content,
  reader: Reader,
): Markdown[] {
  return fields.flatMap((field) => {
    const change = changeOf(field, before, now, TOLD, reader);
    return change ? [md`- ${change}`] : [];
  });
}

/** "Title: ~~Raid~~ → Ambush", each value cut to so many characters; null where it is the same. */
export function changeOf<Content>(
  { option, shown, whose }: ContentField<Content>,
  before: Content,
  now: Content,
  longest: number,
  { language, say }: Reader,
): Markdown | null {
  const words = (content: Content): Markdown => {
    const value = cut(shown(content, language), longest);
    if (value === '') return say('edit.empty');
    return whose ? md`${value} (${whose(content)})` : escaped(value);
  };
  if (shown(before, language) === shown(now, language)) return null;
  return say('edit.change', { field: bare(language, `label.${option}`), was: words(before), now: words(now) });
}
