import { EXAMPLE_VALUES } from '../../../generated/v1/topics.js';
import type { PopupOptions } from '../../../generated/v1/types.js';
import { createPopup } from '../../popup/create-popup.js';
import { encodePopup } from '../../popup/encode-popup.js';
import { topicBuilderFor } from '../../sender/encode-for-publish.js';
import { UserError } from '../terminal/user-error.js';
import { DEFAULTS } from './defaults.js';
import { runHash } from './journal/lines.js';

/** What the command line says besides the popup itself. Times are in ms. */
export interface SendFlags {
  broker?: string;
  uid: string;
  vin?: string;
  vins?: string;
  environment: string;
  trailingSlash?: boolean;
  wait?: number;
  deadline: number;
  ttl?: number;
  mqtt: '3' | '5';
  ca?: string;
  cert?: string;
  key?: string;
  passwordFile?: string;
  journal?: string;
  concurrency: number;
  resendUnknown?: true;
  dryRun?: true;
}

/** What is to be sent, by whom, and how: everything judged that can be judged before there is a connection. */
export interface Plan {
  flags: SendFlags;
  partner: { uid: string; environment: string; trailingSlash?: boolean };
  popup: PopupOptions<object>;
  times: { waitMs: number; timeToLiveMs: number | undefined };
  /** Names what is sent. */
  hash: string;
}

export function readPlan(flags: SendFlags, popup: PopupOptions<object>): Plan {
  checkTogether(flags);
  const { uid, environment, trailingSlash } = flags;
  const partner = { uid, environment, ...(trailingSlash === undefined ? {} : { trailingSlash }) };
  const waitMs = flags.wait ?? (flags.vins === undefined ? DEFAULTS.waitMs : DEFAULTS.fleetWaitMs);
  return {
    flags,
    partner,
    popup,
    times: { waitMs, timeToLiveMs: flags.ttl },
    hash: runHash(encodePopup(createPopup(popup)), topicBuilderFor(partner)(flags.vin ?? EXAMPLE_VALUES.vin)),
  };
}

/** Nothing that is asked for is left out in silence. */
function checkTogether({ vin, vins, broker, dryRun, journal, resendUnknown }: SendFlags): void {
  if (vin === undefined && vins === undefined) throw new UserError('Say for whom: --vin for one car, --vins for many');
  if (broker === undefined && !dryRun) throw new UserError('--broker is needed: only --dry-run does without');
  if (journal !== undefined && vins === undefined) throw new UserError('--journal is for many cars (--vins)');
  if (resendUnknown && journal === undefined) throw new UserError('--resend-unknown needs a --journal to look into');
}
