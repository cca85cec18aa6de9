/** A page whose button opens a popup, and is told when it is too soon for another. */
import { expect } from 'vitest';
import { LIMITS } from 'webportal-popup-contract';
import { NATIVE_POPUP_EVENT_ACTIONS, NATIVE_POPUP_EVENT_FIELDS } from '../../../generated/v1/names.js';
import { carPage } from '../../car-page.js';

export const page = carPage();

export function check(): void {
  const press = (): void => page.element('ask').onclick?.();
  press();
  expect(page.posted).toHaveLength(1);
  expect(page.element('answer').textContent).toBe('');
  press();
  expect(page.posted).toHaveLength(1);
  expect(page.element('answer').textContent).toBe(`Again in ${LIMITS.minIntervalMs / 1000} s`);
  const [[beginning], endings] = NATIVE_POPUP_EVENT_ACTIONS;
  const ok = Object.entries(endings).find(([, action]) => action === 'ok')?.[0];
  page.post({ [NATIVE_POPUP_EVENT_FIELDS.type]: `${beginning}${ok}` });
  expect(page.element('answer').textContent).toBe('Kept');
}
