import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalidJson, tooLarge } from './api-error.ts';
import { formError } from './form-errors.ts';
import type { UploadedFile } from './messages.ts';

const LARGEST_FILE = 10 * 1024 * 1024;
export const LARGEST_REQUEST = 25 * 1024 * 1024;

/** What came with a request: the JSON, and the files if it was a form. */
interface ReceivedBody {
  readonly json: unknown;
  readonly files: readonly UploadedFile[];
}

/** Teaches a fastify instance to read bodies as Discord does: JSON, or a form with `payload_json` and `files[n]`. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    const body = parseJson(String(text));
    if (body === undefined) done(invalidJson());
    else done(null, { json: body, files: [] } satisfies ReceivedBody);
  });
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, bytes, done) => {
    readForm(Buffer.from(bytes), request.headers['content-type'] ?? '').then(
      (body) => done(null, body),
      (error: Error) => done(error),
    );
  });
}

function parseJson(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readForm(bytes: Buffer<ArrayBuffer>, contentType: string): Promise<ReceivedBody> {
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData().catch(() => {
    throw formError([], 'CONTENT_TYPE_INVALID', 'Expected a valid multipart/form-data body.');
  });
  let json: unknown = {};
  const files: UploadedFile[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      if (name === 'payload_json') json = parseJson(value);
      continue;
    }
    const content = Buffer.from(await value.arrayBuffer());
    if (content.length > LARGEST_FILE) throw tooLarge();
    const index = /^files?\[([0-9]{1,3})\]$/.exec(name)?.[1];
    files.push({
      index: index === undefined ? files.length : Number(index),
      name: safeName(value.name),
      contentType: contentTypeOf(value.name, value.type),
      bytes: content,
    });
  }
  if (json === undefined) throw invalidJson();
  return { json, files };
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
  webp: 'image/webp',
};

/** What the sender says it is, or what its name says when the sender does not know. */
export function contentTypeOf(name: string, given: string): string {
  if (given !== '' && given !== 'application/octet-stream') return given;
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return CONTENT_TYPES[extension] ?? 'application/octet-stream';
}

/** A file's name as Discord keeps it: no folders, nothing but letters, digits, `_`, `-` and `.`. */
export function safeName(name: string): string {
  const kept = name.replace(/[^\p{L}\p{N}_.-]+/gu, '_').replace(/^\.+/, '');
  return kept === '' ? 'unknown' : kept.slice(-200);
}

export function received(request: FastifyRequest): ReceivedBody {
  const body: unknown = request.body;
  if (typeof body === 'object' && body !== null && 'json' in body && 'files' in body) return body as ReceivedBody;
  return { json: {}, files: [] };
}
