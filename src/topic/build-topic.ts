import { FILTER_PARAMETERS, type Kind, TOPIC_PARAMETERS } from '../../generated/v1/kinds.js';
import { LIMITS } from '../../generated/v1/limits.js';
import { BUILD_FILTER, BUILD_TOPIC, DEFAULT_ENVIRONMENT, TRAILING_SLASH } from '../../generated/v1/topics.js';
import type {
  AppMessageTopic,
  FilterParameters,
  PopupTopic,
  TopicKind,
  TopicParameters,
} from '../../generated/v1/types.js';
import { ContractError } from '../error/contract-error.js';
import { utf8Length } from '../json/utf8.js';
import { isSurelyValidParsed } from '../message/quick-check.js';
import { isRecord, schemaIssues } from '../message/validate.js';
import { isTooLongForTopic } from './topic-length.js';

/**
 * The topic on which a back-end publishes popups for one car (PROTOCOL.md §1). Its type is a literal if the parameters'
 * types are.
 *
 * @param parameters - `uid` (the MQTT user name), `vin` (17 letters and digits), `environment` (optional), and
 * `trailingSlash`: the vendor's documents disagree on the last slash; by default as they describe the topic.
 * @returns At most `LIMITS.maxTopicBytes` bytes in UTF-8.
 * @throws {@link ContractError} `INVALID_TOPIC` for a value that is invalid in a topic, and for an unknown option.
 *
 * @example
 * import { parseTopic, popupTopic } from 'webportal-popup-contract';
 *
 * const topic = popupTopic({ uid: 'MYUID01', vin: 'DEM0CAR0000000001' });
 * topic.endsWith('/'); // => true
 * parseTopic(topic)?.vin; // => 'DEM0CAR0000000001'
 */
export function popupTopic<
  const Uid extends string,
  const Vin extends string,
  const Environment extends string = typeof DEFAULT_ENVIRONMENT,
  const TrailingSlash extends boolean = (typeof TRAILING_SLASH)['popup'],
>(parameters: {
  uid: Uid;
  vin: Vin;
  environment?: Environment;
  trailingSlash?: TrailingSlash;
}): PopupTopic<Uid, Vin, Environment, TrailingSlash> {
  return buildTopic('popup', parameters) as PopupTopic<Uid, Vin, Environment, TrailingSlash>;
}

/**
 * The topic on which the head unit publishes what the embedded application of one car sends (PROTOCOL.md §1).
 *
 * @param parameters - As for {@link popupTopic}.
 * @returns At most `LIMITS.maxTopicBytes` bytes in UTF-8.
 * @throws {@link ContractError} `INVALID_TOPIC`.
 *
 * @example
 * import { appMessageTopic, parseTopic } from 'webportal-popup-contract';
 *
 * parseTopic(appMessageTopic({ uid: 'MYUID01', vin: 'DEM0CAR0000000001' }))?.kind; // => 'app-message'
 */
export function appMessageTopic<
  const Uid extends string,
  const Vin extends string,
  const Environment extends string = typeof DEFAULT_ENVIRONMENT,
  const TrailingSlash extends boolean = (typeof TRAILING_SLASH)['app-message'],
>(parameters: {
  uid: Uid;
  vin: Vin;
  environment?: Environment;
  trailingSlash?: TrailingSlash;
}): AppMessageTopic<Uid, Vin, Environment, TrailingSlash> {
  return buildTopic('app-message', parameters) as AppMessageTopic<Uid, Vin, Environment, TrailingSlash>;
}

/**
 * The topic filter for a back-end's subscription to app messages (PROTOCOL.md §1): of one car with a `vin`, of every
 * car without. A car's filter matches its topic with and without the last slash (MQTT 4.7.1.2).
 *
 * @param parameters - `uid`, and optionally `vin` and `environment`.
 * @returns At most `LIMITS.maxTopicBytes` bytes in UTF-8.
 * @throws {@link ContractError} `INVALID_TOPIC`.
 *
 * @example
 * import { appMessageFilter } from 'webportal-popup-contract';
 *
 * appMessageFilter({ uid: 'MYUID01' }).endsWith('/#'); // => true
 */
