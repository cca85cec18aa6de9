import { BUCKET_KEYS, TAKE_SHA1 } from '../../../src/sender/pacing/redis-scripts.js';

/** A script call that the test answers. */
export interface Call {
  /** The text, or its SHA-1. */
  script: string;
  keys: string[];
  values: string[];
  answer(value: unknown): void;
  fail(error: unknown): void;
}

/** Resolves when all that follows from this turn has happened. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** An ioredis client whose answers the test gives. */
export class ScriptedClient {
  calls: Call[] = [];

  evalsha(sha1: string, count: number, ...rest: string[]): Promise<unknown> {
    return this.eval(sha1, count, ...rest);
  }

  eval(script: string, count: number, ...rest: string[]): Promise<unknown> {
    return new Promise((answer, fail) => {
      this.calls.push({ script, keys: rest.slice(0, count), values: rest.slice(count), answer, fail });
    });
  }

  defineCommand(): void {}

  get takes(): Call[] {
    return this.calls.filter(({ script }) => script === TAKE_SHA1);
  }

  get givesBack(): Call[] {
    return this.calls.filter(({ script }) => script !== TAKE_SHA1);
  }

  /** Answers everything that is open: each car gets its slot, or the wait. */
  async answerAll(wait = 0): Promise<void> {
    await settled();
    for (const { script, keys, answer } of this.calls.splice(0)) {
      answer(script === TAKE_SHA1 ? ['epoch', ...carsOf(keys).map(() => wait)] : keys.length);
    }
  }

  async failAll(error: unknown): Promise<void> {
    await settled();
    for (const { fail } of this.calls.splice(0)) fail(error);
  }
}

/** The keys of the cars of a call that takes slots. */
export const carsOf = (keys: readonly string[]): string[] => keys.slice(BUCKET_KEYS);
