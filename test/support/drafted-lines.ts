import { readDraft } from '../../src/drafting/read-draft.ts';

/** A text published on Sunday 9 March 2025. */
export const readOnSunday = (text: string): ReturnType<typeof readDraft> => readDraft(text, '2025-03-09');

/** "army: killed military 14"; `-` for the text itself, `?` where it is unsure. */
export function figuresIn(text: string): string[] {
  return readOnSunday(text).claims.flatMap(({ claimant, statement, unsure }) =>
    statement.figures.map(({ harm, victims, low, high }) => {
      const interval = high === null ? `${low}+` : low === high ? `${low}` : `${low}-${high}`;
      return `${claimant ?? '-'}: ${harm} ${victims} ${interval}${unsure ? ' ?' : ''}`;
    }),
  );
}

/** "army: attribution Dune Front", "Dune Front: denial responsibility" */
export function actsIn(text: string): string[] {
  return readOnSunday(text).claims.flatMap(({ claimant, statement }) =>
    statement.acts
      .filter((act) => act !== 'figures')
      .map((act) => `${claimant ?? '-'}: ${act} ${[...statement.blames, ...statement.denies].join(', ')}`.trim()),
  );
}

/** Acts, `?` where unsure, and figures, in the order of the claims. */
export function claimsIn(text: string): string[] {
  return readOnSunday(text).claims.flatMap(({ claimant, statement, unsure }) => [
    ...statement.acts
      .filter((act) => act !== 'figures')
      .map((act) =>
        `${claimant ?? '-'}: ${act} ${[...statement.blames, ...statement.denies].join(', ')}${unsure ? '?' : ''}`.trim(),
      ),
    ...statement.figures.map(
      ({ harm, victims, low }) => `${claimant ?? '-'}: ${harm} ${victims} ${low}${unsure ? ' ?' : ''}`,
    ),
  ]);
}

/** The parties of each event: "Dune Front; Malian army". */
export function partiesIn(text: string): string[] {
  return readOnSunday(text).events.map(({ parties }) => parties.join('; '));
}

/** Where and when each event was: "PK Zarkot 2025-03-04". */
export function eventsIn(text: string): string[] {
  return readOnSunday(text).events.map(({ place, date }) =>
    [place?.country ?? '-', place?.location ?? '-', date?.date ?? '-'].join(' '),
  );
}
