/** What the tests of the sender use, in one place. */

export { LIMITS } from '../../generated/v1/limits.js';
export { ManualClock } from '../../src/clock/manual-clock.js';
export { type ContractError, isContractError } from '../../src/error/contract-error.js';
export { createPopupSender, type PopupSender } from '../../src/sender/create-sender.js';
export type { FleetCar, FleetProgress } from '../../src/sender/fleet/fleet-options.js';
export { memoryPacing } from '../../src/sender/pacing/memory-pacing.js';
export type { Pacing, PacingAnswer, PacingSlot } from '../../src/sender/pacing/pacing.js';
export { memoryReceipts } from '../../src/sender/receipts/memory-receipts.js';
export type { Receipts, RecordedAnswer } from '../../src/sender/receipts/receipts.js';
export type { Accepted, FleetResult, SendOptions } from '../../src/sender/send-options.js';
export type { SenderClient } from '../../src/sender/sender-client.js';
export type { SenderOptions } from '../../src/sender/sender-options.js';
