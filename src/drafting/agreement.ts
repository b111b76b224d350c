import type { Language } from '../domain/action.ts';

const FEMININE =
  /^(?:personnes?|femmes?|filles?|fillettes?|victimes?|m[eè]res?|s(?:œ|oe)urs?|recrues?|sentinelles?|\p{L}{2,}(?:ière|euse|enne|trice|oise|aise|ante|ente|ée)s?)$/iu;
/** Behind these a noun is told more of, which agrees with nothing: "agents de sécurité". */
const TELLS_MORE = /^(?:de|du|des|d['’].*|pour|of|from|in|at|à|au|aux)$/i;
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['children', 'child'],
]);

/** How many of whom befell what, with the endings that the number and the noun ask for: "12 personnes tuées", "1 soldat tué", "1 attacker killed". */
export function agreeing(amount: string, noun: string, harm: string, language: Language): string {
  const isNone = amount === 'aucun';
  const isOne = isNone || /(?:^| )1$/.test(amount);
  const words = noun.split(' ');
  const more = words.findIndex((each) => TELLS_MORE.test(each));
  const [own, rest] = more < 0 ? [words, []] : [words.slice(0, more), words.slice(more)];
  if (language === 'en') {
    const last = own.length - 1;
    const told = isOne ? own.map((each, at) => (at === last ? singular(each) : each)) : own;
    return `${amount} ${[...told, ...rest].join(' ')} ${harm}`;
  }
  const isFeminine = own.some((each) => FEMININE.test(each));
  const told = isOne ? own.map((each) => each.replace(/(?<=[^s])s$/u, '')) : own;
  const ending = `${isFeminine ? 'e' : ''}${isOne ? '' : 's'}`;
  const befell = harm.replace(/([éu])s(?= |$)/gu, `$1${ending}`);
  return `${isNone && isFeminine ? 'aucune' : amount} ${[...told, ...rest].join(' ')} ${befell}`;
}

function singular(word: string): string {
  return (
    IRREGULAR.get(word.toLowerCase()) ??
    word
      .replace(/men$/u, 'man')
      .replace(/ies$/u, 'y')
      .replace(/(?<=[^s])s$/u, '')
  );
}
