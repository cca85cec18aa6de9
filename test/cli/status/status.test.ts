import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { PopupFunnel } from '../../../src/bullmq/index.js';
import { asLines } from '../../../src/cli/status/run.js';
import { Screen } from '../../../src/cli/status/screen.js';
import { fitRows, statusLines } from '../../../src/cli/status/table.js';
import { statusOf } from '../../../src/cli/status/totals.js';
import { refusalOf } from '../refusal.js';

const SECRET = 's3cr3t';

describe('says what is wrong with the command line', () => {
  test.each<[string, string[], RegExp]>([
    ['no queue', [], /^--queue is needed$/],
    ['no name of a queue', ['--queue', 'redis://x', '--queue-name', 'a b'], /^--queue-name must be/],
    ['no address', ['--queue', `http://me:${SECRET}@x`], /^--queue takes a URL/],
    [
      'no queue there',
      ['--queue', `redis://me:${SECRET}@127.0.0.1:1`],
      /^Cannot use the queue at redis:\/\/127\.0\.0\.1:1: /,
    ],
    ['the same, watching', ['--queue', 'redis://127.0.0.1:1', '--watch'], /^Cannot use the queue at /],
  ])('%s', async (_what, args, expected) => {
    const told = await refusalOf('status', ...args);
    expect(told).toMatch(expected);
    expect(told).not.toContain(SECRET);
  });
});

const run = (name: string, numbers: Partial<Omit<PopupFunnel, 'answers'>>, ok = 0, timeout = 0): PopupFunnel => ({
  run: name,
  enqueued: 0,
  waiting: 0,
  accepted: 0,
  refused: 0,
  unknown: 0,
  awaited: 0,
  noAnswer: 0,
  ...numbers,
  answers: { ok, cancel: 0, timeout },
});

const STORM = run(
  'storm-2031-04-01',
  { enqueued: 200_000, waiting: 1_234, accepted: 198_760, unknown: 6, awaited: 40, noAnswer: 9 },
  120_000,
  7,
);
const BOOKING = run('booking-42', { enqueued: 2, accepted: 1, refused: 1 });

const table = (runs: PopupFunnel[], columns: number): string[] =>
  statusLines(statusOf('popups', runs), columns).map((line) => stripVTControlCharacters(line));

describe('the table', () => {
  test('on a wide terminal: a row for each run, and the total', () => {
    expect(table([BOOKING, STORM], 120)).toEqual([
      'run               enqueued  waiting  accepted  refused  unknown       ok  cancel  timeout  awaited  no answer',
      'booking-42               2        0         1        1        0        0       0        0        0          0',
      'storm-2031-04-01   200,000    1,234   198,760        0        6  120,000       0        7       40          9',
      'total              200,002    1,234   198,761        1        6  120,000       0        7       40          9',
    ]);
  });

  test('one run is its own total, and without receipts there is nothing to say of answers', () => {
    expect(table([BOOKING], 80)).toEqual([
      'run         enqueued  waiting  accepted  refused  unknown',
      'booking-42         2        0         1        1        0',
    ]);
  });

  test('with 80 columns: answers are a table of their own', () => {
    expect(table([STORM], 80)).toEqual([
      'run               enqueued  waiting  accepted  refused  unknown',
      'storm-2031-04-01   200,000    1,234   198,760        0        6',
      '',
      'run                    ok  cancel  timeout  awaited  no answer',
      'storm-2031-04-01  120,000       0        7       40          9',
    ]);
  });

  test('with few columns: a list', () => {
    expect(table([STORM], 22)).toEqual([
      'storm-2031-04-01',
      '  enqueued   200,000',
      '  waiting    1,234',
      '  accepted   198,760',
      '  refused    0',
      '  unknown    6',
      '  ok         120,000',
      '  cancel     0',
      '  timeout    7',
      '  awaited    40',
      '  no answer  9',
    ]);
  });

  test('no line is longer than the terminal is wide', () => {
    const runs = [STORM, BOOKING, run('x'.repeat(100), { enqueued: 1_000_000_000, waiting: 1_000_000_000 })];
    for (let columns = 1; columns < 160; columns++) {
      const longest = Math.max(...table(runs, columns).map(({ length }) => length));
      expect(longest, `${columns} columns`).toBeLessThanOrEqual(columns);
    }
  });

  test('a name from elsewhere cannot steer the terminal', () => {
    expect(table([run('\u001b[2J', {})], 80)[1]).toMatch(/^\\u\{1b\}\[2J /);
  });

  test('no runs', () => expect(table([], 80)).toEqual(['No runs.']));

  test('more lines than fit are counted', () => {
    expect(fitRows(['a', 'b', 'c'], 3)).toEqual(['a', 'b', 'c']);
    expect(fitRows(['a', 'b', 'c', 'd'], 3).map((line) => stripVTControlCharacters(line))).toEqual([
      'a',
      'b',
      '… 2 more lines',
    ]);
  });
});

test('in a pipe: a line for each change, and problems elsewhere', () => {
  const [results, problems]: string[][] = [[], []];
  const show = asLines({
    result: (line) => results?.push(line),
    problem: (line) => problems?.push(line),
    aside: () => undefined,
  });
  const [one, two] = [statusOf('popups', [BOOKING]), statusOf('popups', [STORM])];
  for (const status of [one, one, two, 'down', 'down', two]) show(status);
  expect(results?.map((line) => JSON.parse(line))).toEqual([one, two, two]);
  expect(problems).toEqual(['down']);
});

describe('a screen', () => {
  test('draws in place, and anew after the terminal was resized', () => {
    const stream = new PassThrough({ encoding: 'utf8' });
    const screen = new Screen(stream as unknown as NodeJS.WriteStream);
    const drawn = (...lines: string[]): string => {
      screen.draw(lines);
      return `${stream.read()}`;
    };
    expect(drawn('a', 'b')).toBe('\u001b[0Ja\nb\n');
    expect(drawn('c')).toBe('\u001b[2A\u001b[0Jc\n');
    stream.emit('resize');
    expect(drawn('d')).toBe('\u001b[1;1H\u001b[0Jd\n');
    expect(drawn('e')).toBe('\u001b[1A\u001b[0Je\n');
  });
});
