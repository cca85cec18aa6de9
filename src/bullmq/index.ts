/**
 * Popups over many processes and machines: a queue in Redis, on BullMQ, and workers that send each popup once and count what drivers answer.
 *
 * @module webportal-popup-contract/bullmq
 */
export type { PopupFunnel } from './funnel.js';
export type { PopupJobData, PopupJobOutcome } from './popup-job.js';
export { type EnqueueResult, type PopupQueue, popupQueue } from './popup-queue.js';
export { type PopupWorker, popupWorker } from './popup-worker.js';
export type { PopupQueuePlace, QueuedFleetOptions, QueuedPopup, QueueingOptions } from './queue-options.js';
export type { PopupWorkerOptions, QueuedAnswer } from './worker-options.js';
