/** The published command `popup-contract simulate`, and a browser that shows its page. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import mqtt, { type MqttClient } from 'mqtt';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { EXAMPLE_VALUES } from '../../../generated/v1/topics.js';
import { createPopupSender, type PopupSender } from '../../../src/sender/index.js';
import { BUILD_DEADLINE_MS, BUILT, buildOnce } from '../../built-package.js';
import { ROOT } from '../../run.js';
import { isThere } from '../programs.js';

export const isReady = (): boolean => isThere('chromium', 'command -v chromium');

const DEADLINE = { timeout: 10_000, interval: 50 };

/** A browser for the tests of a file, and the package that they run. */
export function useBrowser(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    await buildOnce();
    browser = await launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  }, BUILD_DEADLINE_MS);
  afterAll(() => browser.close());
  return () => browser;
}

/** Waits until an assertion holds. */
export function eventually<Value>(assertion: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(assertion, DEADLINE);
}

export class Simulator {
  /** What the page has complained of: console, exceptions, requests elsewhere. */
  readonly complaints: string[] = [];
  /** What applications have sent to the back-end. */
  readonly heard: unknown[] = [];

  private constructor(
    private readonly child: ChildProcess,
    /** What the command has said on standard error. */
    readonly problems: string[],
    readonly url: string,
    readonly broker: string,
    readonly page: Page,
    readonly client: MqttClient,
    readonly sender: PopupSender,
  ) {}

  /** Starts the command, and opens its page; the application has loaded. */
  static async start(browser: Browser, flags: readonly string[] = []): Promise<Simulator> {
    const child = spawn(process.execPath, [join(BUILT, 'dist/cli.js'), 'simulate', ...flags], { cwd: ROOT });
    const problems: string[] = [];
    createInterface({ input: child.stderr }).on('line', (line) => problems.push(line));
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
    await eventually(() => expect(lines.length).toBeGreaterThanOrEqual(2));
    const [url = '', broker = ''] = lines.map((line) => /\S+$/.exec(line)?.[0] ?? '');
    const client = await mqtt.connectAsync(broker);
    const sender = createPopupSender({ client, uid: EXAMPLE_VALUES.uid, idApp: 'MY_APP_ID' });
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const simulator = new Simulator(child, problems, url, broker, page, client, sender);
    await sender.onAppMessage(({ content }) => void simulator.heard.push(content));
    simulator.#listen();
    await page.goto(url);
    await simulator.logged('loaded');
    return simulator;
  }

  #listen(): void {
    const { page, url, complaints } = this;
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !/^(data|ws|blob):/.test(request.url())) complaints.push(request.url());
    });
  }

  async stop(): Promise<void> {
    // Nothing that the page wanted was kept back.
    const timeline = await this.timeline();
    await this.page.close();
    await this.sender.close();
    await this.client.endAsync();
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
    expect(this.complaints).toEqual([]);
    expect(timeline).not.toContain('by page');
  }

  send(text = 'Hello', options: { okButton?: boolean; content?: Record<string, never> | object } = {}) {
    const { okButton = true, content = CONTENT } = options;
    return this.sender.send({ vin: EXAMPLE_VALUES.vin, text, okButton, content });
  }

  /** The same with a receipt, whose answer is awaited. */
  ask(text = 'Hello') {
    return this.sender.ask({ vin: EXAMPLE_VALUES.vin, text, okButton: true, content: CONTENT });
  }

  timeline(): Promise<string> {
    return this.page.$eval('[role=log]', (log) => log.textContent ?? '');
  }

  logged(what: string | RegExp): Promise<void> {
    return eventually(async () => expect(await this.timeline()).toMatch(what));
  }

  /** The text of the popup, if one is displayed. */
  popup(): Promise<string | undefined> {
    return this.page.evaluate(
      "document.querySelector('[role=dialog]:not([hidden]) p')?.textContent ?? undefined",
    ) as Promise<string | undefined>;
  }

  shown(text: string): Promise<void> {
    return eventually(async () => expect(await this.popup()).toBe(text));
  }

  answered(...answers: unknown[]): Promise<void> {
    return eventually(() => expect(this.heard).toEqual(answers));
  }

  click(name: string): Promise<void> {
    return this.page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
  }

  /** A button that stays pressed: resolves when it is. */
  async press(name: string): Promise<void> {
    await this.click(name);
    await this.page.locator(`::-p-xpath(//button[normalize-space()="${name}" and @aria-pressed="true"])`).wait();
  }

  fill(name: string, text: string): Promise<void> {
    return this.page.locator(`::-p-aria([name="${name}"][role="textbox"])`).fill(text);
  }

  textOf(selector: string): Promise<string> {
    return this.page.$eval(selector, (found) => found.textContent ?? '');
  }

  async frame() {
    const frame = await (await this.page.$('iframe[title="Embedded app"]'))?.contentFrame();
    if (frame === null || frame === undefined) throw new Error('the page has no frame');
    return frame;
  }

  /** What the application shows. */
  async inApp(): Promise<string> {
    return (await this.frame()).$eval('body', (body) => body.textContent ?? '');
  }
}

const CONTENT = { bookingId: 42, place: { longitude: 2.3522, latitude: 48.8566 } };
