import { styleText } from 'node:util';

/** Tells what happens, one numbered step after the other. */
export class Story {
  #step = 0;

  constructor(private readonly print: (line: string) => void) {}

  /** Somebody does something; more lines may follow. */
  tell(who: string, what: string, details = ''): void {
    this.#step++;
    const number = styleText('dim', String(this.#step).padStart(2));
    // One call per format: given a list, Node 20 ignores NO_COLOR and pipes.
    const name = styleText('bold', styleText('cyan', who.padEnd(10)));
    this.print(`${number}  ${name} ${what}`);
    for (const line of details === '' ? [] : details.split('\n')) this.print(`${' '.repeat(15)}${line}`);
  }

  /** A closing line. */
  end(line: string): void {
    this.print(`\n${styleText('green', '✓')} ${line}`);
  }
}
