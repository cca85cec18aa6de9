/** The command as a process that is ended from outside, in the middle of a fleet. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../../run.js';
import { COMMAND } from '../command.js';
import { CountingBroker, ENVIRONMENT, Folder, PARTNER, send, vins } from './send-fleet.js';

const CARS = 5_000;
const FEW = 2_500;

let broker: CountingBroker;
let folder: Folder;
const running = new Set<ChildProcess>();

beforeAll(() => {
  folder = new Folder();
});
afterAll(() => folder.remove());
beforeEach(async () => {
  broker = await CountingBroker.start();
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await broker.stop();
});

interface Ended {
  status: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

function start(...args: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const { uid, idApp } = PARTNER;
  const partner = ['--broker', broker.url, '--uid', uid, '--id-app', idApp, '--environment', ENVIRONMENT];
  const child = spawn(process.execPath, [...COMMAND, 'send', ...partner, '--text', 'A storm is coming.', ...args], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  running.add(child);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([status, signal]) => {
    running.delete(child);
    return { status, signal, out, err } as Ended;
  });
  return { child, ended };
}

/** How many cars have each last status. */
function lastStatuses(journal: string): Record<string, number> {
  const last = new Map(folder.entries(journal).map(({ vin, status }) => [vin, status]));
  const counts: Record<string, number> = {};
  for (const status of last.values()) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe('a fleet', () => {
  test('killed in the middle and resumed: nobody is sent a message twice, and nobody is forgotten', async () => {
    const list = folder.file('list.txt', vins(CARS));
    const journal = folder.file('killed.journal');
    const { child, ended } = start('--vins', list, '--journal', journal);
    await broker.waitFor(1_500);
    child.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');
    // It had no time to take it away.
    expect(existsSync(`${journal}.lock`)).toBe(true);
    // Read as it was left: its last line may be cut off, which resuming mends.
    const { status, out } = await send({ broker: broker.url, vins: list, journal });
    const [, before = '', unknown = ''] = /\((\S+) of them before\), 0 refused, (\S+) unknown/.exec(out) ?? [];
    const counts = lastStatuses(journal);
    expect(status).toBe(counts.sending === undefined ? 0 : 1);
    expect(Number(before.replace(',', ''))).toBeGreaterThan(500);
    expect(Number(unknown.replace(',', ''))).toBe(counts.sending ?? 0);
    expect((counts.accepted ?? 0) + (counts.sending ?? 0)).toBe(CARS);
    // Each of the accepted was received: a car in doubt may have been, and must not be counted for one of them.
    await broker.waitForCars(
      folder.entries(journal).flatMap((entry) => (entry.status === 'accepted' ? [entry.vin] : [])),
    );
    expect(broker.twice).toEqual([]);
    expect(existsSync(`${journal}.lock`)).toBe(false);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s: those in flight settle, and the journal is whole', async (name) => {
    const list = folder.file('list.txt', vins(FEW));
    const journal = folder.file(`${name}.journal`);
    const { child, ended } = start('--vins', list, '--journal', journal);
    await broker.waitFor(500);
    child.kill(name);
    const { status, out, err } = await ended;
    expect(status).toBe({ SIGINT: 130, SIGTERM: 143 }[name]);
    expect(out).toMatch(/! [\d,]+ cars: [\d,]+ accepted, \d+ refused, 0 unknown/);
    expect(err).toMatch(/Interrupted before [\d,]+ cars of the list\./);
    const counts = lastStatuses(journal);
    expect(counts.sending ?? 0).toBe(0);
    expect(counts.accepted).toBeGreaterThanOrEqual(500);
    expect(counts.accepted).toBeLessThan(FEW);
    expect((await send({ broker: broker.url, vins: list, journal })).status).toBe(0);
    await broker.waitFor(FEW);
    expect(broker.twice).toEqual([]);
  });

  test('from standard input that stays open: Ctrl-C ends it', async () => {
    const journal = folder.file('stdin.journal');
    const { child, ended } = start('--vins', '-', '--journal', journal);
    child.stdin?.write(`${vins(10).join('\n')}\n`);
    await broker.waitFor(10);
    child.kill('SIGINT');
    expect((await ended).status).toBe(130);
    expect(lastStatuses(journal)).toEqual({ accepted: 10 });
  });

  test('a second Ctrl-C ends at once', async () => {
    const journal = folder.file('twice.journal');
    const decided: (() => void)[] = [];
    broker.judge = (_, decide) => void decided.push(decide);
    const { child, ended } = start('--vins', folder.file('list.txt', vins(3)), '--journal', journal);
    while (decided.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGINT');
    const first = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 300, 'still there'))]);
    expect(first).toBe('still there');
    child.kill('SIGINT');
    expect((await ended).status).toBe(130);
    expect(lastStatuses(journal).sending).toBeGreaterThan(0);
    expect(existsSync(`${journal}.lock`)).toBe(false);

    // They may just have had their popup: sent to again, they are given the gap, and that can be interrupted too.
    const again = start('--vins', folder.file('list.txt', vins(3)), '--journal', journal, '--resend-unknown');
    again.child.stdout?.once('data', () => again.child.kill('SIGINT'));
    const { status, out } = await again.ended;
    expect(status).toBe(130);
    expect(out).toMatch(/^Waiting \d+ s first/);
    expect(out).toContain('0 cars');
  });

  test('through pipes: list from one, output into one that closes', async () => {
    const { child, ended } = start('--vins', '-', '--dry-run');
    child.stdout?.once('data', () => child.stdout?.destroy());
    child.stdin?.end(`${vins(CARS).join('\n')}\nNOT A VIN\n`);
    const { status, err } = await ended;
    expect(status).toBe(1);
    expect(err).toMatch(/INVALID_TOPIC/);
    expect(broker.payloads).toEqual([]);
  });
});
