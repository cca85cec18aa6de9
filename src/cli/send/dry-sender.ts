import { createPopupSender, type PopupSender } from '../../sender/create-sender.js';
import type { Partner } from '../sending/partner-options.js';
import { printingClient } from './printing-client.js';

/** Writing the output may be blocked for days by its reader (`| less`). */
const DEADLINE_MS = 10 * 24 * 3600 * 1000;

/** A sender that prints messages instead of publishing them, and is the same otherwise. */
export function openDrySender(
  partner: Partner,
  print: (topic: string, payload: Buffer | string) => Promise<void>,
): PopupSender {
  return createPopupSender({ client: printingClient(print), ...partner, deadlineMs: DEADLINE_MS });
}
