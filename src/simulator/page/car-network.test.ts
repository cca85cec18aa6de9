import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../clock/manual-clock.js';
import { carNetwork } from './car-network.js';

type Listener = (topic: string, payload: Uint8Array) => void;

function setUp() {
  const clock = new ManualClock();
  const listeners = new Set<Listener>();
  const told: string[] = [];
  const arrived: string[] = [];
  const sent: string[] = [];
  const network = carNetwork(
    {
      on: (_, listener) => listeners.add(listener),
      removeListener: (_, listener) => listeners.delete(listener),
      subscribeAsync: async () => undefined,
      unsubscribeAsync: async () => undefined,
      publishAsync: async (topic) => void sent.push(topic),
    },
    clock,
    {
      published: () => told.push('published'),
      lost: () => told.push('lost'),
      arrives: () => told.push('arrives'),
    },
  );
  const listener: Listener = (topic) => arrived.push(topic);
  network.client.on('message', listener);
  const publish = (topic: string): void => {
    for (const one of listeners) one(topic, new Uint8Array());
  };
  return { clock, network, listener, listeners, told, arrived, sent, publish };
}

describe('the network of a car', () => {
  test('carries what comes at once, once', () => {
    const { arrived, told, publish } = setUp();
    publish('a');
    expect([arrived, told]).toEqual([['a'], ['published', 'arrives']]);
  });

  test('loses what comes while the car is offline, and lets nothing out', async () => {
    const { arrived, told, sent, network, publish } = setUp();
    network.set({ isOffline: true });
    publish('a');
    expect([arrived, told]).toEqual([[], ['published', 'lost']]);
    await expect(network.client.publishAsync('b', '', { qos: 1, retain: false })).rejects.toThrow('offline');
    network.set({ isOffline: false });
    publish('c');
    await network.client.publishAsync('d', '', { qos: 1, retain: false });
    expect([arrived, sent]).toEqual([['c'], ['d']]);
  });

  test('carries what comes later, twice, in its order', () => {
    const { arrived, network, clock, publish } = setUp();
    network.set({ delayMs: 3_000, isTwice: true });
    publish('a');
    publish('b');
    clock.advance(2_999);
    expect(arrived).toEqual([]);
    clock.advance(1);
    expect(arrived).toEqual(['a', 'a', 'b', 'b']);
    expect(network.faults()).toEqual({ isOffline: false, isTwice: true, delayMs: 3_000 });
  });

  test('carries nothing to who no longer listens, also not what is on its way', () => {
    const { arrived, told, network, clock, listener, listeners, publish } = setUp();
    network.set({ delayMs: 3_000 });
    publish('a');
    network.client.removeListener('message', listener);
    network.client.removeListener('message', listener);
    clock.advance(3_000);
    expect([arrived, listeners.size, told]).toEqual([[], 0, ['published']]);
  });
});
