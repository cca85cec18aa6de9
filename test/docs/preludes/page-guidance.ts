/** A page whose script launches guidance on OK, at the first try or when the popup is gone. */
import { expect } from 'vitest';
import { createPopupEvent, LIMITS } from 'webportal-popup-contract';
import { carPage } from '../../car-page.js';

export const page = carPage();

export function check(): void {
  page.answers.push(false);
  page.post(createPopupEvent('ok', { bookingId: 42, longitude: 2.3522, latitude: 48.8566 }));
  expect(page.element('guidance').textContent).toBe('');
  page.clock.advance(LIMITS.autoCloseMs);
  expect(page.element('guidance').textContent).toBe('launched');
  expect(page.launches).toEqual([1, 2].map(() => [2.3522, 48.8566, [], false]));
}
