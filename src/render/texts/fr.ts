import type { EN } from './en.ts';
import { FR_COMMANDS } from './fr-commands.ts';
import { FR_DIGESTS } from './fr-digests.ts';
import { FR_DRAFTING } from './fr-drafting.ts';
import { FR_ERRORS } from './fr-errors.ts';
import { FR_EXCHANGE } from './fr-exchange.ts';
import { FR_HISTORY } from './fr-history.ts';
import { FR_PICTURES } from './fr-pictures.ts';
import { FR_REPLIES } from './fr-replies.ts';
import type { FrenchOf } from './french-of.ts';

export const FR: FrenchOf<typeof EN> = {
  ...FR_COMMANDS,
  ...FR_DIGESTS,
  ...FR_DRAFTING,
  ...FR_ERRORS,
  ...FR_EXCHANGE,
  ...FR_HISTORY,
  ...FR_PICTURES,
  ...FR_REPLIES,
};
