import type { APIApplicationCommandPermission } from 'discord-api-types/v10';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  ApiError,
  missingAccess,
  missingPermissions,
  unknownApplication,
  unknownCommand,
  unknownCommandPermissions,
} from './api-error.ts';
import { commandPermissionsShape, setCommandPermissions } from './command-permissions.ts';
import { type CommandBody, checkCommand, checkCommands, coercedCommand } from './command-rules.ts';
import { commandShape, storedCommand } from './commands.ts';
import { FormErrors } from './form-errors.ts';
import { may, permissionsIn } from './permissions.ts';
import { received } from './request-body.ts';
import type { Rest } from './rest.ts';
import { parameter, query, serverFor } from './rest-guilds.ts';
import type { Command, Server } from './world.ts';

const MANAGE_GUILD = 1n << 5n;
const CREATED_A_DAY = 200;

export function commandRoutes(app: FastifyInstance, rest: Rest): void {
  const { world, schema } = rest;
  let created = 0;

  const scope = (request: FastifyRequest): { commands: Map<string, Command>; server: Server | null } => {
    if (request.headers.authorization?.startsWith('Bearer ')) throw missingAccess();
    if (parameter(request, 'application') !== world.application.id) throw unknownApplication();
    const guild = parameter(request, 'guild');
    if (guild === '') return { commands: world.commands, server: null };
    const server = serverFor(world, guild);
    return { commands: server.commands, server };
  };
  const one = (request: FastifyRequest): Command => {
    const command = scope(request).commands.get(parameter(request, 'command'));
    if (command === undefined) throw unknownCommand();
    return command;
  };
  const put = (request: FastifyRequest, body: CommandBody, before: Command | undefined): Command => {
    const { commands, server } = scope(request);
    if (before === undefined) {
      created += 1;
      if (rest.limits && created > CREATED_A_DAY) {
        throw new ApiError(
          400,
          30034,
          `Max number of daily application command creates has been reached (${CREATED_A_DAY})`,
        );
      }
    }
    const command = storedCommand(world, server, body, before);
    commands.set(command.id, command);
    return command;
  };
  const sameName = (commands: Map<string, Command>, body: CommandBody) =>
    [...commands.values()].find((command) => command.name === body.name && command.type === (body.type ?? 1));

  for (const base of ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands']) {
    app.get(base, async (request) => {
      const { commands } = scope(request);
      const full = query(request, 'with_localizations') === 'true';
      return [...commands.values()].map((command) => commandShape(command, full));
    });
    app.put(base, async (request) => {
      const { commands } = scope(request);
      const bodies = coercedList(received(request).json);
      checkCommands(schema, bodies);
      const before = new Map(commands);
      const list = bodies as CommandBody[];
      const kept = list.map((body) => sameName(before, body));
      const changed = [...before.keys()].join() !== kept.map((command) => command?.id).join();
      commands.clear();
      const after = list.map((body, index) => put(request, body, kept[index]));
      if (changed || after.some((command, index) => command !== kept[index])) world.emit({ kind: 'commands-changed' });
      return after.map((command) => commandShape(command, true));
    });
    app.post(base, async (request, reply) => {
      const { commands } = scope(request);
      const body = coercedCommand(received(request).json);
      const errors = new FormErrors();
      checkCommand(schema, 'ApplicationCommandCreateRequestSchema', body, errors, []);
      errors.throwIfAny();
      const before = sameName(commands, body as CommandBody);
      if (before === undefined) checkCommands(schema, [...commands.values(), body].map(coercedCommand));
      const command = put(request, body as CommandBody, before);
      world.emit({ kind: 'commands-changed' });
      return reply.status(before === undefined ? 201 : 200).send(commandShape(command, true));
    });
    app.get(`${base}/:command`, async (request) => commandShape(one(request), true));
    app.patch(`${base}/:command`, async (request) => {
      const before = one(request);
      const change = coercedCommand(received(request).json);
      const errors = new FormErrors();
      schema.check('ApplicationCommandPatchRequestPartialSchema', change, errors);
      errors.throwIfAny();
      const whole = coercedCommand({ ...before, ...(change as object) });
      checkCommand(schema, 'ApplicationCommandCreateRequestSchema', whole, errors, []);
      errors.throwIfAny();
      const command = put(request, whole as CommandBody, before);
      world.emit({ kind: 'commands-changed' });
      return commandShape(command, true);
    });
    app.delete(`${base}/:command`, async (request, reply) => {
      scope(request).commands.delete(one(request).id);
      world.emit({ kind: 'commands-changed' });
      return reply.status(204).send();
    });
  }
  permissionRoutes(app, rest);
}

function coercedList(json: unknown): unknown[] {
  if (!Array.isArray(json)) {
    const errors = new FormErrors();
    errors.add([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    throw errors.toError();
  }
  return json.map(coercedCommand);
}

function permissionRoutes(app: FastifyInstance, { world, schema, bearers }: Rest): void {
  const base = '/applications/:application/guilds/:guild/commands';
  const serverOf = (request: FastifyRequest): Server => {
    if (parameter(request, 'application') !== world.application.id) throw unknownApplication();
    return serverFor(world, parameter(request, 'guild'));
  };
  app.get(`${base}/permissions`, async (request) => {
    const server = serverOf(request);
    return [...server.commandPermissions.keys()].map((id) => commandPermissionsShape(world, server, id));
  });
  app.get(`${base}/:command/permissions`, async (request) => {
    const server = serverOf(request);
    const id = parameter(request, 'command');
    if (!server.commandPermissions.has(id)) throw unknownCommandPermissions();
    return commandPermissionsShape(world, server, id);
  });
  app.put(`${base}/:command/permissions`, async (request) => {
    const server = serverOf(request);
    const member = bearers.get(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
    if (member === undefined) throw new ApiError(403, 20001, 'Bots cannot use this endpoint');
    if (!may(permissionsIn(server, member), MANAGE_GUILD)) throw missingPermissions();
    const id = parameter(request, 'command');
    if (id !== world.application.id && !server.commands.has(id) && !world.commands.has(id)) throw unknownCommand();
    const { json } = received(request);
    const list = typeof json === 'object' && json !== null && 'permissions' in json ? json.permissions : undefined;
    const errors = new FormErrors();
    if (!Array.isArray(list)) errors.add(['permissions'], 'BASE_TYPE_REQUIRED', 'This field is required');
    const entries: unknown[] = Array.isArray(list) ? list : [];
    entries.forEach((entry, index) => {
      schema.check('ApplicationCommandPermissionSchema', entry, errors, ['permissions', index]);
    });
    errors.throwIfAny();
    setCommandPermissions(world, server, id, entries as APIApplicationCommandPermission[]);
    return commandPermissionsShape(world, server, id);
  });
}
