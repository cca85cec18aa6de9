/** The way between broker and head unit, with the faults that a mobile network has. */
import type { Clock } from '../../clock/clock.js';
import type { HeadUnitClient } from '../head-unit-options.js';

/** What goes wrong. */
export interface NetworkFaults {
  /** Nothing arrives, and nothing can be sent. Whether a broker keeps messages for a car is not documented: here they are lost. */
  isOffline: boolean;
  /** Everything arrives twice, as MQTT allows. */
  isTwice: boolean;
  /** How long everything takes, in ms. */
  delayMs: number;
}

export interface CarNetwork {
  /** For the head unit. */
  client: HeadUnitClient;
  faults(): NetworkFaults;
  set(faults: Partial<NetworkFaults>): void;
}

/** What the network tells of a message for the car. */
export interface NetworkListener {
  /** The broker has handed it over. */
  published(payload: Uint8Array): void;
  lost(): void;
  /** It arrives now, perhaps again. */
  arrives(payload: Uint8Array): void;
}

type Listener = (topic: string, payload: Uint8Array) => void;

export function carNetwork(client: HeadUnitClient, clock: Clock, heard: NetworkListener): CarNetwork {
  let faults: NetworkFaults = { isOffline: false, isTwice: false, delayMs: 0 };
  const listeners = new Map<Listener, Listener>();

  const carry = (listener: Listener): Listener => {
    return (topic, payload) => {
      heard.published(payload);
      if (faults.isOffline) return heard.lost();
      const arrive = (): void => {
        // Whether the listener is still wanted is known only now.
        if (!listeners.has(listener)) return;
        heard.arrives(payload);
        listener(topic, payload);
      };
      const times = faults.isTwice ? 2 : 1;
      for (let time = 0; time < times; time++) {
        if (faults.delayMs === 0) arrive();
        else clock.setTimeout(arrive, faults.delayMs);
      }
    };
  };
  return {
    client: {
      on(event, listener) {
        const carried = carry(listener);
        listeners.set(listener, carried);
        client.on(event, carried);
      },
      removeListener(event, listener) {
        const carried = listeners.get(listener);
        listeners.delete(listener);
        if (carried !== undefined) client.removeListener(event, carried);
      },
      subscribeAsync: (filter, options) => client.subscribeAsync(filter, options),
      unsubscribeAsync: (filter) => client.unsubscribeAsync(filter),
      async publishAsync(topic, payload, options) {
        if (faults.isOffline) throw new Error('the car is offline');
        return client.publishAsync(topic, payload, options);
      },
    },
    faults: () => faults,
    set: (changes) => {
      faults = { ...faults, ...changes };
    },
  };
}
