// Generated from schema/v1/topics.schema.json and topic-values.schema.json by `npm run generate`. Do not edit.

/** What fills a topic template. */
export interface TopicValues {
  /** The partner's MQTT user name. Its alphabet is not documented. */
  uid: string;
  /** The car's vehicle identification number: 17 letters and digits. Whether case matters is not documented; both are accepted and kept as they are. */
  vin: string;
  /** The second level of the topic. The default is the only one that is ever printed, even beside the production broker. */
  environment: string;
}

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

/**
 * The back-end publishes popup and data messages for one car here. The literal type that a topic of known values has.
 *
 * @example
 * import type { PopupTopic } from 'webportal-popup-contract';
 *
 * let anyCar: PopupTopic<'MYUID01'>;
 */
export type PopupTopic<
  Uid extends string = string,
  Vin extends string = string,
  Environment extends string = typeof DEFAULT_ENVIRONMENT,
  TrailingSlash extends boolean = true,
> = `psa/${Environment}/from/uid/${Uid}/opa/${Vin}${TrailingSlash extends true ? '/' : ''}`;

/**
 * The head unit publishes what the embedded application sends here, and the back-end subscribes. The literal type that a topic of known values has.
 *
 * @example
 * import type { AppMessageTopic } from 'webportal-popup-contract';
 *
 * let anyCar: AppMessageTopic<'MYUID01'>;
 */
export type AppMessageTopic<
  Uid extends string = string,
  Vin extends string = string,
  Environment extends string = typeof DEFAULT_ENVIRONMENT,
  TrailingSlash extends boolean = false,
> = `psa/${Environment}/to/uid/${Uid}/opa/${Vin}${TrailingSlash extends true ? '/' : ''}`;

/** Builds a topic without its last slash, from values that were checked before. */
export const BUILD_TOPIC = {
  'popup': (values: TopicValues): string => `psa/${values.environment}/from/uid/${values.uid}/opa/${values.vin}`,
  'app-message': (values: TopicValues): string => `psa/${values.environment}/to/uid/${values.uid}/opa/${values.vin}`,
} as const;

/** Whether a topic ends in a slash when nothing else is asked for. */
export const TRAILING_SLASH = {
  'popup': true,
  'app-message': false,
} as const;

/** Builds the filter for every car of a partner, from values that were checked before. */
export const BUILD_FILTER = {
  'popup': (values: Omit<TopicValues, 'vin'>): string => `psa/${values.environment}/from/uid/${values.uid}/opa/#`,
  'app-message': (values: Omit<TopicValues, 'vin'>): string => `psa/${values.environment}/to/uid/${values.uid}/opa/#`,
} as const;

/** Takes a topic apart: the parameters in their order, then the last slash. The values are still to be checked. */
export const TOPIC_PATTERNS = [
  { kind: 'popup', parameters: ['environment', 'uid', 'vin'], pattern: /^psa\/([^/]+)\/from\/uid\/([^/]+)\/opa\/([^/]+)(\/?)$/ },
  { kind: 'app-message', parameters: ['environment', 'uid', 'vin'], pattern: /^psa\/([^/]+)\/to\/uid\/([^/]+)\/opa\/([^/]+)(\/?)$/ },
] as const;

/** What each value must look like. */
export const VALUE_PATTERNS = {
  uid: /^(?:[^/+#\u0000-\u001f\u007f-\u009f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])+$(?!\n)/,
  vin: /^[A-Za-z0-9]{17}$(?!\n)/,
  environment: /^(?:[^/+#\u0000-\u001f\u007f-\u009f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])+$(?!\n)/,
} as const;
