import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Lets go of what only loading the program took, a quarter of its heap. V8 would keep that until the heap has grown, which that of a program nobody
 * asks anything of never does; after one collection it goes on by itself and gives the pages back. It stands still meanwhile, for as long as what is
 * in use takes to go through.
 */
export function collectGarbage(): void {
  // Without the flag at the start of Node there is no other way to ask for it.
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  setFlagsFromString('--no-expose-gc');
}
