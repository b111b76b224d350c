import { UserError } from '../domain/errors.ts';
import type { Context } from './command.ts';

/** Makes sure that whoever presses a button or sends a form may record: Discord checks commands alone. */
export function checkRecords({ caller }: Pick<Context, 'caller'>): void {
  if (!caller.moderates) throw new UserError('recording.notAllowed');
}
