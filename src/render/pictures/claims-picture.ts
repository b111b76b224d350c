import type { TopLevelSpec } from 'vega-lite';
import type { Language } from '../../domain/action.ts';
import { claimOf } from '../../domain/claim-of.ts';
import { cut } from '../../domain/cut.ts';
import { byQuestion, type Dispute } from '../../domain/dispute.ts';
import { eventId } from '../../domain/event.ts';
import type { EventState } from '../../domain/event-states.ts';
import type { Position } from '../../domain/position.ts';
import { topOf } from '../../domain/range.ts';
import type { Drawing } from '../drawing.ts';
import { listed } from '../listed.ts';
import { plain } from '../markdown.ts';
import { denialWords } from '../position-lines.ts';
import { type SayPlainly, sayPlainlyIn } from '../say.ts';
import { altText, numberOf, rangeWords } from './alt-text.ts';
import { isConflict } from './event-marks.ts';
import { markScale } from './mark-scale.ts';
import { COLOURS, MARKS, type Mark, type Picture, WIDTH } from './picture.ts';
import { wrapped } from './text-width.ts';
import { theme, titled } from './theme.ts';

/** Questions of one picture, and claimants of one question; the highest and the lowest are always among them. */
const QUESTIONS = 4;
const CLAIMANTS = 7;
/** Characters of a name. */
const NAME = 24;
/** Characters of an event's title, in two lines. */
const TITLE = 60;
/** Pixels for the names beside an axis. */
const LABELS = 250;

interface Row {
  readonly who: string;
  readonly low: number;
  readonly high: number | null;
  /** The number the claimant named, where the words allow others too: 30 in "about 30". */
  readonly named: number | null;
  /** What a denial says: its figure of none is a number nobody named. */
  readonly denial: string | null;
  readonly mark: Mark;
}

interface Question {
  readonly heading: string;
  readonly rows: readonly Row[];
  /** Claimants left out. */
  readonly more: number;
}

/** Claimants' figures of one event side by side, question by question; null where fewer than two give one. */
export function eventPicture(event: EventState, drawing: Drawing): Picture | null {
  const contested = new Set(
    event.disputes.filter(isConflict).flatMap((dispute) => ('positions' in dispute ? dispute.positions : [])),
  );
  const groups = byQuestion(event.positions.figures).sort((a, b) => b.length - a.length);
  const questions = groups
    .slice(0, QUESTIONS)
    .map((positions) => question('', event, positions, (position) => contested.has(position), drawing));
  const total = questions.reduce((sum, { rows }) => sum + rows.length, 0);
  return total < 2
    ? null
    : claimsPicture('event', questions, sayPlainlyIn(drawing.language)('picture.claims'), drawing.language);
}

/** Disputes over figures, each with its sides beside one another; null where there are none: who did it can't be drawn. */
export function disputesPicture(
  disputes: ReadonlyArray<{ readonly event: EventState; readonly dispute: Dispute }>,
  drawing: Drawing,
): Picture | null {
  const questions = disputes.slice(0, QUESTIONS).flatMap(({ event, dispute }) => {
    if (!('positions' in dispute)) return [];
    return [question(eventId(event.event), event, dispute.positions, () => isConflict(dispute), drawing)];
  });
  if (questions.length === 0) return null;
  return claimsPicture('disputes', questions, sayPlainlyIn(drawing.language)('picture.disputes'), drawing.language);
}

function question(
  prefix: string,
  event: EventState,
  positions: readonly Position[],
  isContested: (position: Position) => boolean,
  { casebook, language, through }: Drawing,
): Question {
  const say = sayPlainlyIn(language);
  const sorted = [...positions].sort((a, b) => a.figure.low - b.figure.low || topOf(a) - topOf(b));
  const shown = sorted.length > CLAIMANTS ? [...sorted.slice(0, 3), ...sorted.slice(-(CLAIMANTS - 3))] : sorted;
  const questions = new Set(positions.map(({ harm, victims }) => `${harm}/${victims}`));
  const what = ({ harm, victims }: Position): string => [say(`harm.${harm}`), say(`victims.${victims}`)].join(', ');
  const [first] = sorted;
  const title = plain(event.content.title);
  const heading = [
    ...(prefix === '' ? [] : [prefix, cut(title, TITLE)]),
    ...(questions.size === 1 && first ? [what(first)] : []),
  ].join(' · ');
  const rows = shown.map((position): Row => {
    const name = casebook.claimants.speaker(claimOf(event, position.said).content.claimant, through).name;
    const about = questions.size === 1 ? '' : ` (${say(`victims.${position.victims}`)})`;
    const { low, high, named } = position.figure;
    const mark = position.said.coded ? 'coded' : isContested(position) ? 'conflict' : 'claimed';
    const denies = denialWords(position);
    const denial = denies && say(denies);
    return { who: `${cut(plain(name), NAME)}${about}`, low, high, named, denial, mark };
  });
  return { heading, rows, more: sorted.length - shown.length };
}

