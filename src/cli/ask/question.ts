import type { PopupOptions } from '#contract/types.js';
import { createPopup } from '../../popup/create-popup.js';
import { encodePopup } from '../../popup/encode-popup.js';
import type { AskOptions } from '../../sender/asking/ask-options.js';
import { topicBuilderFor } from '../../sender/encode-for-publish.js';
import type { ConnectionFlags, WaitFlags } from '../sending/broker-options.js';
import { DEFAULTS } from '../sending/defaults.js';
import { partnerOf } from '../sending/partner-options.js';
import { withReceipt } from '../sending/with-receipt.js';
import { UsageError } from '../terminal/user-error.js';

/** The flags of the command line without those of the popup. Times are in ms. */
export interface AskFlags extends ConnectionFlags, WaitFlags {
  vin: string;
  answerWithin: number;
  json?: true;
}

/** A question, as `ask` takes it. */
export type Question = AskOptions<object> & { answerWithinMs: number };

/**
 * Reads a question, and makes sure before anything connects that it can be sent.
 *
 * @throws `UsageError` without a broker, `ContractError` for an invalid popup or topic.
 */
export function readQuestion(flags: AskFlags, popup: PopupOptions<object>): Question {
  if (flags.broker === undefined) throw new UsageError('--broker is needed');
  encodePopup(createPopup(withReceipt(popup)));
  topicBuilderFor(partnerOf(flags))(flags.vin);
  const { vin, wait = DEFAULTS.waitMs, ttl, answerWithin } = flags;
  return { vin, ...popup, waitMs: wait, timeToLiveMs: ttl, answerWithinMs: answerWithin };
}
