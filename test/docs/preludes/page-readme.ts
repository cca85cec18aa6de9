/** The page of the README: the back-end is told every answer, and OK launches guidance. */
import { expect } from 'vitest';
import { createPopupEvent } from 'webportal-popup-contract';
import { createSendRequest } from 'webportal-popup-contract/simulator';
import * as guidance from './page-guidance.js';

export const page = guidance.page;

export function check(): void {
  guidance.check();
  page.post(createPopupEvent('cancel', { bookingId: 43 }));
  page.post(createPopupEvent('timeout'));
  const answers = [
    { answer: 'ok', about: { bookingId: 42, longitude: 2.3522, latitude: 48.8566 } },
    { answer: 'cancel', about: { bookingId: 43 } },
    { answer: 'timeout' },
  ];
  expect(page.posted).toEqual(answers.map((answer) => createSendRequest(answer)));
}