export function appMessageFilter(parameters: FilterParameters): string {
  return buildTopicFilter('app-message', parameters);
}

/**
 * The topic filter for a head unit's subscription to popups (PROTOCOL.md §1), with and without the last slash; for
 * every car without a `vin`.
 *
 * @param parameters - As for {@link appMessageFilter}.
 * @returns At most `LIMITS.maxTopicBytes` bytes in UTF-8.
 * @throws {@link ContractError} `INVALID_TOPIC`.
 *
 * @example
 * import { popupFilter } from 'webportal-popup-contract';
 *
 * popupFilter({ uid: 'MYUID01', vin: 'DEM0CAR0000000001' }).endsWith('DEM0CAR0000000001/#'); // => true
 */
export function popupFilter(parameters: FilterParameters): string {
  return buildTopicFilter('popup', parameters);
}

/**
 * The topic of any kind for one car (PROTOCOL.md §1). {@link popupTopic} and {@link appMessageTopic} return literals.
 *
 * @param kind - The kind of topic.
 * @param parameters - As for {@link popupTopic}.
 * @returns At most `LIMITS.maxTopicBytes` bytes in UTF-8.
 * @throws {@link ContractError} `INVALID_TOPIC`.
 *
 * @example
 * import { buildTopic, popupTopic } from 'webportal-popup-contract';
 *
 * const car = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
 * buildTopic('popup', car) === popupTopic(car); // => true
 */
export function buildTopic(kind: TopicKind, parameters: TopicParameters): string {
  const { uid, vin, environment, trailingSlash } = validated(TOPIC_PARAMETERS, parameters);
  const topic = BUILD_TOPIC[kind]({ uid, vin, environment: environment ?? DEFAULT_ENVIRONMENT });
  return assertLength((trailingSlash ?? TRAILING_SLASH[kind]) ? `${topic}/` : topic);
}

/**
 * The topic filter of any kind (PROTOCOL.md §1): for one car with a `vin`, for every car without.
 *
 * @param kind - The kind of topic.
 * @param parameters - As for {@link appMessageFilter}.
 * @returns At most `LIMITS.maxTopicBytes` bytes in UTF-8.
 * @throws {@link ContractError} `INVALID_TOPIC`.
 *
 * @example
 * import { buildTopicFilter, popupFilter } from 'webportal-popup-contract';
 *
 * buildTopicFilter('popup', { uid: 'MYUID01' }) === popupFilter({ uid: 'MYUID01' }); // => true
 */
export function buildTopicFilter(kind: TopicKind, parameters: FilterParameters): string {
  const { uid, vin, environment } = validated(FILTER_PARAMETERS, parameters);
  const values = { uid, environment: environment ?? DEFAULT_ENVIRONMENT };
  return assertLength(vin === undefined ? BUILD_FILTER[kind](values) : `${BUILD_TOPIC[kind]({ ...values, vin })}/#`);
}

/** Validates a copy of the parameters, each read once. `undefined` means left out. Throws `INVALID_TOPIC`. */
function validated<Parameters extends object>(kind: Kind, parameters: Parameters): Parameters {
  const given = isRecord(parameters) ? { ...parameters } : parameters;
  if (isRecord(given)) {
    if (isSurelyValidParsed(kind, given, true)) return given;
    for (const name of Object.keys(given)) {
      if ((given as Record<string, unknown>)[name] === undefined) delete (given as Record<string, unknown>)[name];
    }
  }
  // The schema allows only strings and booleans, so a valid value survives JSON.
  const issues = schemaIssues(kind, given, 'strict');
  if (issues.length > 0) throw new ContractError('INVALID_TOPIC', issues);
  return given;
}

function assertLength(topic: string): string {
  if (!isTooLongForTopic(topic)) return topic;
  const bytes = utf8Length(topic);
  throw new ContractError('INVALID_TOPIC', [
    {
      code: 'TOO_LARGE',
      pointer: '',
      message: `the topic would take ${bytes} bytes; MQTT allows ${LIMITS.maxTopicBytes}`,
      expected: `at most ${LIMITS.maxTopicBytes} bytes`,
      received: `${bytes} bytes`,
    },
  ]);
}
