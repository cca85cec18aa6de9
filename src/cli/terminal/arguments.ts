/** Parsers for the arguments of options. */
import { InvalidArgumentError } from 'commander';

/** 11 days: the sum of two such times fits into a timer. */
export const MAX_SECONDS = 1_000_000;

/** Converts seconds, such as `30` or `0.5`, to ms. Throws `InvalidArgumentError` for other text. */
export function secondsToMs(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text) || Number(text) > MAX_SECONDS) {
    throw new InvalidArgumentError(`It must be seconds from 0 to ${MAX_SECONDS}, such as 30 or 0.5.`);
  }
  return Number(text) * 1000;
}

/** `camelCase` → `camel-case`, as options are named; commander converts it back. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Parses a whole number from 1. Throws `InvalidArgumentError` for other text. */
export function atLeastOne(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || !Number.isSafeInteger(count)) {
    throw new InvalidArgumentError('It must be a whole number from 1.');
  }
  return count;
}

/**
 * Replaces `\n` by a line break, because shells pass it on unchanged in quotes, and `\\` by a backslash. Any other
 * backslash stands for itself.
 */
export function breakLines(text: string): string {
  return text.replace(/\\([n\\])/g, (_, escaped) => (escaped === 'n' ? '\n' : '\\'));
}

const MAX_PORT = 2 ** 16 - 1;

/** A TCP port; 0 stands for any that is free. */
export function tcpPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= MAX_PORT) return port;
  throw new InvalidArgumentError(`It must be a whole number from 0 to ${MAX_PORT}.`);
}
