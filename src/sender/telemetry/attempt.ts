/** Calls what may throw: an SDK with a fault must not change what becomes of a message. Returns `undefined` if it threw. */
export function attempt<Result>(call: () => Result): Result | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}
