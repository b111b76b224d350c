import type { Language } from '../domain/action.ts';
import type { Credibility, Reliability } from '../domain/claimant.ts';
import type { ClaimState } from '../domain/event-fold.ts';
import { ratingWords } from './command-words.ts';
import { showDate } from './dates.ts';
import type { Drawing } from './drawing.ts';
import { joined, link, Markdown, md, plain } from './markdown.ts';
import { sayIn } from './say.ts';

/** Who says it, through whom, when, where to read it: what no figure is shown without. */
export function attribution(claim: ClaimState, drawing: Drawing): Markdown {
  const say = sayIn(drawing.language);
  const { claimants } = drawing.casebook;
  const { claimant, via, said, url, reliability, credibility } = claim.content;
  const speaker = claimants.speaker(claimant, drawing.through);
  const spoken = claimants.find(claimant, drawing.through);
  const name =
    spoken.key === speaker.key
      ? md`${speaker.name}`
      : say('card.mouthpiece', { claimant: speaker.name, mouthpiece: spoken.name });
  const linked = url !== null && !claimants.publishesForArmedGroup(via ?? claimant, drawing.through);
  const source = via === null ? [] : [say('card.via', { carrier: linked && url ? link(plain(via), url) : via })];
  const bareLink = linked && url && via === null ? [link(say('card.source'), url)] : [];
  const when = said ? say('card.said', { date: showDate(said, drawing.language, 'medium') }) : say('card.saidUnknown');
  const coded = speaker.kind === 'dataset' ? [say('card.coded')] : [];
  return joined(
    [
      joined([name, ...source], ', '),
      when,
      ...coded,
      ...rating(reliability ?? speaker.reliability, credibility, drawing.language),
      ...bareLink,
    ],
    ' · ',
  );
}

/** "rated C3: fairly reliable, possibly true", in the standard words of the Admiralty scale. */
function rating(reliability: Reliability | null, credibility: Credibility | null, language: Language): Markdown[] {
  const codes = [reliability, credibility].filter((code) => code !== null);
  if (codes.length === 0) return [];
  const words = codes.map((code) => ratingWords(language, code)).join(', ');
  return [sayIn(language)('card.rating', { code: codes.join(''), words })];
}

/** The member who did something, as Discord shows members; Sitrep itself by its name. */
export function memberName(member: string | null): Markdown {
  return new Markdown(member === null ? 'Sitrep' : `<@${member}>`);
}
