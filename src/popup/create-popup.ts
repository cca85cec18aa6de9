import { POPUP_MESSAGE_CONSTANTS, POPUP_MESSAGE_FIELDS } from '../../generated/v1/names.js';
import type { JsonObject, PopupMessage } from '../../generated/v1/types.js';
import { ContractError } from '../error/contract-error.js';
import type { Issue } from '../error/issue.js';
import { pointerTo, quote, stepsOf } from '../json/pointer.js';
import { typeName } from '../json/value.js';
import { unknownOptions } from '../message/options.js';
import { validatePopup } from './validate-popup.js';

/**
 * What a popup is made of, under friendly names.
 *
 * @example
 * import type { PopupOptions } from 'webportal-popup-contract';
 *
 * const options: PopupOptions = { idApp: 'MY_APP_ID', text: 'Hello', okButton: true };
 */
export interface PopupOptions<Content extends object = JsonObject> {
  /** Identifier of the embedded application, given by the vehicle maker. */
  idApp: string;
  /** What the driver reads; a line feed breaks the line. How much fits is not documented (PROTOCOL.md §3). */
  text: string;
  /** Whether the OK button is shown. Left out, the head unit decides, and how is not documented: say true or false. */
  okButton?: boolean | undefined;
  /** Arbitrary data for the application, handed back with what the driver did: any JSON object. */
  content?: Content | undefined;
}

const NAMES = Object.entries(POPUP_MESSAGE_FIELDS) as [friendly: keyof PopupOptions, field: string][];
const FRIENDLY = NAMES.map(([friendly]) => friendly);
const FRIENDLY_OF: Record<string, string> = Object.fromEntries(NAMES.map(([friendly, field]) => [field, friendly]));

/**
 * Makes a valid popup message (PROTOCOL.md §3). The content is taken over as it is, not copied.
 *
 * @param options - What the popup is made of. `undefined` means left out; an unknown option is an error.
 * @returns The message, ready for {@link encodePopup}.
 * @throws {@link ContractError} `INVALID_MESSAGE`, its issues pointing at the options.
 *
 * @example
 * import { createPopup, validatePopup } from 'webportal-popup-contract';
 *
 * const popup = createPopup({
 *   idApp: 'MY_APP_ID',
 *   text: 'Your table is ready.\nShall we guide you there?',
 *   okButton: true,
 *   content: { bookingId: 42 },
 * });
 * popup.content?.bookingId; // => 42
 * validatePopup(popup).ok; // => true
 */
export function createPopup<Content extends object = JsonObject>(
  options: PopupOptions<Content>,
): PopupMessage<Content> {
  if (typeof options !== 'object' || options === null)
    throw new ContractError('INVALID_MESSAGE', [notOptions(options)]);
  const unknown = unknownOptions(options, FRIENDLY, FRIENDLY_OF);
  if (unknown.length > 0) throw new ContractError('INVALID_MESSAGE', unknown);
  // Not spread: V8 makes slow objects of spread constants that grow, and this is done for every message.
  const message: Record<string, unknown> = Object.assign({}, POPUP_MESSAGE_CONSTANTS);
  for (const [friendly, field] of NAMES) {
    if (options[friendly] !== undefined) message[field] = options[friendly];
  }
  const result = validatePopup<Content>(message);
  if (result.ok) return result.value;
  throw new ContractError('INVALID_MESSAGE', result.issues.map(inFriendlyNames));
}

function notOptions(received: unknown): Issue {
  const message = `a popup is made of ${FRIENDLY.join(', ')}, not of ${typeName(received)}`;
  return { code: 'WRONG_TYPE', pointer: '', message, expected: 'object', received: typeName(received) };
}

/** Points at what the caller wrote, not at what became of it. */
function inFriendlyNames(issue: Issue): Issue {
  if (issue.pointer === '') return issue;
  const [field, ...rest] = stepsOf(issue.pointer) as [string, ...string[]];
  const friendly = FRIENDLY_OF[field] as string;
  const pointer = [friendly, ...rest].reduce(pointerTo, '');
  return { ...issue, pointer, message: issue.message.replace(quote(field), quote(friendly)) };
}
