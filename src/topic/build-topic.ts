import { LIMITS } from '#contract/limits.js';
import { FILTER_PARAMETERS, type ParameterKind, TOPIC_PARAMETERS } from '#contract/parameters.js';
import { BUILD_FILTER, BUILD_TOPIC, type DEFAULT_ENVIRONMENT, type TRAILING_SLASH } from '#contract/topics.js';
import type { AppMessageTopic, FilterParameters, PopupTopic, TopicKind, TopicParameters } from '#contract/types.js';
import { ContractError } from '../error/contract-error.js';
import type { Issue } from '../error/issue.js';
import { utf8Length } from '../json/utf8.js';
import { issueAbout, wrongType } from '../message/phrases.js';
import { isRecord } from '../message/validate.js';
import { areSurelyValid, parameterIssues, type Values } from './parameter-issues.js';
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
  return topicFrom(BUILD_TOPIC.popup, parameters) as PopupTopic<Uid, Vin, Environment, TrailingSlash>;
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
  return topicFrom(BUILD_TOPIC['app-message'], parameters) as AppMessageTopic<Uid, Vin, Environment, TrailingSlash>;
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
  return topicFrom(BUILD_TOPIC[kind], parameters);
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
  const values = validated(FILTER_PARAMETERS, parameters);
  const { vin } = values;
  if (vin === undefined) return assertLength(BUILD_FILTER[kind](values));
  return assertLength(`${BUILD_TOPIC[kind]({ ...values, vin, trailingSlash: true })}#`);
}

function topicFrom(build: (parameters: TopicParameters) => string, parameters: TopicParameters): string {
  return assertLength(build(validated(TOPIC_PARAMETERS, parameters)));
}

/** A copy of the parameters, validated; each is read once. `undefined` means left out. Throws `INVALID_TOPIC`. */
function validated<Parameters extends object>(kind: ParameterKind, parameters: Parameters): Parameters {
  if (!isRecord(parameters)) throw invalidTopic([issueAbout(kind.noun, '', wrongType('object', parameters))]);
  const copy = { ...parameters };
  if (areSurelyValid(kind, copy as Values)) return copy;
  const issues = parameterIssues(kind, copy as Values);
  if (issues.length > 0) throw invalidTopic(issues);
  return copy;
}

function assertLength(topic: string): string {
  if (!isTooLongForTopic(topic)) return topic;
  const received = `${utf8Length(topic)} bytes`;
  const expected = `at most ${LIMITS.maxTopicBytes} bytes`;
  const message = `the topic would take ${received}; MQTT allows ${LIMITS.maxTopicBytes}`;
  throw invalidTopic([{ code: 'TOO_LARGE', pointer: '', message, expected, received }]);
}

function invalidTopic(issues: readonly Issue[]): ContractError {
  return new ContractError('INVALID_TOPIC', issues);
}
