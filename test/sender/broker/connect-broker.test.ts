/** connectPopupBroker with brokers that answer in their own ways, or not at all. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { MqttClient } from 'mqtt';
import type { IConnectPacket } from 'mqtt-packet';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ContractError, isContractError } from '../../../src/index.js';
import { type BrokerOptions, connectPopupBroker } from '../../../src/sender/index.js';
import { listen } from '../../listen.js';
import { CONNACK, type FakeBroker, fakeBroker } from './connect-fake-broker.js';

const UID = 'MYUID01';
const PASSWORD = 'open-sesame-4711';

const toEnd: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

async function broker(...args: Parameters<typeof fakeBroker>): Promise<FakeBroker> {
  const started = await fakeBroker(...args);
  toEnd.push(() => started.close());
  return started;
}

async function connect(options: Partial<BrokerOptions>): Promise<MqttClient> {
  const client = await connectPopupBroker({ url: '', uid: UID, ...options });
  toEnd.push(() => client.endAsync(true));
  return client;
}

async function failureOf(options: Partial<BrokerOptions>): Promise<ContractError> {
  const error = await connect({ password: PASSWORD, ...options }).then(
    () => new Error('connected'),
    (reason: unknown) => reason,
  );
  if (!isContractError(error)) throw error;
  expect(inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error)).not.toContain(PASSWORD);
  return error;
}

const until = async (condition: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 500 && !condition(); tries++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(condition()).toBe(true);
};

/** What keeps the process alive, of the kinds that a connection needs. */
const resources = (): string[] =>
  process.getActiveResourcesInfo().filter((kind) => /TCPSocket|TLSWrap|TCPConnect|GetAddrInfo|Timeout/.test(kind));

describe('connectPopupBroker', () => {
  test('says who it is, with an identifier of its own, and keeps nothing back', async () => {
    const connects: IConnectPacket[] = [];
    const { url } = await broker(4, (packet, say) => {
      if (packet.cmd !== 'connect') return;
      connects.push(packet);
      say(CONNACK);
    });
    const clients = [await connect({ url, password: PASSWORD }), await connect({ url })];
    expect(connects).toMatchObject([
      { username: UID, password: Buffer.from(PASSWORD), clean: true, protocolVersion: 4, keepalive: 30 },
      { username: UID, clean: true },
    ]);
    const ids = connects.map(({ clientId }) => clientId);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[0-9a-zA-Z]{23}$/);
    expect(clients.map(({ connected, queueQoSZero }) => ({ connected, queueQoSZero }))).toEqual(
      clients.map(() => ({ connected: true, queueQoSZero: false })),
    );
  });

  test('takes identifier, version, keep-alive and a password file', async () => {
    let seen: IConnectPacket | undefined;
    const { url } = await broker(5, (packet, say) => {
      if (packet.cmd !== 'connect') return;
      seen = packet;
      say(CONNACK);
    });
    const folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));
    toEnd.push(() => rmSync(folder, { recursive: true }));
    const passwordFile = join(folder, 'password');
    writeFileSync(passwordFile, ` ${PASSWORD} \n\n`);
    await connect({ url, protocolVersion: 5, clientId: 'mine', keepaliveSeconds: 7, passwordFile });
    expect(seen).toMatchObject({ clientId: 'mine', protocolVersion: 5, keepalive: 7 });
    // One line feed is the editor's; the rest may be meant.
    expect(`${seen?.password}`).toBe(` ${PASSWORD} \n`);
  });

  test('logs nothing, even when MQTT.js is told to', async () => {
    const { url } = await broker(4, (packet, say) => packet.cmd === 'connect' && say(CONNACK));
    const client = await connect({ url, password: PASSWORD });
    expect(String(client.log)).toBe(String(() => undefined));
  });

  test('sends small packets at once', async () => {
    const { url } = await broker(4, (packet, say) => packet.cmd === 'connect' && say(CONNACK));
    const { Socket } = await import('node:net');
    const calls: unknown[] = [];
    const original = Socket.prototype.setNoDelay;
    Socket.prototype.setNoDelay = function (on) {
      calls.push(on);
      return original.call(this, on);
    };
    toEnd.push(() => {
      Socket.prototype.setNoDelay = original;
    });
    await connect({ url });
    expect(calls).toContain(true);
  });
});

