type Decoder = InstanceType<typeof TextDecoder>;

const LINE_FEED = 0x0a;
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const WINDOWS_1252 = new TextDecoder('windows-1252');

/**
 * A file's text, in blocks that end with a line: UTF-8, or UTF-16 where a byte-order mark says so. A line that is no UTF-8 is read as Windows-1252,
 * which spreadsheets write. The mark itself is left out.
 */
export async function* decoded(source: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  let rest = Buffer.alloc(0);
  let wide: Decoder | null = null;
  let isFirst = true;
  for await (const chunk of source) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    if (isFirst && rest.length < 4) continue;
    if (isFirst) [wide, rest] = markOf(rest);
    isFirst = false;
    if (wide) {
      yield wide.decode(rest, { stream: true });
      rest = Buffer.alloc(0);
      continue;
    }
    const end = rest.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) yield textOf(rest.subarray(0, end));
    rest = rest.subarray(end);
  }
  if (isFirst) [wide, rest] = markOf(rest);
  const last = wide ? wide.decode(rest) : textOf(rest);
  if (last !== '') yield last;
}

/** The decoder a byte-order mark asks for, and what follows the mark. */
function markOf(bytes: Buffer): [Decoder | null, Buffer<ArrayBuffer>] {
  const mark = bytes.subarray(0, 3).toString('hex');
  if (mark === 'efbbbf') return [null, Buffer.from(bytes.subarray(3))];
  if (mark.startsWith('fffe')) return [new TextDecoder('utf-16le'), Buffer.from(bytes.subarray(2))];
  if (mark.startsWith('feff')) return [new TextDecoder('utf-16be'), Buffer.from(bytes.subarray(2))];
  return [null, Buffer.from(bytes)];
}

function textOf(bytes: Uint8Array): string {
  const text = asUtf8(bytes);
  if (text !== null) return text;
  let from = 0;
  const lines: string[] = [];
  while (from < bytes.length) {
    const end = bytes.indexOf(LINE_FEED, from) + 1 || bytes.length;
    const line = bytes.subarray(from, end);
    lines.push(asUtf8(line) ?? WINDOWS_1252.decode(line));
    from = end;
  }
  return lines.join('');
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return null;
  }
}
