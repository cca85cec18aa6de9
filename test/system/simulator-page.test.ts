/** The simulator's page in a real browser, with a real broker, a real sender and the example application. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import mqtt, { type MqttClient } from 'mqtt';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { EXAMPLE_VALUES } from '../../generated/v1/topics.js';
import { createPopupSender, type PopupSender } from '../../src/sender/index.js';
import { BUILD_DEADLINE_MS, BUILT, packOnce } from '../built-package.js';
import { ROOT } from '../run.js';
import { isThere } from './programs.js';

const { uid, vin } = EXAMPLE_VALUES;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CONTENT = { bookingId: 42, place: { longitude: 2.3522, latitude: 48.8566 } };

interface Running {
  process: ChildProcess;
  url: string;
  broker: string;
  problems: string[];
}

/** The published command, until it has said where it is. */
async function start(): Promise<Running> {
  const child = spawn(process.execPath, [join(BUILT, 'dist/cli.js'), 'simulate'], { cwd: ROOT });
  const problems: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => problems.push(line));
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === 2) break;
  }
  const [url = '', broker = ''] = lines.map((line) => /\S+$/.exec(line)?.[0] ?? '');
  return { process: child, url, broker, problems };
}

describe.runIf(isThere('chromium', 'command -v chromium'))('the page of popup-contract simulate', () => {
  let browser: Browser;
  beforeAll(async () => {
    await packOnce();
    browser = await launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  }, BUILD_DEADLINE_MS);
  afterAll(() => browser.close());

  let running: Running;
  let page: Page;
  let client: MqttClient;
  let sender: PopupSender;
  let complaints: string[];
  let heard: unknown[];

  beforeEach(async () => {
    running = await start();
    client = await mqtt.connectAsync(running.broker);
    sender = createPopupSender({ client, uid, idApp: 'MY_APP_ID' });
    heard = [];
    await sender.onAppMessage(({ content }) => void heard.push(content));
    page = await browser.newPage();
    complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(running.url) && !/^(data|ws):/.test(request.url())) complaints.push(request.url());
    });
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(running.url);
    await logged('loaded');
  });
  afterEach(async () => {
    await page.close();
    await sender.close();
    await client.endAsync();
    running.process.kill('SIGTERM');
    await new Promise((resolve) => running.process.once('exit', resolve));
    expect(complaints).toEqual([]);
  });

  const send = (text = 'Hello', okButton = true) => sender.send({ vin, text, okButton, content: CONTENT });
  const timeline = (): Promise<string> => page.$eval('[role=log]', (log) => log.textContent ?? '');
  const logged = (what: string): Promise<void> =>
    vi.waitFor(async () => expect(await timeline()).toContain(what), { timeout: 10_000, interval: 50 });
  const dialog = (): Promise<string | undefined> =>
    page.evaluate("document.querySelector('[role=dialog]:not([hidden]) p')?.textContent ?? undefined") as Promise<
      string | undefined
    >;
  const shown = (text: string): Promise<void> =>
    vi.waitFor(async () => expect(await dialog()).toBe(text), { timeout: 10_000, interval: 50 });
  const click = (name: string): Promise<void> => page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
  const inApp = async (): Promise<string> => {
    const frame = await (await page.$('iframe[title="Embedded app"]'))?.contentFrame();
    return (await frame?.$eval('body', (body) => body.textContent ?? '')) ?? '';
  };

  test('OK: the popup is seen, the application hears it, is guided, and its answer reaches the back-end', async () => {
    await send('Your table is ready.\nShall we guide you there?');
    await shown('Your table is ready.\nShall we guide you there?');
    await click('OK');
    await vi.waitFor(() => expect(heard).toEqual([{ bookingId: 42, answer: 'ok' }]), { timeout: 10_000 });
    expect(await dialog()).toBeUndefined();
    await logged('guidance  app MY_APP_ID, launched true');
    expect(await inApp()).toMatch(/OK, booking 42[\s\S]*On the way/);
  });

  test('Return, by the keyboard: the dialog has the focus', async () => {
    await send('Hello', false);
    await shown('Hello');
    expect(await page.evaluate('document.activeElement.id')).toBe('back');
    await page.keyboard.press('Enter');
    await vi.waitFor(() => expect(heard).toEqual([{ bookingId: 42, answer: 'cancel' }]), { timeout: 10_000 });
  });

  test('time can be moved to the timeout; a popup too soon after it is dropped and told', async () => {
    await send();
    await shown('Hello');
    await click('Pause');
    await click('Next event');
    await logged('closed  action timeout');
    await vi.waitFor(() => expect(heard).toEqual([{ bookingId: 42, answer: 'timeout' }]), { timeout: 10_000 });
    const other = createPopupSender({ client, uid, idApp: 'MY_APP_ID' });
    await other.send({ vin, text: 'Too soon', okButton: true });
    await other.close();
    await logged('dropped  reason too-soon');
    expect(await dialog()).toBeUndefined();
  });

  test('what comes in the background is taken when the application is shown', async () => {
    await click('App in background');
    await send();
    await shown('Hello');
    await click('OK');
    await logged('pending  app MY_APP_ID');
    expect(heard).toEqual([]);
    await click('App in background');
    await vi.waitFor(() => expect(heard).toEqual([{ bookingId: 42, answer: 'ok' }]), { timeout: 10_000 });
  });

  test('the composer sends what is written, and says what is wrong with it', async () => {
    const field = (name: string) => page.locator(`::-p-aria([name="${name}"][role="textbox"])`);
    await field('Content').fill('{');
    expect(await page.$eval('#findings', (list) => list.textContent)).toMatch(/JSON/);
    await field('Content').fill('{"bookingId":7}');
    await field('Text').fill('From the page');
    await click('Send');
    await shown('From the page');
    await click('OK');
    await vi.waitFor(() => expect(heard).toEqual([{ bookingId: 7, answer: 'ok' }]), { timeout: 10_000 });
  });

  test.each([
    '<img src=x onerror=alert(1)></p></div><script>alert(1)</script>',
    'left \u202e right \u2066 end',
    'x'.repeat(120 * 1024),
  ])('row 29: a hostile text is shown as text', async (text) => {
    await send(text);
    await shown(text);
    expect(await page.evaluate("document.querySelectorAll('script, img').length")).toBe(1);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1280);
    await click('Return');
  });

  test.each([
    ['another origin', 'http://evil.example', true],
    ['no token', undefined, false],
  ])('row 30: %s is refused, and the command says so', async (reason, origin, hasToken) => {
    const token = hasToken ? await page.$eval('meta[name=token]', (meta) => meta.getAttribute('content')) : 'x';
    const { host, origin: own } = new URL(running.url);
    const socket = new WebSocket(`ws://${host}/live?token=${token}`, { origin: origin ?? own });
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(error.message).toContain('403');
    await vi.waitFor(() => expect(running.problems).toContain(`Refused a connection: ${reason}`));
  });

  test.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)('%d wide, %s: no violation that axe finds, no sideways scrolling', async (width, scheme) => {
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const isShown of [false, true]) {
      if (isShown) {
        await send('Hello');
        await shown('Hello');
      }
      await page.evaluate(AXE);
      const violations = await page.evaluate(
        "axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ')))",
      );
      expect(violations).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    await click('Return');
  });
});
