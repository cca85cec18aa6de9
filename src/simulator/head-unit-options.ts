import type { Clock } from '../clock/clock.js';
import {
  booleanOption,
  checkOptions,
  functionOption,
  millisecondsOption,
  type OptionRule,
  type OptionRules,
  objectWith,
  oneOf,
  stringOption,
} from '../options/check-options.js';
import type { HeadUnitEvent } from './head-unit-events.js';
import { type Behaviour, DEFAULT_BEHAVIOUR, type HeadUnitBehaviour } from './machine/behaviour.js';
import type { AppEvent } from './machine/events.js';
import { LIFECYCLE_CHANGES } from './machine/lifecycle.js';

/**
 * The part of an MQTT.js client that a head unit uses.
 *
 * @example
 * import { createHeadUnit, type HeadUnitClient } from 'webportal-popup-contract/simulator';
 *
 * const client: HeadUnitClient = {
 *   on: () => undefined,
 *   removeListener: () => undefined,
 *   subscribeAsync: async () => undefined,
 *   unsubscribeAsync: async () => undefined,
 *   publishAsync: async () => undefined,
 * };
 * const headUnit = createHeadUnit({ client, uid: 'MYUID01', vin: 'DEM0CAR0000000001' });
 * headUnit.popup(); // => undefined
 */
export interface HeadUnitClient {
  /** Adds a listener for arriving messages. */
  on(event: 'message', listener: (topic: string, payload: Uint8Array) => void): unknown;
  /** Removes the listener. */
  removeListener(event: 'message', listener: (topic: string, payload: Uint8Array) => void): unknown;
  /** Resolves on the SUBACK. */
  subscribeAsync(filter: string, options: { qos: 0 | 1 | 2 }): Promise<unknown>;
  /** Resolves on the UNSUBACK. */
  unsubscribeAsync(filter: string): Promise<unknown>;
  /** Resolves when the broker has acknowledged. The payload is always bytes; MQTT.js also takes strings. */
  publishAsync(
    topic: string,
    payload: Uint8Array | string,
    options: { qos: 0 | 1 | 2; retain: boolean },
  ): Promise<unknown>;
}

/**
 * Options of {@link createHeadUnit}. Those of {@link HeadUnitBehaviour} decide what the vendor does not document.
 *
 * @example
 * import type { HeadUnitOptions } from 'webportal-popup-contract/simulator';
 *
 * const who: Pick<HeadUnitOptions, 'uid' | 'vin'> = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
 */
export interface HeadUnitOptions extends HeadUnitBehaviour {
  /** A connected MQTT.js client, owned by the caller. Instead of `url`. */
  client?: HeadUnitClient;
  /** The broker to connect to, such as `mqtt://127.0.0.1:1883`, from `start()` to `stop()`. Needs the package `mqtt`. Instead of `client`. */
  url?: string;
  /** The partner's MQTT user name. */
  uid: string;
  /** The VIN of the car. */
  vin: string;
  /** The environment in the topics; the contract's default if left out. */
  environment?: string;
  /**
   * The identifiers of the installed applications; the first one is in the foreground. A message for another one is dropped. If left out, every
   * application is installed and in the foreground.
   */
  apps?: readonly string[];
  /** Clock and timers; the system's monotonic clock by default. */
  clock?: Clock;
  /** The embedded application: called with the `data` of each window message, and whom it is for. See also `HeadUnit.window`. */
  onWindowMessage?: (data: AppEvent, app: string) => void;
  /** Called with every event. */
  onEvent?: (event: HeadUnitEvent) => void;
}

const BEHAVIOUR_RULES: { readonly [name in keyof Behaviour]: OptionRule } = {
  extraPopups: oneOf('drop', 'queue', 'show'),
  okButtonWhenLeftOut: booleanOption,
  eventShape: oneOf('prefixed', 'unprefixed', 'oldest'),
  pendingItems: oneOf('objects', 'strings'),
  cancelOnlyPending: booleanOption,
  lingerMs: millisecondsOption,
  refuseGuidance: booleanOption,
  tellOpened: booleanOption,
};

const RULES: OptionRules = {
  ...BEHAVIOUR_RULES,
  client: objectWith('on', 'removeListener', 'subscribeAsync', 'unsubscribeAsync', 'publishAsync'),
  url: stringOption,
  // Topics have their own checks, with codes of their own.
  uid: { isRight: () => true, expected: '' },
  vin: { isRight: () => true, expected: '' },
  environment: { isRight: () => true, expected: '' },
  apps: {
    isRight: (value: unknown) =>
      Array.isArray(value) && value.every((app) => typeof app === 'string') && new Set(value).size === value.length,
    expected: 'a list of application identifiers, each once',
  },
  clock: objectWith('now', 'setTimeout', 'clearTimeout'),
  onWindowMessage: functionOption,
  onEvent: functionOption,
};

/** @throws `ContractError` with the code `INVALID_OPTIONS`. */
export function checkHeadUnitOptions(options: HeadUnitOptions): void {
  checkOptions(options, RULES, options.url === undefined ? ['client'] : []);
  if (options.url !== undefined && options.client !== undefined) {
    checkOptions({ url: options.url }, { url: { isRight: () => false, expected: 'left out where there is a client' } });
  }
}

const LIFECYCLE_RULES: OptionRules = { app: stringOption, what: oneOf(...LIFECYCLE_CHANGES) };

/** @throws `ContractError` with the code `INVALID_OPTIONS`. */
export function checkLifecycle(app: unknown, what: unknown): void {
  checkOptions({ app, what }, LIFECYCLE_RULES, Object.keys(LIFECYCLE_RULES));
}

/** @throws `ContractError` with the code `INVALID_OPTIONS`. */
export function checkBehaviour(behaviour: HeadUnitBehaviour): void {
  checkOptions(behaviour, BEHAVIOUR_RULES);
}

/** What the options decide; the rest is as it was. */
export function behaviourOf(options: HeadUnitBehaviour, otherwise: Behaviour = DEFAULT_BEHAVIOUR): Behaviour {
  const names = Object.keys(DEFAULT_BEHAVIOUR) as (keyof Behaviour)[];
  const given = names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]);
  return { ...otherwise, ...Object.fromEntries(given) };
}
