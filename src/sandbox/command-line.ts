import { Refusal } from './api-error.ts';
import type { OptionDefinition } from './options.ts';
import type { CommandView, InteractionRequest, OptionInput } from './page-protocol.ts';

type Values = Readonly<Record<string, string | number | boolean>>;

/** The request for a slash command written as people say it, `add event`, with its options by name. */
export function commandRequest(
  commands: readonly CommandView[],
  member: string,
  channel: string,
  line: string,
  values: Values,
): InteractionRequest {
  const [name, ...path] = line.replace(/^\//, '').split(' ');
  const command = commands.find((one) => one.type === 1 && one.name === name);
  if (command === undefined) throw new Refusal(404, `This member has no command /${name}`);
  const definitions = (command.options ?? []) as readonly OptionDefinition[];
  return { kind: 'command', member, channel, commandId: command.id, options: optionsFor(definitions, path, values) };
}

function optionsFor(definitions: readonly OptionDefinition[], path: readonly string[], values: Values): OptionInput[] {
  const [next, ...rest] = path;
  if (next !== undefined) {
    const definition = definitions.find((one) => one.name === next);
    if (definition === undefined) throw new Refusal(404, `There is no subcommand ${next}`);
    const options = optionsFor(definition.options ?? [], rest, values);
    return [{ name: definition.name, type: definition.type, options }];
  }
  return Object.entries(values).map(([name, value]) => {
    const definition = definitions.find((one) => one.name === name);
    if (definition === undefined) throw new Refusal(404, `There is no option ${name}`);
    return { name, type: definition.type, value };
  });
}
