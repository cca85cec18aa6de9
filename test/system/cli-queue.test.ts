/** A queue on the command line: `send --queue`, workers and `status`, with Redis and mosquitto. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { COMMAND, command } from '../cli/command.js';
import { PARTNER, vinOf, vins } from '../cli/send/send-fleet.js';
import { type Finished, ROOT, run } from '../run.js';
import { AnsweringCars } from './answering-cars.js';
import { Mosquitto } from './mosquitto.js';
import { ENV, isThere } from './programs.js';
import { RedisServer } from './redis.js';

const isWhole =
  isThere('mosquitto', 'command -v mosquitto') &&
  isThere('redis-server', 'command -v redis-server && command -v redis-cli');
const hasTerminal = isThere('bsdutils', 'command -v script');

const { uid, idApp } = PARTNER;
const POPUP = ['--id-app', idApp, '--text', 'A storm is coming.', '--ok-button'];
const PASSWORD = 'correct horse';

/** Each process takes some seconds to start on a busy machine. */
const eventually = (assertion: () => unknown): Promise<void> =>
  vi.waitFor(
    async () => {
      await assertion();
    },
    { timeout: 40_000, interval: 50 },
  );

/** A process of the command, and what it has printed so far. */
class Running {
  out = '';
  err = '';
  readonly ended: Promise<Finished>;

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (text) => {
      this.out += text;
    });
    child.stderr?.on('data', (text) => {
      this.err += text;
    });
    this.ended = once(child, 'close').then(([code]) => ({ status: code ?? -1, stdout: this.out, stderr: this.err }));
  }
}

