import { losesPrecision } from '../numbers.js';
import type { Rule } from '../rule.js';
import { textWithContent } from './examples.js';

export const precisionLoss: Rule = {
  id: 'precision-loss',
  area: 'content',
  severity: 'warning',
  summary: 'Every number reads the same after it was parsed.',
  why: 'JavaScript, in the car too, keeps about 16 digits: a long identifier comes back as another one. Send it as a text.',
  source: 'contract',
  check: ({ numbers }) =>
    numbers()
      .filter(({ written }) => Number.isFinite(Number(written)) && losesPrecision(written))
      .map(({ written, ...place }) => ({
        ...place,
        message: `this number becomes ${Number(written)}: send it as a text`,
        suggestion: JSON.stringify(written),
      })),
  examples: () => ({
    bad: textWithContent('{"id":12345678901234567}'),
    good: textWithContent('{"id":[1E2,42.0,0.1]}'),
  }),
};
