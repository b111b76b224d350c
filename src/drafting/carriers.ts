import type { Dateline, Sentence } from './article.ts';
import { nameFrom } from './noun-chunks.ts';
import { textOf } from './speaker-names.ts';

const CHANNELS = /^(?:telegram|twitter|x|facebook|whatsapp|signal|rumble)$/;
const STATE_MEDIA = /^(?:state|national|public)(?: (?:television|tv|radio|broadcaster|media|news agency))/;
const LEADS_TO_OUTLET =
  /^(?:its|the|l'|la|le|son|sa|leur|their|organe|de|propagande|media|news|arm|wing|agency|outlet|branch|affiliated|official|propaganda|channel|chaine|agence|television|radio|station|broadcaster|newspaper|website|site|local|,)$/;
const NO_OUTLET = /^(?:reporters|journalists|parliament|lawmakers|the|press|un|des|une|its|his|her)$/;

/** Who published what a sentence tells, as far as it says: "told Reuters", "carried by its Amaq agency", "on Telegram". */
export function carriersIn(sentence: Sentence): string[] {
  const { tokens } = sentence;
  const found: string[] = [];
  tokens.forEach(({ plain, text }, at) => {
    if (CHANNELS.test(plain) && text.length > 1) found.push(text);
    if (/^x$/.test(plain) && text === 'X' && /^(?:on|sur)$/.test(tokens[at - 1]?.plain ?? '')) found.push('X');
    const line = tokens
      .slice(at, at + 3)
      .map((token) => token.plain)
      .join(' ');
    const state = STATE_MEDIA.exec(line);
    if (
      state !== null &&
      /^(?:on|to|told|by|said)$/.test(tokens[at - 1]?.plain ?? '') &&
      tokens[at - 1]?.plain !== 'said'
    )
      found.push(state[0]);
    const carried =
      /^(?:carried|published|broadcast|relayed|quoted|seen|cited|diffuse|publie|relaye|joints|consulte)$/.test(plain) &&
      /^(?:by|par)$/.test(tokens[at + 1]?.plain ?? '');
    const told =
      plain === 'told' ||
      (text === 'à' &&
        /^(?:l'|la)$/.test(tokens[at + 1]?.plain ?? '') &&
        /^(?:agence|afp|television|radio|chaine)$/.test(tokens[at + 2]?.plain ?? ''));
    if (!carried && !told) return;
    const outlet = outletAt(sentence, carried ? at + 2 : at + 1);
    if (outlet !== null) found.push(outlet);
  });
  return [...new Set(found)];
}

function outletAt(sentence: Sentence, at: number): string | null {
  const { tokens } = sentence;
  const first = tokens[at];
  if (first === undefined || (NO_OUTLET.test(first.plain) && !/^its$/.test(first.plain) && !/^the$/.test(first.plain)))
    return null;
  let start = at;
  while (
    LEADS_TO_OUTLET.test(tokens[start]?.plain ?? '') &&
    !/^\p{Lu}/u.test(tokens[start]?.text ?? '') &&
    start - at < 6 &&
    tokens[start + 1] !== undefined
  )
    start += 1;
  let next = start;
  const isCapital = (index: number): boolean => /^\p{Lu}/u.test(tokens[index]?.text ?? '');
  // After initials the name is over: "à l'AFP Moussa Traoré".
  while (next - start < 3 && isCapital(next) && !(next > start && /^\p{Lu}{2,}$/u.test(tokens[next - 1]?.text ?? '')))
    next += 1;
  if (next > start) return textOf(sentence, { start, next });
  const span = nameFrom(tokens, start);
  return span !== null && /^(?:television|radio|agence|tv)$/.test(tokens[start]?.plain ?? '')
    ? textOf(sentence, span)
    : null;
}

/** The outlet that a text's own dateline names. */
export function outletOf(dateline: Dateline | null): string | null {
  return dateline?.outlet ?? null;
}
