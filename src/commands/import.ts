import { setImmediate as othersFirst } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip as gunzipCallback } from 'node:zlib';
import type { Entry } from '../domain/action.ts';
import { UserError } from '../domain/errors.ts';
import { type ImportPlan, isNothingNew, planImport } from '../exchange/plan-import.ts';
import { type ReadFile, readFile } from '../exchange/read-file.ts';
import type { Reply } from '../render/reply.ts';
import { recordImport } from '../store/record-import.ts';
import type { Attachment, Command, Context, Report } from './command.ts';
import { importDone, importOffer, importProgress } from './import-reply.ts';
import { flag } from './input.ts';
import { checkRecords } from './may-record.ts';
import { MEBIBYTE, MOST_ATTACHED, PACKED_ENDING, packed } from './packed.ts';

/** As many bytes as a file may have, packed or not. */
const LARGEST = 25 * MEBIBYTE;
const gunzip = promisify(gunzipCallback);

export const importCommand: Command = {
  definition: {
    name: 'import',
    audience: 'moderators',
    options: [
      { name: 'file', type: 'attachment', required: true },
      { name: 'dry-run', type: 'boolean' },
    ],
  },

  async run(input, context) {
    const [file] = input.files?.file ?? [];
    if (!file) throw new UserError('option.missing', { option: 'file' });
    return context.working((report) => offered(file, flag(input, 'dry-run'), context, report));
  },

  /** Under an offer, which has the file with it: the good rows are imported, those chosen joined to the events they are. */
  async press(press, context, chosen, _message, files) {
    checkRecords(context);
    // Beside it there may be the table of rows in error.
    const file = files.find(({ name }) => name.endsWith(PACKED_ENDING));
    if (!file || (press !== 'rows' && press !== 'join')) throw new UserError('button.stale');
    return context.working(async (report) => {
      const given = await givenFile(file);
      const read = await readGiven(given, context, report);
      const plan = await planned(read, context, joinsOf(chosen));
      return { ...(await imported(given, read, plan, context, report)), replaces: true };
    });
  },
};

interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The file as it was before it was packed. */
async function givenFile(file: Attachment): Promise<GivenFile> {
  const bytes = await file.fetch(LARGEST);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { name: file.name, bytes };
  try {
    return {
      name: file.name.endsWith(PACKED_ENDING) ? file.name.slice(0, -PACKED_ENDING.length) : file.name,
      bytes: await gunzip(bytes, { maxOutputLength: LARGEST }),
    };
  } catch (cause) {
    throw new UserError('import.unpacked', { maximum: LARGEST / MEBIBYTE }, { cause });
  }
}

async function readGiven({ bytes }: GivenFile, { say }: Context, report: Report): Promise<ReadFile> {
  async function* parts() {
    for (let from = 0; from < bytes.length; from += MEBIBYTE / 4) yield bytes.subarray(from, from + MEBIBYTE / 4);
  }
  return readFile(parts(), { pause: othersFirst, onProgress: (rows) => report(importProgress(rows, null, say)) });
}

async function planned(read: ReadFile, { desk }: Context, joined: ReadonlyMap<number, number>): Promise<ImportPlan> {
  return planImport(read, await desk.refresh(), { guild: desk.guild, joined, pause: othersFirst });
}

/** What the file would change; recorded at once where nothing is to be decided. */
async function offered(file: Attachment, isDryRun: boolean, context: Context, report: Report): Promise<Reply> {
  const given = await givenFile(file);
  const read = await readGiven(given, context, report);
  const plan = await planned(read, context, new Map());
  const isClear = read.faulty.length === 0 && plan.matches.length === 0;
  if (!isDryRun && isClear && !isNothingNew(plan)) return imported(given, read, plan, context, report);
  const packed = isDryRun || isNothingNew(plan) ? null : await packedFile(given);
  return importOffer({ file: given.name, read, plan, isDryRun, packed }, context.desk.casebook, context.language);
}

/** The file again, for the buttons under the offer: they work after a restart, and days later. */
async function packedFile({ name, bytes }: GivenFile): Promise<{ readonly name: string; readonly data: Uint8Array }> {
  const data = await packed(bytes);
  if (data.length > MOST_ATTACHED) throw new UserError('import.tooLargeToOffer');
  return { name: `${name}${PACKED_ENDING}`, data };
}

async function imported(
  { name: file }: GivenFile,
  read: ReadFile,
  plan: ImportPlan,
  { desk, caller, now, say, language, interaction }: Context,
  report: Report,
): Promise<Reply> {
  const entry: Entry | null = isNothingNew(plan)
    ? null
    : await recordImport(desk, plan.records, {
        file,
        by: { member: caller.id, interaction },
        now,
        plannedOn: plan.plannedOn,
        pause: othersFirst,
        onProgress: (done, of) => report(importProgress(done, of, say)),
      });
  return importDone({ file, read, plan, entry }, language);
}

/** What was chosen under the offer: which of the file's events is which one already there. */
function joinsOf(chosen: readonly string[]): Map<number, number> {
  return new Map(
    chosen.map((each): [number, number] => {
      const [, index, event] = /^(\d{1,9}):(\d{1,9})$/.exec(each) ?? [];
      if (index === undefined) throw new UserError('button.stale');
      return [Number(index), Number(event)];
    }),
  );
}
