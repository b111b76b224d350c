import type { Statement } from './claim.ts';
import type { ClaimantKind, Credibility, Reliability } from './claimant.ts';
import type { PreciseDate } from './date.ts';
import type { DigestContent, PauseReason } from './digest.ts';
import type { DisputedBefore } from './disputed-before.ts';
import type { ClaimRef, EventContent } from './event.ts';
import type { Harm, Victims } from './figure.ts';
import type { Addition, Origin, PartContent } from './import.ts';
import type { RegionContent } from './region.ts';

/** The version this program writes. It reads this one and all before it; a newer one stops the desk. */
export const ACTION_VERSION = 2;

/** What a moderator records of a claim. */
export interface ClaimContent {
  /** Who says it, as written: aliases and mouthpieces are resolved when it is read. */
  readonly claimant: string;
  /** The moderator's words, which `statement` was read from. */
  readonly says: string;
  readonly statement: Statement;
  readonly said: PreciseDate | null;
  /** The carrier: who published it. */
  readonly via: string | null;
  readonly url: string | null;
  readonly quote: string | null;
  readonly reliability: Reliability | null;
  readonly credibility: Credibility | null;
  /** The row of a data set it was read from. */
  readonly origin?: Origin;
}

/** What a moderator says of a claimant; null leaves what was there. */
export interface ClaimantContent {
  readonly claimant: string;
  /** Other names of the same claimant, added to those there. */
  readonly aliases: readonly string[];
  readonly mouthpieceOf: string | null;
  readonly kind: ClaimantKind | null;
  readonly reliability: Reliability | null;
}

export interface Settings {
  /** IANA name: days and digests are counted in it. */
  readonly timeZone: string;
  readonly language: Language;
}

export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Why something was done; null where the text was redacted since. */
export interface ReasonContent {
  readonly reason: string | null;
}

/** What an event can be found by when its text is gone: words of a fixed list and numbers, nothing a person wrote freely. */
export interface KeptOfEvent extends Pick<EventContent, 'kind' | 'date' | 'until'> {
  readonly country: string;
  readonly division: string | null;
}

