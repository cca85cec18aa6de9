/** Servers on this machine, in processes of their own: in this one they would take the time that is measured. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Server {
  name: string;
  port: number;
  pid: number;
  stop(): void;
}

/** Debian keeps daemons where only root looks for programs. */
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

const isInstalled = (program: string, argument: string): boolean =>
  spawnSync(program, [argument], { env }).error === undefined;

/** mosquitto where it is installed, else aedes. */
export function startBroker(): Promise<Server> {
  return isInstalled('mosquitto', '-h') ? start('mosquitto', mosquitto) : start('aedes', aedes);
}

/** `undefined` where redis-server is not installed. */
export async function startRedis(): Promise<Server | undefined> {
  return isInstalled('redis-server', '--version') ? start('redis-server', redis) : undefined;
}

async function start(name: string, run: (port: number, folder: string) => ChildProcess): Promise<Server> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'popup-bench-'));
  const child = run(port, folder);
  const stop = (): void => {
    process.off('exit', stop);
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  await untilListening(name, port);
  return { name, port, pid: child.pid as number, stop };
}

function mosquitto(port: number, folder: string): ChildProcess {
  const config = join(folder, 'mosquitto.conf');
  const listener = [`listener ${port} 127.0.0.1`, 'allow_anonymous true'];
  // By default it drops what a slow subscriber has not taken yet.
  const settings = [...listener, 'persistence false', 'log_type none', 'max_queued_messages 0'];
  writeFileSync(config, `${settings.join('\n')}\n`);
  return spawn('mosquitto', ['-c', config], { env, stdio: 'ignore' });
}

function aedes(port: number): ChildProcess {
  const script = `import { createServer } from 'node:net';
    import { Aedes } from 'aedes';
    createServer((await Aedes.createBroker()).handle).listen(${port}, '127.0.0.1');`;
  const args = ['--input-type=module', '--eval', script];
  return spawn(process.execPath, args, { cwd: import.meta.dirname, stdio: 'ignore' });
}

function redis(port: number, folder: string): ChildProcess {
  const settings = { bind: '127.0.0.1', port: String(port), save: '', appendonly: 'no', dir: folder };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  return spawn('redis-server', args, { env, stdio: 'ignore' });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

async function untilListening(name: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${name} does not listen`);
}
