import type { ClaimantContent } from './action.ts';
import { NOW, type Speaker } from './claimants.ts';
import { today } from './date.ts';
import { type Dispute, disputesOf, type MarkedSides } from './dispute.ts';
import { type ClaimRef, isSameClaim } from './event.ts';
import { type ClaimState, type EventBase, foldBase, foldClaims, foldMarks, type StatusMark } from './event-fold.ts';
import { type Positions, positionsOf, type Said } from './position.ts';
import type { RecordParts } from './record-parts.ts';

/** One event as it stands: what was recorded of it, and what that adds up to. */
export interface EventState extends EventBase {
  readonly event: number;
  /** The events that went into this one. */
  readonly merged: readonly number[];
  /** By number, its own before those of events that went into it; undone ones are not among them, withdrawn ones are. */
  readonly claims: readonly ClaimState[];
  readonly positions: Positions;
  readonly disputes: readonly Dispute[];
}

/** A record as it would be had something never been said of claimants. */
export interface Without {
  /** The events with claims it may show in another light as of any of these entries, as they were numbered first, those recorded last first. */
  readonly concerned: (through: readonly number[]) => readonly number[];
  /** One event as it would stand, as of entry `through`. */
  readonly event: (event: number, through: number) => EventState | null;
}

/** How many events' states are kept for the next question. */
const STATES = 1_000;

/** Events as they stand, as of any entry. Those as of now are kept until something is recorded that changes them. */
export class EventStates {
  readonly #record: RecordParts;
  readonly #states = new Map<number, EventState | null>();
  /** Who speaks by which name, as of the entry last asked about. */
  #speakers = { through: NOW, byName: new Map<string, Speaker>() };

  constructor(record: RecordParts) {
    this.#record = record;
  }

  /** What was worked out of the event no longer holds. */
  forget(event: number): void {
    this.#states.delete(event);
  }

  forgetAll(): void {
    this.#states.clear();
    this.#speakers.byName.clear();
  }

  /** One event as of entry `through`, null where it was not recorded by then, was undone or is part of another. */
  event(event: number, through = NOW): EventState | null {
    if (through < this.#record.log.seq) return this.#fold(event, through);
    const known = this.#states.get(event);
    if (known !== undefined) return known;
    const state = this.#fold(event, through);
    const [oldest] = this.#states.keys();
    if (oldest !== undefined && this.#states.size >= STATES) this.#states.delete(oldest);
    this.#states.set(event, state);
    return state;
  }

  /** The same, for who looks at very many: what is worked out is not kept. */
  passing(event: number, through = NOW): EventState | null {
    const known = through >= this.#record.log.seq ? this.#states.get(event) : null;
    return known ?? this.#fold(event, through);
  }

  /** The events as they would be had none of this ever been said of claimants. */
  without(contents: readonly ClaimantContent[]): Without {
    const { claimants, filed } = this.#record;
    const others = claimants.without(contents);
    const concerned = (through: readonly number[]): number[] => {
      const changes = through.flatMap((each) => claimants.changedWithout(contents, others, each) ?? []);
      if (changes.length === 0) return [];
      const changed = new Map<string, boolean>();
      const isChanged = (names: string): boolean => {
        const is = changed.get(names) ?? changes.some((isChangedThen) => isChangedThen(names));
        changed.set(names, is);
        return is;
      };
      return [...filed.naming(isChanged, Math.max(...through))].reverse();
    };
    const states = new EventStates({ ...this.#record, claimants: others });
    return { concerned, event: (event, through) => states.passing(event, through) };
  }

  /** What was recorded of the event itself; null where it was undone or is part of another. */
  base(event: number, through = NOW): EventBase | null {
    const { log, filed, merges } = this.#record;
    if (merges.whole(event, through) !== event) return null;
    const lost = merges.lost(event, through);
    return foldBase(
      filed.of(event),
      (seq) => log.stands(seq, through),
      lost.flatMap((each) => filed.of(each)),
    );
  }

  /** One claim as of entry `through`, also of an event that is part of another. */
  claim({ event, claim }: ClaimRef, through = NOW): ClaimState | null {
    return this.#claims(event, through).find((each) => each.claim === claim) ?? null;
  }

  #claims(event: number, through: number): ClaimState[] {
    const { log, filed } = this.#record;
    return foldClaims(filed.of(event), (seq) => log.stands(seq, through));
  }

  /** What moderators marked of an event's claims, as of entry `through`. */
  marks(event: number, through = NOW): StatusMark[] {
    const { log, filed, merges } = this.#record;
    if (filed.marked.size === 0) return [];
    const parts = [event, ...merges.parts(event, through).map((part) => part.event), ...merges.lost(event, through)];
    const entries = parts.filter((part) => filed.marked.has(part)).flatMap((part) => filed.of(part));
    return foldMarks(entries, (seq) => log.stands(seq, through));
  }

  #fold(event: number, through: number): EventState | null {
    const base = this.base(event, through);
    if (!base) return null;
    const parts = [{ event, joined: 0 }, ...this.#record.merges.parts(event, through)];
    const claims = parts.map((part) => this.#claims(part.event, through));
    const said = base.withdrawn
      ? []
      : parts.flatMap(({ joined }, index) =>
          (claims[index] ?? []).filter((claim) => !claim.withdrawn).map((claim) => this.#said(claim, joined, through)),
        );
    const positions = positionsOf(said);
    return {
      event,
      ...base,
      merged: parts.slice(1).map((part) => part.event),
      claims: claims.flat(),
      positions,
      disputes: disputesOf(positions, markedBy(this.marks(event, through), said)),
    };
  }

  #said(claim: ClaimState, joined: number, through: number): Said {
    const { claimants, settings } = this.#record;
    const { content, recorded, edited } = claim;
    const speaker = this.#speaker(content.claimant, through);
    return {
      claim: { event: claim.event, claim: claim.claim },
      speaker: speaker.key,
      side: speaker.side,
      coded: speaker.kind === 'dataset',
      on: content.said?.date ?? today(new Date(recorded.at), settings.timeZoneAt(recorded.seq)),
      seq: recorded.seq,
      since: edited?.seq ?? recorded.seq,
      joined,
      reliability: content.reliability ?? speaker.reliability,
      credibility: content.credibility,
      statement: content.statement,
      blames: content.statement.blames
        .flatMap((names) => claimants.named(names))
        .map((name) => claimants.speaker(name, through).key),
    };
  }

  #speaker(name: string, through: number): Speaker {
    if (this.#speakers.through !== through) this.#speakers = { through, byName: new Map() };
    const { byName } = this.#speakers;
    const speaker = byName.get(name) ?? this.#record.claimants.speaker(name, through);
    byName.set(name, speaker);
    return speaker;
  }
}

/** Who is meant by the claims of marks, where both still stand. */
function markedBy(marks: readonly StatusMark[], said: readonly Said[]): MarkedSides[] {
  return marks.flatMap(({ seq, harm, claims: marked, victims }) => {
    const sides = marked.flatMap(({ event, claim }, index) => {
      const speaker = said.find((each) => isSameClaim(each.claim, { event, claim }))?.speaker;
      const counted = victims[index];
      return speaker !== undefined && counted ? [{ speaker, victims: counted }] : [];
    });
    const [one, other] = sides;
    return one && other ? [{ seq, harm, sides: [one, other] }] : [];
  });
}
