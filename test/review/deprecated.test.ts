/** What `check` says of deprecated parts. */
import { expect, test } from 'vitest';
import { createPopupEvent, POPUP_EVENTS } from '../../src/index.js';
import { reviewPayload } from '../../src/review/review-payload.js';

test('a popup event uses two deprecated names, each marked and told with since and replacement', () => {
  const text = JSON.stringify(createPopupEvent('ok', {}));
  const { findings } = reviewPayload(text);
  expect(findings.map(({ pointer, severity }) => [pointer, severity])).toEqual([
    ['/type', 'info'],
    ['/value/popupAction', 'info'],
  ]);
  const [, action] = findings;
  expect(action?.message).toBe(
    `"${POPUP_EVENTS.ok}" is deprecated by the vendor since 2022; no removal is announced; no replacement is named`,
  );
  expect(text.slice(action?.offset, action?.endOffset)).toBe(`"${POPUP_EVENTS.ok}"`);
});

test('a value that is no event at all is refused, and not called deprecated', () => {
  const { findings } = reviewPayload('{"type": 1}', { as: 'popup-event' });
  expect(findings.map(({ severity }) => severity)).not.toContain('info');
});
