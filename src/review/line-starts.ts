/** The lines of a text, for the places in it. */
export class LineStarts {
  readonly #starts = [0];

  constructor(private readonly text: string) {
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) this.#starts.push(index + end.length);
  }

  /** Line and column of an offset, both from 1; columns count UTF-16 code units. */
  positionAt(offset: number): { line: number; column: number } {
    let [line, after] = [0, this.#starts.length];
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if ((this.#starts[middle] as number) <= offset) line = middle;
      else after = middle;
    }
    return { line: line + 1, column: offset - (this.#starts[line] as number) + 1 };
  }

  /** The text of a line, from 1, without its end. */
  lineAt(line: number): string {
    return this.text.slice(this.#starts[line - 1], this.#starts[line]).replace(/[\r\n]+$/, '');
  }
}
