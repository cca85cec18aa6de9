import type { PopupOptions } from '#contract/types.js';
import { QUEUEING_RULES, type QueueingOptions } from '../../../bullmq/queue-options.js';
import { createPopup } from '../../../popup/create-popup.js';
import { encodePopup } from '../../../popup/encode-popup.js';
import { DEFAULTS } from '../../sending/defaults.js';
import { checkFlag, checkQueueName, type QueueAddress, readQueueAddress } from '../../sending/queue-address.js';
import { withReceipt } from '../../sending/with-receipt.js';
import { UsageError } from '../../terminal/user-error.js';
import { checkWhom, type SendFlags } from '../plan.js';

/** What is put into which queue, validated before connecting. */
export interface QueuePlan {
  address: QueueAddress;
  queueName: string | undefined;
  deadlineMs: number;
  /** One car, or the file with many. */
  whom: Pick<SendFlags, 'vin' | 'vins'>;
  popup: PopupOptions<object>;
  queueing: QueueingOptions;
}

/** @throws `UsageError` for flags that do not fit together, `ContractError` for an invalid popup. */
export function readQueuePlan(flags: SendFlags, popup: PopupOptions<object>): QueuePlan {
  checkWhom(flags);
  const { vin, vins, run, queueName, ttl, answerWithin, ask, priority } = flags;
  if (run === undefined) throw new UsageError('--run is needed with --queue: a name for what is sent, such as storm-1');
  const answerWithinMs = answerWithin ?? (ask ? DEFAULTS.answerWithinMs : undefined);
  const job = priority === undefined ? undefined : { priority };
  checkFlag('--run', run, QUEUEING_RULES.run);
  checkQueueName(queueName);
  checkFlag('--priority', job, { ...QUEUEING_RULES.job, expected: 'a whole number from 0 to 2097151' });
  encodePopup(createPopup(answerWithinMs === undefined ? popup : withReceipt(popup)));
  return {
    address: readQueueAddress(flags),
    queueName,
    deadlineMs: flags.deadline,
    whom: { ...(vin === undefined ? {} : { vin }), ...(vins === undefined ? {} : { vins }) },
    popup,
    queueing: { run, timeToLiveMs: ttl, answerWithinMs, job },
  };
}
