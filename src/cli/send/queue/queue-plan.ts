import type { PopupOptions } from '#contract/types.js';
import { PLACE_RULES, QUEUEING_RULES, type QueueingOptions } from '../../../bullmq/queue-options.js';
import { type OptionRule, optionIssues } from '../../../options/check-options.js';
import { createPopup } from '../../../popup/create-popup.js';
import { encodePopup } from '../../../popup/encode-popup.js';
import { DEFAULTS } from '../../sending/defaults.js';
import { type QueueAddress, readQueueAddress } from '../../sending/queue-options.js';
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
  check('--run', run, QUEUEING_RULES.run);
  check('--queue-name', queueName, PLACE_RULES.name);
  check('--priority', job, { ...QUEUEING_RULES.job, expected: 'a whole number from 0 to 2097151' });
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

function check(flag: string, value: unknown, rule: OptionRule): void {
  const [issue] = optionIssues({ [flag]: value }, { [flag]: rule });
  if (issue !== undefined) throw new UsageError(issue.message);
}
