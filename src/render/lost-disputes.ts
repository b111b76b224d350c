import type { Language } from '../domain/action.ts';
import { eventId } from '../domain/event.ts';
import type { Question } from '../domain/question.ts';
import type { LostDispute, OtherwiseClaim, RedactedClaim, RedactedOf } from '../domain/redacted-disputes.ts';
import { attribution } from './attribution.ts';
import type { Introduce } from './briefing.ts';
import { claimTitle, wordLine, wordsOf } from './briefing-lines.ts';
import { askedName } from './dispute-lines.ts';
import type { Drawing } from './drawing.ts';
import type { Titled } from './fit.ts';
import { joined, Markdown, md } from './markdown.ts';
import { type Say, sayIn } from './say.ts';

/** "one of the claims was redacted" */
export function whatWasRedacted(redacted: RedactedOf, say: Say): Markdown {
  return say(redacted === 'claim' ? 'briefing.lostSide' : 'briefing.lostClaimant');
}

/** Disputes that were told of and are none any more after a redaction: what each was about, and what still stands of it. */
export function lostDisputes(all: readonly LostDispute[], drawing: Drawing, introduce: Introduce): Titled[] {
  const say = sayIn(drawing.language);
  return [...Map.groupBy(all, ({ event }) => event).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { event, state } = first;
    return {
      heading: state ? introduce(state) : md`**${eventId(event)}**`,
      lines: own.flatMap(({ question, redacted, left }) => [
        md`**${say('briefing.lost')} ·** ~~${questionAlone(question, drawing.language)}~~ · ${whatWasRedacted(redacted, say)}`,
        ...left.map((word) => (state ? wordLine(word, state, drawing) : md``)),
      ]),
    };
  });
}

/** "≠ Killed, civilians": how far apart the figures were went with what was redacted. */
export function questionAlone(question: Question, language: Language): Markdown {
  if (question === null) return sayIn(language)('briefing.responsibility');
  if (question.kind === 'status') return md`≠ ${sayIn(language)(`harm.${question.harm}`)}`;
  return md`${question.kind === 'diverging' ? '≈' : '≠'} ${askedName(question, language)}`;
}

/** "E1.2 · Raid on a market: text redacted, no longer in the record" */
export function redactedLine({ event, claim }: RedactedClaim, say: Say): Markdown {
  return md`- ${claimTitle(claim, event, say)} ${say('briefing.redacted')}`;
}

/** "E1.2 · Raid on a market: what was recorded of a claimant was redacted; now 9 civilians killed · Dunes Radio" */
export function otherwiseLine({ event, claim, words }: OtherwiseClaim, drawing: Drawing): Markdown {
  const say = sayIn(drawing.language);
  const who = attribution(claim, drawing);
  // What is denied of each harm is denied in the same words.
  const stands = [...new Set(words.map((word) => wordsOf(word, drawing).text))].map((text) => new Markdown(text));
  const now =
    words.length > 0
      ? say('briefing.otherwise', { now: md`**${joined(stands, ', ')}** · ${who}` })
      : md`${say('card.says', { says: claim.content.says })} · ${who} · ${say('briefing.superseded')}`;
  return md`- ${claimTitle(claim, event, say)} ${say('briefing.lostClaimant')} · ${now}`;
}
