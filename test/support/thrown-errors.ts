import { readdirSync, readFileSync } from 'node:fs';

/** An error of input as it is thrown somewhere in src. */
export interface ThrownError {
  readonly file: string;
  /** Null where it is not written out there. */
  readonly key: string | null;
  /** The names of the values given with it. */
  readonly values: readonly string[];
}

const SOURCES = new URL('../../src/', import.meta.url);

/** Every `new UserError(…)` of src, and every `super(…)` of a class that extends it. */
export function thrownErrors(): ThrownError[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) => {
    const source = readFileSync(new URL(file, SOURCES), 'utf8');
    const throws = /extends UserError\b/.test(source) ? /\b(?:new UserError|super)\(\s*/g : /\bnew UserError\(\s*/g;
    return [...source.matchAll(throws)].map((match) => {
      const given = source.slice(match.index + match[0].length);
      const literal = /^'([\w.]+)'(,\s*\{)?/.exec(given);
      const key = literal?.[1] ?? null;
      return { file, key, values: literal?.[2] === undefined ? [] : namesIn(given.slice(literal[0].length)) };
    });
  });
}

/** The property names of an object literal, from after its opening brace. */
function namesIn(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let begins = true;
  for (let at = 0; depth >= 0 && at < text.length; at += 1) {
    const character = text.charAt(at);
    const name = begins && depth === 0 ? /^\w+/.exec(text.slice(at, at + 40)) : null;
    if (name) names.push(name[0]);
    if (character.trim() !== '') begins = character === ',';
    if ('({['.includes(character)) depth += 1;
    else if (')}]'.includes(character)) depth -= 1;
  }
  return names;
}
