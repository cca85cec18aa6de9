/** Shows how far a run is: one line that is rewritten on a terminal, a line for each group elsewhere. */
export class Progress {
  #isShown = false;

  constructor(private readonly stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'> = process.stderr) {}

  group(name: string, ms: number): void {
    if (!this.stream.isTTY) this.stream.write(`${name}: ${(ms / 1000).toFixed(1)} s\n`);
  }

  /** Every step is worth a line on a terminal only. */
  step(group: string, what: string): void {
    if (!this.stream.isTTY) return;
    this.stream.write(`\r\x1b[2K${`${group}: ${what}`.slice(0, this.stream.columns - 1)}`);
    this.#isShown = true;
  }

  /** Removes the line, so that something else can be printed. */
  clear(): void {
    if (this.#isShown) this.stream.write('\r\x1b[2K');
    this.#isShown = false;
  }
}
