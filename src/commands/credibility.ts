import { CREDIBILITIES, type Credibility } from '../domain/claimant.ts';
import { UserError } from '../domain/errors.ts';
import type { Input } from './command.ts';
import { typed } from './fields.ts';

/** The `credibility` option, which a form gives as text. */
export function readCredibility(input: Input): Credibility | null {
  const value = typed(input, 'credibility');
  if (value === null) return null;
  const credibility = CREDIBILITIES.find((each) => String(each) === value);
  if (!credibility)
    throw new UserError('option.notAChoice', { option: 'credibility', value, choices: CREDIBILITIES.join(', ') });
  return credibility;
}
