import { POPUP_OPTION_NAMES } from '../../generated/v1/options.js';

/** Every option of every function here: one list, so that the script stays small. */
const OPTIONS = (
  POPUP_OPTION_NAMES.appId +
  ' onAction onOk onCancel onTimeout onData onError onResult accept pending announce window clock text vendorName longitude latitude waypoints confirm'
).split(' ');

/** A misspelt option would be silent otherwise. */
export function checkOptions(options: object | undefined): void {
  for (const name in options) if (OPTIONS.indexOf(name) < 0) refuse(name);
}

/** A mistake of the caller's, to be told at once. */
export function refuse(name: string): never {
  throw new Error('bad option ' + name);
}
