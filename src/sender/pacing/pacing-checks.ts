import type { Pacing, PacingAnswer, PacingSlot } from './pacing.js';

/**
 * What the checks of a pacing need to know about it.
 *
 * @example
 * import { memoryPacing, type PacingCheckOptions } from 'webportal-popup-contract/sender';
 *
 * const options: PacingCheckOptions = {
 *   create: () => memoryPacing({ intervalMs: 50 }),
 *   intervalMs: 50,
 *   slackMs: 20,
 *   advance: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
 * };
 */
export interface PacingCheckOptions {
  /** Makes a pacing that knows nothing yet. Called by every check; a store may be shared, each check has cars of its own. */
  create(): Pacing | Promise<Pacing>;
  /** Its interval, in ms. */
  intervalMs: number;
  /** How much longer than the interval it may keep a car waiting, in ms; 0 by default. With a real clock its inaccuracy counts too. */
  slackMs?: number | undefined;
  /** Lets so many ms go by: waits, or moves the clock that the pacing was given. */
  advance(ms: number): void | Promise<void>;
}

/**
 * One thing that a pacing must do.
 *
 * @example
 * import type { PacingCheck } from 'webportal-popup-contract/sender';
 *
 * const report = async ({ name, run }: PacingCheck): Promise<string> => run().then(() => name, String);
 */
export interface PacingCheck {
  /** What it must do. */
  readonly name: string;
  /** Settles when it does so; rejects with an `Error` that says what it does instead. */
  run(): Promise<void>;
}

/**
 * Finds out whether a {@link Pacing} keeps its promises. Any test framework can run the checks, one after the other or all at
 * once if they do not share a clock that is moved by hand.
 *
 * @param options - How to make the pacing, and how time goes by.
 * @returns The checks. Each makes a pacing of its own.
 *
 * @example
 * import { memoryPacing, pacingChecks } from 'webportal-popup-contract/sender';
 * import { ManualClock } from 'webportal-popup-contract/simulator';
 *
 * const clock = new ManualClock();
 * const checks = pacingChecks({
 *   create: () => memoryPacing({ intervalMs: 50, clock }),
 *   intervalMs: 50,
 *   advance: (ms) => clock.advance(ms),
 * });
 * for (const { run } of checks) await run(); // with a test framework: test(name, run)
 */
export function pacingChecks(options: PacingCheckOptions): readonly PacingCheck[] {
  return Object.entries(CHECKS).map(([name, check]) => ({
    name,
    run: async () => check(new Trial(await options.create(), options)),
  }));
}

