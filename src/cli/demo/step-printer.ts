import { onOutput } from '../terminal/output.js';

/** Prints the numbered steps of the demo. */
export class StepPrinter {
  #step = 0;

  constructor(private readonly printLine: (line: string) => void) {}

  /** Prints who does what, with details on lines of their own. */
  print(who: string, what: string, details = ''): void {
    this.#step++;
    const number = onOutput('dim', String(this.#step).padStart(2));
    const name = onOutput(['bold', 'cyan'], who.padEnd(10));
    this.printLine(`${number}  ${name} ${what}`);
    for (const line of details === '' ? [] : details.split('\n')) this.printLine(`${' '.repeat(15)}${line}`);
  }

  /** Prints the result of the demo, and what there is to say about it. */
  end(line: string, more: readonly string[]): void {
    this.printLine(`\n${onOutput('green', '✓')} ${line}`);
    for (const one of more) this.printLine(one);
  }
}
