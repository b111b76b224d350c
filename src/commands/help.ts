import type { Language } from '../domain/action.ts';
import { description, localName } from '../render/command-words.ts';
import { joined, Markdown, md } from '../render/markdown.ts';
import { bare } from '../render/say.ts';
import type { Audience, Command, CommandDefinition } from './command.ts';
import { flag } from './input.ts';

/** Tells what the caller can do here. It knows the other commands, and what they have in the Apps menu of messages. */
export function helpWith(others: readonly Command[]): Command {
  const definition: CommandDefinition = {
    name: 'help',
    audience: 'everyone',
    options: [{ name: 'private', type: 'boolean' }],
  };
  return {
    definition,
    async run(input, { say, caller, language }) {
      const allowed: Record<Audience, boolean> = {
        everyone: true,
        moderators: caller.moderates,
        managers: caller.manages,
      };
      const groups = (['everyone', 'moderators', 'managers'] as const).filter((audience) => allowed[audience]);
      const sections = groups.map((audience) => {
        const lines = [...others.map((each) => each.definition), definition]
          .filter((each) => each.audience === audience)
          .flatMap((each) => linesOf(each, language));
        for (const menu of others.flatMap(({ menus = [] }) => menus.filter((each) => each.audience === audience)))
          lines.push(md`- ${say('help.menu', { menu: bare(language, `menu.${menu.name}`) })}`);
        return joined([say(`help.${audience}`), ...lines], '\n');
      });
      const text = joined([say('help.intro'), ...sections, say('help.says')], '\n\n');
      return {
        private: flag(input, 'private'),
        blocks: [{ kind: 'card', tone: 'plain', blocks: [{ kind: 'text', text }] }],
      };
    },
  };
}

/** "`/add claim` · what it is for" */
function linesOf({ name, subcommands }: CommandDefinition, language: Language): Markdown[] {
  const paths = subcommands ? subcommands.map((each) => [name, each.name]) : [[name]];
  return paths.map(
    (path) =>
      md`- ${new Markdown(`\`/${path.map((part) => localName(language, part)).join(' ')}\``)} · ${description(language, path)}`,
  );
}