const CHECKS: Readonly<Record<string, (trial: Trial) => Promise<void>>> = {
  'the first call for a car gets a slot': async (trial) => {
    await trial.given();
  },
  'the second request of one call is refused': async (trial) => {
    const [first, second] = await trial.take([trial.car, trial.car]);
    trial.wantSlot(first, 'the first request');
    trial.wantRefusal(second, 'the second request');
  },
  'the next call is refused': async (trial) => {
    await trial.given();
    await trial.refused('the next call');
  },
  'a call 1 ms before the interval is over is refused': async (trial) => {
    await trial.given();
    await trial.advance(trial.intervalMs - 1);
    await trial.refused('a call 1 ms too early');
  },
  'a call after the interval gets a slot': async (trial) => {
    await trial.given();
    await trial.advance(trial.longestMs);
    await trial.given();
  },
  'a call after the time that a refusal named gets a slot': async (trial) => {
    await trial.given();
    await trial.advance(trial.intervalMs / 2);
    await trial.advance(await trial.refused('a call after half of the interval'));
    await trial.given();
  },
  'a refusal does not make the wait longer': async (trial) => {
    await trial.given();
    await trial.advance(trial.intervalMs / 2);
    await trial.refused('a call after half of the interval');
    await trial.advance(trial.longestMs - trial.intervalMs / 2);
    await trial.given();
  },
  'cars do not disturb each other': async (trial) => {
    await trial.given();
    await trial.advance(trial.intervalMs / 2);
    await trial.given(trial.otherCar);
    await trial.refused('the first car');
    await trial.advance(trial.longestMs - trial.intervalMs / 2);
    await trial.given();
  },
  'a VIN in upper and in lower case is one car': async (trial) => {
    const [upper, lower] = await trial.take([trial.car, trial.car.toLowerCase()]);
    trial.wantSlot(upper, 'the VIN in upper case');
    trial.wantRefusal(lower, 'the VIN in lower case in the same call');
    await trial.refused('the VIN in lower case in the next call', trial.car.toLowerCase());
    trial.wantSlot((await trial.take([trial.otherCar.toLowerCase()]))[0], 'a VIN in lower case');
    await trial.refused('the same VIN in upper case', trial.otherCar);
  },
  'a slot that was given back is free': async (trial) => {
    await trial.giveBack([await trial.given()]);
    await trial.given();
  },
  'a slot under a VIN in lower case can be given back': async (trial) => {
    await trial.giveBack([await trial.given(trial.car.toLowerCase())]);
    await trial.given();
  },
  'many slots can be given back at once': async (trial) => {
    const cars = trial.cars(150);
    await trial.giveBack((await trial.take(cars)).map((answer) => trial.wantSlot(answer, 'each car')));
    for (const answer of await trial.take(cars)) trial.wantSlot(answer, 'each car that was given back');
  },
  'giving back a slot that has run out does not free a newer one': async (trial) => {
    const old = await trial.given();
    await trial.advance(trial.longestMs);
    await trial.given();
    await trial.giveBack([old]);
    await trial.refused('a call after the old slot was given back');
  },
  "giving back with another slot's token frees nothing": async (trial) => {
    await trial.given();
    // A token may be a time: two slots of the same moment are apart.
    await trial.advance(2);
    const { token } = await trial.given(trial.otherCar);
    await trial.giveBack([{ vin: trial.car, token }]);
    await trial.giveBack([{ vin: trial.car, token: 'nobody gave this' }]);
    await trial.refused('a call after a foreign token was given back');
  },
  'giving back twice does not free a newer slot': async (trial) => {
    const first = await trial.given();
    await trial.giveBack([first]);
    await trial.advance(2);
    await trial.given();
    await trial.giveBack([first]);
    await trial.refused('a call after the first slot was given back again');
  },
  'many answers come in the order of the request': async (trial) => {
    const cars = trial.cars(200);
    const again = cars.filter((_, at) => at % 2 === 0);
    const answers = await trial.take([...cars, ...again]);
    for (const [at, vin] of cars.entries()) {
      const slot = trial.wantSlot(answers[at], `car ${at}`);
      if (slot.vin !== vin) throw new Error(`the slot for ${vin} says ${slot.vin}`);
    }
    for (const at of again.keys()) trial.wantRefusal(answers[cars.length + at], `car ${2 * at}, asked for twice,`);
  },
  'nothing asked is nothing answered': async (trial) => {
    await trial.take([]);
    await trial.giveBack([]);
  },
  'two who ask at once get one slot': async (trial) => {
    const both = await Promise.all([trial.take([trial.car]), trial.take([trial.car])]);
    const slots = both.flat().filter((answer) => 'slot' in answer);
    if (slots.length !== 1) throw new Error(`two who ask at once must get one slot, not ${slots.length}`);
  },
};

/** One pacing on trial, with cars that nobody else asks for. */
class Trial {
  readonly intervalMs: number;
  /** The longest that a car may have to wait. */
  readonly longestMs: number;
  readonly #name = Math.random().toString(36).slice(2).padEnd(9, '0').slice(0, 9).toUpperCase();

  constructor(
    private readonly pacing: Pacing,
    private readonly options: PacingCheckOptions,
  ) {
    this.intervalMs = options.intervalMs;
    this.longestMs = options.intervalMs + (options.slackMs ?? 0);
  }

  get car(): string {
    return this.#vin(0);
  }

  get otherCar(): string {
    return this.#vin(1);
  }

  cars(count: number): string[] {
    return Array.from({ length: count }, (_, at) => this.#vin(at));
  }

  async advance(ms: number): Promise<void> {
    await this.options.advance(ms);
  }

  async take(vins: string[]): Promise<readonly PacingAnswer[]> {
    const answers = await this.pacing.take(vins);
    if (answers.length === vins.length) return answers;
    throw new Error(`asked for ${vins.length} cars, it gave ${answers.length} answers`);
  }

  async giveBack(slots: PacingSlot[]): Promise<void> {
    await this.pacing.giveBack(slots);
  }

  /** Takes a slot, which must be given. */
  async given(vin = this.car): Promise<PacingSlot> {
    const [answer] = await this.take([vin]);
    return this.wantSlot(answer, 'the call');
  }

  /** Asks for a slot, which must be refused. Returns when to ask again. */
  async refused(what: string, vin = this.car): Promise<number> {
    const [answer] = await this.take([vin]);
    return this.wantRefusal(answer, what);
  }

  wantSlot(answer: PacingAnswer | undefined, what: string): PacingSlot {
    if (answer !== undefined && 'slot' in answer) return answer.slot;
    throw new Error(`${what} must get a slot, but was told to come back after ${answer?.retryAfterMs} ms`);
  }

  wantRefusal(answer: PacingAnswer | undefined, what: string): number {
    if (answer === undefined || 'slot' in answer) throw new Error(`${what} must be refused, but got a slot`);
    const { retryAfterMs } = answer;
    if (retryAfterMs > 0 && retryAfterMs <= this.longestMs) return retryAfterMs;
    throw new Error(`${what} must be told to come back after 0 to ${this.longestMs} ms, not ${retryAfterMs}`);
  }

  #vin(at: number): string {
    return `DEM0${this.#name}${String(at).padStart(4, '0')}`;
  }
}
