import { claimOf } from '../domain/claim-of.ts';
import type { Known } from '../domain/dispute-news.ts';
import { type ClaimRef, claimId, eventId, isSameClaim } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import type { NewWord } from '../domain/news.ts';
import type { Position, Remark, Stance } from '../domain/position.ts';
import { attribution } from './attribution.ts';
import { showDate } from './dates.ts';
import type { Drawing } from './drawing.ts';
import { joined, type Markdown, md } from './markdown.ts';
import { positionWords, remarkWords, stanceWords, struckWords } from './position-lines.ts';
import { type Say, sayIn } from './say.ts';

type Word = Position | Stance | Remark;

/** "E1.2 · Raid on a market:" */
export function claimTitle({ event, claim }: ClaimRef, { content }: EventState, say: Say): Markdown {
  return md`**${say('briefing.claimTitle', { claim: claimId(event, claim), title: content.title })}**`;
}

export function wordsOf(word: Word, drawing: Drawing): Markdown {
  if ('figure' in word) return positionWords(word, drawing);
  return 'stance' in word ? stanceWords(word, drawing) : remarkWords(word, drawing);
}

/** "23 soldiers killed · Residents, via Radio Gao · said 23 Mar 2024" */
export function wordLine(word: Word, event: EventState, drawing: Drawing): Markdown {
  return md`- **${wordsOf(word, drawing)}** · ${attribution(claimOf(event, word.said), drawing)}`;
}

/** The same, with what it replaced in the same period, what it takes back, or that it had been said before. */
export function newWordLine({ event, word, replaces, again }: NewWord, drawing: Drawing): Markdown {
  const say = sayIn(drawing.language);
  const was = replaces.map((each) => struck(each, event, drawing));
  return joined(
    [
      wordLine(word, event, drawing),
      ...(was.length > 0 ? [say('briefing.before', { was: joined(was, ', ') })] : []),
      ...takesBack(word, event, drawing),
      ...(again ? [say('briefing.again')] : []),
    ],
    ' · ',
  );
}

/** "takes back: ~~9 militants killed~~ (21 Mar 2024)", for a retraction of what was said here. */
function takesBack(word: Word, event: EventState, drawing: Drawing): Markdown[] {
  const words = 'remark' in word ? struckWords(word.retracts, event, drawing) : null;
  return words ? [sayIn(drawing.language)('briefing.takesBack', { words })] : [];
}

/** A figure that no longer stands, and when it was said: "~~30 soldiers killed~~ (21 Mar 2024)". */
function struck(word: Word, event: EventState, drawing: Drawing): Markdown {
  const { said } = claimOf(event, word.said).content;
  const words = md`~~${wordsOf(word, drawing)}~~`;
  return said ? md`${words} (${showDate(said, drawing.language, 'medium')})` : words;
}

interface WasNow {
  readonly was: Known;
  readonly now: Word;
  readonly event: EventState;
}

/**
 * "was ~~30 soldiers killed~~ (21 Mar 2024), now 23 soldiers killed · Niger defence ministry · said 24 Mar 2024". Where the desk took the earlier claim
 * out its claimant revised nothing: "23 soldiers killed · Niger defence ministry · in place of ~~30 soldiers killed~~, withdrawn: entered twice".
 */
export function wasNowLine({ was, now, event }: WasNow, drawing: Drawing, before: Drawing): Markdown {
  const say = sayIn(drawing.language);
  const old = struck(was.word, was.event, before);
  const why = whyGone(was.word, event, drawing);
  if (why) return md`${wordLine(now, event, drawing)} · ${say('briefing.inPlaceOf', { was: old, why })}`;
  const words = say('briefing.wasNow', { was: old, now: md`**${wordsOf(now, drawing)}**` });
  return md`- ${words} · ${attribution(claimOf(event, now.said), drawing)}`;
}

/** "23 soldiers killed · Residents · said 24 Mar 2024 · corrected, before: ~~30 soldiers killed~~" */
export function correctedLine(
  now: Position | Stance,
  was: Known,
  event: EventState,
  drawing: Drawing,
  before: Drawing,
): Markdown {
  const words = md`~~${wordsOf(was.word, before)}~~`;
  return md`${wordLine(now, event, drawing)} · ${sayIn(drawing.language)('briefing.corrected', { was: words })}`;
}

/** What somebody said and that no longer stands, and why. */
export function goneLine({ word, event }: Known, now: EventState, drawing: Drawing, before: Drawing): Markdown {
  const who = attribution(claimOf(event, word.said), before);
  const why = whyGone(word, now, drawing) ?? sayIn(drawing.language)('briefing.gone');
  return md`- ~~${wordsOf(word, before)}~~ · ${who} · ${why}`;
}

/** Null where the claim stands here, and is the same claimant's: that has said something else since. */
function whyGone({ said }: Word, now: EventState, { casebook, language, through }: Drawing): Markdown | null {
  const say = sayIn(language);
  const whole = casebook.event(casebook.whole(said.claim.event, through), through);
  const claim = whole?.claims.find((each) => isSameClaim(each, said.claim));
  if (!whole || !claim) return say('briefing.undone');
  if (claim.withdrawn) return withdrawnWords(claim.withdrawn, say);
  if (whole.event !== now.event) return say('briefing.goneTo', { event: eventId(whole.event) });
  const { key, name } = casebook.claimants.speaker(claim.content.claimant, through);
  return key === said.speaker ? null : say('briefing.goneSpeaker', { claimant: name });
}

/** "withdrawn: entered twice" */
export function withdrawnWords({ reason }: { readonly reason: string | null }, say: Say): Markdown {
  return say('briefing.withdrawnBecause', { reason: reason ?? say('redacted.reason') });
}
