import { z } from 'zod';
import { Refusal } from './api-error.ts';
import type { InteractionRequest } from './page-protocol.ts';

const id = z.string().min(1).max(100);
const place = { member: id, channel: id };

const option = z.object({
  name: id,
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
  get options() {
    return z.array(option).max(25).optional();
  },
});

const request = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['command', 'autocomplete']), ...place, commandId: id, options: z.array(option).max(25) }),
  z.object({ kind: z.literal('message-menu'), ...place, commandId: id, messageId: id }),
  z.object({
    kind: z.literal('component'),
    ...place,
    messageId: id,
    customId: id,
    componentType: z.number(),
    values: z.array(z.string()).max(25).optional(),
  }),
  z.object({
    kind: z.literal('modal'),
    ...place,
    customId: id,
    fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
]);

/** What the page sent as an interaction, or a refusal that names the field that is wrong. */
export function readInteractionRequest(body: unknown): InteractionRequest {
  const read = request.safeParse(body);
  // The types tell an absent field from an undefined one; JSON knows only the former.
  if (read.success) return read.data as InteractionRequest;
  const field = read.error.issues[0]?.path.join('.') ?? '';
  throw new Refusal(400, `Invalid interaction${field === '' ? '' : `: ${field}`}`);
}
