import { ApiError, type FormErrorTree } from './api-error.ts';

export type Path = readonly (string | number)[];

/** Collects what is wrong with a body, field by field, to be refused all at once (50035). */
export class FormErrors {
  readonly #tree: FormErrorTree = {};
  #count = 0;

  get any(): boolean {
    return this.#count > 0;
  }

  add(path: Path, code: string, message: string): void {
    let node = this.#tree;
    for (const part of path) {
      const next = node[String(part)];
      if (next === undefined || Array.isArray(next)) {
        const made: FormErrorTree = {};
        node[String(part)] = made;
        node = made;
      } else {
        node = next;
      }
    }
    const leaf = node._errors;
    if (Array.isArray(leaf)) leaf.push({ code, message });
    else node._errors = [{ code, message }];
    this.#count += 1;
  }

  toError(): ApiError {
    return new ApiError(400, 50035, 'Invalid Form Body', this.#tree);
  }

  throwIfAny(): void {
    if (this.any) throw this.toError();
  }
}

/** The refusal of one field alone. */
export function formError(path: Path, code: string, message: string): ApiError {
  const errors = new FormErrors();
  errors.add(path, code, message);
  return errors.toError();
}
