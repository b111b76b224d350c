import type { ClaimantContent } from '../domain/action.ts';
import { CLAIMANT_KINDS, RELIABILITIES } from '../domain/claimant.ts';
import type { Claimants } from '../domain/claimants.ts';
import { UserError } from '../domain/errors.ts';
import { nameKey } from '../domain/name-key.ts';
import { pagesOf } from '../render/fit.ts';
import { listed } from '../render/listed.ts';
import { joined, type Markdown } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { bare } from '../render/say.ts';
import type { Command, Context } from './command.ts';
import { completeOption } from './completion.ts';
import { checkedName, chosen, echo, required, text } from './input.ts';

/** As many other names a claimant may have: more would not fit its card, and nobody reads them. */
const ALIASES = 20;

export const claimant: Command = {
  definition: {
    name: 'claimant',
    audience: 'moderators',
    options: [
      { name: 'claimant', type: 'string', required: true, completes: true, maximum: 100 },
      { name: 'aliases', type: 'string', maximum: 300 },
      { name: 'mouthpiece-of', type: 'string', completes: true, maximum: 100 },
      { name: 'kind', type: 'string', choices: CLAIMANT_KINDS },
      { name: 'reliability', type: 'string', choices: RELIABILITIES },
    ],
  },

  async run(input, context) {
    const name = required(input, 'claimant', 100);
    const content = {
      claimant: name,
      aliases: readAliases(text(input, 'aliases', 300)),
      mouthpieceOf: text(input, 'mouthpiece-of', 100),
      kind: chosen(input, 'kind', CLAIMANT_KINDS),
      reliability: chosen(input, 'reliability', RELIABILITIES),
    };
    if (content.aliases.length === 0 && !content.mouthpieceOf && !content.kind && !content.reliability)
      return claimantCard(name, context);
    for (const each of [name, ...content.aliases, content.mouthpieceOf ?? name]) checkedName(each);
    let joins: readonly string[] = [];
    const { seq } = await context.record(({ claimants }) => {
      checkChange(content, claimants);
      joins = joinedBy(content, claimants);
      return { type: 'claimant.changed', content };
    });
    return claimantCard(name, context, { seq, joins });
  },

  complete: completeOption,
};

/** Each once, whichever way it is spelled. */
function readAliases(typed: string | null): string[] {
  const names = (typed ?? '').split(/[,;]/).map((name) => name.trim());
  const spellings = Map.groupBy(
    names.filter((name) => name !== ''),
    nameKey,
  );
  return [...spellings.values()].flatMap(([first]) => first ?? []);
}

/** Nobody speaks for themselves, by whatever name; and a claimant's names fit its card. */
function checkChange(content: ClaimantContent, claimants: Claimants): void {
  const { claimant: name, aliases, mouthpieceOf } = content;
  if (claimants.after(content).aliases.length > ALIASES)
    throw new UserError('claimant.tooManyAliases', { name, maximum: ALIASES });
  const names = [name, ...aliases];
  const keyOf = (each: string): string => claimants.find(each).key;
  const speaksFor = (one: string, other: string): boolean =>
    claimants
      .chain(one)
      .slice(1)
      .some(({ key }) => key === keyOf(other));
  const alias = aliases.find(
    (each) =>
      (mouthpieceOf !== null && keyOf(each) === keyOf(mouthpieceOf)) ||
      names.some((other) => speaksFor(each, other) || speaksFor(other, each)),
  );
  if (alias !== undefined) throw new UserError('claimant.aliasSpeaks', { alias, name });
  if (
    mouthpieceOf !== null &&
    names.some((each) => keyOf(each) === keyOf(mouthpieceOf) || speaksFor(mouthpieceOf, each))
  )
    throw new UserError('claimant.ownMouthpiece', { name });
}

/** Those that were claimants by themselves and turn out to be this one. */
function joinedBy({ claimant: name, aliases }: ClaimantContent, claimants: Claimants): string[] {
  const { key } = claimants.find(name);
  const others = aliases.filter((alias) => claimants.knows(alias)).map((alias) => claimants.find(alias));
  return [...new Set(others.filter((other) => other.key !== key).map((other) => other.name))];
}

/** The entry that changed it, and who is no claimant by itself any more. */
interface Changed {
  readonly seq: number;
  readonly joins: readonly string[];
}

/** What is known of a claimant; where it was changed, whose claims are its own now, and a way to take the change back. */
function claimantCard(name: string, context: Context, changed: Changed | null = null): Reply {
  const { say, language, desk } = context;
  const { claimants } = desk.casebook;
  const known = claimants.find(name);
  const { seq = null, joins = [] } = changed ?? {};
  if (seq === null && !claimants.knows(name)) throw new UserError('claimant.unknown', { name: echo(name) });
  const lines: Markdown[] = [
    say('claimant.heading', { name: known.name }),
    ...(known.aliases.length > 0 ? [say('claimant.aliases', { names: known.aliases.join(', ') })] : []),
    ...(known.mouthpieceOf === null
      ? []
      : [say('claimant.mouthpieceOf', { name: claimants.find(known.mouthpieceOf).name })]),
    ...(known.kind === null ? [] : [say('claimant.kind', { kind: say(`choice.${known.kind}`) })]),
    ...(known.reliability === null ? [] : [say('claimant.reliability', { code: say(`choice.${known.reliability}`) })]),
    ...(joins.length === 0
      ? []
      : [say('claimant.joins', { count: joins.length, names: listed(joins, language), name: known.name })]),
  ];
  const undo = { label: bare(language, 'button.undo'), press: `undo:${seq}` };
  return {
    private: seq === null,
    blocks: [
      // One page: what is recorded today fits it.
      { kind: 'card', tone: 'plain', blocks: [{ kind: 'text', text: joined(pagesOf(lines)[0] ?? [], '\n') }] },
      ...(seq === null ? [] : [{ kind: 'buttons' as const, buttons: [undo] }]),
    ],
  };
}
