import type { Dispute } from '../domain/dispute.ts';
import type { DisputeChange, DisputeSide } from '../domain/dispute-news.ts';
import { isSameClaim } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import { questionOf } from '../domain/question.ts';
import type { Introduce } from './briefing.ts';
import { correctedLine, goneLine, wasNowLine, wordLine } from './briefing-lines.ts';
import { disputeHeading } from './dispute-lines.ts';
import type { Drawing } from './drawing.ts';
import type { Titled } from './fit.ts';
import { questionAlone, whatWasRedacted } from './lost-disputes.ts';
import { type Markdown, md } from './markdown.ts';
import { type Say, sayIn } from './say.ts';

/** What became of disputes: what each is about, how far apart, and both sides of it with their claimants. */
export function briefingDisputes(
  changes: readonly DisputeChange[],
  now: Drawing,
  before: Drawing,
  introduce: Introduce,
): Titled[] {
  const say = sayIn(now.language);
  return [...Map.groupBy(changes, ({ event }) => event)].map(([event, own]) => ({
    heading: introduce(event),
    lines: own.flatMap((change) => [
      questionLine(change, say, now),
      ...change.sides.map((side) => sideLine(side, event, now, before)),
      ...(change.others > 0 ? [say('briefing.others', { count: change.others })] : []),
    ]),
  }));
}

/** "New · ≠ Killed, military · conflicting figures, gap 7" */
function questionLine({ change, dispute, before, redacted }: DisputeChange, say: Say, { language }: Drawing): Markdown {
  const mark = say(`briefing.${change}`);
  const question =
    dispute.kind === 'responsibility' ? say('briefing.responsibility') : disputeHeading(dispute, language);
  const why = redacted ? md` · ${whatWasRedacted(redacted, say)}` : md``;
  if (change === 'settled') {
    const asked = redacted ? questionAlone(questionOf(dispute), language) : question;
    return md`**${mark} ·** ~~${asked}~~${why}`;
  }
  const was = gapOf(before);
  const gap = was !== null && was !== gapOf(dispute) ? md` ${say('briefing.gapWas', { count: was })}` : md``;
  return md`**${mark} · ${question}**${gap}${why}`;
}

function gapOf(dispute: Dispute | null): number | null {
  return !dispute || dispute.kind === 'responsibility' || dispute.kind === 'status' ? null : dispute.gap;
}

/** What was corrected by the desk is told as that, and not as another word of its claimant. */
function sideLine({ now, was }: DisputeSide, event: EventState, drawing: Drawing, before: Drawing): Markdown {
  if (!now) return was ? goneLine(was, event, drawing, before) : md``;
  if (!was) return wordLine(now, event, drawing);
  if (isSameClaim(was.word.said.claim, now.said.claim)) return correctedLine(now, was, event, drawing, before);
  return wasNowLine({ was, now, event }, drawing, before);
}
