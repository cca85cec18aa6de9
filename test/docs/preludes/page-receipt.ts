/** A page that returns receipts, with what came of guidance. */
import { expect } from 'vitest';
import { addReceipt, createPopupEvent, createReceiptId, LIMITS, readReceipt } from 'webportal-popup-contract';
import { SEND_REQUEST_FIELDS } from '../../../generated/v1/names.js';
import { carPage } from '../../car-page.js';

export const page = carPage();

const place = { bookingId: 42, longitude: 2.3522, latitude: 48.8566 };

const receipts = (): unknown[] =>
  page.posted.map((data) => readReceipt((data as Record<string, unknown>)[SEND_REQUEST_FIELDS.content]));

export function check(): void {
  const [first, second] = [createReceiptId(), createReceiptId()];
  page.answers.push(false);
  page.post(createPopupEvent('ok', addReceipt(place, first)));
  expect(receipts()).toEqual([]);
  page.clock.advance(LIMITS.autoCloseMs);
  page.post(createPopupEvent('cancel', addReceipt(place, second)));
  expect(receipts()).toEqual([
    { id: first, action: 'ok', extra: { guidance: 'launched' } },
    { id: second, action: 'cancel' },
  ]);
}
