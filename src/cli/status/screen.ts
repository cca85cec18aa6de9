import { clearScreenDown, cursorTo, moveCursor } from 'node:readline';

/** Lines on a terminal that later lines replace. No mode of the terminal is switched. */
export class Screen {
  #drawn = 0;
  #isResized = false;
  constructor(private readonly stream: NodeJS.WriteStream) {
    stream.on('resize', () => {
      this.#isResized = true;
    });
  }

  /** Draws lines that are no longer than the terminal is wide, and fewer than it has rows. */
  draw(lines: readonly string[]): void {
    // A terminal that was made narrower has wrapped what was there: nobody knows how many lines it takes.
    if (this.#isResized) cursorTo(this.stream, 0, 0);
    else if (this.#drawn > 0) moveCursor(this.stream, 0, -this.#drawn);
    clearScreenDown(this.stream);
    this.#isResized = false;
    this.#drawn = lines.length;
    this.stream.write(lines.map((line) => `${line}\n`).join(''));
  }
}
