import type { JsonObject, PopupAction } from '#contract/types.js';
import type { ContractError } from '../../error/contract-error.js';
import { millisecondsOption, type OptionRule } from '../../options/check-options.js';
import type { FleetOptions } from '../fleet/fleet-options.js';
import type { RecordedAnswer } from '../receipts/receipts.js';
import type { SendOptions } from '../send-options.js';

/**
 * What `ask` takes besides a popup.
 *
 * @example
 * import type { AnswerOptions } from 'webportal-popup-contract/sender';
 *
 * const options: AnswerOptions = { answerWithinMs: 60_000, reference: 'booking 42' };
 */
export interface AnswerOptions {
  /** How long to wait for the answer after the broker has accepted the popup, in ms; 60,000 by default. */
  answerWithinMs?: number | undefined;
  /** A text of your own, handed back with an answer that comes later; 200 characters at the most. */
  reference?: string | undefined;
}

/**
 * A popup whose answer is awaited.
 *
 * @example
 * import type { AskOptions } from 'webportal-popup-contract/sender';
 *
 * const options: AskOptions = { vin: 'DEM0CAR0000000001', text: 'Shall we guide you there?', okButton: true, answerWithinMs: 60_000 };
 */
export interface AskOptions<Content extends object = JsonObject> extends SendOptions<Content>, AnswerOptions {}

/**
 * What became of a question.
 *
 * @example
 * import type { AskResult } from 'webportal-popup-contract/sender';
 *
 * const logLine = (result: AskResult): string =>
 *   result.status === 'answered' ? `${result.vin} ${result.action}` : `${result.vin} no answer, ${result.delivery}`;
 */
export type AskResult =
  | {
      status: 'answered';
      /** The VIN of the car. */
      vin: string;
      /** What the driver did. */
      action: PopupAction;
      /** What the application has added, such as whether guidance was launched. Not validated. */
      extra?: JsonObject;
      /** Time from when the broker accepted the popup to the answer, in ms. */
      afterMs: number;
    }
  | {
      status: 'no-answer';
      /** The VIN of the car. */
      vin: string;
      /** `accepted`: the broker has the popup. `unknown`: it may have it. */
      delivery: 'accepted' | 'unknown';
    };

/**
 * What became of the question to one car of a fleet. `refused`: nothing was sent.
 *
 * @example
 * import type { FleetAskResult } from 'webportal-popup-contract/sender';
 *
 * const isOk = (result: FleetAskResult): boolean => result.status === 'answered' && result.action === 'ok';
 */
export type FleetAskResult = AskResult | { status: 'refused'; vin: string; error: ContractError };

/**
 * Options of `askAll`: those of `sendAll`, and how long to wait for each answer. `concurrency` counts the cars whose answer is awaited, too;
 * 10,000 by default.
 *
 * @example
 * import type { FleetAskOptions } from 'webportal-popup-contract/sender';
 *
 * const options: FleetAskOptions = { popup: { text: 'A storm is coming.', okButton: true }, answerWithinMs: 60_000 };
 */
export interface FleetAskOptions<Content extends object = JsonObject>
  extends Omit<FleetOptions<Content>, 'onProgress'>,
    AnswerOptions {}

/**
 * Called with answers that come after their question has settled, and with those to questions of processes that are gone.
 *
 * @example
 * import type { AnswerHandler } from 'webportal-popup-contract/sender';
 *
 * const handler: AnswerHandler = ({ vin, action, reference }) => console.log(vin, action, reference);
 */
export type AnswerHandler = (answer: RecordedAnswer) => unknown;

/**
 * How many receipts have settled nothing since the sender was created, by the reason. Each was told to `onError`, too.
 *
 * @example
 * import type { PopupSender, UnexpectedReceipts } from 'webportal-popup-contract/sender';
 *
 * const suspicious = ({ malformed, foreign }: UnexpectedReceipts): boolean => malformed + foreign > 0;
 * const isAttacked = (sender: PopupSender): boolean => suspicious(sender.unexpectedReceipts());
 */
export interface UnexpectedReceipts {
  /** They look like receipts and are invalid. */
  malformed: number;
  /** Another car was asked. */
  foreign: number;
  /** They were returned before. A broker may also send one again, if its acknowledgement was lost. */
  repeated: number;
  /** Nobody asked, or so long ago that the store has forgotten it, or the store was emptied. */
  unknown: number;
}

/** Four times as long as a popup is displayed. */
export const DEFAULT_ANSWER_WITHIN_MS = 60_000;

const MAX_REFERENCE_LENGTH = 200;

export const ANSWER_RULES: Record<keyof AnswerOptions, OptionRule> = {
  answerWithinMs: millisecondsOption,
  reference: {
    isRight: (value: unknown) => typeof value === 'string' && value.length <= MAX_REFERENCE_LENGTH,
    expected: `a text of ${MAX_REFERENCE_LENGTH} characters at the most`,
  },
};
