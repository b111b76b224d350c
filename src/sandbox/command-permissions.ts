import type { APIApplicationCommandPermission } from 'discord-api-types/v10';
import { formError } from './form-errors.ts';
import type { Server, World } from './world.ts';

/** At most this many overrides for one command in one server. */
const MOST = 100;

export function commandPermissionsShape(world: World, server: Server, id: string): Record<string, unknown> {
  return {
    id,
    application_id: world.application.id,
    guild_id: server.id,
    permissions: server.commandPermissions.get(id) ?? [],
  };
}

/** What an administrator sets under Integrations, for one command or (by the application's id) for all. */
export function setCommandPermissions(
  world: World,
  server: Server,
  id: string,
  permissions: readonly APIApplicationCommandPermission[],
): void {
  if (permissions.length > MOST)
    throw formError(['permissions'], 'BASE_TYPE_MAX_LENGTH', `Must be ${MOST} or fewer in length.`);
  if (permissions.length === 0) server.commandPermissions.delete(id);
  else
    server.commandPermissions.set(
      id,
      permissions.map((one) => ({ ...one })),
    );
  world.emit({ kind: 'command-permissions', server, id });
  world.emit({ kind: 'commands-changed' });
}
