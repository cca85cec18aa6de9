/**
 * The back-end side: publishes popups over MQTT, keeps the minimum interval per car, and reports the outcome of every
 * message.
 *
 * @module webportal-popup-contract/sender
 */
export type { Clock } from '../clock/clock.js';
export type { AppMessageHandler, ReceivedAppMessage, StopListening } from './app-messages.js';
export type {
  AnswerHandler,
  AnswerOptions,
  AskOptions,
  AskResult,
  FleetAskOptions,
  FleetAskResult,
  UnexpectedReceipts,
} from './asking/ask-options.js';
export type { BrokerOptions } from './broker/broker-options.js';
export { connectPopupBroker } from './broker/connect-broker.js';
export { createPopupSender, type PopupSender } from './create-sender.js';
export type { FleetCar, FleetOptions, FleetProgress, FleetSource } from './fleet/fleet-options.js';
export { type MemoryPacingOptions, memoryPacing } from './pacing/memory-pacing.js';
export type { Pacing, PacingAnswer, PacingSlot } from './pacing/pacing.js';
export { type PacingCheck, type PacingCheckOptions, pacingChecks } from './pacing/pacing-checks.js';
export { type RedisPacingOptions, redisPacing } from './pacing/redis-pacing.js';
export type { IoredisClient, NodeRedisClient, RedisClient } from './pacing/redis-store.js';
export { type MemoryReceiptsOptions, memoryReceipts } from './receipts/memory-receipts.js';
export type { AnswerVerdict, Question, Receipts, RecordedAnswer } from './receipts/receipts.js';
export { type RedisReceiptsOptions, redisReceipts } from './receipts/redis-receipts.js';
export type { Accepted, FleetResult, SendOptions, WaitOptions } from './send-options.js';
export type { ReceivedPacket, SenderClient } from './sender-client.js';
export type { SenderOptions } from './sender-options.js';
export type { TelemetryOptions } from './telemetry/telemetry-options.js';
