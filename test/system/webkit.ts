/** WebKitGTK, by the WebDriver protocol that its own driver speaks. It needs a display: Xvfb has one without a screen. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Browser } from './browsers.js';
import { freePort } from './free-port.js';

/** How long a program may take to be there. */
const STEP_DEADLINE_MS = 10_000;

export class WebKit implements Browser {
  #session = '';
  readonly #running: ChildProcess[] = [];
  readonly #home = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));

  private constructor(private readonly driver: string) {}

  static async start(proxy: string): Promise<WebKit> {
    const port = await freePort();
    const browser = new WebKit(`http://127.0.0.1:${port}`);
    try {
      await browser.#start(port, proxy);
    } catch (error) {
      await browser.close();
      throw error;
    }
    return browser;
  }

  async open(url: string): Promise<void> {
    await this.#call('POST', `${this.#session}/url`, { url });
  }

  evaluate(expression: string): Promise<unknown> {
    return this.#call('POST', `${this.#session}/execute/sync`, { script: `return ${expression}`, args: [] });
  }

  requested(): undefined {
    return undefined;
  }

  async close(): Promise<void> {
    if (this.#session) await this.#call('DELETE', this.#session);
    for (const child of this.#running.reverse()) {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      // With its process group: the driver starts the browser.
      process.kill(-child.pid);
      await ended;
    }
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 10 });
  }

  async #start(port: number, proxy: string): Promise<void> {
    const display = this.#spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp'], process.env);
    const [number] = await once(display.stdio[3] as Readable, 'data', {
      signal: AbortSignal.timeout(STEP_DEADLINE_MS),
    });
    const env = {
      ...process.env,
      HOME: this.#home,
      DISPLAY: `:${`${number}`.trim()}`,
      http_proxy: proxy,
      https_proxy: proxy,
      // The driver and the browser talk to each other there.
      no_proxy: '127.0.0.1,localhost',
    };
    this.#spawn('WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`], env);
    const deadline = performance.now() + STEP_DEADLINE_MS;
    while (!(await this.#call('GET', '/status').catch(() => undefined))) {
      if (performance.now() > deadline) throw new Error('WebKitWebDriver does not answer');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const created = await this.#call('POST', '/session', { capabilities: {} });
    this.#session = `/session/${(created as { sessionId: string }).sessionId}`;
  }

  #spawn(command: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
    const stdio: ('ignore' | 'pipe')[] = ['ignore', 'ignore', 'ignore', 'pipe'];
    const child = spawn(command, args, { env, stdio, detached: true });
    this.#running.push(child);
    return child;
  }

  async #call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.driver + path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  }
}
