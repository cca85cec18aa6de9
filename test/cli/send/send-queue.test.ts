import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  describeEnqueued,
  EnqueueCounts,
  type EnqueueEnd,
  enqueueProgress,
} from '../../../src/cli/send/queue/enqueue-report.js';
import { readQueueAddress } from '../../../src/cli/sending/queue-address.js';
import { ContractError, createReceiptId } from '../../../src/index.js';
import { refusalOf } from '../refusal.js';
import { Folder, PARTNER, vinOf } from './send-fleet.js';

let folder: Folder;
beforeAll(() => {
  folder = new Folder();
});
afterAll(() => folder.remove());

const SECRET = 's3cr3t';

describe('the address of a queue', () => {
  const plain = { port: 6379, db: 0, isEncrypted: false, username: undefined, password: undefined };

  test.each([
    ['redis://localhost', { ...plain, host: 'localhost', name: 'redis://localhost:6379' }],
    ['redis://localhost/', { ...plain, host: 'localhost', name: 'redis://localhost:6379' }],
    ['redis://[::1]:7000/12', { ...plain, host: '::1', port: 7000, db: 12, name: 'redis://[::1]:7000' }],
    [
      `rediss://me:${SECRET}%2F@r.example/1`,
      {
        host: 'r.example',
        port: 6379,
        db: 1,
        isEncrypted: true,
        username: 'me',
        password: `${SECRET}/`,
        name: 'rediss://r.example:6379',
      },
    ],
  ])('%s', (queue, expected) => {
    expect(readQueueAddress({ queue })).toEqual(expected);
  });

  test('the password may be in a file', () => {
    const queuePasswordFile = folder.file('password.txt', `${SECRET}\r\n`);
    expect(readQueueAddress({ queue: 'redis://me@localhost', queuePasswordFile })).toMatchObject({
      username: 'me',
      password: SECRET,
    });
  });
});

