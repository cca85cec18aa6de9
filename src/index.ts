/**
 * The popup contract between a back-end and a car's head unit: messages, topics, events and limits.
 * Runs anywhere that runs modern JavaScript; it needs nothing but the language.
 *
 * @module webportal-popup-contract
 */
export type { ContractErrorCode, IssueCode } from '#contract/errors.js';
export { LIMITS } from '#contract/limits.js';
export { CONTRACT_VERSION, POPUP_EVENTS } from '#contract/names.js';
export { TOPICS } from '#contract/topics.js';
export type * from '#contract/types.js';
export { ContractError, isContractError } from './error/contract-error.js';
export type { Issue } from './error/issue.js';
export { createPopupEvent } from './event/create-popup-event.js';
export { type PopupAnswer, readPopupEvent } from './event/read-popup-event.js';
export type { StandardIssue, StandardResult, StandardSchema } from './message/content-schema.js';
export { decodeAppMessage, decodeServerMessage, encodeAppMessage } from './message/other-messages.js';
export type { Profile } from './message/validate.js';
export { createPopup } from './popup/create-popup.js';
export { decodePopup } from './popup/decode-popup.js';
export { encodePopup } from './popup/encode-popup.js';
export { popupSchema } from './popup/popup-schema.js';
export { isPopup, type ValidateOptions, type ValidationResult, validatePopup } from './popup/validate-popup.js';
export { addReceipt, removeReceipt } from './receipt/content.js';
export { createReceiptId } from './receipt/create-receipt-id.js';
export { readReceiptId } from './receipt/read-receipt-id.js';
export { createReceiptMessage, isReceiptLike, type ReceiptAnswer, readReceipt } from './receipt/receipt-message.js';
export {
  appMessageFilter,
  appMessageTopic,
  buildTopic,
  buildTopicFilter,
  popupFilter,
  popupTopic,
} from './topic/build-topic.js';
export { type ParsedTopic, parseTopic } from './topic/parse-topic.js';
