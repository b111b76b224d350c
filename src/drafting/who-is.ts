import type { Token } from '../domain/says-tokens.ts';
import type { Span } from './noun-chunks.ts';
import type { Saying } from './saying-subject.ts';
import { PRONOUNS } from './speaker-words.ts';

const NOBODY = /^(?:no|nobody|none|neither|personne|aucun|aucune|nul)$/;

// "a charge Islamabad denies": the charge says nothing.
const CHARGE = /^(?:charges?|claims?|accusations?|allegations?)$/;

/** Who some words before or after a verb of saying are. */
export function whoIs(tokens: readonly Token[], whole: Span): Saying['who'] {
  const charge = [1, 2].find((step) => CHARGE.test(tokens[whole.start + step]?.plain ?? ''));
  const span =
    charge !== undefined &&
    whole.start + charge + 1 < whole.next &&
    /^(?:a|an|une?|the|des)$/.test(tokens[whole.start]?.plain ?? '') &&
    /^\p{Lu}/u.test(tokens[whole.start + charge + 1]?.text ?? '')
      ? { start: whole.start + charge + 1, next: whole.next }
      : whole;
  const words = tokens.slice(span.start, span.next).map(({ plain }) => plain);
  // "the militia, whose leader denied it": the militia's.
  if (words[0] === 'whose' && tokens[span.start - 1]?.plain === ',') {
    const start = antecedentOf(tokens, span.start - 1);
    if (start < span.start - 1) return { kind: 'name', span: { start, next: span.start - 1 } };
  }
  if (words.some((word, index) => index < 2 && NOBODY.test(word))) return { kind: 'nobody' };
  const pronouns = words.filter((word) => PRONOUNS.has(word));
  const rest = words.filter((word) => !PRONOUNS.has(word) && !/^(?:ci|la|n'|ne|ai|avons|however|also)$/.test(word));
  const seen = words.findIndex(
    (word, index) =>
      index > 0 &&
      /^(?:seen|obtained|reviewed|read|consultee?s?|parvenu|jointe?s?|contacted|interviewed|interrogee?s?|contactee?s?|citee?s?|present|issued|released|published|broadcast|posted|shared|signed|carried|aired|publiee?|diffusee?|lue?|transmise?|speaking)$/.test(
        word,
      ),
  );
  if (seen > 0) return { kind: 'name', span: { start: span.start, next: span.start + seen } };
  if (pronouns.length > 0 && rest.length === 0) return { kind: 'pronoun', span };
  // "AFP, which spoke to residents,"
  const told = tokens.findIndex(
    ({ plain }, at) =>
      at > span.start && at < span.next - 1 && plain === ',' && /^(?:which|who|qui)$/.test(tokens[at + 1]?.plain ?? ''),
  );
  if (told > 0) return { kind: 'name', span: { start: span.start, next: told } };
  return { kind: 'name', span: withoutScene(tokens, span) };
}

// "medics at the scene": where they are is no part of who they are.
function withoutScene(tokens: readonly Token[], { start, next }: Span): Span {
  const line = tokens
    .slice(Math.max(start, next - 3), next)
    .map(({ plain }) => plain)
    .join(' ');
  const isScene = /^(?:at|in|on|from|sur) (?:the )?(?:scene|area|ground|village|town|region|spot|place|field)$/.test(
    line,
  );
  return isScene && next - 3 > start ? { start, next: next - 3 } : { start, next };
}

/** Where what goes before a relative clause begins. */
export function antecedentOf(tokens: readonly Token[], comma: number): number {
  let start = comma;
  while (start > 0 && comma - start < 8) {
    const token = tokens[start - 1];
    if (
      token === undefined ||
      (token.kind === 'mark' && token.plain !== '-') ||
      /^(?:by|par|and|et|said|to|with|blamed|accused|against|from|selon)$/.test(token.plain) ||
      (/^(?:au|aux)$/.test(token.plain) && isBlamed(tokens, start - 1))
    )
      break;
    start -= 1;
  }
  return start;
}

// "impute l'attaque au Front, qui dément": the Front does.
function isBlamed(tokens: readonly Token[], to: number): boolean {
  return tokens.slice(Math.max(0, to - 10), to).some(({ plain }) => /^(?:imput|attribu)/.test(plain));
}

const UTTERANCE =
  /^(?:propos|accusations?|declarations?|affirmations?|allegations?|dires|version|chiffres?|claims?|statements?|account|assertions?|remarks|comments|figures?|toll)$/;

/** "the accusations of the Front, which says", "les propos du maire selon lesquels": whose they are. */
export function utteredBy(tokens: readonly Token[], { start, next }: Span): Span | null {
  const noun = tokens.findIndex(({ plain }, at) => at >= start && at < next && UTTERANCE.test(plain));
  if (noun < 0) return null;
  const of = tokens.findIndex(
    ({ plain }, at) => at > noun && at <= noun + 3 && at < next - 1 && /^(?:of|by|from|de|du|des|d')$/.test(plain),
  );
  return of < 0 ? null : { start: of + 1, next };
}
