import type { Reply } from '../../src/render/reply.ts';
import type { CommandRoom } from './command-room.ts';

export const NOW = new Date('2025-03-09T09:00:00Z');
export const TEXT = [
  'Militants ambushed a Malian army convoy near the town of Zirma in the Mopti region on Friday, killing 14 soldiers and wounding 17, the army said in a statement on Saturday.',
  'The Dune Vanguard claimed responsibility, saying its fighters killed 31 soldiers.',
  'A resident said about 20 people may have been killed.',
].join('\n');
export const ADDRESS = 'https://news.example/zirma';

/** Fills in the form and sends it. */
export async function drafted(room: CommandRoom, text = TEXT, asking = {}): Promise<Reply> {
  const form = await room.askForm('draft', {}, { now: NOW, ...asking });
  return room.submit(form, { text, published: '2025-03-09', url: ADDRESS }, { now: NOW, ...asking });
}

/** The custom id with which something is done to a draft. */
export function press(reply: Reply, verb: string): string {
  const ids = reply.blocks.flatMap((block) =>
    block.kind === 'buttons'
      ? block.buttons.flatMap((button) => ('press' in button ? [button.press] : []))
      : block.kind === 'select'
        ? [block.select.press]
        : [],
  );
  const found = ids.find((id) => id.startsWith(`draft:${verb}:`));
  if (!found) throw new Error(`nothing to ${verb}`);
  return found;
}

/** What a list of a draft offers: each value before its label. */
export function choicesOf(reply: Reply, verb: string): string[] {
  return reply.blocks.flatMap((block) =>
    block.kind === 'select' && block.select.press.startsWith(`draft:${verb}:`)
      ? block.select.choices.map(({ label, value }) => `${value} ${label}`)
      : [],
  );
}
