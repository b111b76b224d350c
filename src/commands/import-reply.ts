import type { Entry, Language } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import { cut } from '../domain/cut.ts';
import { type EventContent, eventId } from '../domain/event.ts';
import { faultTable } from '../exchange/fault-table.ts';
import type { ImportPlan } from '../exchange/plan-import.ts';
import type { ReadFile } from '../exchange/read-file.ts';
import { placeName } from '../places/area-name.ts';
import { showPeriod } from '../render/dates.ts';
import { joined, type Markdown, md, plain } from '../render/markdown.ts';
import type { CardBlock, Reply } from '../render/reply.ts';
import { bare, explain, explainPlainly, type Say, sayIn, type TextKey } from '../render/say.ts';

/** So many rows in error and likely matches are told in the message; the table and the list have the others. */
const TOLD = 5;
/** Discord's lists hold as many choices, of so many characters. */
const CHOICES = 25;
const LABEL = 100;

type File = NonNullable<Reply['files']>[number];

interface Offer {
  /** The file's name. */
  readonly file: string;
  readonly read: ReadFile;
  readonly plan: ImportPlan;
  readonly isDryRun: boolean;
  /** The file itself, for the buttons; null where nothing is offered. */
  readonly packed: Omit<File, 'description'> | null;
}

/** What a file would change, and where something is to be decided, the ways to go on. */
export function importOffer(offer: Offer, casebook: Casebook, language: Language): Reply {
  const { file, read, plan, isDryRun, packed } = offer;
  const say = sayIn(language);
  const blocks: CardBlock[] = [
    { kind: 'text', text: joined([heading(file, read, say), ...counts(read, plan, say)], '\n') },
    ...faultLines(read, language),
    ...matchLines(plan, casebook, language),
    { kind: 'text', text: md`-# ${say(isDryRun ? 'import.dryRun' : packed ? 'import.offered' : 'import.nothingNew')}` },
  ];
  return {
    private: false,
    blocks: [
      { kind: 'card', tone: 'plain', blocks },
      ...(packed
        ? [
            { kind: 'buttons' as const, buttons: [importButton(plan, language)] },
            ...matchList(plan, casebook, language),
          ]
        : []),
    ],
    files: [
      ...faultFile(file, read, language),
      ...(packed ? [{ ...packed, description: bare(language, 'import.fileAgain') }] : []),
    ],
  };
}

interface Done extends Pick<Offer, 'file' | 'read' | 'plan'> {
  /** What was recorded; null where there was nothing. */
  readonly entry: Entry | null;
}

/** What was imported, and a way to take back the whole. */
export function importDone({ file, read, plan, entry }: Done, language: Language): Reply {
  const say = sayIn(language);
  const done = say(entry ? 'import.done' : 'import.nothingNew');
  return {
    private: false,
    blocks: [
      {
        kind: 'card',
        tone: 'done',
        blocks: [
          { kind: 'text', text: joined([heading(file, read, say), ...counts(read, plan, say)], '\n') },
          ...faultLines(read, language),
          { kind: 'text', text: md`-# ${done}` },
        ],
      },
      ...(entry
        ? [
            {
              kind: 'buttons' as const,
              buttons: [{ label: bare(language, 'button.undo'), press: `undo:${entry.seq}` }],
            },
          ]
        : []),
    ],
    files: faultFile(file, read, language),
  };
}

/** How far long work has come. */
export function importProgress(done: number, of: number | null, say: Say): Markdown {
  return of === null ? say('import.reading', { count: done }) : say('import.writing', { done, of });
}

function heading(file: string, { format, rows }: ReadFile, say: Say): Markdown {
  return md`### ${say('import.heading', { file: cut(plain(file), 80) })}\n-# ${joined([md`${format}`, say('count.rows', { count: rows })], ' · ')}`;
}

/** What the file's rows come to, and what is new of them. */
function counts(read: ReadFile, plan: ImportPlan, say: Say): Markdown[] {
  const told: ReadonlyArray<readonly [TextKey, number]> = [
    ['import.added', plan.added],
    ['import.revised', plan.revised],
    ['import.unchanged', plan.unchanged],
    ['import.leftAlone', plan.leftAlone],
    ['import.repeated', read.repeated],
    ['import.faulty', read.faulty.length],
    ['import.claims', plan.claims],
    ['import.claimants', plan.records.claimants.length],
  ];
  return told.filter(([, count]) => count > 0).map(([key, count]) => md`- ${say(key, { count })}`);
}

function faultLines({ faulty }: ReadFile, language: Language): CardBlock[] {
  if (faulty.length === 0) return [];
  const say = sayIn(language);
  const lines = faulty
    .slice(0, TOLD)
    .map(({ line, fault }) => md`- ${say('import.line', { line })} ${explain(fault, language)}`);
  const more = faulty.length > TOLD ? [say('import.moreFaults')] : [];
  return [{ kind: 'text', text: joined([md`**${say('import.faults')}**`, ...lines, ...more], '\n') }];
}

function faultFile(file: string, read: ReadFile, language: Language): File[] {
  if (read.faulty.length === 0) return [];
  const table = faultTable(read, (fault) => explainPlainly(fault, language));
  const name = `${file.replace(/\.[a-z]{1,6}$/i, '').slice(0, 60)}-errors.csv`;
  return [
    {
      name: name.replace(/[^\w.-]+/g, '-'),
      data: Buffer.from(table),
      description: bare(language, 'import.faultsFile'),
    },
  ];
}

function matchLines({ matches }: ImportPlan, casebook: Casebook, language: Language): CardBlock[] {
  if (matches.length === 0) return [];
  const say = sayIn(language);
  const lines = matches.slice(0, TOLD).map(({ content, event, because, distance }) => {
    const why =
      because === 'location' ? say('import.samePlace') : say('import.distance', { count: Math.round(distance ?? 0) });
    const there = casebook.event(event)?.content;
    return md`- ${described(content, language)} → **${eventId(event)}** ${there ? described(there, language) : ''} · ${why}`;
  });
  const more = matches.length > TOLD ? [say('import.moreMatches', { count: matches.length - TOLD })] : [];
  return [{ kind: 'text', text: joined([md`**${say('import.matches')}**`, ...lines, ...more], '\n') }];
}

function described({ title, date, until, place }: EventContent, language: Language): Markdown {
  return joined(
    [md`${cut(plain(title), 80)}`, showPeriod(date, until, language), cut(placeName(place, language), 60)],
    ', ',
  );
}

function importButton({ matches }: ImportPlan, language: Language) {
  const label = bare(language, matches.length > 0 ? 'button.importApart' : 'button.importGood');
  return { label, press: 'import:rows', style: 'primary' as const };
}

/** The likely matches to choose from: those chosen are joined, the others left apart, and all are imported. */
function matchList({ matches }: ImportPlan, casebook: Casebook, language: Language): CardBlock[] {
  if (matches.length === 0) return [];
  const choices = matches.slice(0, CHOICES).map(({ content, index, event }) => ({
    label: cut(`${eventId(event)} ← ${plain(content.title)}`, LABEL),
    value: `${index}:${event}`,
    description: cut(
      `${content.date.date}, ${plain(placeName(content.place, language))} · ${plain(casebook.event(event)?.content.title ?? '')}`,
      LABEL,
    ),
  }));
  const select = { press: 'import:join', placeholder: bare(language, 'import.join'), choices, most: choices.length };
  return [{ kind: 'select', select }];
}
