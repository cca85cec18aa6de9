import { expect, test } from 'vitest';
import { worse } from '../../bench/compare.js';
import type { Figure } from '../../bench/figures.js';
import { figureWith } from './figure.js';

/** Both runs have 10 % of noise: together 21 %. */
test.each<[string, Partial<Figure>, Partial<Figure>, number | undefined]>([
  ['as it was', { ratio: 1 }, { ratio: 1 }, undefined],
  ['better', { ratio: 1 }, { ratio: 0.2 }, undefined],
  ['worse, within the noise', { ratio: 1 }, { ratio: 1.2 }, undefined],
  ['worse', { ratio: 1 }, { ratio: 1.25 }, 1.25],
  ['a lower rate', { ratio: 0.9, unit: 'per second' }, { ratio: 0.6, unit: 'per second' }, 1.5],
  ['a higher rate', { ratio: 0.9, unit: 'per second' }, { ratio: 2, unit: 'per second' }, undefined],
  ['worse, in a noisy run', { ratio: 1 }, { ratio: 1.25, noise: 0.5 }, undefined],
  ['more bytes', { ratio: 1, noise: 0.01, unit: 'bytes' }, { ratio: 1.03, noise: 0.01, unit: 'bytes' }, 1.03],
  ['a peer that became worse', { ratio: 1, isPeer: true }, { ratio: 9, isPeer: true }, undefined],
  ['another load', { ratio: 1 }, { ratio: 9, load: '400 B' }, undefined],
])('%s', (_, before, now, factor) => {
  const changes = worse([figureWith(before)], [figureWith(now)]);
  expect(changes.map((change) => change.factor)).toEqual(factor === undefined ? [] : [expect.closeTo(factor, 10)]);
});
