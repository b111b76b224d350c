import type { TopLevelSpec } from 'vega-lite';
import type { Language } from '../../domain/action.ts';
import { claimOf } from '../../domain/claim-of.ts';
import { cut } from '../../domain/cut.ts';
import { byQuestion, type Dispute } from '../../domain/dispute.ts';
import { eventId } from '../../domain/event.ts';
import type { EventState } from '../../domain/event-states.ts';
import type { Position } from '../../domain/position.ts';
import type { Drawing } from '../drawing.ts';
import { plain } from '../markdown.ts';
import { type SayPlainly, sayPlainlyIn } from '../say.ts';
import { altText, listed, rangeWords } from './alt-text.ts';
import { isConflict } from './event-marks.ts';
import { COLOURS, MARKS, type Mark, type Picture, SHAPES, WIDTH } from './picture.ts';
import { wrapped } from './text-width.ts';
import { theme, titled } from './theme.ts';

/** Questions of one picture, and claimants of one question; the highest and the lowest are always among them. */
const QUESTIONS = 4;
const CLAIMANTS = 7;
/** Characters of a name. */
const NAME = 24;

interface Row {
  readonly who: string;
  readonly low: number;
  readonly high: number | null;
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
    ...(prefix === '' ? [] : [prefix, cut(title, 34)]),
    ...(questions.size === 1 && first ? [what(first)] : []),
  ].join(' · ');
  const rows = shown.map((position): Row => {
    const name = casebook.claimants.speaker(claimOf(event, position.said).content.claimant, through).name;
    const about = questions.size === 1 ? '' : ` (${say(`victims.${position.victims}`)})`;
    const { low, high } = position.figure;
    const mark = position.said.coded ? 'coded' : isContested(position) ? 'conflict' : 'claimed';
    return { who: `${cut(plain(name), NAME)}${about}`, low, high, mark };
  });
  return { heading, rows, more: sorted.length - shown.length };
}

function topOf({ figure }: Position): number {
  return figure.high ?? Number.POSITIVE_INFINITY;
}

function claimsPicture(name: string, questions: readonly Question[], title: string, language: Language): Picture {
  const say = sayPlainlyIn(language);
  const shown = MARKS.filter((mark) => questions.some(({ rows }) => rows.some((row) => row.mark === mark)));
  const spec: TopLevelSpec = {
    config: {
      ...theme(language),
      axisY: {
        labelLimit: 250,
        labelPadding: 10,
        minExtent: 250,
        maxExtent: 250,
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
    const claims = rows.map(({ who, low, high }) =>
      say('picture.says', { who, range: rangeWords({ low, high: high ?? low, isOpen: high === null }, language) }),
    );
    const left = more > 0 ? [say('picture.moreClaimants', { count: more })] : [];
    return [heading, listed([...claims, ...left], language)].filter((part) => part !== '').join('. ');
  });
  return { name, spec, alt: altText(title, lines) };
}

type Panel = Extract<TopLevelSpec, { vconcat: readonly unknown[] }>['vconcat'][number];

function panel({ heading, rows, more }: Question, shown: readonly Mark[], say: SayPlainly, language: Language): Panel {
  const top = Math.max(1, ...rows.map(({ low, high }) => high ?? low));
  const numbers = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB');
  const values = rows.map(({ who, low, high, mark }, index) => ({
    // Two claimants may be called the same after their names were cut.
    row: `${index} ${who}`,
    mark,
    low,
    high,
    end: high ?? top * 1.15,
    open: high === null,
    words:
      high === null
        ? `≥ ${numbers.format(low)}`
        : low === high
          ? numbers.format(low)
          : `${numbers.format(low)}–${numbers.format(high)}`,
  }));
  const y = {
    field: 'row',
    type: 'nominal' as const,
    sort: null,
    axis: { title: null, labelExpr: "slice(datum.label, indexof(datum.label, ' ') + 1)" },
  };
  const x = { type: 'quantitative' as const, scale: { domain: [0, top * 1.5] as [number, number], nice: false } };
  const axis = { title: null, format: ',d', tickMinStep: 1, tickCount: 4 };
  const words = Object.fromEntries(shown.map((mark) => [mark, say(`picture.mark.${mark}`)]));
  const scaled = (range: readonly string[]) => ({
    field: 'mark',
    type: 'nominal' as const,
    scale: { domain: [...shown], range: [...range] },
    legend: { labelExpr: `${JSON.stringify(words)}[datum.value]` },
  });
  const shape = scaled(shown.map((mark) => SHAPES[mark]));
  return {
    title: {
      text: wrapped(heading, WIDTH - 20, 21, true),
      fontSize: 21,
      offset: 8,
      ...(more > 0 && { subtitle: say('picture.moreClaimants', { count: more }) }),
    },
    width: WIDTH - 280,
    height: { step: 42 },
    data: { values },
    encoding: {
      y,
      color: scaled(shown.map((mark) => COLOURS[mark])),
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
