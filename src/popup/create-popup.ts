import { POPUP_OPTION_FIELDS, popupMessageOf } from '#contract/options.js';
import type { JsonObject, PopupMessage, PopupOptions } from '#contract/types.js';
import { ContractError } from '../error/contract-error.js';
import type { Issue } from '../error/issue.js';
import { pointerTo, quote, stepsOf } from '../json/pointer.js';
import { typeName } from '../json/value.js';
import { unknownOptions } from '../message/options.js';
import { validatePopup } from './validate-popup.js';

// Marked as pure, so that bundlers drop these if createPopup is unused.
const OPTION_NAMES = /* @__PURE__ */ Object.keys(POPUP_OPTION_FIELDS);

/** The option of each wire field, to suggest it when a caller uses the field's name. */
export const OPTION_OF_FIELD: Readonly<Record<string, string>> = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ Object.entries(POPUP_OPTION_FIELDS).map(([option, field]) => [field, option]),
);

/**
 * Creates a valid popup message (PROTOCOL.md §3). The content is not copied.
 *
 * @param options - The popup's options. `undefined` means left out; an unknown option is an error.
 * @returns The message, ready for {@link encodePopup}.
 * @throws {@link ContractError} `INVALID_MESSAGE`; the pointers of its issues refer to the options.
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
    throw new ContractError('INVALID_MESSAGE', [wrongOptionsType(options)]);
  const unknown = unknownOptions(options, OPTION_NAMES, OPTION_OF_FIELD);
  if (unknown.length > 0) throw new ContractError('INVALID_MESSAGE', unknown);
  return validatedMessage(popupMessageOf(options));
}

/**
 * A message made of options, if it is valid.
 *
 * @throws `ContractError` with the code `INVALID_MESSAGE`; its issues name the options.
 */
export function validatedMessage<Content extends object>(message: Record<string, unknown>): PopupMessage<Content> {
  const result = validatePopup<Content>(message);
  if (result.ok) return result.value;
  throw new ContractError('INVALID_MESSAGE', result.issues.map(withOptionNames));
}

function wrongOptionsType(received: unknown): Issue {
  const message = `a popup is made of ${OPTION_NAMES.join(', ')}, not of ${typeName(received)}`;
  return { code: 'WRONG_TYPE', pointer: '', message, expected: 'object', received: typeName(received) };
}

/** Replaces the wire field by the caller's option, in pointer and message. */
function withOptionNames(issue: Issue): Issue {
  if (issue.pointer === '') return issue;
  const [field, ...rest] = stepsOf(issue.pointer) as [string, ...string[]];
  const option = OPTION_OF_FIELD[field] as string;
  const pointer = [option, ...rest].reduce(pointerTo, '');
  return { ...issue, pointer, message: issue.message.replace(quote(field), quote(option)) };
}
