// Generated from schema/v1/error-code.schema.json by `npm run generate`. Do not edit.

/**
 * Why a call failed. Stable: compare with these, never with messages.
 *
 * - `INVALID_MESSAGE`: The message breaks its schema, or holds a value that JSON would lose or change.
 * - `INVALID_TOPIC`: A topic cannot be built from these values (PROTOCOL.md §1).
 * - `INVALID_OPTIONS`: The options of a sender, of its pacing, of a run or of a connection are wrong.
 * - `TOO_LARGE`: The payload, or the value, has more bytes than the contract allows (PROTOCOL.md §2).
 * - `INVALID_JSON`: The text is not JSON, or not JSON that every reader reads alike.
 * - `INVALID_UTF8`: The bytes are not UTF-8.
 * - `TOO_DEEP`: Objects and arrays nest deeper than the contract allows.
 * - `TOO_SOON`: Less than the least interval has passed since the last popup for this car (PROTOCOL.md §4).
 * - `QUEUE_FULL`: As many messages wait as `maxWaiting` allows.
 * - `NOT_CONNECTED`: There is no connection to the broker, or it did not answer.
 * - `REFUSED`: The broker refused the message, the subscription or the login; `reasonCode` is its reason.
 * - `OUTCOME_UNKNOWN`: The message was published, and then the connection or the deadline was gone before the acknowledgement.
 * - `EXPIRED`: The time to live of the message, or its deadline, passed before it could be published.
 * - `ABORTED`: The message was aborted before it was published, by its signal or by `close()`.
 * - `PACING_UNAVAILABLE`: The pacing store does not answer, or refuses to write.
 * - `RECEIPTS_UNAVAILABLE`: The store of receipts does not answer, or refuses to write.
 * - `UNEXPECTED_RECEIPT`: An application returned a receipt that nobody waits for: repeated, from another car, or unknown.
 * - `NOT_SHOWN`: The simulated head unit has shown no popup in the time that was allowed.
 *
 * @example
 * import { type ContractErrorCode, isContractError, popupTopic } from 'webportal-popup-contract';
 *
 * let code: ContractErrorCode | undefined;
 * try {
 *   popupTopic({ uid: '#', vin: 'DEM0CAR0000000001' });
 * } catch (error) {
 *   if (isContractError(error)) code = error.code;
 * }
 * code; // => 'INVALID_TOPIC'
 */
export type ContractErrorCode =
  | 'INVALID_MESSAGE'
  | 'INVALID_TOPIC'
  | 'INVALID_OPTIONS'
  | 'TOO_LARGE'
  | 'INVALID_JSON'
  | 'INVALID_UTF8'
  | 'TOO_DEEP'
  | 'TOO_SOON'
  | 'QUEUE_FULL'
  | 'NOT_CONNECTED'
  | 'REFUSED'
  | 'OUTCOME_UNKNOWN'
  | 'EXPIRED'
  | 'ABORTED'
  | 'PACING_UNAVAILABLE'
  | 'RECEIPTS_UNAVAILABLE'
  | 'UNEXPECTED_RECEIPT'
  | 'NOT_SHOWN';

