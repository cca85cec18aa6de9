/** Exit codes that shells expect of a command ended by a signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** Runs `work` with handlers for SIGINT and SIGTERM, and removes them when it settles. */
export async function interruptible<Value>(work: (interrupt: Interrupt) => Promise<Value>): Promise<Value> {
  const interrupt = new Interrupt();
  try {
    return await work(interrupt);
  } finally {
    interrupt.stop();
  }
}

/** On the first signal no more cars are taken and messages in flight may settle; the second exits the process. */
export class Interrupt {
  /** Exit code for the last signal; `undefined` before the first. */
  exitCode: number | undefined;
  readonly #controller = new AbortController();
  #isArmed = false;

  constructor() {
    for (const name of Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[]) process.on(name, this.#onSignal);
  }

  /** Aborted by the first signal. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Call before sending begins: the first signal then waits for results. Before that, it exits at once. */
  arm(): void {
    this.#isArmed = true;
  }

  stop(): void {
    for (const name of Object.keys(EXIT_CODES)) process.off(name, this.#onSignal);
  }

  #onSignal = (name: NodeJS.Signals): void => {
    const isSecond = this.exitCode !== undefined;
    this.exitCode = EXIT_CODES[name as keyof typeof EXIT_CODES];
    if (isSecond || !this.#isArmed) process.exit(this.exitCode);
    this.#controller.abort(new Error('interrupted'));
  };
}
