import type { ClaimantContent } from './action.ts';
import { type ClaimantKind, type Reliability, type Side, sideOf } from './claimant.ts';
import { nameKey } from './name-key.ts';

/** "As of now", where a question takes the entry it is asked as of. */
export const NOW = Number.MAX_SAFE_INTEGER;

/** One claimant as it stands: every spelling of it is one, and a mouthpiece points at whom it speaks for. */
export interface Claimant {
  readonly key: string;
  /** The name it is shown by: the first it was recorded under, of those in entries that stand. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Whom it speaks for, as the entry that says so names it. */
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

/** One way a claimant's name was written. */
interface Spelling {
  readonly key: string;
  readonly name: string;
  /** In how many entries that stand it is written so. */
  standing: number;
}

const BETWEEN_NAMES = /[,;&]|\s(?:and|or|et|ou)\s/i;

type Register = ReadonlyMap<string, Claimant>;

/** A server's claimants: the names met in claims, and what moderators said of them. */
export class Claimants {
  /** By spelling: folding each name met anew would be most of the work of opening a record. */
  readonly #spellings = new Map<string, Spelling>();
  /** By key, in the order they were first met. */
  readonly #names = new Map<string, Spelling[]>();
  readonly #changes: Change[] = [];
  #register: Register | null = null;
  #version = 0;

  /** Another whenever a claimant may be shown by another name, or with other words beside it, than before. */
  get version(): number {
    return this.#version;
  }

  #forgetRegister(): void {
    this.#register = null;
    this.#version += 1;
  }

  /** A name used in an entry. Tells whether lists of names are taken apart otherwise from now on: see `named`. */
  meet(name: string): boolean {
    const spelling = this.#spellings.get(name) ?? this.#spell({ key: nameKey(name), name, standing: 0 });
    const first = spelling.standing === 0;
    if (first) this.#forgetRegister();
    spelling.standing += 1;
    return first && BETWEEN_NAMES.test(name);
  }

