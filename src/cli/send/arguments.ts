/** The arguments of options, from text to values. */
import { InvalidArgumentError } from 'commander';

/** 11 days: any two such times together fit into a timer. */
export const MAX_SECONDS = 1_000_000;

/** Seconds, as people write them, in ms. */
export function secondsToMs(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text) || Number(text) > MAX_SECONDS) {
    throw new InvalidArgumentError(`It must be seconds from 0 to ${MAX_SECONDS}, such as 30 or 0.5.`);
  }
  return Number(text) * 1000;
}

/** How many of something. */
export function atLeastOne(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || !Number.isSafeInteger(count)) {
    throw new InvalidArgumentError('It must be a whole number from 1.');
  }
  return count;
}

/**
 * Shells leave `\n` in quotes as it is, and people mean a line break: so it is one here. Whoever means a backslash
 * followed by an n writes two backslashes. Any other backslash stands for itself.
 */
export function breakLines(text: string): string {
  return text.replace(/\\([n\\])/g, (_, escaped) => (escaped === 'n' ? '\n' : '\\'));
}
