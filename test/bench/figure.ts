import type { Figure } from '../../bench/figures.js';

/** A figure, for tests that care about a few of its fields. */
export function figureWith(fields: Partial<Figure>): Figure {
  return {
    group: 'encode',
    of: '`encodePopup`',
    load: '100 B',
    against: '`JSON.stringify`',
    unit: 'ns',
    measured: 1,
    base: 1,
    ratio: 1,
    noise: 0.1,
    ...fields,
  };
}