  #spell(spelling: Spelling): Spelling {
    this.#spellings.set(spelling.name, spelling);
    const others = this.#names.get(spelling.key);
    if (others) others.push(spelling);
    else this.#names.set(spelling.key, [spelling]);
    return spelling;
  }

  /** An entry that used the name was undone. Tells what `meet` does. */
  forget(name: string): boolean {
    const spelling = this.#spellings.get(name);
    if (!spelling || spelling.standing === 0) return false;
    spelling.standing -= 1;
    const last = spelling.standing === 0;
    if (last) this.#forgetRegister();
    return last && BETWEEN_NAMES.test(name);
  }

  change(seq: number, content: ClaimantContent): void {
    for (const name of namesIn(content)) this.meet(name);
    this.#changes.push({ seq, content, undone: Number.POSITIVE_INFINITY });
    this.#forgetRegister();
  }

  /** What these said of claimants is as if it had never been said. */
  redact(contents: readonly ClaimantContent[]): void {
    for (const content of contents) {
      const index = this.#changes.findIndex((each) => each.content === content);
      const [change] = index === -1 ? [] : this.#changes.splice(index, 1);
      if (change?.undone === Number.POSITIVE_INFINITY) for (const name of namesIn(content)) this.forget(name);
    }
    this.#forgetRegister();
  }

  /** The claimants as they would be had none of this ever been said of any. */
  without(contents: readonly ClaimantContent[]): Claimants {
    const others = new Claimants();
    for (const spelling of this.#spellings.values()) others.#spell({ ...spelling });
    others.#changes.push(...this.#changes.map((change) => ({ ...change })));
    others.redact(contents);
    return others;
  }

  /** Takes back what one entry said; an import may say something of many. */
  undo(seq: number, by: number): void {
    for (const change of this.#changes) {
      if (change.seq !== seq) continue;
      change.undone = by;
      for (const name of namesIn(change.content)) this.forget(name);
    }
    this.#forgetRegister();
  }

  /** All that entries that stand name, each once, mouthpieces as themselves and aliases folded away, by name. */
  all(): readonly Claimant[] {
    const register = this.#registerAsOf(NOW);
    const met = [...this.#names].filter(([, spellings]) => isStanding(spellings)).map(([key]) => key);
    const keys = new Set([...met, ...register.keys()].map((key) => register.get(key)?.key ?? key));
    return [...keys].map((key) => this.find(key)).sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Whether an entry that stands names it. */
  knows(name: string): boolean {
    const key = nameKey(name);
    return isStanding(this.#names.get(key) ?? []) || this.#registerAsOf(NOW).has(key);
  }

  /** The keys of all names ever met, in an order that only grows. */
  met(): readonly string[] {
    return [...this.#names.keys()];
  }

  /** The claimant a name stands for; one nobody said anything of is itself. */
  find(name: string, through = NOW): Claimant {
    const key = nameKey(name);
    const known = this.#registerAsOf(through).get(key);
    if (known) return known;
    return { key, name: this.#shown(key) ?? name, aliases: [], mouthpieceOf: null, kind: null, reliability: null };
  }

  /** The claimant, whom it speaks for, whom that one speaks for, and so on. */
  chain(name: string, through = NOW): readonly Claimant[] {
    const chain = [this.find(name, through)];
    for (const claimant of chain) {
      const next = claimant.mouthpieceOf === null ? null : this.find(claimant.mouthpieceOf, through);
      if (next && chain.every(({ key }) => key !== next.key)) chain.push(next);
    }
    return chain;
  }

  /**
   * Tells of a name, or a list of names, whether what these contents say makes it stand for someone else, or for someone of whom something else is
   * known, as of one entry than as of another: the claimants that changed, by every name of theirs, and whoever speaks for them. Null where none did.
   */
  changedBetween(
    contents: readonly ClaimantContent[],
    since: number,
    through: number,
  ): ((list: string) => boolean) | null {
    return this.#changed(contents, this.#registerAsOf(since), this.#registerAsOf(through));
  }

  /** The same, of what would be known without these contents, as of an entry: see `without`. */
  changedWithout(
    contents: readonly ClaimantContent[],
    others: Claimants,
    through: number,
  ): ((list: string) => boolean) | null {
    return this.#changed(contents, this.#registerAsOf(through), others.#registerAsOf(through));
  }

  #changed(contents: readonly ClaimantContent[], was: Register, is: Register): ((list: string) => boolean) | null {
    const named = contents.flatMap(({ claimant, aliases }) => [claimant, ...aliases].map(nameKey));
    const keys = new Set(named.filter((key) => knownOf(was.get(key)) !== knownOf(is.get(key))));
    const known = [...new Set([...was.values(), ...is.values()])];
    for (let before = -1; before < keys.size; ) {
      before = keys.size;
      for (const { key, aliases, mouthpieceOf } of known) {
        const names = [key, ...aliases.map(nameKey)];
        if ([...names, ...(mouthpieceOf === null ? [] : [nameKey(mouthpieceOf)])].some((each) => keys.has(each)))
          for (const each of names) keys.add(each);
      }
    }
    const isChanged = (name: string): boolean => keys.has(this.#spellings.get(name)?.key ?? nameKey(name));
    return keys.size === 0 ? null : (list) => isChanged(list) || this.named(list).some(isChanged);
  }

  /** Who speaks when this name does. */
  speaker(name: string, through = NOW): Speaker {
    const claimant = this.chain(name, through).at(-1) ?? this.find(name, through);
    return { ...claimant, side: sideOf(claimant.name, claimant.kind) };
  }

  /** The names in a list such as "Islamic State and JNIM"; one that is a claimant's as it stands is not taken apart. */
  named(list: string): readonly string[] {
    if (this.knows(list)) return [list];
    return list
      .split(BETWEEN_NAMES)
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

  /** What the claimant would be with the change made. */
  after(content: ClaimantContent): Claimant {
    return this.#learning(this.#registerAsOf(NOW), content);
  }

  #shown(key: string): string | undefined {
    return this.#names.get(key)?.find(({ standing }) => standing > 0)?.name;
  }

  #registerAsOf(through: number): Register {
    if (through === NOW && this.#register) return this.#register;
    const register = new Map<string, Claimant>();
    for (const { seq, content, undone } of this.#changes) {
      if (seq > through || undone <= through) continue;
      const claimant = this.#learning(register, content);
      for (const each of [claimant.key, ...claimant.aliases.map(nameKey)]) register.set(each, claimant);
    }
    if (through === NOW) this.#register = register;
    return register;
  }

  /** What the change says goes before what was known of the claimant, and that before what was known of those it turns out to be. */
  #learning(register: Register, content: ClaimantContent): Claimant {
    const before = register.get(nameKey(content.claimant));
    const merged = content.aliases.flatMap((alias) => register.get(nameKey(alias)) ?? []);
    const known = [...(before ? [before] : []), ...merged];
    const key = before?.key ?? nameKey(content.claimant);
    const names = [
      ...(before?.aliases ?? []),
      ...content.aliases,
      ...merged.flatMap((each) => [each.name, ...each.aliases]),
    ];
    const aliases = [...Map.groupBy(names, nameKey)].filter(([each]) => each !== key);
    const spokenFor = known.find((each) => each.mouthpieceOf !== null)?.mouthpieceOf ?? null;
    return {
      key,
      name: before?.name ?? this.#shown(key) ?? content.claimant,
      aliases: aliases.flatMap(([, [first]]) => first ?? []),
      mouthpieceOf: content.mouthpieceOf ?? spokenFor,
      kind: content.kind ?? known.find((each) => each.kind !== null)?.kind ?? null,
      reliability: content.reliability ?? known.find((each) => each.reliability !== null)?.reliability ?? null,
    };
  }
}

function knownOf(claimant: Claimant | undefined): string {
  const { key, aliases, mouthpieceOf, kind, reliability } = claimant ?? {};
  return JSON.stringify([key, aliases, mouthpieceOf && nameKey(mouthpieceOf), kind, reliability]);
}

function namesIn({ claimant, mouthpieceOf }: ClaimantContent): string[] {
  return mouthpieceOf === null ? [claimant] : [claimant, mouthpieceOf];
}

function isStanding(spellings: readonly Spelling[]): boolean {
  return spellings.some(({ standing }) => standing > 0);
}
