/** A small world with a true time that the test moves on: processes with clocks of their own, a store, a slow network. */
import type { Clock } from '../../../src/clock/clock.js';
import { TAKE_SHA1, tokenAt } from '../../../src/sender/pacing/redis-scripts.js';

interface Timer {
  at: number;
  callback: () => void;
}

/** The true time. */
export class World {
  #now = 0;
  #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  setTimeout(callback: () => void, ms: number): Timer {
    const timer = { at: this.#now + ms, callback };
    this.#timers.add(timer);
    return timer;
  }

  /** A process's clock: begins anywhere, and runs a little too fast or too slow. */
  clock(offset: number, rate: number): Clock {
    return {
      now: () => offset + this.#now * rate,
      setTimeout: (callback, ms) => this.setTimeout(callback, ms / rate),
      clearTimeout: (timer) => this.#timers.delete(timer as Timer),
    };
  }

  /** Moves on. Whatever follows from a timer happens before the next one rings. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await new Promise(setImmediate);
    for (;;) {
      const next = Math.min(...Array.from(this.#timers, ({ at }) => at));
      if (next > end) break;
      this.#now = next;
      for (const timer of this.#timers) {
        if (timer.at > next) continue;
        this.#timers.delete(timer);
        timer.callback();
      }
      await new Promise(setImmediate);
    }
    this.#now = end;
  }
}

interface Kept {
  value: string;
  /** Until when, by the store's clock. */
  until: number;
}

/** What the scripts do, once more, in another language: a store that can forget everything. */
export class ModelStore {
  #kept = new Map<string, Kept>();

  constructor(private readonly clock: Clock) {}

  forget(): void {
    this.#kept.clear();
  }

  run(script: string, keys: string[], values: string[]): unknown {
    return script === TAKE_SHA1 ? this.#take(keys, values) : this.#giveBack(keys, values);
  }

  // The server mark is left out: this store is always the same server.
  #take([epochKey = '', doubtKey = '', , ...cars]: string[], values: string[]): unknown[] {
    const [known = '', , lasts = '', call = ''] = values;
    const known0 = known === '';
    let epoch = this.#get(epochKey);
    let doubt = this.#get(doubtKey);
    if (epoch === undefined) {
      epoch = call;
      doubt = known0 ? 'new' : 'lost';
      this.#kept.set(epochKey, { value: epoch, until: Number.POSITIVE_INFINITY });
      this.#set(doubtKey, doubt, Number(lasts));
    } else if (doubt === 'new' && !known0 && known !== epoch) {
      doubt = 'lost';
      this.#set(doubtKey, doubt, this.#left(doubtKey));
    }
    const answers = cars.map((key, at) => {
      if (doubt === 'lost') return this.#left(doubtKey) + 1;
      const token = tokenAt(call, at);
      if (this.#get(key) === undefined) this.#set(key, token, Number(lasts));
      return this.#get(key) === token ? 0 : this.#left(key) + 1;
    });
    return [epoch, ...answers];
  }

  #giveBack(keys: string[], tokens: string[]): number {
    for (const [at, key] of keys.entries()) if (this.#get(key) === tokens[at]) this.#kept.delete(key);
    return keys.length;
  }

  #get(key: string): string | undefined {
    const kept = this.#kept.get(key);
    return kept !== undefined && this.clock.now() < kept.until ? kept.value : undefined;
  }

  #set(key: string, value: string, lasts: number): void {
    this.#kept.set(key, { value, until: this.clock.now() + lasts });
  }

  #left(key: string): number {
    return Math.max(0, Math.ceil((this.#kept.get(key)?.until ?? 0) - this.clock.now()));
  }
}

/** How long a call is on its way, there and back; `lost` answers never come, `twice` calls arrive again later. */
export interface Journey {
  there: number;
  back: number;
  fate: 'arrives' | 'lost' | 'twice';
}

/** A client of the store, over a network that takes its time. Shaped like one of ioredis. */
export class SlowClient {
  /** How the next calls travel. */
  journey: Journey = { there: 0, back: 0, fate: 'arrives' };

  constructor(
    private readonly world: World,
    private readonly store: ModelStore,
  ) {}

  defineCommand(): void {}

  evalsha(sha1: string, count: number, ...rest: string[]): Promise<unknown> {
    return this.eval(sha1, count, ...rest);
  }

  eval(script: string, count: number, ...rest: string[]): Promise<unknown> {
    const { there, back, fate } = this.journey;
    const run = (): unknown => this.store.run(script, rest.slice(0, count), rest.slice(count));
    return new Promise((resolve) => {
      const answer = (result: unknown): unknown => this.world.setTimeout(() => resolve(result), back);
      this.world.setTimeout(() => {
        const result = run();
        if (fate === 'arrives') answer(result);
        // The connection was cut before the answer, and the client sends the call again.
        if (fate === 'twice') this.world.setTimeout(() => answer(run()), back);
      }, there);
    });
  }
}
