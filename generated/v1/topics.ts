// Generated from schema/v1/topics.schema.json and topic-values.schema.json by `npm run generate`. Do not edit.

import type { FilterParameters, TopicKind, TopicParameters, TopicValues } from './types.js';

/**
 * Every topic of the contract: template, direction, QoS and retain flag. Source: PROTOCOL.md §1.
 *
 * @example
 * import { TOPICS } from 'webportal-popup-contract';
 *
 * Object.keys(TOPICS); // => ['popup', 'app-message']
 */
export const TOPICS = {
  /** The back-end publishes popup and data messages for one car here. */
  'popup': {
    template: 'psa/{environment}/from/uid/{uid}/opa/{vin}/',
    direction: 'server-to-car',
    qos: 1,
    retain: false,
  },
  /** The head unit publishes what the embedded application sends here, and the back-end subscribes. */
  'app-message': {
    template: 'psa/{environment}/to/uid/{uid}/opa/{vin}',
    direction: 'car-to-server',
    qos: 1,
    retain: false,
  },
} as const;

/** The environment of a topic when none is given. */
export const DEFAULT_ENVIRONMENT = 'OVIPPartners-Dev';

/** A value of each kind, made up. */
export const EXAMPLE_VALUES = {
  uid: 'MYUID01',
  vin: 'DEM0CAR0000000001',
  environment: 'OVIPPartners-Dev',
} as const satisfies TopicValues;

/** Builds a topic from parameters that were checked before. */
export const BUILD_TOPIC: Readonly<Record<TopicKind, (parameters: TopicParameters) => string>> = {
  'popup': ({ uid, vin, environment = DEFAULT_ENVIRONMENT, trailingSlash = true }) => `psa/${environment}/from/uid/${uid}/opa/${vin}${trailingSlash ? '/' : ''}`,
  'app-message': ({ uid, vin, environment = DEFAULT_ENVIRONMENT, trailingSlash = false }) => `psa/${environment}/to/uid/${uid}/opa/${vin}${trailingSlash ? '/' : ''}`,
};

/** Whether a topic ends in a slash when nothing else is asked for. */
export const TRAILING_SLASH = {
  'popup': true,
  'app-message': false,
} as const;

/** Builds the filter for every car of a partner, from parameters that were checked before. */
export const BUILD_FILTER: Readonly<Record<TopicKind, (parameters: FilterParameters) => string>> = {
  'popup': ({ uid, environment = DEFAULT_ENVIRONMENT }) => `psa/${environment}/from/uid/${uid}/opa/#`,
  'app-message': ({ uid, environment = DEFAULT_ENVIRONMENT }) => `psa/${environment}/to/uid/${uid}/opa/#`,
};

/** Whether a value may fill a parameter. */
export const IS_TOPIC_VALUE: Readonly<Record<keyof TopicValues, (value: unknown) => boolean>> = {
  uid: (value) => (typeof value === 'string') && (value.length >= 1) && (!/[/+#\u0000-\u001f\u007f-\u009f]|(?:^|[^\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/.test(value)),
  vin: (value) => (typeof value === 'string') && (value.length <= 17) && (/^[A-Za-z0-9]{17}/.test(value)),
  environment: (value) => (typeof value === 'string') && (value.length >= 1) && (!/[/+#\u0000-\u001f\u007f-\u009f]|(?:^|[^\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/.test(value)),
};

/** Takes a topic apart: one function for each kind. */
export const TOPIC_PARSERS: readonly ((
  topic: string,
) => (TopicValues & { kind: TopicKind; trailingSlash: boolean }) | undefined)[] = [
  (topic) => {
    const parts = /^psa\/([^/]+)\/from\/uid\/([^/]+)\/opa\/([^/]+)(\/?)$/.exec(topic);
    if (parts === null) return undefined;
    const values = { kind: 'popup', environment: parts[1] as string, uid: parts[2] as string, vin: parts[3] as string, trailingSlash: parts[4] === '/' } as const;
    return IS_TOPIC_VALUE.environment(values.environment) && IS_TOPIC_VALUE.uid(values.uid) && IS_TOPIC_VALUE.vin(values.vin) ? values : undefined;
  },
  (topic) => {
    const parts = /^psa\/([^/]+)\/to\/uid\/([^/]+)\/opa\/([^/]+)(\/?)$/.exec(topic);
    if (parts === null) return undefined;
    const values = { kind: 'app-message', environment: parts[1] as string, uid: parts[2] as string, vin: parts[3] as string, trailingSlash: parts[4] === '/' } as const;
    return IS_TOPIC_VALUE.environment(values.environment) && IS_TOPIC_VALUE.uid(values.uid) && IS_TOPIC_VALUE.vin(values.vin) ? values : undefined;
  },
];
