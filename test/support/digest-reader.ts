import type { Casebook } from '../../src/domain/casebook.ts';
import { type ClaimRef, claimId } from '../../src/domain/event.ts';
import type { News } from '../../src/domain/news.ts';
import type { Position, Remark, Stance } from '../../src/domain/position.ts';
import { type Question, questionKey, questionOf, sidesOf } from '../../src/domain/question.ts';
import type { Concerns } from '../../src/domain/touched-events.ts';

type Word = Position | Stance | Remark;

const idOf = ({ event, claim }: ClaimRef): string => claimId(event, claim);
const nameOf = (event: number, question: Question): string => `E${event}/${questionKey(question)}`;

/**
 * Somebody who knows of a record only what digests of an area have told, and keeps a list of it: which conflicts are open, and which claims stand.
 * Whatever of that is not so by the record is a fault of the digests.
 */
export class DigestReader {
  readonly faults: string[] = [];
  readonly concerns: Concerns;
  readonly #open = new Set<string>();
  readonly #claims = new Set<string>();

  constructor(concerns: Concerns) {
    this.concerns = concerns;
  }

  read(news: News, casebook: Casebook): void {
    this.readConflicts(news, casebook);
    this.#readClaims(news, casebook);
  }

  /** Reads of conflicts alone: what claims of an import are gone with its rows is told by none of their names. */
  readConflicts(news: News, casebook: Casebook): void {
    this.#move(news);
    this.#readDisputes(news);
    this.#compareDisputes(news, casebook);
  }

