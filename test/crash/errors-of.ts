import type { SitrepProcess } from '../support/sitrep-process.ts';

/** What a Sitrep complains of: the error lines of its log, and whatever it wrote to stderr. */
export function errorsOf(sitrep: SitrepProcess): string[] {
  const logged = sitrep
    .stdout()
    .split('\n')
    .filter((line) => /^\{"level":(?:50|60)/.test(line));
  return [...logged, sitrep.stderr()].filter((line) => line !== '');
}
