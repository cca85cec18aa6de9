import { EXAMPLE_VALUES } from '#contract/topics.js';
import type { PopupOptions } from '#contract/types.js';
import { createPopup } from '../../popup/create-popup.js';
import { encodePopup } from '../../popup/encode-popup.js';
import { topicBuilderFor } from '../../sender/encode-for-publish.js';
import type { ConnectionFlags, WaitFlags } from '../sending/broker-options.js';
import { DEFAULTS } from '../sending/defaults.js';
import { type Partner, partnerOf } from '../sending/partner-options.js';
import { UserError } from '../terminal/user-error.js';
import { FLEET_DEFAULTS } from './defaults.js';
import { runHash } from './journal/lines.js';

/** The flags of the command line without those of the popup. Times are in ms. */
export interface SendFlags extends ConnectionFlags, WaitFlags {
  vin?: string;
  vins?: string;
  journal?: string;
  concurrency: number;
  resendUnknown?: true;
  dryRun?: true;
}

/** A run whose partner, popup and flags were validated before connecting. */
export interface Plan {
  flags: SendFlags;
  partner: Partner;
  popup: PopupOptions<object>;
  times: { waitMs: number; timeToLiveMs: number | undefined };
  /** Identifies popup and topic in the journal. */
  hash: string;
}

/** @throws `UserError` for flags that do not fit together, `ContractError` for an invalid popup or topic. */
export function readPlan(flags: SendFlags, popup: PopupOptions<object>): Plan {
  checkFlagsTogether(flags);
  const partner = partnerOf(flags);
  const waitMs = flags.wait ?? (flags.vins === undefined ? DEFAULTS.waitMs : FLEET_DEFAULTS.waitMs);
  return {
    flags,
    partner,
    popup,
    times: { waitMs, timeToLiveMs: flags.ttl },
    hash: runHash(encodePopup(createPopup(popup)), topicBuilderFor(partner)(flags.vin ?? EXAMPLE_VALUES.vin)),
  };
}

/** Rejects flags that would have no effect, so that none is ignored silently. */
function checkFlagsTogether({ vin, vins, broker, dryRun, journal, resendUnknown }: SendFlags): void {
  if (vin === undefined && vins === undefined) throw new UserError('Say for whom: --vin for one car, --vins for many');
  if (broker === undefined && !dryRun) throw new UserError('--broker is needed: only --dry-run does without');
  if (journal !== undefined && vins === undefined) throw new UserError('--journal is for many cars (--vins)');
  if (resendUnknown && journal === undefined) throw new UserError('--resend-unknown needs a --journal to look into');
}
