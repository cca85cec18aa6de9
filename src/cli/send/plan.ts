import { EXAMPLE_VALUES } from '#contract/topics.js';
import type { PopupOptions } from '#contract/types.js';
import { createPopup } from '../../popup/create-popup.js';
import { encodePopup } from '../../popup/encode-popup.js';
import { topicBuilderFor } from '../../sender/encode-for-publish.js';
import type { ConnectionFlags, WaitFlags } from '../sending/broker-options.js';
import { DEFAULTS } from '../sending/defaults.js';
import { type Partner, partnerOf } from '../sending/partner-options.js';
import { kebab } from '../terminal/arguments.js';
import { UsageError } from '../terminal/user-error.js';
import { FLEET_DEFAULTS } from './defaults.js';
import { runHash } from './journal/lines.js';
import { type EnqueueFlags, QUEUE_ONLY } from './queue/flags.js';

/** The flags of the command line without those of the popup. Times are in ms. */
export interface SendFlags extends ConnectionFlags, WaitFlags, EnqueueFlags {
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

/** @throws `UsageError` for flags that do not fit together, `ContractError` for an invalid popup or topic. */
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

/** @throws `UsageError` without cars. */
export function checkWhom({ vin, vins }: SendFlags): void {
  if (vin === undefined && vins === undefined) throw new UsageError('Say for whom: --vin for one car, --vins for many');
}

/** Rejects flags that would have no effect, so that none is ignored silently. */
function checkFlagsTogether(flags: SendFlags): void {
  const { vins, uid, broker, dryRun, journal, resendUnknown } = flags;
  const [ofQueue] = QUEUE_ONLY.filter((name) => flags[name] !== undefined);
  if (ofQueue !== undefined) throw new UsageError(`--${kebab(ofQueue)} needs --queue`);
  checkWhom(flags);
  if (uid === undefined) throw new UsageError('--uid is needed: only --queue does without');
  if (broker === undefined && !dryRun)
    throw new UsageError('--broker is needed: only --dry-run and --queue do without');
  if (journal !== undefined && vins === undefined) throw new UsageError('--journal is for many cars (--vins)');
  if (resendUnknown && journal === undefined) throw new UsageError('--resend-unknown needs a --journal to look into');
}
