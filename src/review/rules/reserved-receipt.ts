import {
  APP_MESSAGE,
  DATA_MESSAGE,
  type ExplainedKind,
  LEGACY_POPUP_EVENT,
  NOTIFICATION_POPUP_EVENT,
  POPUP_MESSAGE,
  RECEIPT_MESSAGE,
} from '#contract/kinds.js';
import {
  APP_MESSAGE_FIELDS,
  DATA_MESSAGE_FIELDS,
  LEGACY_POPUP_EVENT_FIELDS,
  NOTIFICATION_POPUP_EVENT_FIELDS,
  RECEIPT_MESSAGE_FIELDS,
} from '#contract/names.js';
import { ownProperty } from '../../event/safe-property.js';
import { pointerTo, quote } from '../../json/pointer.js';
import { explainedIssuesOf } from '../../message/validate.js';
import { readReceiptId } from '../../receipt/read-receipt-id.js';
import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

const MEMBER = FIELDS.receipt;

/** Where the member may be in a kind of payload, and what is wrong with it there. */
interface Place {
  /** The steps to the content that it is in. */
  steps: readonly string[];
  fault(content: unknown, payload: unknown): string | undefined;
}

const { called } = RECEIPT_MESSAGE.formats[
  [RECEIPT_MESSAGE_FIELDS.content, RECEIPT_MESSAGE_FIELDS.receipt].reduce(pointerTo, '')
] as { called: string };

const asksForReceipt = (content: unknown): string | undefined =>
  readReceiptId(content) === undefined ? `what asks for one is ${called}` : undefined;

const isReceipt = (_: unknown, payload: unknown): string | undefined => {
  const [issue] = explainedIssuesOf(RECEIPT_MESSAGE, payload, 'tolerant');
  return issue === undefined ? undefined : `this is none: ${issue.message}`;
};

const PLACES: ReadonlyMap<ExplainedKind, Place> = new Map([
  [POPUP_MESSAGE, { steps: [FIELDS.content], fault: asksForReceipt }],
  [DATA_MESSAGE, { steps: [DATA_MESSAGE_FIELDS.content], fault: () => 'a data message has none' }],
  [APP_MESSAGE, { steps: [APP_MESSAGE_FIELDS.content], fault: isReceipt }],
  [
    NOTIFICATION_POPUP_EVENT,
    {
      steps: [NOTIFICATION_POPUP_EVENT_FIELDS.value, NOTIFICATION_POPUP_EVENT_FIELDS.content],
      fault: asksForReceipt,
    },
  ],
  [
    LEGACY_POPUP_EVENT,
    { steps: [LEGACY_POPUP_EVENT_FIELDS.value, LEGACY_POPUP_EVENT_FIELDS.content], fault: asksForReceipt },
  ],
]);

export const reservedReceipt: Rule = {
  id: 'reserved-receipt',
  area: 'content',
  severity: 'warning',
  summary: `${quote(MEMBER)} in the content is used for receipts alone.`,
  why: 'It is reserved, as an extension of this contract: by it the application tells its back-end what the driver did. A sender that asks for receipts refuses a content that has it already, and counts what it cannot read as malformed.',
  source: 'contract',
  checkAny: ({ kind, value, faultAt }) => {
    const place = PLACES.get(kind);
    const content = place?.steps.reduce(ownProperty, value);
    if (ownProperty(content, MEMBER) === undefined) return [];
    const fault = place?.fault(content, value);
    const pointer = [...(place?.steps ?? []), MEMBER].reduce(pointerTo, '');
    return fault === undefined ? [] : [faultAt(pointer, `${quote(MEMBER)} is reserved for receipts: ${fault}`)];
  },
  examples: () => ({
    bad: textWith({ [FIELDS.content]: { [MEMBER]: 'on paper' } }),
    good: textWith({ [FIELDS.content]: { [MEMBER]: 'q83vEjRWeJCrze8SNFZ4kA' } }),
  }),
};