describe('a connection that cannot be made', () => {
  let closedPort: number;
  beforeAll(async () => {
    const server = createServer();
    closedPort = await listen(server);
    await new Promise((resolve) => server.close(resolve));
  });

  test.each(['mqtt', 'mqtts', 'ws', 'wss'])('nobody listens (%s)', async (protocol) => {
    const error = await failureOf({ url: `${protocol}://127.0.0.1:${closedPort}` });
    expect(error).toMatchObject({ code: 'NOT_CONNECTED', retryable: true, issues: [{ code: 'UNREACHABLE' }] });
    expect(error.message).toContain(`127.0.0.1:${closedPort}: ECONNREFUSED`);
    expect(error.cause).toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('MQTT.js does not even try', async () => {
    const proxy = 'MQTTJS_SOCKS_PROXY';
    process.env[proxy] = 'no proxy';
    toEnd.push(() => delete process.env[proxy]);
    const before = resources();
    const error = await failureOf({ url: `mqtt://127.0.0.1:${closedPort}` });
    expect(error).toMatchObject({ code: 'NOT_CONNECTED', issues: [{ code: 'UNREACHABLE' }] });
    expect(resources().length).toBeLessThanOrEqual(before.length);
  });

  test.each(['mqtt', 'mqtts', 'ws', 'wss'])('the broker accepts and says nothing (%s)', async (protocol) => {
    const { port } = await broker(4, () => undefined);
    const before = performance.now();
    const error = await failureOf({ url: `${protocol}://127.0.0.1:${port}`, connectTimeoutMs: 60 });
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(error).toMatchObject({ code: 'NOT_CONNECTED', retryable: true, issues: [{ code: 'UNREACHABLE' }] });
    expect(error.message).toContain('no answer within 60 ms');
  });

  test('the broker closes the connection without a word', async () => {
    const { url } = await broker(4, (_packet, _say, socket) => socket.end());
    expect((await failureOf({ url })).message).toContain('closed the connection without an answer');
  });

  test('it is no broker: nobody waits for the end of the line', async () => {
    const { url, sockets } = await broker(4, (_packet, _say, socket) =>
      socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'),
    );
    const error = await failureOf({ url, connectTimeoutMs: 20_000 });
    expect(error).toMatchObject({ code: 'NOT_CONNECTED', issues: [{ code: 'UNREACHABLE' }] });
    await until(() => sockets.size === 0);
  });

  test('it is no broker that speaks TLS', async () => {
    const server = createServer((socket) =>
      socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    );
    const port = await listen(server);
    toEnd.push(() => server.close());
    const error = await failureOf({ url: `mqtts://127.0.0.1:${port}` });
    expect(error).toMatchObject({ code: 'NOT_CONNECTED', issues: [{ code: 'UNREACHABLE' }] });
  });

  test('the web server knows no WebSocket', async () => {
    const server = createHttpServer((_, response) => response.writeHead(403).end());
    const port = await listen(server);
    toEnd.push(() => server.close());
    const error = await failureOf({ url: `ws://127.0.0.1:${port}/mqtt` });
    expect(error).toMatchObject({ code: 'NOT_CONNECTED', issues: [{ code: 'UNREACHABLE' }] });
    expect(error.message).toContain('403');
  });

  test.each([
    [4, 1, 'REFUSED', false, 'unacceptable protocol version'],
    [4, 2, 'REFUSED', false, 'identifier rejected'],
    [4, 3, 'REFUSED', true, 'server unavailable'],
    [4, 4, 'LOGIN_REFUSED', false, 'bad user name or password'],
    [4, 5, 'LOGIN_REFUSED', false, 'not authorized'],
    [5, 0x85, 'REFUSED', false, 'client identifier not valid'],
    [5, 0x86, 'LOGIN_REFUSED', false, 'bad user name or password'],
    [5, 0x87, 'LOGIN_REFUSED', false, 'not authorized'],
    [5, 0x8a, 'LOGIN_REFUSED', false, 'banned'],
    [5, 0x89, 'REFUSED', true, 'server busy'],
  ] as const)('MQTT version %i, refused with %i: %s', async (version, reasonCode, code, retryable, name) => {
    const { url } = await broker(version, (_, say) => say({ ...CONNACK, returnCode: reasonCode, reasonCode }));
    const error = await failureOf({ url, protocolVersion: version });
    expect(error).toMatchObject({ code: 'REFUSED', reasonCode, retryable, issues: [{ code }] });
    expect(error.message).toContain(name);
  });

  test('leaves no socket and no timer behind', async () => {
    const silent = await broker(4, () => undefined);
    const refusing = await broker(4, (_, say) => say({ ...CONNACK, returnCode: 5 }));
    const urls = [silent.url, refusing.url, `mqtt://127.0.0.1:${closedPort}`, `mqtts://127.0.0.1:${silent.port}`];
    const before = resources();
    await Promise.all(urls.map((url) => failureOf({ url, connectTimeoutMs: 50 })));
    await until(() => silent.sockets.size + refusing.sockets.size === 0);
    await until(() => resources().length <= before.length);
    // And nobody comes back.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([silent.connectedAt.length, refusing.connectedAt.length]).toEqual([2, 1]);
  });
});

describe('a connection that is lost', () => {
  test('is made again, later and later', async () => {
    // It hangs up as soon as it has let somebody in.
    const { url, connectedAt } = await broker(4, (packet, say, socket) => {
      if (packet.cmd !== 'connect') return;
      say(CONNACK);
      setTimeout(() => socket.destroy(), 1);
    });
    await connect({ url, reconnectDelayMs: 20, longestReconnectDelayMs: 10_000 });
    await until(() => connectedAt.length >= 5);
    const gaps = connectedAt.slice(1).map((at, before) => at - (connectedAt[before] ?? 0));
    for (const [doublings, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(10 * 2 ** doublings);
  });

  test('is made again after a while that the broker is away, with its subscriptions', async () => {
    const topics: unknown[] = [];
    const answer: Parameters<typeof fakeBroker>[1] = (packet, say) => {
      if (packet.cmd === 'connect') say(CONNACK);
      if (packet.cmd !== 'subscribe') return;
      topics.push(...packet.subscriptions.map(({ topic }) => topic));
      say({ cmd: 'suback', messageId: packet.messageId ?? 0, granted: [1] });
    };
    const { url, sockets } = await broker(4, answer);
    const client = await connect({ url, reconnectDelayMs: 5 });
    await client.subscribeAsync('made/up', { qos: 1 });
    for (const socket of sockets) socket.destroy();
    await until(() => topics.length === 2);
    expect(client.connected).toBe(true);
  });

  test('is not made again without reconnect', async () => {
    const { url, connectedAt, sockets } = await broker(4, (packet, say) => packet.cmd === 'connect' && say(CONNACK));
    const client = await connect({ url, reconnect: false, reconnectDelayMs: 1 });
    for (const socket of sockets) socket.destroy();
    await until(() => !client.connected);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(connectedAt.length).toBe(1);
  });

  test('is not made again when the broker says that somebody else has the identifier (MQTT 5)', async () => {
    const { url, connectedAt } = await broker(5, (packet, say, socket) => {
      if (packet.cmd !== 'connect') return;
      say(CONNACK);
      say({ cmd: 'disconnect', reasonCode: 0x8e });
      socket.end();
    });
    const client = await connect({ url, protocolVersion: 5, reconnectDelayMs: 1 });
    await until(() => !client.connected);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(connectedAt.length).toBe(1);
  });

  test.each([
    ['again when the broker is busy', 0x89, 4],
    ['not again when the broker refuses the login', 0x87, 2],
  ])('is made %s', async (_, reasonCode, count) => {
    let asked = 0;
    const { url, connectedAt } = await broker(5, (packet, say, socket) => {
      if (packet.cmd !== 'connect') return;
      asked++;
      say(asked === 2 || asked === 3 ? { ...CONNACK, reasonCode } : CONNACK);
      if (asked < 4) socket.end();
    });
    await connect({ url, protocolVersion: 5, reconnectDelayMs: 2, longestReconnectDelayMs: 4 });
    await until(() => connectedAt.length >= count);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(connectedAt.length).toBe(count);
  });
});
