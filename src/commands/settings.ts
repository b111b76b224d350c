import { LANGUAGES, type Settings } from '../domain/action.ts';
import { UserError } from '../domain/errors.ts';
import { joined } from '../render/markdown.ts';
import { told } from '../render/told.ts';
import type { Command } from './command.ts';
import { completeOption } from './completion.ts';
import { chosen, echo, text } from './input.ts';

export const settings: Command = {
  definition: {
    name: 'settings',
    audience: 'managers',
    options: [
      { name: 'timezone', type: 'string', completes: true, maximum: 60 },
      { name: 'language', type: 'string', choices: LANGUAGES },
    ],
  },

  async run(input, context) {
    const { say, desk } = context;
    const timeZone = readTimeZone(text(input, 'timezone', 60));
    const language = chosen(input, 'language', LANGUAGES);
    const content: Partial<Settings> = { ...(timeZone && { timeZone }), ...(language && { language }) };
    const changes = Object.keys(content).length > 0;
    if (changes) await context.record(() => ({ type: 'settings.changed', content }), { private: true });
    const now = desk.casebook.settings;
    const values = { timeZone: now.timeZone, language: say(`choice.${now.language}`) };
    const others = timeZone
      ? desk.casebook.digests().filter(({ content: own }) => own.timeZone !== timeZone).length
      : 0;
    return told(
      joined(
        [
          say(changes ? 'settings.changed' : 'settings.are', values),
          ...(others > 0 ? [say('settings.digestsKeep', { count: others })] : []),
        ],
        '\n',
      ),
    );
  },

  complete: completeOption,
};

/** An IANA time zone, spelled as IANA does. */
export function readTimeZone(typed: string | null): string | null {
  if (typed === null) return null;
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone')].find(
    (zone) => zone.toLowerCase() === typed.toLowerCase(),
  );
  if (known) return known;
  try {
    // Older names ("Asia/Calcutta") are not listed, and are understood all the same; offsets are not zones.
    if (/^[A-Za-z]+\/[A-Za-z_/+-]+$/.test(typed))
      return new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone;
  } catch (error) {
    throw new UserError('settings.timeZone', { typed: echo(typed) }, { cause: error });
  }
  throw new UserError('settings.timeZone', { typed: echo(typed) });
}
