import { describe, expect, test } from 'vitest';
import { onChange, WorkerCounts, workProgress } from '../../../src/cli/worker/worker-counts.js';
import { refusalOf } from '../refusal.js';
import { PARTNER } from '../send/send-fleet.js';

const SECRET = 's3cr3t';

describe('says what is wrong with the command line', () => {
  const QUEUE = ['--queue', 'redis://127.0.0.1:1'];
  const BROKER = ['--broker', 'mqtt://127.0.0.1:1'];
  const UID = ['--uid', PARTNER.uid];

  test.each<[string, string[], RegExp]>([
    ['no queue', [...BROKER, ...UID], /^--queue is needed$/],
    ['no broker', [...QUEUE, ...UID], /^--broker is needed$/],
    ['no partner', [...QUEUE, ...BROKER], /^error: required option '--uid <uid>' not specified/],
    ['no name of a queue', [...QUEUE, ...BROKER, ...UID, '--queue-name', ''], /^--queue-name must be 1 to 64 letters/],
    [
      'no count',
      [...QUEUE, ...BROKER, ...UID, '--concurrency', '0'],
      /'0' is invalid. It must be a whole number from 1/,
    ],
    ['no rate', [...QUEUE, ...BROKER, ...UID, '--rate', 'fast'], /'fast' is invalid. It must be a whole number/],
    ['workers that are gone at once', [...QUEUE, ...BROKER, ...UID, '--gone-after', '0'], /^--gone-after must be more/],
    ['no address', [...BROKER, ...UID, '--queue', `redis://me:${SECRET}@`], /^--queue takes a URL such as redis:/],
    [
      'no queue there',
      [...BROKER, ...UID, '--queue', `redis://me:${SECRET}@127.0.0.1:1`],
      /^Cannot use the queue at redis:\/\/127\.0\.0\.1:1: .*ECONNREFUSED/,
    ],
  ])('%s', async (_what, args, expected) => {
    const told = await refusalOf('work', ...args);
    expect(told).toMatch(expected);
    expect(told).not.toContain(SECRET);
  });
});

describe('what a worker has done', () => {
  test('a failed job was refused, or nobody knows', () => {
    const counts = new WorkerCounts();
    expect(counts.addFailed('EXPIRED: its time to live is over')).toBe('EXPIRED');
    expect(counts.addFailed('OUTCOME_UNKNOWN: the connection was lost')).toBe('OUTCOME_UNKNOWN');
    expect(counts.addFailed('the job was removed while a worker had it')).toBe('');
    counts.accepted = 1_234;
    expect(counts.texts).toEqual(['accepted 1,234', 'refused 2', 'unknown 1']);
    expect(counts.ended).toBe(1_237);
  });

  test('answers are shown once there are any', () => {
    const counts = new WorkerCounts();
    counts.answers.ok = 2;
    counts.answers.timeout = 1;
    expect(workProgress(counts).line(undefined)).toBe(
      'accepted 0, refused 0, unknown 0, answers: ok 2, timeout 1, 0/s',
    );
  });

  test('a log has no line twice in a row', () => {
    const lines: string[] = [];
    const print = onChange((line) => lines.push(line));
    for (const line of ['a', 'a', 'b', 'b', 'a']) print(line);
    expect(lines).toEqual(['a', 'b', 'a']);
  });
});
