/** What the driver answered, in words. */
import { POPUP_ACTION_MEANINGS } from '#contract/names.js';
import type { AskResult } from '../../sender/asking/ask-options.js';
import { visible } from '../terminal/output.js';

type Answered = Extract<AskResult, { status: 'answered' }>;

/** Such as `ok after 3.2 s: The driver pressed OK.`, and on a line of its own what the application has added. */
export function answerLines({ action, afterMs, extra }: Answered): string[] {
  const added = extra === undefined ? [] : [`  The app adds ${visible(JSON.stringify(extra))}`];
  return [`${action} after ${(afterMs / 1000).toFixed(1)} s: ${POPUP_ACTION_MEANINGS[action]}`, ...added];
}
