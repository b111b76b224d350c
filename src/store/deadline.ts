/** The server did not answer in time: what was asked of it may or may not happen yet. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** The promise's own outcome, or a `DeadlineError` when that takes longer than `milliseconds`. */
export async function within<T>(milliseconds: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(`${what} took longer than ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
