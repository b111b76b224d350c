import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkedCallback } from './callback-rules.ts';
import { checkedMessage } from './message-rules.ts';
import { received } from './request-body.ts';
import type { Rest } from './rest.ts';
import { parameter, query } from './rest-guilds.ts';
import type { StoredMessage } from './world.ts';

/** Callbacks and what follows them. None of these routes needs the bot's token: the interaction's own is enough. */
export function interactionRoutes(app: FastifyInstance, { world, schema, interactions }: Rest): void {
  const credentials = (request: FastifyRequest): [string, string] => [
    parameter(request, 'application'),
    parameter(request, 'token'),
  ];
  const edited = (request: FastifyRequest, existing: StoredMessage): StoredMessage => {
    const { json, files } = received(request);
    const name = 'IncomingWebhookUpdateRequestPartialSchema';
    const body = checkedMessage({ schema, name, body: json, at: [], files, existing });
    return interactions.edit(existing, body, files);
  };

  app.post('/interactions/:interaction/:token/callback', async (request, reply) => {
    const id = parameter(request, 'interaction');
    const token = parameter(request, 'token');
    const { asked } = interactions.awaiting(id, token);
    const { json, files } = received(request);
    const body = checkedCallback(schema, asked, json, files);
    const response = interactions.callback(id, token, body, files);
    if (query(request, 'with_response') === 'true') return response;
    return reply.status(204).send();
  });

  app.post('/webhooks/:application/:token', async (request) => {
    const { json, files } = received(request);
    const pending = interactions.pending(...credentials(request));
    if (pending !== null) return edited(request, pending).message;
    const name = 'IncomingWebhookRequestPartialSchema';
    const body = checkedMessage({ schema, name, body: json, at: [], files, existing: null });
    return interactions.followUp(...credentials(request), body, files).message;
  });

  const one = '/webhooks/:application/:token/messages/:message';
  const stored = (request: FastifyRequest) =>
    interactions.message(...credentials(request), parameter(request, 'message'));
  app.get(one, async (request) => stored(request).message);
  app.patch(one, async (request) => edited(request, stored(request)).message);
  app.delete(one, async (request, reply) => {
    world.deleteMessage(stored(request));
    return reply.status(204).send();
  });
}
