/** A page whose script shows what the driver did, and asks for nothing. */
import { expect } from 'vitest';
import { createPopupEvent } from 'webportal-popup-contract';
import { carPage } from '../../car-page.js';

export const page = carPage();

export function check(): void {
  page.post(createPopupEvent('ok', { bookingId: 42 }));
  expect(page.element('answer').textContent).toBe('ok 42');
  page.post(createPopupEvent('timeout'));
  expect(page.element('answer').textContent).toBe('timeout');
}
