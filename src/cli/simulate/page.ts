/** `popup-contract simulate` without a scenario: a head unit with a page, until it is interrupted. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { HeadUnitClient } from '../../simulator/head-unit-options.js';
import type { PageFiles } from '../../simulator/page/page-server.js';
import { runSimulator } from '../../simulator/page/run-simulator.js';
import { MQTT_PATH } from '../../simulator/page/websockets.js';
import { embeddedBroker, existingBroker } from '../terminal/broker.js';
import { optionalPeer } from '../terminal/optional-peer.js';
import { type Output, onOutput } from '../terminal/output.js';
import { UserError } from '../terminal/user-error.js';
import { appSource, watchApp } from './app-source.js';

/** The flags of the command line. */
export interface PageFlags {
  uid: string;
  vin: string;
  appId: string;
  app?: string;
  port: number;
  broker?: string;
}

const CONNECT_TIMEOUT_MS = 5_000;

const TYPES = { 'index.html': 'text/html', 'page.css': 'text/css', 'page.js': 'text/javascript' } as const;

/** Resolves when the signal is aborted and everything is closed. */
export async function runPage(flags: PageFlags, output: Output, signal: AbortSignal): Promise<void> {
  const { connectAsync } = await optionalPeer('mqtt', () => import('mqtt'));
  const ws = await optionalPeer('ws', () => import('ws'));
  const root = dirname(createRequire(import.meta.url).resolve('webportal-popup-contract/package.json'));
  const app = appSource(flags.app ?? join(root, 'examples/embedded-app'));
  const broker = flags.broker === undefined ? await embeddedBroker() : existingBroker(flags.broker);
  try {
    const client = await connectAsync(broker.url, { connectTimeout: CONNECT_TIMEOUT_MS }, false).catch((cause) => {
      throw new UserError(`Cannot connect to ${broker.name}: ${cause.code ?? cause.message}`, { cause });
    });
    // It connects again by itself.
    client.on('error', (error) => output.problem(`No connection to ${broker.name}: ${error.message}`));
    const simulator = await runSimulator({
      car: { uid: flags.uid, vin: flags.vin },
      client: client as HeadUnitClient,
      apps: [flags.appId],
      behaviour: {},
      broker: broker.url,
      page: {
        port: flags.port,
        files: pageFiles(join(root, 'dist/page')),
        app,
        appExtras: { 'receiver.js': readBuilt(join(root, 'dist/receiver.js')) },
        onRefused: (reason) => output.problem(`Refused a connection: ${reason}`),
        ws,
        mqtt: broker.handle,
      },
    });
    output.result(`Head unit  ${onOutput('bold', simulator.url)}`);
    output.result(`Broker     ${onOutput('bold', broker.url)}`);
    if (broker.handle) output.result(`           ${onOutput('bold', webSocketUrl(simulator.url))}`);
    output.aside('Stop with Ctrl+C');
    const stopWatching = await watchApp(app, simulator.reload);
    await aborted(signal);
    await stopWatching();
    await simulator.close();
    await client.endAsync(true);
  } finally {
    await broker.close();
  }
}

function pageFiles(folder: string): PageFiles {
  const file = (name: keyof typeof TYPES) => ({
    type: `${TYPES[name]}; charset=utf-8`,
    body: readBuilt(join(folder, name)),
  });
  return { '/': file('index.html'), '/page.css': file('page.css'), '/page.js': file('page.js') };
}

/** A copy of the sources has no dist before it is built. */
function readBuilt(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new UserError('The page is not built yet: npm run build', { cause });
  }
}

/** For clients in a browser, on the page's own port. */
function webSocketUrl(page: string): string {
  return `ws://${new URL(page).host}${MQTT_PATH}`;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
