import { styleText } from 'node:util';

/** Destinations of a command's output, line by line. */
export interface Output {
  /** A result. */
  result(line: string): void;
  /** An error or warning. */
  problem(line: string): void;
  /** Status for a person at a terminal. */
  aside(line: string): void;
}

export const consoleOutput: Output = {
  result: (line) => console.log(line),
  problem: (line) => console.error(line),
  aside: (line) => {
    if (process.stderr.isTTY) console.error(onError('dim', line));
  },
};

/** Formats text for standard output. One call per format: given a list, Node 20 ignores NO_COLOR and pipes. */
export const onOutput = (format: Parameters<typeof styleText>[0], text: string): string => styleText(format, text);

/** The same for standard error, which may be a terminal when standard output is not. */
export const onError = (format: Parameters<typeof styleText>[0], text: string): string =>
  styleText(format, text, { stream: process.stderr });

const NOT_PRINTABLE_ASCII = /[^\x20-\x7e]/gu;
/** Control characters, marks of direction, halves of surrogate pairs. */
const OBEYED = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Escapes what a terminal obeys instead of showing it; the rest stays readable in any script. */
export function visible(text: string): string {
  return text.replace(OBEYED, escaped);
}

/** Escapes and truncates untrusted text: control sequences or direction marks in it could alter the terminal. */
export function printable(text: string): string {
  const maxLength = 64;
  const truncated = text.length > maxLength ? `${text.slice(0, maxLength)}...` : text;
  return truncated.replace(NOT_PRINTABLE_ASCII, escaped);
}

function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
