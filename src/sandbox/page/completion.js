/**
 * @typedef {import('./command-line.js').Choice} Choice
 */

const DELAY = 150;

/** Asks the application what could be written, once one pauses, and drops the answers that come too late. */
export class Completion {
  #asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {() => Promise<readonly Choice[]>} question
   * @param {(choices: readonly Choice[]) => void} answer
   */
  ask(question, answer) {
    this.drop();
    const asked = this.#asked;
    this.#timer = setTimeout(async () => {
      const choices = await question();
      if (asked === this.#asked) answer(choices);
    }, DELAY);
  }

  /** Wants no answer any more. */
  drop() {
    clearTimeout(this.#timer);
    this.#asked++;
  }
}
