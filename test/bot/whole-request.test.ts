import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { REST } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { REQUESTS, wholeRequest } from '../../src/bot/whole-request.ts';

type Body = NonNullable<Parameters<typeof wholeRequest>[1]['body']>;

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
});

async function listen(answer: (request: IncomingMessage) => Promise<string | null>): Promise<string> {
  server = createServer(async (request, response) => {
    const told = await answer(request);
    if (told === null) request.socket.destroy();
    else response.end(told);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Typed as the library has it, which has types of its own for what Node brings. */
function files(count = 1): Body {
  const form = new FormData();
  form.append('payload_json', '{"content":"é"}');
  for (let file = 0; file < count; file += 1)
    form.append(`files[${file}]`, new Blob([Buffer.alloc(2_000_000, 7)]), 'picture.png');
  return form as unknown as Body;
}

it('sends files whole, with their length', async () => {
  const url = await listen(async (request) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const form = await new Response(body, {
      headers: { 'content-type': request.headers['content-type'] ?? '' },
    }).formData();
    const file = form.get('files[0]') as File;
    return JSON.stringify([
      form.get('payload_json'),
      file.name,
      file.size,
      Number(request.headers['content-length']) === body.length,
    ]);
  });
  const response = await wholeRequest(url, { method: 'POST', headers: { authorization: 'Bot x' }, body: files() });
  expect(await response.json()).toEqual(['{"content":"é"}', 'picture.png', 2_000_000, true]);
});

it('fails where it can be caught, where the connection ends in the middle', async () => {
  const uncaught: unknown[] = [];
  const see = (reason: unknown) => uncaught.push(reason);
  process.on('unhandledRejection', see);
  let asked = 0;
  const url = await listen(async (request) => {
    asked += 1;
    const after = asked % 6;
    await once(request, 'data');
    await wait(after);
    return null;
  });
  // A body that is streamed breaks so in about one of ten.
  for (let time = 0; time < 10; time += 1) {
    const all = Array.from({ length: 8 }, () => wholeRequest(url, { method: 'POST', headers: {}, body: files(4) }));
    const outcomes = await Promise.allSettled(all);
    expect(outcomes.map(({ status }) => status)).toEqual(all.map(() => 'rejected'));
  }
  process.off('unhandledRejection', see);
  expect(uncaught).toEqual([]);
});

it('does not go another way once something else of the program asks for an address', async () => {
  const url = await listen(async () => '{"id":"1"}');
  const shared = Symbol.for('undici.globalDispatcher.1') as unknown as keyof typeof globalThis;
  const before = Reflect.get(globalThis, shared);
  Reflect.set(globalThis, shared, {
    dispatch() {
      throw new Error('the way of all that name none');
    },
  });
  try {
    const rest = new REST({ api: url.slice(0, -1), retries: 0, ...REQUESTS });
    expect(await rest.get('/users/1', { auth: false })).toBeDefined();
  } finally {
    Reflect.set(globalThis, shared, before);
  }
});
