import { isContractError } from '../../error/contract-error.js';
import { visible } from './output.js';
import { grouped } from './rate.js';

/** How long one kind of problem stays silent after it was printed. */
const SILENT_MS = 60_000;

/** Above it all kinds are forgotten: they are then no kinds. */
const MAX_KINDS = 100;

/** Problems of a program that runs for long: each kind is printed at once, and then once in a while. */
export class RepeatedProblems {
  readonly #kinds = new Map<string, { printedAt: number; silent: number }>();

  constructor(
    private readonly print: (line: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  add(kind: string, line: string): void {
    const now = this.now();
    const known = this.#kinds.get(kind);
    if (known !== undefined && now - known.printedAt < SILENT_MS) {
      known.silent++;
      return;
    }
    if (this.#kinds.size >= MAX_KINDS) this.#kinds.clear();
    this.#kinds.set(kind, { printedAt: now, silent: 0 });
    const silent = known?.silent ?? 0;
    this.print(silent === 0 ? line : `${line} (and ${grouped(silent)} more like it)`);
  }

  /** An error is of the kind that its code says, or else its text. */
  addError(error: unknown): void {
    const { code, message } = Object(error) as { code?: unknown; message?: string };
    const text = message || String(code ?? error);
    this.add(typeof code === 'string' ? code : text, visible(isContractError(error) ? text : firstLine(text)));
  }
}

const firstLine = (text: string): string => text.split('\n')[0] ?? '';
