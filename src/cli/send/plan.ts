import { readFileSync } from 'node:fs';
import type { JsonObject } from '../../../generated/v1/types.js';
import { createPopup, type PopupOptions } from '../../popup/create-popup.js';
import { encodePopup } from '../../popup/encode-popup.js';
import { topicBuilderFor } from '../../sender/encode-for-publish.js';
import { fileError } from '../terminal/file-error.js';
import { UserError } from '../terminal/user-error.js';
import { breakLines } from './arguments.js';
import { parseJson } from './cars/parse-json.js';
import { DEFAULTS } from './defaults.js';
import { runHash } from './journal/lines.js';

/** What the command line may say. Times are in ms already. */
export interface SendFlags {
  broker?: string;
  uid: string;
  idApp: string;
  vin?: string;
  vins?: string;
  text: string;
  okButton?: boolean;
  content?: string;
  contentFile?: string;
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

/** A car that nobody has: only to judge what all topics have in common. */
const ANY_VIN = '0'.repeat(17);

export function readPlan(flags: SendFlags): Plan {
  checkTogether(flags);
  const { uid, environment, trailingSlash, idApp, okButton } = flags;
  const partner = { uid, environment, ...(trailingSlash === undefined ? {} : { trailingSlash }) };
  const popup = { idApp, text: breakLines(flags.text), okButton, content: contentOf(flags) };
  const waitMs = flags.wait ?? (flags.vins === undefined ? DEFAULTS.waitMs : DEFAULTS.fleetWaitMs);
  return {
    flags,
    partner,
    popup,
    times: { waitMs, timeToLiveMs: flags.ttl },
    hash: runHash(encodePopup(createPopup(popup)), topicBuilderFor(partner)(flags.vin ?? ANY_VIN)),
  };
}

/** Nothing that is asked for is left out in silence. */
function checkTogether({ vin, vins, broker, dryRun, journal, resendUnknown }: SendFlags): void {
  if (vin === undefined && vins === undefined) throw new UserError('Say for whom: --vin for one car, --vins for many');
  if (broker === undefined && !dryRun) throw new UserError('--broker is needed: only --dry-run does without');
  if (journal !== undefined && vins === undefined) throw new UserError('--journal is for many cars (--vins)');
  if (resendUnknown && journal === undefined) throw new UserError('--resend-unknown needs a --journal to look into');
}

/** Whether it is an object is for createPopup to say. */
function contentOf({ content, contentFile }: SendFlags): JsonObject | undefined {
  if (contentFile !== undefined) return parseJson(textOf(contentFile)) as JsonObject;
  return content === undefined ? undefined : (parseJson(content) as JsonObject);
}

/** Editors may put a byte order mark in front. */
function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    throw fileError('read', file, cause);
  }
}
