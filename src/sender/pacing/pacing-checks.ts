import type { Pacing, PacingAnswer, PacingSlot } from './pacing.js';

/**
 * Options of {@link pacingChecks}: the pacing under test, and how to let time pass.
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
  /** Creates a pacing without slots, once per check. Checks use different VINs, so the pacings may share a store. */
  create(): Pacing | Promise<Pacing>;
  /** The minimum time between two slots for one car that the pacing was created with, in ms. */
  intervalMs: number;
  /** Time in ms by which a slot may outlast the interval; 0 by default. Add the inaccuracy of a real clock. */
  slackMs?: number | undefined;
  /** Lets `ms` milliseconds pass: waits, or advances the clock of the pacing. */
  advance(ms: number): void | Promise<void>;
}

/**
 * A check of one rule of {@link Pacing}.
 *
 * @example
 * import type { PacingCheck } from 'webportal-popup-contract/sender';
 *
 * const report = async ({ name, run }: PacingCheck): Promise<string> => run().then(() => name, String);
 */
export interface PacingCheck {
  /** The rule. */
  readonly name: string;
  /** Resolves when the pacing keeps the rule; rejects with an `Error` that describes what it does instead. */
  run(): Promise<void>;
}

/**
 * Checks that a {@link Pacing} keeps its rules. Any test framework can run the checks, one after the other, or
 * concurrently unless they share a manual clock.
 *
 * @param options - How to create the pacing, and how to let time pass.
 * @returns The checks. Each creates its own pacing.
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
    await trial.takeSlot();
  },
  'the second request of one call is refused': async (trial) => {
    const [first, second] = await trial.take([trial.car, trial.car]);
    trial.expectSlot(first, 'the first request');
    trial.expectRefusal(second, 'the second request');
  },
  'the next call is refused': async (trial) => {
    await trial.takeSlot();
    await trial.takeRefused('the next call');
  },
  'a call 1 ms before the interval is over is refused': async (trial) => {
    await trial.takeSlot();
    await trial.advance(trial.intervalMs - 1);
    await trial.takeRefused('a call 1 ms too early');
  },
  'a call after the interval gets a slot': async (trial) => {
    await trial.takeSlot();
    await trial.advance(trial.maxWaitMs);
    await trial.takeSlot();
  },
  'a call after the retryAfterMs of a refusal gets a slot': async (trial) => {
    await trial.takeSlot();
    await trial.advance(trial.intervalMs / 2);
    await trial.advance(await trial.takeRefused('a call after half of the interval'));
    await trial.takeSlot();
  },
  'a refusal does not extend the wait': async (trial) => {
    await trial.takeSlot();
    await trial.advance(trial.intervalMs / 2);
    await trial.takeRefused('a call after half of the interval');
    await trial.advance(trial.maxWaitMs - trial.intervalMs / 2);
    await trial.takeSlot();
  },
  'cars do not affect each other': async (trial) => {
    await trial.takeSlot();
    await trial.advance(trial.intervalMs / 2);
    await trial.takeSlot(trial.otherCar);
    await trial.takeRefused('the first car');
    await trial.advance(trial.maxWaitMs - trial.intervalMs / 2);
    await trial.takeSlot();
  },
  'a VIN in upper and in lower case is one car': async (trial) => {
    const [upper, lower] = await trial.take([trial.car, trial.car.toLowerCase()]);
    trial.expectSlot(upper, 'the VIN in upper case');
    trial.expectRefusal(lower, 'the VIN in lower case in the same call');
    await trial.takeRefused('the VIN in lower case in the next call', trial.car.toLowerCase());
    trial.expectSlot((await trial.take([trial.otherCar.toLowerCase()]))[0], 'a VIN in lower case');
    await trial.takeRefused('the same VIN in upper case', trial.otherCar);
  },
  'a slot that was given back is free': async (trial) => {
    await trial.giveBack([await trial.takeSlot()]);
    await trial.takeSlot();
  },
  'a slot under a VIN in lower case can be given back': async (trial) => {
    await trial.giveBack([await trial.takeSlot(trial.car.toLowerCase())]);
    await trial.takeSlot();
  },
  'many slots can be given back at once': async (trial) => {
    const cars = trial.cars(150);
    await trial.giveBack((await trial.take(cars)).map((answer) => trial.expectSlot(answer, 'each car')));
    for (const answer of await trial.take(cars)) trial.expectSlot(answer, 'each car that was given back');
  },
  'giving back an expired slot does not free a newer one': async (trial) => {
    const old = await trial.takeSlot();
    await trial.advance(trial.maxWaitMs);
    await trial.takeSlot();
    await trial.giveBack([old]);
    await trial.takeRefused('a call after the old slot was given back');
  },
  "giving back with another slot's token frees nothing": async (trial) => {
    await trial.takeSlot();
    // A token may be a timestamp, so slots taken at the same time could have equal ones.
    await trial.advance(2);
    const { token } = await trial.takeSlot(trial.otherCar);
    await trial.giveBack([{ vin: trial.car, token }]);
    await trial.giveBack([{ vin: trial.car, token: 'unknown token' }]);
    await trial.takeRefused('a call after a foreign token was given back');
  },
  'giving back twice does not free a newer slot': async (trial) => {
    const first = await trial.takeSlot();
    await trial.giveBack([first]);
    await trial.advance(2);
    await trial.takeSlot();
    await trial.giveBack([first]);
    await trial.takeRefused('a call after the first slot was given back again');
  },
  'many answers come in the order of the request': async (trial) => {
    const cars = trial.cars(200);
    const again = cars.filter((_, at) => at % 2 === 0);
    const answers = await trial.take([...cars, ...again]);
    for (const [at, vin] of cars.entries()) {
      const slot = trial.expectSlot(answers[at], `car ${at}`);
      if (slot.vin !== vin) throw new Error(`the slot for ${vin} has the vin ${slot.vin}`);
    }
    for (const at of again.keys())
      trial.expectRefusal(answers[cars.length + at], `the second request for car ${2 * at}`);
  },
  'take and giveBack accept empty lists': async (trial) => {
    await trial.take([]);
    await trial.giveBack([]);
  },
  'two concurrent calls for one car get one slot': async (trial) => {
    const both = await Promise.all([trial.take([trial.car]), trial.take([trial.car])]);
    const slots = both.flat().filter((answer) => 'slot' in answer);
    if (slots.length !== 1) throw new Error(`two concurrent calls must get one slot together, not ${slots.length}`);
  },
};

/** The pacing under test, with VINs that no other trial uses. */
class Trial {
  readonly intervalMs: number;
  /** The longest time until a slot must have expired. */
  readonly maxWaitMs: number;
  readonly #name = Math.random().toString(36).slice(2).padEnd(9, '0').slice(0, 9).toUpperCase();