/** Text for the record's eyes only lives under `content`, which redaction replaces by its digest; numbers and references stay outside. */
export type Action = { readonly version: number } & (
  | { readonly type: 'event.added'; readonly event: number; readonly content: EventContent }
  | { readonly type: 'event.withdrawn'; readonly event: number; readonly content: ReasonContent }
  | { readonly type: 'claim.added'; readonly event: number; readonly claim: number; readonly content: ClaimContent }
  | {
      readonly type: 'claim.withdrawn';
      readonly event: number;
      readonly claim: number;
      readonly content: ReasonContent;
    }
  | {
      /** What is not named stays as it is. */
      readonly type: 'event.edited';
      readonly event: number;
      readonly content: Partial<EventContent>;
    }
  | {
      readonly type: 'claim.edited';
      readonly event: number;
      readonly claim: number;
      readonly content: Partial<ClaimContent>;
    }
  /** Both are one event, and it is `into`: the claims of `event` are its own from now on, under the numbers they have. */
  | { readonly type: 'event.merged'; readonly event: number; readonly into: number }
  | {
      /** The same people, hurt the same way, are counted by one claim under another category than by the other. */
      readonly type: 'status.disputed';
      readonly event: number;
      readonly claims: readonly [ClaimRef, ClaimRef];
      readonly harm: Harm;
      /** The category each of the claims counts them under. */
      readonly victims: readonly [Victims, Victims];
    }
  /** A mark that their status is in dispute was wrong. */
  | {
      readonly type: 'status.withdrawn';
      readonly event: number;
      readonly claims: readonly [ClaimRef, ClaimRef];
      readonly content: ReasonContent;
    }
  | { readonly type: 'claimant.changed'; readonly content: ClaimantContent }
  | { readonly type: 'action.undone'; readonly undoes: number }
  | { readonly type: 'settings.changed'; readonly content: Partial<Settings> }
  | { readonly type: 'region.defined'; readonly region: number; readonly content: RegionContent }
  | { readonly type: 'region.removed'; readonly region: number }
  | { readonly type: 'digest.created'; readonly digest: number; readonly content: DigestContent }
  | { readonly type: 'digest.edited'; readonly digest: number; readonly content: DigestContent }
  | {
      readonly type: 'digest.paused';
      readonly digest: number;
      /** What keeps it from being sent; null where a member paused it. */
      readonly why: PauseReason | null;
    }
  | { readonly type: 'digest.resumed'; readonly digest: number }
  | { readonly type: 'digest.removed'; readonly digest: number }
  | {
      /** Decided before anything is sent: this slot's digest says what entries up to `through` add. */
      readonly type: 'digest.planned';
      readonly digest: number;
      /** The instant it was due, ISO 8601 UTC. */
      readonly slot: string;
      readonly through: number;
      /** The nonces of the messages it takes, in order; entries older than this field have none. */
      readonly parts?: readonly string[];
      /** How many earlier slots it stands for as well: at those, what there was to say could not be said. */
      readonly missed?: number;
    }
  | {
      readonly type: 'digest.sent';
      readonly digest: number;
      readonly slot: string;
      readonly through: number;
      /** The messages it became, in order; none when there was nothing to say. */
      readonly messages: readonly string[];
    }
  | {
      /** The text of an earlier entry is gone for good: where its content was, its digest is. */
      readonly type: 'entry.redacted';
      readonly redacts: number;
      /** SHA-256 (hex) of the content's canonical JSON. */
      readonly digest: string;
      /** What an event goes on standing with; null where nothing of the entry stands any more, or where it stands without a text. */
      readonly kept: KeptOfEvent | null;
      /** What was in dispute of the events it was about; entries older than this field do not tell. */
      readonly disputed?: readonly DisputedBefore[];
      readonly content: ReasonContent;
    }
  | {
      /** All entries before this one were forgotten: the record begins here. */
      readonly type: 'record.purged';
    }
  | {
      /** What the casebook holds in place of an entry whose content was redacted. It is never in the journal. */
      readonly type: 'content.redacted';
      /** The type of the action it was. */
      readonly was: string;
      readonly digest: string;
      readonly about: Partial<ClaimRef>;
    }
  | {
      /** Some of an import's rows. They count for nothing until the import's `records.imported` is there: then all of them count, as of that entry. */
      readonly type: 'import.part';
      /** The entry of the import's first part, which may be this one. */
      readonly first: number;
      /** How many events it adds; they are numbered when the import is finished. */
      readonly events: number;
      /** Claims of events that are there already; numbered now. */
      readonly additions: readonly Addition[];
      readonly content: PartContent;
    }
  | {
      readonly type: 'records.imported';
      /** The entry of its first part. */
      readonly first: number;
      /** The number of the first event it adds; the others follow in the order of the parts. */
      readonly from: number;
      readonly events: number;
      readonly claims: number;
      readonly content: { readonly file: string };
    }
  | {
      /** The server's moderators were told that these digests are paused. */
      readonly type: 'digest.told';
      readonly digests: readonly number[];
      /** Null where there was no channel to tell them in. */
      readonly message: string | null;
    }
  | {
      /** What a moderator took over of a text, as if each event and claim had been recorded by hand at that moment. */
      readonly type: 'draft.recorded';
      /** The draft's own name: it is recorded once. */
      readonly draft: string;
      /** The number of the first event it adds. */
      readonly from: number;
      readonly events: number;
      /** Claims of events that were there already. */
      readonly additions: readonly Addition[];
      /** SHA-256 (hex) of the text, which is kept nowhere. */
      readonly digest: string;
      readonly content: PartContent & { readonly url: string | null };
    }
);

export type ActionOf<Type extends Action['type']> = Extract<Action, { type: Type }>;

/** Who recorded an entry. */
export interface By {
  /** The member's Discord id; null for Sitrep itself (digests). */
  readonly member: string | null;
  /** The Discord interaction it came from: one interaction makes at most one entry. */
  readonly interaction: string | null;
}

/** What tells an entry from every other one of its server. */
export type Head = Pick<Entry, 'seq' | 'hash'>;

/** One thing that was done: what the journal keeps, in order, for good. */
export interface Entry {
  /** 1, 2, 3 … within its server. */
  readonly seq: number;
  /** When it was recorded, ISO 8601 UTC with milliseconds; never before the entry before it. */
  readonly at: string;
  readonly by: By;
  readonly action: Action;
  /** The hash of the entry before, null for the first. */
  readonly previous: string | null;
  readonly hash: string;
}
