/** Whether this is the full run (`npm run test:system`); `npm test` has a time limit. */
export const isFull = process.env.FULL_ROUNDS !== undefined;

/** How often something random is tried: in full, or as often as `npm test` has time for. */
export const rounds = (full: number, quick: number): number => (isFull ? full : quick);