describe.runIf(isWhole)('a queue on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));
  const running: Running[] = [];
  let broker: Mosquitto;
  let redis: RedisServer;
  let cars: AnsweringCars;
  let queue: string[];

  beforeAll(async () => {
    [broker, redis] = await Promise.all([Mosquitto.start(), RedisServer.start(['--requirepass', PASSWORD])]);
    const password = join(folder, 'password.txt');
    writeFileSync(password, `${PASSWORD}\n`);
    queue = ['--queue', redis.url, '--queue-password-file', password];
    cars = await AnsweringCars.start(broker.url, uid);
  });
  afterEach(async () => {
    await broker.kill('SIGCONT');
    for (const { child, ended } of running.splice(0)) {
      child.kill('SIGKILL');
      await ended;
    }
    cars.received.clear();
  });
  afterAll(async () => {
    await cars.stop();
    await Promise.all([broker.stop(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (...args: string[]): Running => {
    const one = new Running(
      spawn(process.execPath, [...COMMAND, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
    running.push(one);
    return one;
  };
  const work = (...args: string[]): Running => start('work', ...queue, '--broker', broker.url, '--uid', uid, ...args);
  const enqueue = (name: string, ...args: string[]): Promise<Finished> =>
    command('send', ...queue, ...POPUP, '--queue-name', name, '--run', 'storm', ...args);
  const enqueueCar = async (name: string, car: string): Promise<void> => {
    expect(await enqueue(name, '--vin', car)).toMatchObject({ status: 0, stderr: '' });
  };
  const funnel = async (name: string): Promise<Record<string, unknown>> => {
    const { stdout } = await command('status', ...queue, '--queue-name', name, '--run', 'storm');
    return JSON.parse(stdout).totals;
  };
  const redisCli = (...words: string[]): Promise<string> =>
    redis.command('--no-auth-warning', '-a', PASSWORD, ...words);
  const hasBegun = async (name: string, car: string): Promise<void> =>
    await eventually(async () => {
      const found = await redisCli('hexists', `bull:${name}:storm/${car}`, 'popup:token');
      expect(found.trim()).toBe('1');
    });

  test('two workers send to each car once, and count the answers; enqueuing again adds nothing', async () => {
    const list = join(folder, 'list.txt');
    writeFileSync(list, [...vins(300), 'NOT A VIN', vinOf(1).toLowerCase()].join('\n'));
    const args = ['--vins', list, '--ask', '--ttl', '600', '--priority', '5'];
    const first = await enqueue('two', ...args);
    expect(first).toMatchObject({ status: 1, stdout: expect.stringContaining('! 302 cars: 301 enqueued, 1 refused') });
    expect(first.stdout).toContain('Run storm: 300 cars, 0 of them before.');
    expect(first.stderr).toMatch(/^refused \(not in the queue\):\n +1 {2}INVALID_TOPIC: .*\n +NOT A VIN\n$/);

    const workers = [1, 2].map(() => work('--queue-name', 'two', '--until-empty', '--concurrency', '10'));
    const ends = await Promise.all(workers.map(({ ended }) => ended));
    for (const { status, stdout, stderr } of ends) {
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/^Working on the queue two at redis:\/\/127\.0\.0\.1:\d+\. Ctrl-C ends it\.\n/);
      expect(stdout).toMatch(/✓ accepted \d+, refused 0, unknown 0/);
    }
    expect(cars.received.size).toBe(300);
    expect([...cars.received].filter(([, count]) => count !== 1)).toEqual([]);
    expect(await funnel('two')).toMatchObject({ enqueued: 300, waiting: 0, accepted: 300, answers: { ok: 300 } });

    const second = await enqueue('two', ...args);
    expect(second.stdout).toContain('Run storm: 300 cars, 300 of them before.');
    expect(await funnel('two')).toMatchObject({ enqueued: 300, waiting: 0 });

    const other = await enqueue('two', '--vin', vinOf(1), '--text', 'Another popup');
    expect(other).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('has another popup already'),
    });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s lets what is being sent end', async (signal) => {
    const name = signal.toLowerCase();
    // A popup of an earlier test may come late: each has cars of its own.
    const [first, late] = signal === 'SIGTERM' ? [vinOf(2_000), vinOf(2_001)] : [vinOf(2_010), vinOf(2_011)];
    await enqueueCar(name, first);
    const worker = work('--queue-name', name);
    await eventually(() => expect(worker.out).toContain('Working'));
    await eventually(() => expect(cars.received.has(first)).toBe(true));
    await broker.kill('SIGSTOP');
    await enqueueCar(name, late);
    await hasBegun(name, late);
    worker.child.kill(signal);
    await eventually(() => expect(worker.out).toContain('ending (Ctrl-C again: at once)'));
    expect(worker.child.exitCode).toBeNull();
    await broker.kill('SIGCONT');
    const { status, stdout, stderr } = await worker.ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/✓ accepted 2, refused 0, unknown 0\n$/);
    expect(await funnel(name)).toMatchObject({ accepted: 2, waiting: 0 });
  });

  test('a second signal ends a worker at once', async () => {
    await enqueueCar('twice', vinOf(2_100));
    const worker = work('--queue-name', 'twice');
    await eventually(() => expect(cars.received.has(vinOf(2_100))).toBe(true));
    await broker.kill('SIGSTOP');
    await enqueueCar('twice', vinOf(2_101));
    await hasBegun('twice', vinOf(2_101));
    worker.child.kill('SIGTERM');
    await eventually(() => expect(worker.out).toContain('ending'));
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toMatchObject({ status: 143 });
  });

  test('a worker that is killed: what it had begun is unknown, and not sent again', async () => {
    await enqueueCar('killed', vinOf(2_200));
    const worker = work('--queue-name', 'killed', '--gone-after', '1');
    await eventually(() => expect(cars.received.has(vinOf(2_200))).toBe(true));
    await broker.kill('SIGSTOP');
    await enqueueCar('killed', vinOf(2_201));
    await hasBegun('killed', vinOf(2_201));
    worker.child.kill('SIGKILL');
    await worker.ended;
    await broker.kill('SIGCONT');
    const next = await work('--queue-name', 'killed', '--gone-after', '1', '--until-empty').ended;
    expect(next).toMatchObject({ status: 0, stdout: expect.stringContaining('accepted 0, refused 0, unknown 1') });
    expect(next.stderr).toMatch(new RegExp(`^${vinOf(2_201)}: OUTCOME_UNKNOWN: .*\n$`));
    expect(await funnel('killed')).toMatchObject({ enqueued: 2, accepted: 1, unknown: 1, waiting: 0 });
    expect(cars.received.get(vinOf(2_201)) ?? 0).toBeLessThanOrEqual(1);
  });

  test('a wrong password is told, and not repeated', async () => {
    const wrong = ['--queue', redis.url.replace('//', '//:s3cr3t@')];
    const commands = [
      ['send', ...POPUP, '--run', 'storm', '--vin', vinOf(1)],
      ['work', '--broker', broker.url, '--uid', uid],
      ['status'],
    ];
    for (const args of commands) {
      const { status, stdout, stderr } = await command(...args, ...wrong);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^Cannot use the queue at redis:\/\/127\.0\.0\.1:\d+: WRONGPASS/);
      expect(stderr).not.toContain('s3cr3t');
    }
  });

  test('a broker that is down: the worker says so', async () => {
    const { status, stderr } = await start('work', ...queue, '--broker', 'mqtt://127.0.0.1:1', '--uid', uid).ended;
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/^NOT_CONNECTED\n/) });
  });

  test('a queue that does not answer: told within the deadline', async () => {
    process.kill(redis.pid as number, 'SIGSTOP');
    const { status, stderr } = await command('status', ...queue, '--deadline', '0.5');
    process.kill(redis.pid as number, 'SIGCONT');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^Timed out after 0\.5 s waiting for the queue at redis:/),
    });
  });

  test('status of a run that is not there', async () => {
    const { status, stderr } = await command('status', ...queue, '--queue-name', 'none', '--run', 'storm');
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'There is no run storm in the queue none.\n' });
    expect(JSON.parse((await command('status', ...queue, '--queue-name', 'none')).stdout)).toMatchObject({ runs: [] });
  });

  test('status --watch in a pipe: a line for each change, until Ctrl-C', async () => {
    await enqueueCar('watched', vinOf(2_300));
    const watching = start('status', ...queue, '--queue-name', 'watched', '--watch');
    await eventually(() => expect(watching.out).toContain('"enqueued":1,'));
    await enqueueCar('watched', vinOf(2_301));
    await eventually(() => expect(watching.out).toContain('"enqueued":2,'));
    watching.child.kill('SIGINT');
    const { status, stdout, stderr } = await watching.ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).totals.enqueued)).toEqual([1, 2]);
  });

  test.runIf(hasTerminal).each([
    [100, 1],
    [30, 6],
  ])('status --watch on a terminal of %d columns: drawn in place', async (columns, height) => {
    const name = `terminal-${columns}`;
    await enqueueCar(name, vinOf(2_400));
    const words = [process.execPath, ...COMMAND, 'status', ...queue, '--queue-name', name, '--watch'];
    const line = `stty cols ${columns} rows 24 && exec timeout --preserve-status -s INT 6 ${words.map((word) => `'${word}'`).join(' ')}`;
    const { status, stdout } = await run('script', ['-qec', line, '/dev/null'], {
      cwd: ROOT,
      env: { ...ENV, TERM: 'xterm', NO_COLOR: undefined, FORCE_COLOR: undefined },
    });
    expect(status).toBe(0);
    expect(stdout).toContain(`\u001b[${columns === 100 ? height + 1 : height}A\u001b[0J`);
    expect(stripVTControlCharacters(stdout)).toMatch(/storm +1 +1 +0 +0 +0\r|storm\r\n {2}enqueued +1\r/);
    expect(stdout).not.toContain('\u001b[?');
  });
});