function claimsPicture(name: string, questions: readonly Question[], title: string, language: Language): Picture {
  const say = sayPlainlyIn(language);
  const shown = MARKS.filter((mark) => questions.some(({ rows }) => rows.some((row) => row.mark === mark)));
  const spec: TopLevelSpec = {
    config: {
      ...theme(language),
      axisY: {
        labelLimit: LABELS - 10,
        labelPadding: 10,
        minExtent: LABELS,
        maxExtent: LABELS,
        ticks: false,
        domain: false,
        grid: false,
      },
    },
    title: titled(title, say('picture.claimsNote')),
    spacing: 26,
    resolve: { legend: { color: 'shared', shape: 'shared' } },
    vconcat: questions.map((each) => panel(each, shown, say, language)),
  };
  const lines = questions.map(({ heading, rows, more }) => {
    const claims = rows.map((row) => say('picture.says', { who: row.who, range: saidWords(row, language) }));
    const left = more > 0 ? [say('picture.moreClaimants', { count: more })] : [];
    return [heading, listed([...claims, ...left], language)].filter((part) => part !== '').join('. ');
  });
  return { name, spec, alt: altText(title, lines) };
}

/** "8–18", "≥ 15", "≈ 30", "≤ 40", a data set's "25 (20–40)": what was said, as short as it can be written. */
function label({ low, high, named, denial, mark }: Row, language: Language): string {
  if (denial !== null) return denial;
  const number = (count: number): string => numberOf(count, language);
  if (high === null) return `≥ ${number(low)}`;
  if (low === high) return number(low);
  if (named === null || named > high) return `${number(low)}–${number(high)}`;
  if (mark === 'coded') return `${number(named)} (${number(low)}–${number(high)})`;
  return `${named === high ? '≤' : '≈'} ${number(named)}`;
}

/** The same to be read out: "figures from 8 to 18", "15 or more", "about 30 (figures from 25 to 35)". */
function saidWords({ low, high, named, denial }: Row, language: Language): string {
  if (denial !== null) return denial;
  const range = rangeWords({ low, high: high ?? low, isOpen: high === null }, language);
  if (high === null || named === null || named <= low || named >= high) return range;
  return sayPlainlyIn(language)('picture.about', { named: numberOf(named, language), range });
}

type Panel = Extract<TopLevelSpec, { vconcat: readonly unknown[] }>['vconcat'][number];

function panel({ heading, rows, more }: Question, shown: readonly Mark[], say: SayPlainly, language: Language): Panel {
  const top = Math.max(1, ...rows.map(({ low, high }) => high ?? low));
  const values = rows.map((row, index) => ({
    // Two claimants may be called the same after their names were cut.
    row: `${index} ${row.who}`,
    mark: row.mark,
    low: row.low,
    high: row.high,
    end: row.high ?? top * 1.15,
    open: row.high === null,
    words: label(row, language),
  }));
  const y = {
    field: 'row',
    type: 'nominal' as const,
    sort: null,
    axis: { title: null, labelExpr: "slice(datum.label, indexof(datum.label, ' ') + 1)" },
  };
  const x = { type: 'quantitative' as const, scale: { domain: [0, top * 1.5] as [number, number], nice: false } };
  const axis = { title: null, format: ',d', tickMinStep: 1, tickCount: 4 };
  const shape = markScale('shape', shown, say);
  return {
    title: {
      text: wrapped(heading, WIDTH - 20, 21, true),
      fontSize: 21,
      offset: 8,
      // As far left whatever names stand beside the axis.
      frame: 'group' as const,
      dx: -LABELS,
      ...(more > 0 && { subtitle: say('picture.moreClaimants', { count: more }) }),
    },
    width: WIDTH - 280,
    height: { step: 42 },
    data: { values },
    encoding: {
      y,
      color: markScale('color', shown, say),
    },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 6 },
        encoding: { x: { ...x, field: 'low', axis }, x2: { field: 'end' } },
      },
      {
        mark: { type: 'point', filled: true, size: 200, opacity: 1 },
        encoding: { x: { ...x, field: 'low', axis }, shape },
      },
      {
        transform: [{ filter: 'datum.high != null && datum.high != datum.low' }],
        mark: { type: 'point', filled: true, size: 200, opacity: 1 },
        encoding: { x: { ...x, field: 'high', axis }, shape },
      },
      {
        transform: [{ filter: 'datum.open' }],
        mark: { type: 'text', text: '▶', fontSize: 20, dx: 2 },
        encoding: { x: { ...x, field: 'end', axis } },
      },
      {
        mark: { type: 'text', align: 'left', dx: 16, fontSize: 20, fontWeight: 'bold', color: COLOURS.ink },
        encoding: { x: { ...x, field: 'end', axis }, text: { field: 'words' }, color: { value: COLOURS.ink } },
      },
    ],
  };
}
