import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { popupTopic } from '../../src/index.js';
import { command } from '../cli/command.js';
import { isThere } from './programs.js';
import { PASSWORD, TlsBroker, UID } from './tls-broker.js';

const ready =
  isThere('mosquitto', 'command -v mosquitto && command -v mosquitto_sub && command -v mosquitto_passwd') &&
  isThere('openssl', 'command -v openssl');

const VIN = 'DEM0CAR0000000001';

describe.runIf(ready)('send, over TLS with a client certificate and a password', () => {
  const folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));
  const password = join(folder, 'password');
  let broker: TlsBroker;
  let send: (...more: string[]) => ReturnType<typeof command>;

  beforeAll(async () => {
    writeFileSync(password, `${PASSWORD}\n`);
    broker = await TlsBroker.start();
    const who = ['--broker', broker.mosquitto.url, '--uid', UID, '--id-app', 'MY_APP_ID', '--password-file', password];
    send = (...more) => command('send', ...who, '--vin', VIN, '--text', 'Hello', '--ok-button', ...more);
  });
  afterAll(async () => {
    await broker?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(['3', '5'])('accepted, MQTT %s', async (version) => {
    const { messages } = await broker.mosquitto.subscribe(popupTopic({ uid: UID, vin: VIN }), 1);
    const { cert, key } = broker.client;
    const { status, stderr } = await send('--ca', broker.ca.cert, '--cert', cert, '--key', key, '--mqtt', version);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(await messages).toHaveLength(1);
  });

  test('without the client certificate', async () => {
    const { status, stdout, stderr } = await send('--ca', broker.ca.cert);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/NOT SENT: NOT_CONNECTED\n.*certificate/);
    expect(stderr).not.toContain(PASSWORD);
  });

  test('without the authority that the broker is trusted by', async () => {
    const { cert, key } = broker.client;
    const { status, stderr } = await send('--cert', cert, '--key', key);
    expect(status).toBe(1);
    expect(stderr).toMatch(/NOT SENT: NOT_CONNECTED\n.*certificate/);
    expect(stderr).not.toContain(PASSWORD);
  });
});
