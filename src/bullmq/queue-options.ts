import type { JobsOptions } from 'bullmq';
import type { JsonObject } from '#contract/types.js';
import {
  booleanOption,
  millisecondsOption,
  type OptionRule,
  optionIssues,
  stringOption,
} from '../options/check-options.js';
import type { FleetOptions } from '../sender/fleet/fleet-options.js';
import { isRedisClient, type RedisClient } from '../sender/pacing/redis-store.js';
import { POPUP_RULES } from '../sender/send-one.js';
import type { SendOptions } from '../sender/send-options.js';

/**
 * Where the queue is: the same for all who add to it and work on it.
 *
 * @example
 * import type { PopupQueuePlace } from 'webportal-popup-contract/bullmq';
 *
 * const place: Omit<PopupQueuePlace, 'client'> = { name: 'popups-europe' };
 */
export interface PopupQueuePlace {
  /** An ioredis or node-redis client. The caller owns it, and ends it after the queue or the worker. */
  client: RedisClient;
  /** The name of the queue, 1 to 64 letters, digits, dots, dashes and underscores; `popups` by default. One queue per broker. */
  name?: string | undefined;
  /** The prefix of the engine's keys; its default is `bull`. In a cluster it needs braces, such as `{popups}`. */
  prefix?: string | undefined;
}

/**
 * What all popups in the queue have besides the popup itself.
 *
 * @example
 * import type { QueueingOptions } from 'webportal-popup-contract/bullmq';
 *
 * const options: QueueingOptions = { run: 'storm-2031-04-01', timeToLiveMs: 3_600_000, answerWithinMs: 60_000 };
 */
export interface QueueingOptions {
  /**
   * The name of the run: 1 to 100 letters, digits, dots, dashes and underscores. In one run a car has one job: adding it again adds nothing.
   */
  run: string;
  /** Time to live in ms, from now; after it a popup that was not sent is refused with `EXPIRED`. Unlimited by default. */
  timeToLiveMs?: number | undefined;
  /** Asks for the driver's answer, and how long it is awaited, in ms. Left out: there is no receipt. */
  answerWithinMs?: number | undefined;
  /** The engine's own options of a job. */
  job?: Pick<JobsOptions, 'priority' | 'delay' | 'lifo'> | undefined;
}

/**
 * One popup for one car, for the queue.
 *
 * @example
 * import type { QueuedPopup } from 'webportal-popup-contract/bullmq';
 *
 * const popup: QueuedPopup = { run: 'booking-42', vin: 'DEM0CAR0000000001', text: 'Your table is ready.', okButton: true };
 */
export interface QueuedPopup<Content extends object = JsonObject>
  extends Omit<SendOptions<Content>, 'waitMs' | 'signal'>,
    QueueingOptions {}

/**
 * Popups for many cars, for the queue.
 *
 * @example
 * import type { QueuedFleetOptions } from 'webportal-popup-contract/bullmq';
 *
 * const options: QueuedFleetOptions = { run: 'storm-2031-04-01', popup: { text: 'A storm is coming.', okButton: true } };
 */
export interface QueuedFleetOptions<Content extends object = JsonObject> extends QueueingOptions {
  /** The popup for every car; a car's own options override it. The store keeps it once. A run has one, always the same. */
  popup: FleetOptions<Content>['popup'];
}

const NAME = /^[\w.-]{1,64}$/;
const RUN = /^[\w.-]{1,100}$/;

export const PLACE_RULES: Record<keyof PopupQueuePlace, OptionRule> = {
  client: { isRight: isRedisClient, expected: 'a client of ioredis or node-redis' },
  name: {
    isRight: (value: string) => NAME.test(value),
    expected: '1 to 64 letters, digits, dots, dashes or underscores',
  },
  prefix: {
    isRight: (value: unknown) => typeof value === 'string' && value !== '' && !value.includes(':'),
    expected: 'a text without colons',
  },
};

/** The engine's rule, too. */
const MAX_PRIORITY = 2 ** 21 - 1;

const ENGINE_RULES: Record<keyof NonNullable<QueueingOptions['job']>, OptionRule> = {
  priority: {
    isRight: (value: number) => Number.isInteger(value) && value >= 0 && value <= MAX_PRIORITY,
    expected: `a whole number from 0 to ${MAX_PRIORITY}`,
  },
  delay: millisecondsOption,
  lifo: booleanOption,
};

export const QUEUEING_RULES: Record<keyof QueueingOptions, OptionRule> = {
  run: {
    isRight: (value: string) => RUN.test(value),
    expected: '1 to 100 letters, digits, dots, dashes or underscores',
  },
  timeToLiveMs: millisecondsOption,
  answerWithinMs: millisecondsOption,
  job: {
    isRight: (value: object) => optionIssues(value, ENGINE_RULES).length === 0,
    expected: `an object with ${Object.keys(ENGINE_RULES).join(', ')}`,
  },
};

export const QUEUED_POPUP_RULES = { vin: stringOption, ...POPUP_RULES, ...QUEUEING_RULES };

/** A car of a fleet, with options of its own. */
export const QUEUED_CAR_RULES = { vin: stringOption, ...POPUP_RULES, timeToLiveMs: millisecondsOption };

export const QUEUED_FLEET_RULES: Record<keyof QueuedFleetOptions, OptionRule> = {
  popup: { isRight: (value) => typeof value === 'object' && value !== null, expected: 'an object' },
  ...QUEUEING_RULES,
};
