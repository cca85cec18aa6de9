import { styleText } from 'node:util';

/** Where the command says things. */
export interface Output {
  /** What was asked for. */
  result(line: string): void;
  /** What went wrong. */
  problem(line: string): void;
  /** What is going on; for people who watch. */
  aside(line: string): void;
}

export const consoleOutput: Output = {
  result: (line) => console.log(line),
  problem: (line) => console.error(line),
  aside: (line) => {
    if (process.stderr.isTTY) console.error(onError('dim', line));
  },
};

/** A piece of text with one format, for standard output: one call per format, or Node 20 ignores NO_COLOR and pipes. */
export const onOutput = (format: Parameters<typeof styleText>[0], text: string): string => styleText(format, text);

/** The same for standard error, which may be a terminal where the other is none. */
export const onError = (format: Parameters<typeof styleText>[0], text: string): string =>
  styleText(format, text, { stream: process.stderr });

const ESCAPES = /[^\x20-\x7e]/gu;

/** A text from outside, fit for a terminal: what is not plain ASCII could be a command to it, or turn the line around. */
export function printable(text: string): string {
  const most = 64;
  const cut = text.length > most ? `${text.slice(0, most)}...` : text;
  return cut.replace(ESCAPES, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
