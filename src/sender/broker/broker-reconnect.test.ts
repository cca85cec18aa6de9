import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ManualClock } from '../../clock/manual-clock.js';
import { type ReconnectDelays, reconnectWithBackoff } from './broker-reconnect.js';

const DELAYS: ReconnectDelays = { firstMs: 100, longestMs: 1_000 };

/** As much of MQTT.js as counts: what its own listener for `close` reads. */
class Client extends EventEmitter {
  readonly options = { reconnectPeriod: 0, reconnectOnConnackError: false };
  readonly read: number[] = [];
  constructor() {
    super();
    this.on('close', () => this.read.push(this.options.reconnectPeriod));
  }
}

let client: Client;
let clock: ManualClock;
beforeEach(() => {
  client = new Client();
  clock = new ManualClock();
  vi.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => vi.restoreAllMocks());

const start = (delays: ReconnectDelays | undefined = DELAYS): void =>
  reconnectWithBackoff(client as unknown as Parameters<typeof reconnectWithBackoff>[0], delays, clock);

/** Connections that last so long, each with the delay after it. */
function delaysAfter(...lasting: number[]): number[] {
  for (const ms of lasting) {
    client.emit('connect');
    clock.advance(ms);
    client.emit('close');
  }
  return client.read;
}

test('a connection that never was is not made again', () => {
  start();
  client.emit('close');
  expect(client.read).toEqual([0]);
});

test('the delay doubles up to the longest', () => {
  start();
  expect(delaysAfter(0, 0, 0, 0, 0, 0, 0)).toEqual([100, 200, 400, 800, 1_000, 1_000, 1_000]);
});

test('it doubles too when the broker is not there at all', () => {
  start();
  delaysAfter(0);
  for (let tries = 0; tries < 5; tries++) client.emit('close');
  expect(client.read).toEqual([100, 200, 400, 800, 1_000, 1_000]);
});

test('a connection that lasted starts anew, one that nearly did not', () => {
  start();
  expect(delaysAfter(0, 0, 999, 1_000, 0)).toEqual([100, 200, 400, 100, 200]);
});

test('it is spread over its second half', () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  start();
  expect(delaysAfter(0, 0)).toEqual([50, 100]);
});

test('while it is connected, MQTT.js knows that it will connect again: it remembers subscriptions', () => {
  start();
  client.emit('connect');
  expect(client.options.reconnectPeriod).toBe(100);
  client.emit('close');
  client.emit('close');
  client.emit('connect');
  // MQTT.js may read it before the connection is closed.
  expect(client.options.reconnectPeriod).toBe(200);
});

test('never without delays', () => {
  reconnectWithBackoff(client as unknown as Parameters<typeof reconnectWithBackoff>[0], undefined, clock);
  expect(delaysAfter(0, 2_000)).toEqual([0, 0]);
});

test('not after a take-over, unless the caller connects by hand', () => {
  start();
  client.emit('connect');
  client.emit('disconnect', { reasonCode: 0x8e });
  client.emit('close');
  expect(client.read).toEqual([0]);
  expect(delaysAfter(0)).toEqual([0, 200]);
});

test('after any other farewell', () => {
  start();
  client.emit('connect');
  client.emit('disconnect', { reasonCode: 0x8b });
  client.emit('close');
  expect(client.read).toEqual([100]);
});

test.each([
  [0x88, true],
  [0x89, true],
  [3, true],
  [0x86, false],
  [0x87, false],
  [5, false],
  ['ECONNREFUSED', false],
])('a login that is refused with %s is tried again: %s', (code, again) => {
  start();
  client.emit('error', Object.assign(new Error('refused'), { code }));
  expect(client.options.reconnectOnConnackError).toBe(again);
});
