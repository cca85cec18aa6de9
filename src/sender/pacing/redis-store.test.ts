import { describe, expect, test } from 'vitest';
import { scriptRunner } from './redis-store.js';

type Evaluate = () => Promise<unknown>;

const NOSCRIPT = 'NOSCRIPT No matching script. Please use EVAL.';

/** A client of either library that notes how it is called. */
function clientOf(library: string, evalsha: Evaluate | undefined, calls: unknown[]) {
  const noted =
    (name: string, answer: Evaluate) =>
    (...args: unknown[]) => {
      calls.push([name, ...args]);
      return answer();
    };
  const byText = noted('eval', async () => 'by text');
  const bySha1 = evalsha && noted('evalsha', evalsha);
  return library === 'ioredis'
    ? { eval: byText, defineCommand: () => undefined, ...(bySha1 && { evalsha: bySha1 }) }
    : { eval: byText, EVAL: byText, ...(bySha1 && { evalSha: bySha1 }) };
}

const ARGUMENTS: Record<string, unknown[]> = {
  ioredis: [1, 'key', 'value'],
  'node-redis': [{ keys: ['key'], arguments: ['value'] }],
};

describe.each(Object.entries(ARGUMENTS))('a script, with a client of %s,', (library, given) => {
  function setUp(evalsha: Evaluate | undefined) {
    const calls: unknown[] = [];
    const runScript = scriptRunner(clientOf(library, evalsha, calls));
    return { calls, run: (sha1?: string) => runScript('text', ['key'], ['value'], sha1) };
  }
  const failsWith =
    (error: unknown): Evaluate =>
    () =>
      Promise.reject(error);

  test('runs by its SHA-1', async () => {
    const { calls, run } = setUp(async () => 'by hash');
    expect(await run('hash')).toBe('by hash');
    expect(calls).toEqual([['evalsha', 'hash', ...given]]);
  });

  test('without a SHA-1, or with a client that cannot, runs by its text', async () => {
    const [without, withoutEvalsha] = [setUp(async () => 'by hash'), setUp(undefined)];
    expect([await without.run(), await withoutEvalsha.run('hash')]).toEqual(['by text', 'by text']);
    expect([without.calls, withoutEvalsha.calls]).toEqual([[['eval', 'text', ...given]], [['eval', 'text', ...given]]]);
  });

  test('that the store does not know is sent as text, each time', async () => {
    const { calls, run } = setUp(failsWith(new Error(NOSCRIPT)));
    expect([await run('hash'), await run('hash')]).toEqual(['by text', 'by text']);
    expect(calls.map((call) => (call as unknown[])[0])).toEqual(['evalsha', 'eval', 'evalsha', 'eval']);
  });

  test.each([
    "NOPERM this user has no permissions to run the 'evalsha' command",
    "NOPERM User worker has no permissions to run the 'evalsha' command",
    "ERR unknown command 'EVALSHA', with args beginning with: 'hash'",
  ])('is sent as text from then on after: %s', async (message) => {
    const { calls, run } = setUp(failsWith(new Error(message)));
    expect([await run('hash'), await run('hash')]).toEqual(['by text', 'by text']);
    expect(calls.map((call) => (call as unknown[])[0])).toEqual(['evalsha', 'eval', 'eval']);
  });

  test.each([
    new Error('READONLY You cannot write against a read only replica.'),
    new Error("NOPERM User worker has no permissions to run the 'set' command"),
    new Error('ERR user_script:1: NOSCRIPT is only mentioned'),
    undefined,
  ])('is not sent again after: %s', async (error) => {
    const { calls, run } = setUp(failsWith(error));
    await expect(run('hash')).rejects.toBe(error);
    expect(calls).toHaveLength(1);
  });
});
