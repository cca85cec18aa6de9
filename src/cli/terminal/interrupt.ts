/** Exit codes by which shells know that a signal ended a command. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** Does something that may be interrupted; afterwards signals do again what they always did. */
export async function interruptible<Value>(work: (interrupt: Interrupt) => Promise<Value>): Promise<Value> {
  const interrupt = new Interrupt();
  try {
    return await work(interrupt);
  } finally {
    interrupt.stop();
  }
}

/** Ctrl-C once: no more cars are taken, and those in flight settle. Twice: the end. */
export class Interrupt {
  /** Set when there was a signal. */
  exitCode: number | undefined;
  readonly #controller = new AbortController();
  #isArmed = false;

  constructor() {
    for (const name of Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[]) process.on(name, this.#onSignal);
  }

  /** Given with the first signal. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Something is about to be sent: from now on a signal waits for results. Until now it ends the command at once. */
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