  constructor(
    private readonly pacing: Pacing,
    private readonly options: PacingCheckOptions,
  ) {
    this.intervalMs = options.intervalMs;
    this.maxWaitMs = options.intervalMs + (options.slackMs ?? 0);
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
    throw new Error(`take must return ${vins.length} answers for ${vins.length} cars, not ${answers.length}`);
  }

  async giveBack(slots: PacingSlot[]): Promise<void> {
    await this.pacing.giveBack(slots);
  }

  /** Takes a slot; throws when it is refused. */
  async takeSlot(vin = this.car): Promise<PacingSlot> {
    const [answer] = await this.take([vin]);
    return this.expectSlot(answer, 'the call');
  }

  /** Calls `take`, and throws unless the slot is refused. Returns `retryAfterMs`. */
  async takeRefused(what: string, vin = this.car): Promise<number> {
    const [answer] = await this.take([vin]);
    return this.expectRefusal(answer, what);
  }

  expectSlot(answer: PacingAnswer | undefined, what: string): PacingSlot {
    if (answer !== undefined && 'slot' in answer) return answer.slot;
    throw new Error(`${what} must get a slot, but was refused with retryAfterMs ${answer?.retryAfterMs}`);
  }

  expectRefusal(answer: PacingAnswer | undefined, what: string): number {
    if (answer === undefined || 'slot' in answer) throw new Error(`${what} must be refused, but got a slot`);
    const { retryAfterMs } = answer;
    if (retryAfterMs > 0 && retryAfterMs <= this.maxWaitMs) return retryAfterMs;
    throw new Error(`${what}: retryAfterMs must be above 0 and at most ${this.maxWaitMs}, not ${retryAfterMs}`);
  }

  #vin(at: number): string {
    return `DEM0${this.#name}${String(at).padStart(4, '0')}`;
  }
}
