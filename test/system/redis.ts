import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.js';
import { freePort } from './free-port.js';
import { ENV } from './programs.js';

/** How long a program may take to do one thing. */
const STEP_DEADLINE_MS = 10_000;

const SERVER = 'redis-server';

/** A Redis of our own, on a port of the loopback interface, that keeps nothing on disk. */
export class RedisServer {
  #server: ChildProcess | undefined;
  readonly #folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));

  private constructor(
    readonly port: number,
    private readonly settings: readonly string[],
  ) {}

  static async start(settings: readonly string[] = []): Promise<RedisServer> {
    const redis = new RedisServer(await freePort(), settings);
    await redis.start();
    return redis;
  }

  /** One that is part of a cluster; it keeps its slots on another port too. */
  static async startCluster(nodes: number): Promise<RedisServer[]> {
    const started = await Promise.all(
      Array.from({ length: nodes }, async () => {
        const [port, bus] = [await freePort(), await freePort()];
        const settings = ['--cluster-enabled', 'yes', '--cluster-port', `${bus}`, '--cluster-node-timeout', '5000'];
        const redis = new RedisServer(port, settings);
        await redis.start();
        return redis;
      }),
    );
    const addresses = started.map(({ port }) => `127.0.0.1:${port}`);
    if (nodes >= 3) await cli('--cluster', 'create', ...addresses, '--cluster-yes');
    else await started[0]?.command('cluster', 'addslotsrange', '0', '16383');
    await until(async () => {
      const states = await Promise.all(started.map((redis) => redis.command('cluster', 'info')));
      return states.every((state) => state.includes('cluster_state:ok'));
    });
    return started;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.#server?.pid;
  }

  /** Starts it, also after it was killed: on the same port, with no more in it than was saved. */
  async start(): Promise<void> {
    const own = [
      '--port',
      `${this.port}`,
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      this.#folder,
    ];
    const server = spawn(SERVER, [...own, ...this.settings], {
      env: ENV,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    server.stdout.resume();
    this.#server = server;
    await until(async () => {
      if (server.exitCode !== null) throw new Error(`redis-server has ended with ${server.exitCode}`);
      return /PONG|NOAUTH/.test(await this.command('ping').catch(() => ''));
    });
  }

  /** Kills it at once. What it knew is lost. */
  async kill(): Promise<void> {
    const server = this.#server;
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'close');
    server.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** What redis-cli prints. */
  async command(...words: string[]): Promise<string> {
    return await cli('-h', '127.0.0.1', '-p', `${this.port}`, ...words);
  }
}

async function cli(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await run('redis-cli', args, { env: ENV, timeoutMs: STEP_DEADLINE_MS });
  if (status !== 0) throw new Error(`redis-cli: ${stdout}${stderr}`);
  return stdout;
}

/** Waits until something is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + STEP_DEADLINE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`${isSo} is not so after ${STEP_DEADLINE_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
