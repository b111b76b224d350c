import { createServer, type Server } from 'node:http';
import { createGzip } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fetchFile } from '../../src/bot/fetch-file.ts';

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/gone') response.writeHead(404).end();
    else if (request.url === '/elsewhere') response.writeHead(302, { location: '/a' }).end();
    else if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': 100 }).write('abc');
      setTimeout(() => response.destroy(), 20);
    } else if (request.url === '/never') response.writeHead(200).write('a');
    else if (request.url === '/packed') {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      const zeros = createGzip();
      zeros.pipe(response);
      const much = Buffer.alloc(2 ** 20);
      for (let part = 0; part < 64; part += 1) zeros.write(much);
      zeros.end();
      response.on('close', () => zeros.destroy());
    } else response.end('abcdef');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const fetched = (url: string, maximum: number, size = 6) =>
  fetchFile({ name: 'a.csv', size, url }, maximum, `${origin}/api`);

it('brings a file of the API’s own host', async () => {
  expect(await fetched(`${origin}/files/a.csv`, 6)).toEqual(Buffer.from('abcdef'));
});

it.each([
  ['is larger than it may be, unasked', '/gone', 5, 6, 'file.tooLarge'],
  ['is larger than Discord said', '/a', 5, 1, 'file.tooLarge'],
  ['is no longer there', '/gone', 6, 6, 'file.gone'],
  ['is somewhere else', '/elsewhere', 6, 6, 'file.gone'],
  ['breaks off', '/cut', 200, 6, 'file.gone'],
  ['unpacks to more than it may be', '/packed', 2 ** 20, 6, 'file.tooLarge'],
])('refuses one that %s', async (_what, path, maximum, size, key) => {
  await expect(fetched(`${origin}${path}`, maximum, size)).rejects.toMatchObject({ name: 'UserError', key });
});

it('gives up on one that never ends', async () => {
  const file = { name: 'a.csv', size: 6, url: `${origin}/never` };
  await expect(fetchFile(file, 100, `${origin}/api`, 200)).rejects.toMatchObject({ key: 'file.gone' });
});

it.each([
  'https://example.org/a.csv',
  'http://cdn.discordapp.com/a.csv',
  'https://cdn.discordapp.com.example.org/a.csv',
  'http://127.0.0.1:1/a.csv',
  'https://cdn.discordapp.com:444/a.csv',
  'https://user@cdn.discordapp.com.example.org/a.csv',
  'file:///etc/hostname',
  'data:text/csv,a',
])('asks nothing of %s', async (url) => {
  await expect(fetched(url, 6)).rejects.toThrow('not at Discord');
});
