import { ACTS, type Act, DENIED, type Statement } from '../domain/claim.ts';
import type { Article } from './article.ts';
import { carriersIn, outletOf } from './carriers.ts';
import type { DraftClaim } from './draft.ts';
import type { SaidAct } from './said-acts.ts';
import type { PlacedFigure } from './said-once.ts';

/** An act with the event it is about. */
export type PlacedAct = SaidAct & { readonly event: number };
/** Where in a text a speaker is heard, and of which event. */
export interface Heard {
  readonly key: string;
  readonly sentence: number;
  readonly event: number;
  /** Who is told to have published it. */
  readonly carrier: string | null;
}

interface Told {
  readonly figures: readonly PlacedFigure[];
  readonly acts: readonly PlacedAct[];
  readonly voices: readonly Heard[];
  readonly article: Article;
  readonly kept: readonly number[];
}

type Item =
  | { readonly figure: PlacedFigure; readonly act?: never }
  | { readonly act: PlacedAct; readonly figure?: never };

/** Acts without those of a headline that the text tells again: there with a name. */
export function withoutHeadings(acts: readonly PlacedAct[], { sentences }: Article): PlacedAct[] {
  const isHeadline = (index: number): boolean => sentences[index]?.isHeadline === true;
  return acts.filter(
    ({ act, event, sentence }) =>
      !isHeadline(sentence) ||
      !acts.some((other) => other.act === act && other.event === event && !isHeadline(other.sentence)),
  );
}

/** Acts without doubtful denials by those who claim the event: "claimed the attack but denied killing civilians" takes back no claim. */
export function withoutTakenBack(acts: readonly PlacedAct[]): PlacedAct[] {
  return acts.filter(
    ({ act, isUnsure, event, speaker }) =>
      !(act === 'denial' && isUnsure === true) ||
      !acts.some(
        (other) => other.act === 'responsibility' && other.event === event && other.speaker.key === speaker.key,
      ),
  );
}

/** One claim for each claimant and event; a second one where it gives two numbers for one question. `kept` maps a draft's events to those of the text. */
export function claimsOf({ figures, acts, voices, article, kept }: Told): DraftClaim[] {
  const items: Item[] = [...figures.map((figure) => ({ figure })), ...acts.map((act) => ({ act }))].sort(inOrder);
  const claims: Item[][] = [];
  for (const said of Map.groupBy(items, (item) => `${of(item).event} ${of(item).speaker?.key ?? ''}`).values()) {
    const ofSpeaker: Item[][] = [];
    for (const item of said) {
      const fitting = ofSpeaker.findLast(
        (claim) => !isGivenIn(claim, item) && isDoubtful(claim[0]) === isDoubtful(item),
      );
      if (fitting === undefined) ofSpeaker.push([item]);
      else fitting.push(item);
    }
    claims.push(...ofSpeaker);
  }
  const heard = Map.groupBy(voices, ({ key, event }) => `${event} ${key}`);
  claims.sort(([one], [other]) => (one && other ? inOrder(one, other) : 0));
  return claims.map((claim) => claimOf(claim, { article, kept, heard })).sort((one, other) => one.event - other.event);
}

function of(item: Item): PlacedFigure | PlacedAct {
  return item.figure ?? item.act;
}

function inOrder(one: Item, other: Item): number {
  return of(one).sentence - of(other).sentence || of(one).at - of(other).at;
}

/** What somebody may not have done is a claim of its own: it leaves what they surely said as sure as it is. */
function isDoubtful(item: Item | undefined): boolean {
  return item?.act?.isUnsure === true;
}

/** Whether a claim has a number already for the question that this one answers. */
function isGivenIn(claim: readonly Item[], { figure }: Item): boolean {
  if (figure === undefined) return false;
  return claim.some(
    (each) => each.figure?.figure.harm === figure.figure.harm && each.figure.figure.victims === figure.figure.victims,
  );
}

function claimOf(
  claim: readonly Item[],
  { article, kept, heard }: Pick<Told, 'article' | 'kept'> & { readonly heard: ReadonlyMap<string, readonly Heard[]> },
): DraftClaim {
  const figures = claim.flatMap(({ figure }) => (figure === undefined ? [] : [figure]));
  const acts = claim.flatMap(({ act }) => (act === undefined ? [] : [act]));
  const sentences = [...new Set(claim.map((item) => of(item).sentence))].sort((one, other) => one - other);
  const done = new Set<Act>(acts.map(({ act }) => act));
  if (figures.length > 0) done.add('figures');
  const statement: Statement = {
    acts: ACTS.filter((act) => done.has(act)),
    figures: figures.map(({ figure }) => figure),
    denies: DENIED.filter((what) => acts.some(({ denies }) => denies.includes(what))),
    blames: [...new Set(acts.flatMap(({ blames }) => blames))],
  };
  const [first] = claim;
  const speaker = first === undefined ? null : of(first).speaker;
  const all = sentences.flatMap((index) => article.sentences[index] ?? []);
  // What the headline says too is said by a sentence of the text.
  const body = all.every(({ isHeadline }) => isHeadline) ? all : all.filter(({ isHeadline }) => !isHeadline);
  const event = first === undefined ? 0 : of(first).event;
  const voices = heard.get(`${event} ${speaker?.key ?? ''}`) ?? [];
  const spoken = voices.map(({ sentence }) => sentence);
  const told = voices.flatMap(({ carrier }) => carrier ?? []);
  const carried = [...new Set([...sentences, ...spoken])]
    .sort((one, other) => one - other)
    .flatMap((index) => article.sentences[index] ?? []);
  const outlet = outletOf(article.dateline);
  return {
    event: kept.indexOf(event),
    claimant: speaker?.name ?? null,
    carriers: [...new Set([...told, ...carried.flatMap(carriersIn), ...(outlet === null ? [] : [outlet])])],
    statement,
    said: claim.map((item) => of(item).said).find((said) => said !== null) ?? null,
    sentence: body.map(({ text }) => text).join(' '),
    unsure: claim.some((item) => of(item).isUnsure === true),
  };
}
