import { POPUP_OPTION_NAMES } from '#contract/options.js';
import type { AppIdOption } from '#contract/types.js';
import type { ConnectionFlags } from '../sending/broker-options.js';
import { checkQueueName, type QueueAddress, readQueueAddress } from '../sending/queue-address.js';
import type { QueueFlags } from '../sending/queue-options.js';
import { UsageError } from '../terminal/user-error.js';

/** The flags of the command line. Times are in ms. */
export interface WorkFlags extends QueueFlags, ConnectionFlags, Partial<AppIdOption> {
  concurrency: number;
  rate?: number;
  untilEmpty?: true;
  drainWithin: number;
  goneAfter: number;
}

/** What a worker does, validated before connecting. */
export interface WorkPlan {
  flags: WorkFlags;
  address: QueueAddress;
  /** The application of popups that name none. */
  app: Partial<AppIdOption>;
}

/** @throws `UsageError` for flags that do not fit together. */
export function readWorkPlan(flags: WorkFlags): WorkPlan {
  const address = readQueueAddress(flags);
  checkQueueName(flags.queueName);
  if (flags.broker === undefined) throw new UsageError('--broker is needed');
  if (flags.goneAfter < 1) throw new UsageError('--gone-after must be more than 0');
  const name = POPUP_OPTION_NAMES.appId;
  return { flags, address, app: flags[name] === undefined ? {} : { [name]: flags[name] } };
}
