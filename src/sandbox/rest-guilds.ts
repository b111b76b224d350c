import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  missingAccess,
  unknownApplication,
  unknownChannel,
  unknownGuild,
  unknownMember,
  unknownUser,
} from './api-error.ts';
import type { Rest } from './rest.ts';
import { applicationShape, applicationUser, channelShape, guildShape, memberShape, userShape } from './shapes.ts';
import { mayView } from './views.ts';
import type { Channel, Server, World } from './world.ts';

export function parameter(request: FastifyRequest, name: string): string {
  const parameters = request.params as Record<string, string>;
  return parameters[name] ?? '';
}

export function query(request: FastifyRequest, name: string): string | undefined {
  const value = (request.query as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}

export function serverFor(world: World, id: string): Server {
  const server = world.servers.get(id);
  if (server === undefined) throw unknownGuild();
  return server;
}

/** A channel the application can see. */
export function channelFor(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined) throw unknownChannel();
  if (!mayView(world.serverOf(channel), channel, world.application.id)) throw missingAccess();
  return channel;
}

export function guildRoutes(app: FastifyInstance, { world, gateway }: Rest): void {
  app.get('/gateway', async () => ({ url: gateway.url }));
  app.get('/gateway/bot', async () => ({
    url: gateway.url,
    shards: Math.max(1, Math.ceil(world.servers.size / 1000)),
    session_start_limit: {
      total: 1000,
      remaining: Math.max(0, gateway.identifiesLeft),
      reset_after: 86_400_000,
      max_concurrency: gateway.options.maxConcurrency,
    },
  }));
  const self = async () => ({
    ...applicationUser(world),
    verified: true,
    mfa_enabled: true,
    locale: 'en-US',
    email: null,
  });
  app.get('/users/@me', self);
  app.get('/users/:user', async (request) => {
    const id = parameter(request, 'user');
    if (id === world.application.id) return applicationUser(world);
    for (const server of world.servers.values()) {
      const member = server.members.get(id);
      if (member !== undefined) return userShape(member);
    }
    throw unknownUser();
  });
  app.get('/applications/@me', async () => applicationShape(world));
  app.get('/oauth2/applications/@me', async () => applicationShape(world));
  app.get('/applications/:application', async (request) => {
    if (parameter(request, 'application') !== world.application.id) throw unknownApplication();
    return applicationShape(world);
  });
  app.get('/users/@me/guilds', async () =>
    [...world.servers.values()]
      .slice(0, 200)
      .map(({ id, name }) => ({ id, name, icon: null, owner: false, features: [] })),
  );
  app.get('/guilds/:guild', async (request) => guildShape(serverFor(world, parameter(request, 'guild'))));
  app.get('/guilds/:guild/channels', async (request) =>
    [...serverFor(world, parameter(request, 'guild')).channels.values()].map(channelShape),
  );
  app.get('/guilds/:guild/roles', async (request) => [...serverFor(world, parameter(request, 'guild')).roles.values()]);
  app.get('/guilds/:guild/members', async (request) => {
    const limit = Math.min(1000, Math.max(1, Number(query(request, 'limit') ?? 1) || 1));
    const after = BigInt(query(request, 'after')?.replace(/[^0-9]/g, '') || '0');
    return [...serverFor(world, parameter(request, 'guild')).members.values()]
      .filter((member) => BigInt(member.id) > after)
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
      .slice(0, limit)
      .map(memberShape);
  });
  app.get('/guilds/:guild/members/:user', async (request) => {
    const member = serverFor(world, parameter(request, 'guild')).members.get(parameter(request, 'user'));
    if (member === undefined) throw unknownMember();
    return memberShape(member);
  });
  app.get('/channels/:channel', async (request) => channelShape(channelFor(world, parameter(request, 'channel'))));
}
