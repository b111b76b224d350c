import type { ClaimContent } from '../domain/action.ts';
import { CREDIBILITIES, RELIABILITIES } from '../domain/claimant.ts';
import { firstDay, lastDay, type PreciseDate } from '../domain/date.ts';
import { UserError } from '../domain/errors.ts';
import { readDate } from '../domain/read-date.ts';
import { readStatement } from '../domain/says.ts';
import type { Context, Input, OptionDefinition } from './command.ts';
import { readCredibility } from './credibility.ts';
import { dateText } from './event-fields.ts';
import type { ContentField } from './fields.ts';
import { address, checkedName, chosen, required, text } from './input.ts';

/** What is told of a claim. What `required` names must be told of a new one. */
export const CLAIM_OPTIONS: readonly OptionDefinition[] = [
  { name: 'claimant', type: 'string', required: true, completes: true, maximum: 100 },
  { name: 'says', type: 'string', required: true, maximum: 500 },
  { name: 'said', type: 'string', maximum: 60 },
  { name: 'via', type: 'string', completes: true, maximum: 100 },
  { name: 'url', type: 'string', maximum: 500 },
  { name: 'quote', type: 'string', maximum: 500 },
  { name: 'reliability', type: 'string', choices: RELIABILITIES },
  { name: 'credibility', type: 'integer', choices: CREDIBILITIES },
];

/** Those a form asks for: Discord allows five. */
export const CLAIM_FORM = ['claimant', 'says', 'said', 'via', 'url'] as const;

export const CLAIM_FIELDS: readonly ContentField<ClaimContent>[] = [
  {
    option: 'claimant',
    shown: ({ claimant }) => claimant,
    read: (input) => ({ claimant: checkedName(required(input, 'claimant', 100)) }),
  },
  {
    option: 'says',
    shown: ({ says }) => says,
    whose: ({ claimant }) => claimant,
    read: (input) => {
      const says = required(input, 'says', 500);
      return { says, statement: readStatement(says) };
    },
  },
  {
    option: 'said',
    shown: ({ said }, language) => dateText(said, language),
    read: (input, { casebook, now }) => {
      const written = text(input, 'said', 60);
      return { said: written === null ? null : readDate(written, now, casebook.settings.timeZone) };
    },
    cleared: { said: null },
  },
  {
    option: 'via',
    shown: ({ via }) => via ?? '',
    read: (input) => ({ via: text(input, 'via', 100) }),
    cleared: { via: null },
  },
  {
    option: 'url',
    shown: ({ url }) => url ?? '',
    read: (input) => ({ url: address(input, 'url') }),
    cleared: { url: null },
  },
  {
    option: 'quote',
    shown: ({ quote }) => quote ?? '',
    read: (input) => ({ quote: text(input, 'quote', 500) }),
    cleared: { quote: null },
  },
  {
    option: 'reliability',
    shown: ({ reliability }) => reliability ?? '',
    read: (input) => ({ reliability: chosen(input, 'reliability', RELIABILITIES) }),
    cleared: { reliability: null },
  },
  {
    option: 'credibility',
    shown: ({ credibility }) => (credibility === null ? '' : String(credibility)),
    read: (input) => ({ credibility: readCredibility(input) }),
    cleared: { credibility: null },
  },
];

/** All that is told of a new claim. */
export function readClaimContent(input: Input, context: Context): ClaimContent {
  return Object.assign({}, ...CLAIM_FIELDS.map((field) => field.read(input, context))) as ClaimContent;
}

/** Nothing is claimed of an event before it happens; a day's grace, since it may be tomorrow already where the claimant is. */
export function checkSaidAfter(said: PreciseDate | null, date: PreciseDate, event: string): void {
  if (said === null) return;
  const dayAfterSaid = new Date(`${lastDay(said)}T00:00:00Z`);
  dayAfterSaid.setUTCDate(dayAfterSaid.getUTCDate() + 1);
  if (dayAfterSaid.toISOString().slice(0, 10) < firstDay(date)) {
    throw new UserError('claim.saidBeforeEvent', { said: lastDay(said), date: firstDay(date), event });
  }
}
