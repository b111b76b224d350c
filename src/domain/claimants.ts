import type { ClaimantContent } from './action.ts';
import { type ClaimantKind, type Reliability, type Side, sideOf } from './claimant.ts';
import { nameKey } from './name-key.ts';

/** "As of now", where a question takes the entry it is asked as of. */
export const NOW = Number.MAX_SAFE_INTEGER;

/** One claimant as it stands: every spelling of it is one, and a mouthpiece points at whom it speaks for. */
export interface Claimant {
  readonly key: string;
  /** The name it is shown by: the first it was recorded under. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** The key of the claimant this one speaks for. */
  readonly mouthpieceOf: string | null;
  readonly kind: ClaimantKind | null;
  readonly reliability: Reliability | null;
}

/** Who speaks when a claimant does: the claimant itself, or whom it is the mouthpiece of. */
export interface Speaker extends Claimant {
  readonly side: Side;
}

interface Change {
  readonly seq: number;
  readonly content: ClaimantContent;
  undone: number;
}

type Register = ReadonlyMap<string, Claimant>;

/** A server's claimants: the names met in claims, and what moderators said of them. */
export class Claimants {
  readonly #names = new Map<string, string>();
  readonly #changes: Change[] = [];
  #register: Register | null = null;

  /** A name used in a claim. */
  meet(name: string): void {
    const key = nameKey(name);
    if (!this.#names.has(key)) this.#names.set(key, name);
  }

  change(seq: number, content: ClaimantContent): void {
    for (const name of [content.claimant, ...(content.mouthpieceOf === null ? [] : [content.mouthpieceOf])])
      this.meet(name);
    this.#changes.push({ seq, content, undone: Number.POSITIVE_INFINITY });
    this.#register = null;
  }

  undo(seq: number, by: number): void {
    const change = this.#changes.find((each) => each.seq === seq);
    if (change) change.undone = by;
    this.#register = null;
  }

  /** All of them, each once, without mouthpieces and aliases folded away, by name. */
  all(): readonly Claimant[] {
    const register = this.#registerAsOf(NOW);
    const keys = new Set([...this.#names.keys(), ...register.keys()].map((key) => register.get(key)?.key ?? key));
    return [...keys].map((key) => this.find(key)).sort((a, b) => a.name.localeCompare(b.name));
  }

  /** The keys of all names met so far, in an order that only grows. */
  met(): readonly string[] {
    return [...this.#names.keys()];
  }

  /** The claimant a name stands for; one nobody said anything of is itself. */
  find(name: string, through = NOW): Claimant {
    const key = nameKey(name);
    const known = this.#registerAsOf(through).get(key);
    if (known) return known;
    return { key, name: this.#names.get(key) ?? name, aliases: [], mouthpieceOf: null, kind: null, reliability: null };
  }

  /** Who speaks when this name does. */
  speaker(name: string, through = NOW): Speaker {
    let claimant = this.find(name, through);
    const seen = new Set<string>();
    while (claimant.mouthpieceOf !== null && !seen.has(claimant.key)) {
      seen.add(claimant.key);
      claimant = this.find(claimant.mouthpieceOf, through);
    }
    return { ...claimant, side: sideOf(claimant.name, claimant.kind) };
  }

  /** The names in a list such as "Islamic State and JNIM"; one that is a claimant's as it stands is not taken apart. */
  named(list: string): readonly string[] {
    if (this.#names.has(nameKey(list)) || this.#registerAsOf(NOW).has(nameKey(list))) return [list];
    return list
      .split(/[,;&]|\s(?:and|or|et|ou)\s/i)
      .map((name) => name.trim())
      .filter((name) => name !== '');
  }

  /**
   * Whether what this name publishes is an armed group's own: the group itself, or its mouthpiece; also a mouthpiece of whom nobody knows what it is.
   * It is named and never linked.
   */
  publishesForArmedGroup(name: string, through = NOW): boolean {
    const { side, kind } = this.speaker(name, through);
    const ofUnknown = this.find(name, through).mouthpieceOf !== null && side === null && kind === null;
    return side === 'armed_group' || ofUnknown;
  }

  #registerAsOf(through: number): Register {
    if (through === NOW && this.#register) return this.#register;
    const register = new Map<string, Claimant>();
    for (const { seq, content, undone } of this.#changes) {
      if (seq > through || undone <= through) continue;
      const before = register.get(nameKey(content.claimant));
      const merged = content.aliases.flatMap((alias) => register.get(nameKey(alias)) ?? []);
      const key = before?.key ?? nameKey(content.claimant);
      const aliases = [
        ...(before?.aliases ?? []),
        ...content.aliases,
        ...merged.flatMap((each) => [each.name, ...each.aliases]),
      ];
      const claimant: Claimant = {
        key,
        name: before?.name ?? this.#names.get(key) ?? content.claimant,
        aliases: [...new Set(aliases)].filter((alias) => nameKey(alias) !== key),
        mouthpieceOf: content.mouthpieceOf === null ? (before?.mouthpieceOf ?? null) : nameKey(content.mouthpieceOf),
        kind: content.kind ?? before?.kind ?? null,
        reliability: content.reliability ?? before?.reliability ?? null,
      };
      for (const each of [key, ...claimant.aliases.map(nameKey)]) register.set(each, claimant);
    }
    if (through === NOW) this.#register = register;
    return register;
  }
}
