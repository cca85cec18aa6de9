import { POPUP_OPTION_NAMES } from '#contract/options.js';

/** The options of all functions in this folder. One list keeps the script small, and in this order it compresses best. */
const OPTIONS = (
  'window onAction onOk onTimeout accept vendorName pending waypoints onResult text receipts onCancel onError announce clock latitude longitude confirm onData ' +
  POPUP_OPTION_NAMES.appId
).split(' ');

/** Throws for an unknown option, such as a misspelt one, which would be ignored silently otherwise. */
export function checkOptions(options: object | undefined): void {
  for (const name in options) if (OPTIONS.indexOf(name) < 0) refuse(name);
}

/** Throws an `Error` that names the invalid option. */
export function refuse(name: string): never {
  throw new Error('bad option ' + name);
}
