import type { Casebook } from '../domain/casebook.ts';
import { UserError } from '../domain/errors.ts';
import { type ClaimRef, claimId, isSameClaim } from '../domain/event.ts';
import { statusPair } from '../domain/status.ts';
import type { Reply } from '../render/reply.ts';
import type { Decision } from '../store/desk.ts';
import type { Context, OptionDefinition } from './command.ts';
import { readClaim } from './read-claim.ts';
import { recorded } from './recorded.ts';

const CLAIM: Omit<OptionDefinition, 'name'> = { type: 'string', required: true, completes: true, maximum: 100 };

/** The two claims that count the same people. */
export const STATUS_OPTIONS: readonly OptionDefinition[] = [
  { name: 'claim', ...CLAIM },
  { name: 'other', ...CLAIM },
];

/** Records that two claims count the same people under two categories. */
export async function markStatus(one: string, other: string, context: Context): Promise<Reply> {
  const entry = await context.record((casebook) => decideMark(one, other, casebook));
  return recorded(entry, context, () => context.say('recorded.status', { claims: pairName(one, other, context) }));
}

function decideMark(one: string, other: string, casebook: Casebook): Decision {
  const { a, b, state } = readPair(one, other, casebook);
  for (const { event, claim, withdrawn } of [a, b])
    if (withdrawn) throw new UserError('claim.isWithdrawn', { claim: claimId(event, claim) });
  const [speaker, counterpart] = [a, b].map(({ content }) => casebook.claimants.speaker(content.claimant).key);
  if (speaker === counterpart) throw new UserError('status.oneClaimant');
  const pair = statusPair(a, b);
  if (!pair) throw new UserError('status.nothingShared');
  if (casebook.marks(state.event).some(({ claims }) => isPair(claims, [a, b]))) throw new UserError('status.already');
  return { type: 'status.disputed', event: state.event, claims: [refOf(a), refOf(b)], ...pair };
}

/** Takes such a mark back, whoever made it. */
export async function withdrawStatus(one: string, other: string, reason: string, context: Context): Promise<Reply> {
  const entry = await context.record((casebook) => {
    const { a, b, state } = readPair(one, other, casebook);
    const mark = casebook.marks(state.event).find(({ claims }) => isPair(claims, [a, b]));
    if (!mark) throw new UserError('status.none');
    return { type: 'status.withdrawn', event: state.event, claims: mark.claims, content: { reason } };
  });
  const what = pairName(one, other, context);
  return recorded(entry, context, () => context.say('recorded.withdrawn', { what, reason }));
}

function readPair(one: string, other: string, casebook: Casebook) {
  const [{ claim: a, state }, { claim: b, state: elsewhere }] = [readClaim(one, casebook), readClaim(other, casebook)];
  if (state.event !== elsewhere.event) throw new UserError('status.twoEvents');
  return { a, b, state };
}

function pairName(one: string, other: string, { desk }: Context): string {
  return [one, other]
    .map((typed) => readClaim(typed, desk.casebook).claim)
    .map(({ event, claim }) => claimId(event, claim))
    .join(' / ');
}

function refOf({ event, claim }: ClaimRef): ClaimRef {
  return { event, claim };
}

function isPair(marked: readonly ClaimRef[], pair: readonly ClaimRef[]): boolean {
  return pair.every((each) => marked.some((claim) => isSameClaim(claim, each)));
}
