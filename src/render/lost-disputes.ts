import { eventId } from '../domain/event.ts';
import type { LostDispute, Question, RedactedClaim } from '../domain/redacted-disputes.ts';
import type { Introduce } from './briefing.ts';
import { claimTitle, wordLine } from './briefing-lines.ts';
import { questionName } from './dispute-lines.ts';
import type { Drawing } from './drawing.ts';
import type { Titled } from './fit.ts';
import { joined, type Markdown, md } from './markdown.ts';
import { type Say, sayIn } from './say.ts';

/** Disputes that were told of and lost a side to a redaction: what each was about, and what still stands of it. */
export function lostDisputes(all: readonly LostDispute[], drawing: Drawing, introduce: Introduce): Titled[] {
  const say = sayIn(drawing.language);
  return [...Map.groupBy(all, ({ event }) => event).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { event, state } = first;
    return {
      heading: state ? introduce(state) : md`**${eventId(event)}**`,
      lines: own.flatMap(({ question, left }) => [
        md`**${say('briefing.lost')} ·** ~~${lostQuestion(question, drawing)}~~ · ${say('briefing.lostSide')}`,
        ...left.map((word) => (state ? wordLine(word, state, drawing) : md``)),
      ]),
    };
  });
}

/** "≠ Killed, civilians": how far apart the figures were went with what was redacted. */
function lostQuestion(question: Question, { language }: Drawing): Markdown {
  if (question === null) return sayIn(language)('briefing.responsibility');
  const { kind, harm, victims, withinHarm, withinVictims } = question;
  if (kind === 'status') return md`≠ ${sayIn(language)(`harm.${harm}`)}`;
  const whole = { harm: withinHarm ?? harm, victims: withinVictims ?? victims };
  const asked = [questionName({ harm, victims }, language)];
  if (withinHarm !== null || withinVictims !== null) asked.push(questionName(whole, language));
  return md`${kind === 'diverging' ? '≈' : '≠'} ${joined(asked, ' / ')}`;
}

/** "E1.2 · Raid on a market: text redacted, no longer in the record" */
export function redactedLine({ event, claim }: RedactedClaim, say: Say): Markdown {
  return md`- ${claimTitle(claim, event)} ${say('briefing.redacted')}`;
}
