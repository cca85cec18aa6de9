import { expect, test } from 'vitest';
import type { ExplainedKind } from '#contract/kinds.js';
import type { Issue } from '../error/issue.js';
import { misspeltFields } from './misspelt-fields.js';

const KIND = {
  fields: ['colour', 'coloured', 'shape', 'inner'],
  nestedFields: { '/inner': ['weight'] },
} as unknown as ExplainedKind;

const unknown = (pointer: string): Issue => ({ code: 'UNKNOWN_FIELD', pointer, message: '' });

test.each([
  ['one candidate', { shap: 1 }, ['/shap'], { '/shap': 'shape' }],
  ['a candidate that is there', { shap: 1, shape: 2 }, ['/shap'], {}],
  ['two that are meant to be the same', { shap: 1, shpe: 2 }, ['/shap', '/shpe'], {}],
  ['none', { something: 1 }, ['/something'], {}],
  ['one inside another object', { inner: { wieght: 1 } }, ['/inner/wieght'], { '/inner/wieght': 'weight' }],
  ['a name of the outer object, inside', { inner: { shap: 1 } }, ['/inner/shap'], {}],
])('%s', (_, root, pointers, expected) => {
  expect(Object.fromEntries(misspeltFields(pointers.map(unknown), root, KIND))).toEqual(expected);
});

test('other issues are none of it', () => {
  expect(misspeltFields([{ code: 'MISSING_FIELD', pointer: '/shape', message: '' }], {}, KIND).size).toBe(0);
});
