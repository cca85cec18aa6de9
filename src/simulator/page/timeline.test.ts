import { expect, test } from 'vitest';
import { createTimeline } from './timeline.js';

test('keeps the last entries, and says whether they are all', () => {
  const timeline = createTimeline(10);
  for (let at = 0; at < 19; at++) timeline.add({ at, note: { type: 'offline' } });
  expect(timeline.all()).toMatchObject({ isWhole: true, timeline: { length: 19 } });
  timeline.add({ at: 19, note: { type: 'offline' } });
  const { isWhole, timeline: kept } = timeline.all();
  expect([isWhole, kept.length, kept[0]?.at]).toEqual([false, 10, 10]);
});
