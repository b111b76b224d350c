import { CLAIMANT_KINDS, RELIABILITIES } from '../domain/claimant.ts';
import { UserError } from '../domain/errors.ts';
import { nameKey } from '../domain/name-key.ts';
import { joined, type Markdown } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { bare } from '../render/say.ts';
import type { Command, Context } from './command.ts';
import { completeOption } from './completion.ts';
import { chosen, required, text } from './input.ts';

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
    const name = required(input, 'claimant');
    const aliases = (text(input, 'aliases') ?? '')
      .split(/[,;]/)
      .map((each) => each.trim())
      .filter(Boolean);
    const content = {
      claimant: name,
      aliases,
      mouthpieceOf: text(input, 'mouthpiece-of'),
      kind: chosen(input, 'kind', CLAIMANT_KINDS),
      reliability: chosen(input, 'reliability', RELIABILITIES),
    };
    if (aliases.length === 0 && !content.mouthpieceOf && !content.kind && !content.reliability)
      return claimantCard(name, null, context);
    if (!/[\p{L}\p{N}]/u.test(name)) throw new UserError('claimant.noName');
    const entry = await context.record((casebook) => {
      if (
        content.mouthpieceOf &&
        casebook.claimants.speaker(content.mouthpieceOf).key === casebook.claimants.find(name).key
      ) {
        throw new UserError('claimant.ownMouthpiece', { name });
      }
      return { type: 'claimant.changed', content };
    });
    return claimantCard(name, entry.seq, context);
  },

  complete: completeOption,
};

/** What is known of a claimant; with a way to take the change back where there was one. */
function claimantCard(name: string, seq: number | null, context: Context): Reply {
  const { say, language, desk } = context;
  const { claimants } = desk.casebook;
  const known = claimants.find(name);
  if (seq === null && !claimants.met().includes(nameKey(known.name))) throw new UserError('claimant.unknown', { name });
  const lines: Markdown[] = [
    say('claimant.heading', { name: known.name }),
    ...(known.aliases.length > 0 ? [say('claimant.aliases', { names: known.aliases.join(', ') })] : []),
    ...(known.mouthpieceOf === null
      ? []
      : [say('claimant.mouthpieceOf', { name: claimants.find(known.mouthpieceOf).name })]),
    ...(known.kind === null ? [] : [say('claimant.kind', { kind: say(`choice.${known.kind}`) })]),
    ...(known.reliability === null ? [] : [say('claimant.reliability', { code: known.reliability })]),
  ];
  const undo = { label: bare(language, 'button.undo'), press: `undo:${seq}` };
  return {
    private: seq === null,
    blocks: [
      { kind: 'card', tone: 'plain', blocks: [{ kind: 'text', text: joined(lines, '\n') }] },
      ...(seq === null ? [] : [{ kind: 'buttons' as const, buttons: [undo] }]),
    ],
  };
}
