// Generated from schema/v1 by `npm run generate`. Do not edit.

import {
  type ExplainedKind,
  DATA_EVENT,
  LEGACY_POPUP_EVENT,
  NATIVE_POPUP_EVENT,
  NATIVE_POPUP_REQUEST,
  NOTIFICATION_POPUP_EVENT,
} from './kinds.js';

/** A deprecated field, or deprecated values of one. */
export interface DeprecatedPart {
  /** JSON Pointer to it; empty for the whole message. */
  pointer: string;
  /** The values that are deprecated; left out if any is. */
  values?: readonly unknown[];
  /** By whom, since when, until when, and what to use instead. */
  words: string;
}

/** What is deprecated, by the kind that has it. */
export const DEPRECATIONS: ReadonlyMap<ExplainedKind, readonly DeprecatedPart[]> = new Map([
  [
    DATA_EVENT,
    [
      { pointer: '/type', values: ['WebPortal.onCurrentNotificationReceived'], words: 'deprecated by the vendor since 2022; no removal is announced; no replacement is named' },
    ],
  ],
  [
    LEGACY_POPUP_EVENT,
    [
      { pointer: '/type', values: ['WebPortal.okBtnPopupRequestClicked', 'WebPortal.cancelBtnPopupRequestClicked', 'WebPortal.closeTimeoutPopupRequest', 'okBtnPopupRequestClicked', 'cancelBtnPopupRequestClicked', 'closeTimeoutPopupRequest'], words: 'deprecated by the vendor since 2022; no removal is announced; no replacement is named' },
    ],
  ],
  [
    NATIVE_POPUP_EVENT,
    [
      { pointer: '/type', values: ['WebPortal.nativePopup.evt.ok', 'WebPortal.nativePopup.evt.cancel', 'WebPortal.nativePopup.evt.timeout', 'WebPortal.nativePopup.evt.opened'], words: 'deprecated by the vendor since 2022; no removal is announced; use the answers to `WebPortal.popup.open` instead' },
    ],
  ],
  [
    NATIVE_POPUP_REQUEST,
    [
      { pointer: '/type', values: ['WebPortal.nativePopup.open'], words: 'deprecated by the vendor since 2022; no removal is announced; use `WebPortal.popup.open` instead' },
    ],
  ],
  [
    NOTIFICATION_POPUP_EVENT,
    [
      { pointer: '/type', values: ['WebPortal.onCurrentNotificationReceived'], words: 'deprecated by the vendor since 2022; no removal is announced; no replacement is named' },
      { pointer: '/value/popupAction', values: ['WebPortal.okBtnPopupRequestClicked', 'WebPortal.cancelBtnPopupRequestClicked', 'WebPortal.closeTimeoutPopupRequest', 'okBtnPopupRequestClicked', 'cancelBtnPopupRequestClicked', 'closeTimeoutPopupRequest'], words: 'deprecated by the vendor since 2022; no removal is announced; no replacement is named' },
    ],
  ],
]);
