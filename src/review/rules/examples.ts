/** Texts for the examples of rules, made of the contract's own examples. */
import { POPUP_MESSAGE_CONSTANTS, POPUP_MESSAGE_FIELDS } from '#contract/names.js';
import { POPUP_OPTION_HELP, type PopupOptionValues, popupMessageOf } from '#contract/options.js';

export const FIELDS = POPUP_MESSAGE_FIELDS;

/** The field by which the head unit tells a popup from other messages. */
export const [MARKER] = Object.keys(POPUP_MESSAGE_CONSTANTS) as [string];

const examples = Object.entries(POPUP_OPTION_HELP).map(([option, { example }]) => [option, example]);

/** The identifier is made up: the contract's example is a sample from the vendor's documents. */
const MESSAGE = {
  ...popupMessageOf(Object.fromEntries(examples) as PopupOptionValues),
  [FIELDS.appId]: 'table-bookings',
};

/** A popup that breaks no rule. */
export const GOOD = textWith({});

/** The same with other values; a field that is undefined is left out. */
export function textWith(fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...MESSAGE, ...fields });
}

/** The same with a content in the words of JSON, which may be more than a value can be. */
export function textWithContent(json: string): string {
  return textWith({ [FIELDS.content]: CONTENT_PLACE }).replace(JSON.stringify(CONTENT_PLACE), json);
}

const CONTENT_PLACE = 'the content';
