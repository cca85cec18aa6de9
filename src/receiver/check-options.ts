import { POPUP_OPTION_NAMES } from '../../generated/v1/options.js';

/** The options of all functions in this folder; one list keeps the script small. */
const OPTIONS = (
  POPUP_OPTION_NAMES.appId +
  ' onAction onOk onCancel onTimeout onData onError onResult accept pending announce window clock text vendorName longitude latitude waypoints confirm'
).split(' ');

/** Throws for an unknown option, such as a misspelt one, which would be ignored silently otherwise. */
export function checkOptions(options: object | undefined): void {
  for (const name in options) if (OPTIONS.indexOf(name) < 0) refuse(name);
}

/** Throws an `Error` that names the invalid option. */
export function refuse(name: string): never {
  throw new Error('bad option ' + name);
}
