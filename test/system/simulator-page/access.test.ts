/** Who may connect to the simulator, with what, and where the application may come from. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { EXAMPLE_VALUES } from '../../../generated/v1/topics.js';
import { createPopup, encodePopup, popupTopic } from '../../../src/index.js';
import { BUILT } from '../../built-package.js';
import { run } from '../../run.js';
import { Mosquitto } from '../mosquitto.js';
import { PAHO_PROBE, Paho } from '../paho.js';
import { ENV, isThere } from '../programs.js';
import { eventually, isReady, Simulator, useBrowser } from './simulator.js';

const TOPIC = popupTopic(EXAMPLE_VALUES);
const PAYLOAD = encodePopup(
  createPopup({ idApp: 'MY_APP_ID', text: 'Hello', okButton: true, content: { bookingId: 42 } }),
);

/** An application that says whether it has the portal's functions, and that it has loaded. */
const APP = `<!doctype html><html><head><title>Mine</title></head><body>
<script>
document.body.append(typeof WebPortal + ' version 1');
parent.postMessage({ type: 'WebPortal.onApplicationLoaded' }, '*');
</script></body></html>`;

const isWhole =
  isReady() &&
  isThere('mosquitto', 'command -v mosquitto && command -v mosquitto_pub') &&
  isThere('python3-paho-mqtt', PAHO_PROBE);

describe.runIf(isWhole)('access to the simulator', () => {
  const browser = useBrowser();
  let simulator: Simulator;
  const endings: (() => unknown)[] = [];
  afterEach(async () => {
    await simulator.stop();
    for (const end of endings.splice(0)) await end();
  });

  const start = async (...flags: string[]): Promise<void> => {
    simulator = await Simulator.start(browser(), flags);
  };
  const isAnswered = async (): Promise<void> => {
    await simulator.shown('Hello');
    await simulator.click('OK');
    await simulator.answered({ bookingId: 42, answer: 'ok' });
  };

  test('mosquitto_pub publishes, and the popup appears', async () => {
    await start();
    const { port } = new URL(simulator.broker);
    const args = ['-h', '127.0.0.1', '-p', port, '-q', '1', '-t', TOPIC, '-m', Buffer.from(PAYLOAD).toString()];
    expect(await run('mosquitto_pub', args, { env: ENV })).toMatchObject({ status: 0 });
    await isAnswered();
  });

  test('python3-paho publishes, and the popup appears', async () => {
    await start();
    await Paho.publish({ port: Number(new URL(simulator.broker).port), version: 4 }, [[TOPIC, PAYLOAD]]);
    await isAnswered();
  });

  test('a client over WebSockets publishes on the port of the page', async () => {
    await start();
    const client = await mqtt.connectAsync(`ws://${new URL(simulator.url).host}/mqtt`);
    await client.publishAsync(TOPIC, Buffer.from(PAYLOAD), { qos: 1 });
    await client.endAsync();
    await isAnswered();
  });

  test('another broker can be used; the page’s port then takes no MQTT', async () => {
    const mosquitto = await Mosquitto.start();
    endings.push(() => mosquitto.stop());
    await start('--broker', mosquitto.url);
    expect(simulator.broker).toBe(mosquitto.url);
    await simulator.client.publishAsync(TOPIC, Buffer.from(PAYLOAD), { qos: 1 });
    await isAnswered();
    const socket = new WebSocket(`ws://${new URL(simulator.url).host}/mqtt`, 'mqtt');
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(error.message).toContain('403');
  });

  test.each([
    ['another origin', '/live', 'http://evil.example', true],
    ['no token', '/live', undefined, false],
    ['another origin', '/mqtt', 'http://evil.example', false],
  ])('row 30: %s is refused on %s, and the command says so', async (reason, path, origin, hasToken) => {
    await start();
    const token = hasToken
      ? await simulator.page.$eval('meta[name=token]', (meta) => meta.getAttribute('content'))
      : 'x';
    const { host, origin: own } = new URL(simulator.url);
    const socket = new WebSocket(`ws://${host}${path}?token=${token}`, { origin: origin ?? own });
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(error.message).toContain('403');
    await eventually(() => expect(simulator.problems).toContain(`Refused a connection: ${reason}`));
  });

  test('an application in a file has the portal’s functions, and is loaded again when it changes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));
    endings.push(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'mine.html');
    writeFileSync(file, APP);
    await start('--app', file);
    expect(await simulator.inApp()).toContain('object version 1');
    await eventually(async () => {
      // The folder is watched a moment after the address was printed.
      writeFileSync(file, APP.replace('version 1', 'version 2'));
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await simulator.inApp()).toContain('version 2');
    });
    expect(await simulator.timeline()).toContain('"what":"updated"');
  });

  test('what the application wants from outside is kept back, and told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));
    endings.push(() => rmSync(folder, { recursive: true }));
    writeFileSync(
      join(folder, 'index.html'),
      APP.replace('</body>', '<img src="http://192.0.2.1/x.png" alt=""></body>'),
    );
    await start('--app', folder);
    await simulator.logged(/blocked {2}by app, what img-src http:\/\/192\.0\.2\.1/);
    expect(simulator.complaints.splice(0)).toContainEqual(expect.stringContaining('Content Security Policy'));
  });

  test('an application that is served elsewhere keeps its origin, and hears the driver', async () => {
    const files: Record<string, [type: string, path: string]> = {
      '/': ['text/html', 'examples/embedded-app/index.html'],
      '/app.js': ['text/javascript', 'examples/embedded-app/app.js'],
      '/receiver.js': ['text/javascript', 'dist/receiver.js'],
    };
    const server = createServer(({ url = '' }, response) => {
      const [type, path] = files[url] ?? [];
      response.setHeader('Content-Type', type ?? 'text/plain');
      response.end(path === undefined ? '' : readFileSync(join(BUILT, path)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endings.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await start('--app', url);
    await simulator.client.publishAsync(TOPIC, Buffer.from(PAYLOAD), { qos: 1 });
    await isAnswered();
    expect(simulator.complaints.splice(0).filter((one) => !one.startsWith(url))).toEqual([]);
  });
});
