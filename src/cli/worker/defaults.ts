/** As in code, whose own defaults would have to be loaded with the whole library. */
export const WORK_DEFAULTS = { concurrency: 100, drainMs: 20 * 1_000, goneAfterMs: 30_000 } as const;