  /** What an event took with it that went into another, or stands by itself again. */
  #move({ merged, restored, takenBack, corrections }: News): void {
    for (const { before, into } of merged)
      for (const name of this.#openOf(before.event)) {
        this.#open.delete(name);
        if (this.concerns(into)) this.#open.add(name.replace(/^E\d+/, `E${into.event}`));
      }
    for (const { event, from } of restored) {
      const own = new Set([event.event, ...event.merged]);
      for (const dispute of from?.disputes ?? []) {
        if (!from || !sidesOf(dispute).every(({ said }) => own.has(said.claim.event))) continue;
        const wasOpen = this.#open.delete(nameOf(from.event, questionOf(dispute)));
        if (wasOpen && this.concerns(event)) this.#open.add(nameOf(event.event, questionOf(dispute)));
      }
    }
    for (const { event, claim } of takenBack)
      if (!claim) for (const name of this.#openOf(event.event)) this.#open.delete(name);
    for (const { event, claim } of corrections)
      if (!claim && !this.concerns(event)) for (const name of this.#openOf(event.event)) this.#open.delete(name);
  }

  #openOf(event: number): string[] {
    return [...this.#open].filter((name) => name.startsWith(`E${event}/`));
  }

  #readDisputes({ disputes, lost }: News): void {
    const open = disputes.filter(({ change }) => change !== 'settled');
    const standing = new Set(open.map(({ event, dispute }) => nameOf(event.event, questionOf(dispute))));
    for (const { change, event, dispute } of disputes) {
      const name = nameOf(event.event, questionOf(dispute));
      // Of the status of several there may be several, which have one name here.
      const wasOpen = this.#open.has(name);
      if (dispute.kind !== 'status' && (change === 'new') === wasOpen)
        this.faults.push(`${change}, and ${wasOpen ? '' : 'never '}told before: ${name}`);
      if (change !== 'settled') this.#open.add(name);
      else if (!standing.has(name)) this.#open.delete(name);
    }
    for (const { event, question } of lost)
      if (!this.#open.delete(nameOf(event, question)))
        this.faults.push(`lost, and never told: ${nameOf(event, question)}`);
  }

  #compareDisputes({ through }: News, casebook: Casebook): void {
    const events = [...casebook.events(through)].filter((event) => this.concerns(event));
    const open = new Set(
      events.flatMap(({ event, disputes }) => disputes.map((each) => nameOf(event, questionOf(each)))),
    );
    for (const name of open) if (!this.#open.has(name)) this.faults.push(`in conflict, and not told: ${name}`);
    for (const name of this.#open) if (!open.has(name)) this.faults.push(`told, and in conflict no more: ${name}`);
  }

  #readClaims(news: News, casebook: Casebook): void {
    const told = wordsIn(news);
    const superseded = news.events.flatMap((each) => each.superseded);
    const asNew = new Set([
      ...told.own.map(({ said }) => idOf(said.claim)),
      ...superseded.map(({ claim }) => idOf(claim)),
    ]);
    for (const id of asNew) if (this.#claims.has(id)) this.faults.push(`told as new again: ${id}`);
    for (const { claim } of news.takenBack)
      if (claim && stands(claim, casebook, news.through)) this.faults.push(`taken back, and stands: ${idOf(claim)}`);
    const standing = new Set<string>();
    for (const event of casebook.events(news.through)) {
      if (!this.concerns(event) || event.withdrawn) continue;
      // What was recorded of it while it was withdrawn, or in the same period, is not told one by one.
      const isRestored = [
        ...news.restored.map((each) => each.event),
        ...news.merged.flatMap(({ before, into }) => (before.withdrawn ? into : [])),
      ].some((each) => each.event === event.event);
      for (const claim of event.claims) {
        if (claim.withdrawn) continue;
        standing.add(idOf(claim));
        if (this.#claims.has(idOf(claim)) || isRestored) continue;
        const isOwn = ({ said }: Word): boolean => idOf(said.claim) === idOf(claim);
        const gone = superseded.filter((each) => idOf(each.claim) === idOf(claim));
        if (!told.inDisputes.some(isOwn) && !told.own.some(isOwn) && !told.revised.some(isOwn) && gone.length === 0)
          this.faults.push(`never told: ${idOf(claim)}`);
        for (const { harm, victims } of claim.content.statement.figures) {
          const isFigure = (word: Word): boolean =>
            isOwn(word) && 'figure' in word && word.harm === harm && word.victims === victims;
          const figures = gone.flatMap((each) => each.figures ?? each.claim.content.statement.figures);
          const times =
            [...told.own, ...told.revised].filter(isFigure).length +
            figures.filter((each) => each.harm === harm && each.victims === victims).length;
          const isInDispute = told.inDisputes.some(isFigure);
          if (times !== (isInDispute ? 0 : 1))
            this.faults.push(
              `told ${times} times${isInDispute ? ' and in conflict' : ''}: ${idOf(claim)}, ${harm}/${victims}`,
            );
        }
      }
    }
    this.#compareClaims(news, standing, casebook);
  }

  /** Every claim that was told of and stands no more is named, or the event it is of. */
  #compareClaims(news: News, standing: ReadonlySet<string>, casebook: Casebook): void {
    const named = new Set([
      ...news.takenBack.flatMap(({ event, claim }) => (claim ? [idOf(claim)] : event.claims.map(idOf))),
      ...news.redacted.map(({ claim }) => idOf(claim)),
      ...news.disputes.flatMap(({ sides }) => sides.flatMap(({ was }) => (was ? [idOf(was.word.said.claim)] : []))),
      ...news.corrections.flatMap(({ before, event, claim }) =>
        claim || this.concerns(event) ? [] : before.claims.map(idOf),
      ),
      ...news.merged.flatMap(({ before, into }) =>
        this.concerns(into) && !into.withdrawn ? [] : before.claims.map(idOf),
      ),
      ...news.restored.flatMap(({ event, from }) => (from && !this.concerns(event) ? from.claims.map(idOf) : [])),
    ]);
    const withdrawn = new Set(news.takenBack.flatMap(({ event, claim }) => (claim ? [] : [event.event])));
    for (const id of this.#claims) {
      const whole = casebook.whole(Number(/^E(\d+)/.exec(id)?.[1]), news.through);
      if (!standing.has(id) && !named.has(id) && !withdrawn.has(whole))
        this.faults.push(`told, and stands no more: ${id}`);
      if (!standing.has(id)) this.#claims.delete(id);
    }
    for (const id of standing) this.#claims.add(id);
  }
}

function wordsIn({ disputes, events, revisions }: News): Record<'inDisputes' | 'own' | 'revised', readonly Word[]> {
  return {
    inDisputes: disputes.flatMap(({ sides }) => sides.flatMap(({ now }) => now ?? [])),
    own: events.flatMap(({ words }) => words.flatMap(({ word, replaces }) => [word, ...replaces])),
    revised: revisions.map(({ now }) => now),
  };
}

function stands(claim: ClaimRef, casebook: Casebook, through: number): boolean {
  const event = casebook.event(casebook.whole(claim.event, through), through);
  const state = event?.withdrawn ? null : casebook.claim(claim, through);
  return event !== null && state !== null && !state.withdrawn;
}
