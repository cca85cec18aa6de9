import type { JsonObject } from '#contract/types.js';
import type { Overrides, SendOptions } from '../sender/send-options.js';
import { carKey } from '../topic/car-key.js';

/** The popup of a job or of a run: what `send` takes, without the car and its times. */
export type QueuedContent = Overrides<Omit<SendOptions<object>, 'vin' | 'waitMs' | 'timeToLiveMs' | 'signal'>>;

/**
 * The data of a job in the queue.
 *
 * @example
 * import type { PopupJobData } from 'webportal-popup-contract/bullmq';
 *
 * const data: PopupJobData = { run: 'storm-2031-04-01', vin: 'DEM0CAR0000000001' };
 */
export interface PopupJobData {
  /** The run that it belongs to. */
  run: string;
  /** The VIN of the car. */
  vin: string;
  /** Its own options of the popup, over those of the run. */
  popup?: JsonObject;
  /** When it expires, as Unix time in ms. */
  expiresAt?: number;
  /** How long to wait for the driver's answer, in ms. Left out: there is no receipt. */
  answerWithinMs?: number;
}

/**
 * What became of a job, as its return value has it or the reason of its failure.
 *
 * @example
 * import type { PopupJobOutcome } from 'webportal-popup-contract/bullmq';
 *
 * const wasAccepted = (outcome: PopupJobOutcome): boolean => outcome.status === 'accepted';
 */
export type PopupJobOutcome =
  | { status: 'accepted'; acknowledgedAt: number }
  | { status: 'refused' | 'unknown'; code: string; message: string };

/** The name of every job. */
export const JOB_NAME = 'popup';

/** The engine's default, too. */
export const DEFAULT_PREFIX = 'bull';

export const DEFAULT_NAME = 'popups';

/** One job per run and car, however often it is added. Topics may have VINs in either case; it is one car (PROTOCOL.md §1). */
export const jobIdOf = (run: string, vin: string): string => `${run}/${carKey(vin)}`;

/** The run of a job, from its identifier. */
export const runOf = (jobId: string): string => jobId.slice(0, jobId.lastIndexOf('/'));

/** What `ask` hands back with an answer, so that whichever process gets it knows the job. */
export const referenceOf = (queueName: string, jobId: string): string => `${queueName}:${jobId}`;

/** The identifier of the job; undefined for what this queue has not asked. */
export function jobIdOfReference(queueName: string, reference: string | undefined): string | undefined {
  const start = `${queueName}:`;
  return reference?.startsWith(start) ? reference.slice(start.length) : undefined;
}
