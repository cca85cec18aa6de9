// Generated from schema/v1 by `npm run generate`. Do not edit.

import type { PopupOptions } from './types.js';

/** The field of the message that each option of a popup becomes. */
export const POPUP_OPTION_FIELDS = {
  idApp: 'idApp',
  text: 'popupText',
  okButton: 'popupBtn',
  content: 'content',
} as const satisfies Record<keyof PopupOptions, string>;

/** What the API calls each option, by the key that this package's own code knows it by. */
export const POPUP_OPTION_NAMES = {
  appId: 'idApp',
  text: 'text',
  button: 'okButton',
  content: 'content',
} as const;

/** An option, for people who give it. */
export interface OptionHelp {
  /** The JSON type of its value. */
  type: string;
  /** The values to choose from, where there are few. */
  choices?: readonly string[];
  isRequired: boolean;
  description: string;
  example: unknown;
}

/** Help for each option of a popup. */
export const POPUP_OPTION_HELP: Readonly<Record<keyof PopupOptions, OptionHelp>> = {
  idApp: {
    type: 'string',
    isRequired: true,
    description: 'Identifier of the embedded application that the message is for, given by the vehicle maker when the application is registered. Its alphabet and its longest length are not documented.',
    example: 'MY_APP_ID',
  },
  text: {
    type: 'string',
    isRequired: true,
    description: 'What the driver reads. A line feed breaks the line; scripts other than Latin work. How much text fits is not documented: the only published picture shows six centred lines.',
    example: 'Your table is ready.\nShall we guide you there?',
  },
  okButton: {
    type: 'boolean',
    isRequired: false,
    description: 'Whether the OK button is shown. What a head unit does when this is left out is not documented: say true or false.',
    example: true,
  },
  content: {
    type: 'object',
    isRequired: false,
    description: 'Arbitrary data for the application: any JSON object. The head unit does not read it; it is handed back to the application together with what the driver did.',
    example: {"orderId":42,"stops":[{"name":"Depot"}]},
  },
};

/** Values for the options of a popup, not validated. */
export type PopupOptionValues = { readonly [name in keyof PopupOptions]?: unknown };

/** The message that the options describe, not validated. Options that are undefined are left out. */
export function popupMessageOf(options: PopupOptionValues, defaultAppId?: string): Record<string, unknown> {
  const message: Record<string, unknown> = { popup: true };
  let value: unknown;
  value = options.idApp;
  if (value === undefined) value = defaultAppId;
  if (value !== undefined) message.idApp = value;
  value = options.text;
  if (value !== undefined) message.popupText = value;
  value = options.okButton;
  if (value !== undefined) message.popupBtn = value;
  value = options.content;
  if (value !== undefined) message.content = value;
  return message;
}
