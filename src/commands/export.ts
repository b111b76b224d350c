import { setImmediate as othersFirst } from 'node:timers/promises';
import { UserError } from '../domain/errors.ts';
import { EXPORT_FORMATS, type ExportFormat, exportRecord } from '../exchange/export-record.ts';
import { areaName } from '../places/area-name.ts';
import { md } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { bare } from '../render/say.ts';
import { orChoosePlace } from './choose-place.ts';
import type { Command, Context } from './command.ts';
import { completeOption } from './completion.ts';
import { chosen, text } from './input.ts';
import { checkRecords } from './may-record.ts';
import { MEBIBYTE, MOST_ATTACHED, PACKED_ENDING, packed } from './packed.ts';
import { type AreaQuery, decodeQuery, encodeWithArea, eventsOf, readFilters, readQuery } from './query.ts';
import { queryLine } from './query-line.ts';

/** Discord takes 25 MiB in all, 10 of a file: three files as they are, or more of them packed to about an eighth. */
const PLAIN = { size: 8 * MEBIBYTE, files: 3 };
const PACKED = { size: 40 * MEBIBYTE, files: 6 };
const TOGETHER = 25 * MEBIBYTE;
/** Events written between two pauses. */
const SLICE = 100;

export const exportCommand: Command = {
  definition: {
    name: 'export',
    audience: 'moderators',
    options: [
      { name: 'format', type: 'string', choices: EXPORT_FORMATS },
      { name: 'place', type: 'string', completes: true, maximum: 200 },
      { name: 'since', type: 'string', maximum: 60 },
      { name: 'until', type: 'string', maximum: 60 },
    ],
  },

  async run(input, context) {
    const format = chosen(input, 'format', EXPORT_FORMATS) ?? 'csv';
    const filters = readFilters(input, context);
    const ask = (area: string) => `export:${format}:${encodeWithArea(area, filters, context.casebook)}`;
    let query: AreaQuery | null = null;
    const choice = orChoosePlace(context, ask, () => {
      query = text(input, 'place') === null ? { area: null, ...filters } : readQuery(input, context);
      return { private: true, blocks: [] };
    });
    return query === null ? choice : exported(query, format, context);
  },

  complete: completeOption,

  /** A place that was chosen. */
  async press(press, context) {
    checkRecords(context);
    const [name = '', ...query] = press.split(':');
    const format = EXPORT_FORMATS.find((each) => each === name);
    if (!format) throw new UserError('button.stale');
    return exported(decodeQuery(query.join(':'), context.casebook), format, context);
  },
};

type File = NonNullable<Reply['files']>[number];

/** The record as it stands, as files the caller alone sees. */
async function exported(query: AreaQuery, format: ExportFormat, context: Context): Promise<Reply> {
  const { casebook, say, language } = context;
  const found = eventsOf(casebook, query);
  const { events: count } = found.tally;
  if (count === 0) throw new UserError('export.nothing');
  return context.working(
    async () => {
      const events = found.page('events', 'oldest', 0, count).map(({ event }) => event);
      const files = (await filesOf(events, PLAIN, format, context)) ?? (await filesOf(events, PACKED, format, context));
      if (!files) throw new UserError('export.tooLarge');
      const where = query.area ? areaName(query.area, language) : bare(language, 'export.everywhere');
      const heading = say('export.heading', { place: where });
      const told = md`${say('count.events', { count })} · ${say('count.files', { count: files.length })}`;
      return {
        private: true,
        blocks: [
          {
            kind: 'text',
            text: md`## ${heading}\n${queryLine(query, context)}-# ${told}\n${say(`export.note.${format}`)}`,
          },
        ],
        files,
      };
    },
    { private: true },
  );
}

/** The files an export comes to, each whole by itself; null where they are more than a message takes. */
async function filesOf(
  events: readonly number[],
  most: typeof PLAIN,
  format: ExportFormat,
  { casebook, desk, language }: Context,
): Promise<File[] | null> {
  const parts: string[][] = [];
  let written = 0;
  for (const { part, text: piece } of exportRecord(casebook, {
    guild: desk.guild,
    format,
    events,
    partSize: most.size,
  })) {
    if (part >= most.files) return null;
    const pieces = parts[part] ?? [];
    parts[part] = pieces;
    pieces.push(piece);
    written += 1;
    if (written % SLICE === 0) await othersFirst();
  }
  const files: File[] = [];
  for (const [index, pieces] of parts.entries()) {
    const whole = Buffer.from(pieces.join(''));
    const data = most === PLAIN ? whole : await packed(whole);
    if (data.length > MOST_ATTACHED) return null;
    const number = parts.length > 1 ? `-${index + 1}` : '';
    const name = `sitrep${number}.${format}${most === PLAIN ? '' : PACKED_ENDING}`;
    files.push({ name, data, description: bare(language, 'export.file') });
  }
  return files.reduce((sum, { data }) => sum + data.length, 0) <= TOGETHER ? files : null;
}
