import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A broker in a process of its own: in this one it would take the time that is measured. */
export interface Broker {
  name: string;
  url: string;
  stop(): void;
}

/** Debian keeps daemons where only root looks for programs. */
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** mosquitto where it is installed, else aedes. */
export async function startBroker(): Promise<Broker> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'popup-bench-'));
  const hasMosquitto = spawnSync('mosquitto', ['-h'], { env }).error === undefined;
  const child = hasMosquitto ? mosquitto(port, folder) : aedes(port);
  const stop = (): void => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  await untilListening(port);
  return { name: hasMosquitto ? 'mosquitto' : 'aedes', url: `mqtt://127.0.0.1:${port}`, stop };
}

function mosquitto(port: number, folder: string): ChildProcess {
  const config = join(folder, 'mosquitto.conf');
  const settings = [`listener ${port} 127.0.0.1`, 'allow_anonymous true', 'persistence false', 'log_type none'];
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the broker does not listen');
}
