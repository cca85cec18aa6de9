import { styleText } from 'node:util';
import { hasColours } from './colour.js';

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

type Format = Parameters<typeof styleText>[0];

/** `--color` or `--no-color`. */
let colourFlag: boolean | undefined;

/** Sets what the command line says about colours. */
export function setColourFlag(flag: boolean | undefined): void {
  colourFlag = flag;
}

/** Formats text for standard output. */
export const onOutput = (format: Format, text: string): string => formatted(format, text, process.stdout);

/** The same for standard error, which may be a terminal when standard output is not. */
export const onError = (format: Format, text: string): string => formatted(format, text, process.stderr);

function formatted(format: Format, text: string, stream: NodeJS.WriteStream): string {
  // Not validated: Node would decide by rules of its own.
  return hasColours(colourFlag, process.env, stream.isTTY) ? styleText(format, text, { validateStream: false }) : text;
}

const NOT_PRINTABLE_ASCII = /[^\x20-\x7e]/gu;
/** Control characters, marks of direction, ends of lines, halves of surrogate pairs, and what can never be a character. */
const OBEYED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Escapes what a terminal obeys or XML does not allow; the rest stays readable in any script. */
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
