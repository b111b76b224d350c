import { EN_COMMANDS } from './en-commands.ts';
import { EN_DIGESTS } from './en-digests.ts';
import { EN_DRAFTING } from './en-drafting.ts';
import { EN_ERRORS } from './en-errors.ts';
import { EN_EXCHANGE } from './en-exchange.ts';
import { EN_HISTORY } from './en-history.ts';
import { EN_PICTURES } from './en-pictures.ts';
import { EN_REPLIES } from './en-replies.ts';

export const EN = {
  ...EN_COMMANDS,
  ...EN_DIGESTS,
  ...EN_DRAFTING,
  ...EN_ERRORS,
  ...EN_EXCHANGE,
  ...EN_HISTORY,
  ...EN_PICTURES,
  ...EN_REPLIES,
} as const;
