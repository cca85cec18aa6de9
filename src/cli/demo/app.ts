import { POPUP_OPTION_NAMES } from '#contract/options.js';
import { createPopupReceiver } from '../../receiver/create-receiver.js';
import { launchGuidanceWaypoints } from '../../receiver/launch-guidance.js';
import type { AppWindow } from '../../simulator/app-window.js';
import type { StepPrinter } from './step-printer.js';

/** A made-up place to be guided to. */
const PLACE = { longitude: 2.3522, latitude: 48.8566 };

/**
 * The embedded application: launches guidance on OK, and adds to the receipt whether that worked. The receiver returns it.
 *
 * @returns A function that ends the application.
 */
export function startApp(
  window: AppWindow,
  appId: string,
  steps: StepPrinter,
  onError: (error: unknown) => void,
): () => void {
  const receiver = createPopupReceiver({
    [POPUP_OPTION_NAMES.appId]: appId,
    window,
    receipts: true,
    onAction: ({ action, content, receipt }) => {
      const guided = action === 'ok' && launchGuidanceWaypoints({ ...PLACE, window });
      receipt.add({ guided });
      const about = content === undefined ? '' : JSON.stringify(content);
      steps.print('App', `reads the action "${action}"${guided ? ' and launches guidance' : ''}`, about);
    },
    onError,
  });
  return () => receiver.stop();
}
