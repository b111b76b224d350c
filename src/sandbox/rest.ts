import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, invalidJson, notFound, tooLarge, unauthorized } from './api-error.ts';
import { directRoutes } from './direct-messages.ts';
import type { Faults } from './faults.ts';
import type { Gateway } from './gateway.ts';
import type { Interactions } from './interactions.ts';
import { RateLimits } from './rate-limits.ts';
import { readBodies, received } from './request-body.ts';
import type { LoggedRequest, RequestLog } from './request-log.ts';
import { commandRoutes } from './rest-commands.ts';
import { guildRoutes } from './rest-guilds.ts';
import { interactionRoutes } from './rest-interactions.ts';
import { messageRoutes } from './rest-messages.ts';
import type { Schema } from './schema.ts';
import type { World } from './world.ts';

/** What the routes of the REST API work with. */
export interface Rest {
  readonly world: World;
  readonly gateway: Gateway;
  readonly interactions: Interactions;
  readonly schema: Schema;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly limits: boolean;
  /** Tokens of members who signed in to manage command permissions, which bots may not. */
  readonly bearers: ReadonlyMap<string, string>;
}

type Followed = FastifyRequest & { logged?: LoggedRequest };

/** The REST API under `/api/v10` and, as Discord has it, under `/api` alone. */
export function restApi(rest: Rest): (app: FastifyInstance) => Promise<void> {
  const limits = new RateLimits();
  return async (app) => {
    readBodies(app);
    app.addHook('onRequest', (request, reply, done) => {
      if (rest.limits && !limit(limits, request, reply)) return;
      done();
    });
    app.addHook('preHandler', async (request: Followed, reply) => {
      request.logged = log(rest, request);
      const refusal = await rest.faults.before(request.method, pathOf(request));
      if (refusal !== undefined) return reply.status(refusal.status).headers(refusal.headers).send(refusal.body);
      authorise(rest, request);
      return undefined;
    });
    app.addHook('onSend', async (request: Followed, reply, payload) => {
      // Refused before it was read: too fast, too large, no JSON.
      request.logged ??= log(rest, request);
      const failed = rest.faults.failsWith(request.method, pathOf(request));
      if (failed !== undefined) reply.code(failed);
      if (rest.faults.cuts(request.method, pathOf(request))) request.raw.socket.destroy();
      else request.logged.status = reply.statusCode;
      return payload;
    });
    app.setErrorHandler((error, _request, reply) => answerError(error, reply));
    // A route of its own, since the page's files are served from every other path.
    app.all('/*', async () => {
      throw notFound();
    });
    guildRoutes(app, rest);
    directRoutes(app, rest);
    commandRoutes(app, rest);
    messageRoutes(app, rest);
    interactionRoutes(app, rest);
  };
}

function pathOf(request: FastifyRequest): string {
  return request.url.replace(/^\/api(?:\/v10)?/, '');
}

function log(rest: Rest, request: FastifyRequest): LoggedRequest {
  const { json, files } = received(request);
  return rest.log.add({
    method: request.method,
    path: pathOf(request),
    body: json,
    files: files.map((file) => file.name),
    status: 0,
    at: rest.world.now(),
  });
}

function limit(limits: RateLimits, request: FastifyRequest, reply: FastifyReply): boolean {
  const verdict = limits.check(request.method, pathOf(request));
  reply.headers(verdict.headers);
  if (verdict.retryAfter === undefined) return true;
  reply.status(429).send({
    message: 'You are being rate limited.',
    retry_after: Number(verdict.retryAfter.toFixed(3)),
    global: verdict.global,
  });
  return false;
}

/** Interaction callbacks and webhooks carry their own token; all else needs the bot's. */
function authorise(rest: Rest, request: FastifyRequest): void {
  const path = pathOf(request);
  if (path.startsWith('/interactions/') || path.startsWith('/webhooks/')) return;
  if (path === '/gateway' || request.routeOptions.url?.endsWith('*')) return;
  const given = request.headers.authorization;
  if (given === `Bot ${rest.world.application.token}`) return;
  if (given?.startsWith('Bearer ') && rest.bearers.has(given.slice('Bearer '.length))) return;
  throw unauthorized();
}

function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof ApiError) return reply.status(error.status).send(error.body());
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return answerError(tooLarge(), reply);
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    const message = 'Expected "Content-Type" header to be one of {"application/json", "multipart/form-data"}.';
    return reply.status(400).send({
      message: 'Invalid Form Body',
      code: 50035,
      errors: { _errors: [{ code: 'CONTENT_TYPE_INVALID', message }] },
    });
  }
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return answerError(invalidJson(), reply);
  process.emitWarning(error instanceof Error ? error : String(error));
  return reply.status(500).send({ message: '500: Internal Server Error', code: 0 });
}
