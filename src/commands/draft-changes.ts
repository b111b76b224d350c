import { UserError } from '../domain/errors.ts';
import type { EventContent } from '../domain/event.ts';
import type { Form } from '../render/form.ts';
import { bare } from '../render/say.ts';
import { CLAIM_FIELDS, CLAIM_FORM, CLAIM_OPTIONS, readClaimContent } from './claim-fields.ts';
import type { Context, Input } from './command.ts';
import { EVENT_FIELDS, EVENT_FORM, EVENT_OPTIONS, readEventContent } from './event-fields.ts';
import { formField } from './fields.ts';
import { doubtOf, type KeptClaim, type KeptDraft, type KeptEvent, nearOf, sameOf } from './kept-draft.ts';

/** The draft with these chosen and nothing else: `c3` is a claim, `e2` an event of which nothing is claimed. */
export function choosing(draft: KeptDraft, chosen: readonly string[]): KeptDraft {
  return {
    ...draft,
    events: draft.events.map((event, index) => ({ ...event, isChosen: chosen.includes(`e${index}`) })),
    claims: draft.claims.map((claim, index) => ({ ...claim, isChosen: chosen.includes(`c${index}`) })),
  };
}

/** The draft with one of its events being that one of the record; 0 for none of them. */
export function joining(draft: KeptDraft, index: number, event: number, { casebook }: Context): KeptDraft {
  const into = event === 0 ? null : casebook.whole(event);
  if (into !== null && casebook.event(into)?.withdrawn !== null) throw new UserError('button.stale');
  return withEvent(draft, index, { ...eventOf(draft, index), into, isSaidNew: into === null }, casebook);
}

function eventOf({ events }: KeptDraft, index: number): KeptEvent {
  const event = events[index];
  if (!event) throw new UserError('button.stale');
  return event;
}

function claimOf({ claims }: KeptDraft, index: number): KeptClaim {
  const claim = claims[index];
  if (!claim) throw new UserError('button.stale');
  return claim;
}

// Whether a claim is in the record already depends on the event it is of.
function withEvent(draft: KeptDraft, index: number, event: KeptEvent, casebook: Context['casebook']): KeptDraft {
  const claims = draft.claims.map((claim): KeptClaim => {
    if (claim.event !== index) return claim;
    const doubt = doubtOf(claim, claim.doubt === 'unsure', event.into, casebook);
    const isChosen = doubt === claim.doubt ? claim.isChosen : doubt === null;
    return { ...claim, doubt, isChosen };
  });
  return { ...draft, claims, events: draft.events.map((each, at) => (at === index ? event : each)) };
}

/** The form of recording an event, with what was read filled in. */
export function eventForm(draft: KeptDraft, index: number, { language }: Context): Form {
  const { content } = eventOf(draft, index);
  const { date, place } = content;
  const shown = (option: string): string => {
    if ((option === 'date' && date === null) || (option === 'place' && place === null)) return '';
    const field = EVENT_FIELDS.find((each) => each.option === option);
    return field?.shown(content as EventContent, language) ?? '';
  };
  return {
    submit: `draft:event:${draft.name}:${index}`,
    title: bare(language, 'form.addEvent'),
    fields: EVENT_OPTIONS.filter(({ name }) => EVENT_FORM.some((each) => each === name)).map((option) =>
      formField(['add', 'event'], option, language, { value: shown(option.name) }),
    ),
  };
}

/** The form of recording a claim, with what was read filled in. */
export function claimForm(draft: KeptDraft, index: number, { language }: Context): Form {
  const { content } = claimOf(draft, index);
  const shown = (option: string): string =>
    CLAIM_FIELDS.find((each) => each.option === option)?.shown(
      { ...content, claimant: content.claimant ?? '' },
      language,
    ) ?? '';
  return {
    submit: `draft:claim:${draft.name}:${index}`,
    title: bare(language, 'form.addClaim'),
    fields: CLAIM_OPTIONS.filter(({ name }) => CLAIM_FORM.some((each) => each === name)).map((option) =>
      formField(['add', 'claim'], option, language, { value: shown(option.name), long: option.name === 'says' }),
    ),
  };
}

/** The draft with an event as its form was filled in; matched anew where its day or place are others. */
export function changedEvent(draft: KeptDraft, index: number, input: Input, context: Context): KeptDraft {
  const { casebook } = context;
  const before = eventOf(draft, index);
  const read = readEventContent(input, context);
  const content = {
    ...before.content,
    title: read.title,
    place: read.place,
    date: read.date,
    kind: read.kind,
    attacker: read.attacker,
  };
  const isTitled = before.isTitled === true || content.title !== before.content.title;
  const isKept = before.into !== null && nearOf({ content, isTitled }, casebook).includes(before.into);
  const isSame =
    JSON.stringify([before.content.date, before.content.place]) === JSON.stringify([content.date, content.place]);
  const into = isKept || isSame ? before.into : sameOf({ content, isTitled }, casebook);
  const isSaidNew = isSame && before.isSaidNew === true;
  return withEvent(draft, index, { ...before, content, into, isTitled, isSaidNew }, casebook);
}

/** The draft with a claim as its form was filled in, chosen: somebody has looked at it. */
export function changedClaim(draft: KeptDraft, index: number, input: Input, context: Context): KeptDraft {
  const before = claimOf(draft, index);
  const { claimant, says, statement, said, via, url } = readClaimContent(input, context);
  const content = { ...before.content, claimant, says, statement, said, via, url };
  const doubt = doubtOf({ content }, false, eventOf(draft, before.event).into, context.casebook);
  const isOutlets = before.isOutlets && claimant === before.content.claimant;
  const claim: KeptClaim = { ...before, content, unread: [], doubt, isOutlets, isChosen: doubt === null };
  return { ...draft, claims: draft.claims.map((each, at) => (at === index ? claim : each)) };
}