/**
 * What kind of rule is broken. Stable; the messages are for people and may change.
 *
 * - `TOO_LARGE`: The payload, or the value, has more bytes than the contract allows (PROTOCOL.md §2).
 * - `INVALID_JSON`: The text is not JSON, or not JSON that every reader reads alike.
 * - `INVALID_UTF8`: The bytes are not UTF-8.
 * - `TOO_DEEP`: Objects and arrays nest deeper than the contract allows.
 * - `TOO_SOON`: Less than the least interval has passed since the last popup for this car (PROTOCOL.md §4).
 * - `QUEUE_FULL`: As many messages wait as `maxWaiting` allows.
 * - `NOT_CONNECTED`: There is no connection to the broker, or it did not answer.
 * - `REFUSED`: The broker refused the message, the subscription or the login; `reasonCode` is its reason.
 * - `OUTCOME_UNKNOWN`: The message was published, and then the connection or the deadline was gone before the acknowledgement.
 * - `EXPIRED`: The time to live of the message, or its deadline, passed before it could be published.
 * - `ABORTED`: The message was aborted before it was published, by its signal or by `close()`.
 * - `PACING_UNAVAILABLE`: The pacing store does not answer, or refuses to write.
 * - `RECEIPTS_UNAVAILABLE`: The store of receipts does not answer, or refuses to write.
 * - `UNEXPECTED_RECEIPT`: An application returned a receipt that nobody waits for: repeated, from another car, or unknown.
 * - `NOT_SHOWN`: The simulated head unit has shown no popup in the time that was allowed.
 * - `MISSING_FIELD`: A field that the schema requires is not there.
 * - `UNKNOWN_FIELD`: A field that the contract does not know, in a message that is judged strictly.
 * - `WRONG_TYPE`: The value has another JSON type than the schema says.
 * - `WRONG_VALUE`: The field has one legal value, and it is not this one.
 * - `WRONG_FORMAT`: The text is not of the form that the schema asks for.
 * - `EMPTY`: The text must not be empty.
 * - `NOT_JSON`: JSON would lose or change this value: undefined, NaN, a Date, a BigInt, a function, a cycle.
 * - `LONE_SURROGATE`: The text holds half of a surrogate pair, which UTF-8 cannot carry.
 * - `DUPLICATE_KEY`: A key stands twice in one object: readers differ in which one counts.
 * - `NUMBER_OUT_OF_RANGE`: The number is beyond what a double can hold.
 * - `UNKNOWN_OPTION`: A function was given an option that it does not know.
 * - `WRONG_OPTION`: An option has a value that the function does not take.
 * - `INVALID_CONTENT`: The application's own schema refuses the content.
 * - `CERTIFICATE_REFUSED`: The broker does not accept the client certificate, or wants one.
 * - `UNTRUSTED_BROKER`: The certificate of the broker could not be verified.
 * - `LOGIN_REFUSED`: The broker refused user name, password or client identifier.
 * - `UNREACHABLE`: The broker could not be reached, or does not speak MQTT.
 * - `MISSING_PACKAGE`: An optional package that this function needs is not installed.
 *
 * @example
 * import { type IssueCode, validatePopup } from 'webportal-popup-contract';
 *
 * const result = validatePopup(null);
 * const codes: IssueCode[] = result.ok ? [] : result.issues.map((issue) => issue.code);
 * codes; // => ['WRONG_TYPE']
 */
export type IssueCode =
  | 'TOO_LARGE'
  | 'INVALID_JSON'
  | 'INVALID_UTF8'
  | 'TOO_DEEP'
  | 'TOO_SOON'
  | 'QUEUE_FULL'
  | 'NOT_CONNECTED'
  | 'REFUSED'
  | 'OUTCOME_UNKNOWN'
  | 'EXPIRED'
  | 'ABORTED'
  | 'PACING_UNAVAILABLE'
  | 'RECEIPTS_UNAVAILABLE'
  | 'UNEXPECTED_RECEIPT'
  | 'NOT_SHOWN'
  | 'MISSING_FIELD'
  | 'UNKNOWN_FIELD'
  | 'WRONG_TYPE'
  | 'WRONG_VALUE'
  | 'WRONG_FORMAT'
  | 'EMPTY'
  | 'NOT_JSON'
  | 'LONE_SURROGATE'
  | 'DUPLICATE_KEY'
  | 'NUMBER_OUT_OF_RANGE'
  | 'UNKNOWN_OPTION'
  | 'WRONG_OPTION'
  | 'INVALID_CONTENT'
  | 'CERTIFICATE_REFUSED'
  | 'UNTRUSTED_BROKER'
  | 'LOGIN_REFUSED'
  | 'UNREACHABLE'
  | 'MISSING_PACKAGE';

/**
 * Why a call of the receiver had no effect. Stable.
 *
 * - `TOO_LARGE`: The payload, or the value, has more bytes than the contract allows (PROTOCOL.md §2).
 * - `TOO_SOON`: Less than the least interval has passed since the last popup for this car (PROTOCOL.md §4).
 * - `INVALID_VALUE`: The value cannot be sent, or the popup cannot be opened with it.
 * - `NO_ANSWER`: The portal did not report the outcome of a popup in time.
 *
 * @example
 * import type { ReceiverErrorCode } from 'webportal-popup-contract/receiver';
 *
 * const code: ReceiverErrorCode = 'TOO_SOON';
 */
export type ReceiverErrorCode =
  | 'TOO_LARGE'
  | 'TOO_SOON'
  | 'INVALID_VALUE'
  | 'NO_ANSWER';

/** Errors after which the same call may succeed later, unless the error itself says otherwise. */
export const RETRYABLE_CODES: readonly ContractErrorCode[] = ['TOO_SOON', 'QUEUE_FULL', 'PACING_UNAVAILABLE', 'RECEIPTS_UNAVAILABLE', 'NOT_SHOWN'];
