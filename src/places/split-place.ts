import { UserError } from '../domain/errors.ts';

/** A longer text is refused before anything is looked up. */
const LONGEST = 200;

/** The text as one line without spaces around, refused when empty or overlong. */
export function placeText(text: string): string {
  if (text.length > 4 * LONGEST) throw new UserError('place.tooLong', { longest: LONGEST });
  const line = text.replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(line)) throw new UserError('place.empty');
  if (line.length > LONGEST) throw new UserError('place.tooLong', { longest: LONGEST });
  return line;
}

/** The parts between commas, not those inside parentheses. */
export function splitPlace(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth = Math.max(0, depth - 1);
    if ((character === ',' || character === ';' || character === '،') && depth === 0) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  parts.push(part);
  return parts.map((each) => each.trim()).filter((each) => /[\p{L}\p{N}]/u.test(each));
}

/** "Ménaka (Mali)" as its name and the parts in parentheses; null when it does not end in parentheses. */
export function splitParenthesis(part: string): [string, ...string[]] | null {
  const open = part.lastIndexOf('(');
  if (open <= 0 || !part.endsWith(')')) return null;
  const inside = splitPlace(part.slice(open + 1, -1));
  const name = part.slice(0, open).trim();
  return name === '' || inside.length === 0 ? null : [name, ...inside];
}

const LINK = / (?:(?:of the|of|in|de la|des|de|du|en|au|aux) |(?:de l|d)['’])/gi;

/** "Sahel of Burkina Faso" as the two names, at every place it can be cut, the last one first. */
export function splitLinks(part: string): { name: string; of: string }[] {
  return [...part.matchAll(LINK)]
    .map((match) => ({ name: part.slice(0, match.index).trim(), of: part.slice(match.index + match[0].length).trim() }))
    .filter(({ name, of }) => name !== '' && of !== '')
    .reverse();
}