describe('says what is wrong with the command line', () => {
  const QUEUE = ['--queue', 'redis://127.0.0.1:1', '--run', 'storm-1'];
  const POPUP = ['--id-app', PARTNER.idApp, '--text', 'Hello'];
  const CAR = ['--vin', vinOf(1)];
  const at = (url: string): string[] => ['--queue', url, '--run', 'storm-1'];

  test.each<[string, string[], RegExp]>([
    ['no run', ['--queue', 'redis://127.0.0.1:1', ...CAR], /^--run is needed with --queue/],
    ['a run that cannot be a name', [...at('redis://x'), '--run', 'a/b', ...CAR], /^--run must be 1 to 100 letters/],
    ['no name of a queue', [...QUEUE, '--queue-name', 'a b', ...CAR], /^--queue-name must be 1 to 64 letters/],
    ['no priority', [...QUEUE, '--priority', 'high', ...CAR], /^--priority must be a whole number from 0 to 2097151$/],
    ['nobody to send to', QUEUE, /^Say for whom: --vin/],
    ['no message', [...QUEUE, ...CAR, '--text', ''], /^INVALID_MESSAGE\n {2}\/text {2}/],
    [
      'a receipt of one’s own',
      [...QUEUE, ...CAR, '--ask', '--content', `{"$receipt":"${createReceiptId()}"}`],
      /^INVALID_MESSAGE\n {2}.*is reserved for receipts/,
    ],
    ['no address', [...at('localhost'), ...CAR], /^--queue takes a URL such as redis:/],
    ['another protocol', [...at(`http://me:${SECRET}@localhost`), ...CAR], /^--queue takes a URL/],
    ['no database', [...at(`redis://me:${SECRET}@localhost/x`), ...CAR], /^--queue takes a URL/],
    ['parameters', [...at(`redis://localhost?password=${SECRET}`), ...CAR], /^--queue takes a URL/],
    [
      'an escape that is none',
      [...at(`redis://me:${SECRET}%x@localhost`), ...CAR],
      /^user and password in --queue need %/,
    ],
    [
      'two passwords',
      [...at(`redis://:${SECRET}@localhost`), '--queue-password-file', 'package.json', ...CAR],
      /^the password of --queue is given twice/,
    ],
    [
      'a file that is not there',
      [...QUEUE, '--queue-password-file', 'nowhere', ...CAR],
      /^Cannot read nowhere: ENOENT$/,
    ],
    [
      'no queue there',
      [...at(`redis://me:${SECRET}@127.0.0.1:1`), ...CAR],
      /^Cannot use the queue at redis:\/\/127\.0\.0\.1:1: .*ECONNREFUSED/,
    ],
  ])('%s', async (_what, args, expected) => {
    const told = await refusalOf('send', ...POPUP, ...args);
    expect(told).toMatch(expected);
    expect(told).not.toContain(SECRET);
  });

  test.each([
    ['--broker', 'mqtt://127.0.0.1:1'],
    ['--password-file', 'x'],
    ['--ca', 'x'],
    ['--cert', 'x'],
    ['--key', 'x'],
    ['--mqtt', '5'],
    ['--uid', PARTNER.uid],
    ['--environment', 'x'],
    ['--no-trailing-slash'],
    ['--wait', '1'],
    ['--journal', 'x'],
    ['--resend-unknown'],
    ['--concurrency', '1'],
    ['--dry-run'],
  ])('%s is for those that send', async (...flag) => {
    const told = await refusalOf('send', ...POPUP, ...QUEUE, '--vins', '-', ...flag);
    expect(told).toMatch(/^error: option '--queue <url>' cannot be used with option '--/);
  });

  test.each([
    ['--run', 'x'],
    ['--queue-name', 'x'],
    ['--queue-password-file', 'x'],
    ['--ask'],
    ['--answer-within', '1'],
    ['--priority', '1'],
  ])('%s is for a queue', async (...flag) => {
    const told = await refusalOf(
      'send',
      '--uid',
      PARTNER.uid,
      '--broker',
      'mqtt://127.0.0.1:1',
      ...POPUP,
      ...CAR,
      ...flag,
    );
    expect(told).toBe(`${flag[0]} needs --queue`);
  });

  test('whoever sends has a name', async () => {
    expect(await refusalOf('send', '--broker', 'mqtt://127.0.0.1:1', ...POPUP, ...CAR)).toMatch(/^--uid is needed/);
  });
});

describe('the report', () => {
  const issue = { code: 'WRONG_VALUE', pointer: '/vin', message: '"vin" must be better' } as const;

  function report(end: Partial<EnqueueEnd>, fill: (counts: EnqueueCounts) => void): { out: string; err: string } {
    const counts = new EnqueueCounts();
    fill(counts);
    const lines = { out: [] as string[], err: [] as string[] };
    const into = (list: string[]) => (line: string) => void list.push(stripVTControlCharacters(line));
    const output = { result: into(lines.out), problem: into(lines.err), aside: () => undefined };
    describeEnqueued({ counts, total: undefined, run: 'storm-1', failed: false, interrupted: false, ...end }, output);
    return { out: lines.out.join('\n'), err: lines.err.join('\n') };
  }

  const enqueued = (counts: EnqueueCounts, count: number): void => {
    for (let at = 0; at < count; at++)
      counts.add({ status: 'enqueued', vin: vinOf(at), jobId: `storm-1/${vinOf(at)}` });
  };

  test('all are in the queue', () => {
    const told = report({}, (counts) => {
      enqueued(counts, 1_234);
      counts.inRun = 1_300;
      counts.before = 100;
    });
    expect(told).toEqual({
      out: '✓ 1,234 cars: 1,234 enqueued, 0 refused\n  Run storm-1: 1,300 cars, 100 of them before.',
      err: '',
    });
  });

  test('what was refused, and why', () => {
    const { out, err } = report({}, (counts) => {
      enqueued(counts, 1);
      counts.add({ status: 'refused', vin: 'NOT A VIN', error: new ContractError('INVALID_TOPIC', [issue]) });
    });
    expect(out).toBe('! 2 cars: 1 enqueued, 1 refused');
    expect(err).toBe(
      'refused (not in the queue):\n        1  INVALID_TOPIC: "vin" must be better\n           NOT A VIN',
    );
  });

  test('interrupted: how much is missing, and how to go on', () => {
    const { out, err } = report({ total: 10, interrupted: true }, (counts) => enqueued(counts, 4));
    expect(out).toMatch(/^! 4 cars/);
    expect(err).toMatch(/^Interrupted before 6 cars of the list\.\nRun the same command again/);
  });

  test('the progress', () => {
    const counts = new EnqueueCounts();
    enqueued(counts, 3);
    const known = enqueueProgress(counts, 10);
    expect(known.line(7)).toBe('3 of 10: 7/s, 1 s left, enqueued 3, refused 0');
    expect(enqueueProgress(counts, undefined).texts(undefined)).toEqual(['?/s', 'enqueued 3', 'refused 0']);
  });
});
