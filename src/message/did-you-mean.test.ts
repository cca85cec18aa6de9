import { expect, test } from 'vitest';
import { didYouMean, nearestNames } from './did-you-mean.js';

const KNOWN = ['text', 'okButton', 'content', 'idApp'];

test.each([
  ['text', 'text'],
  ['TEXT', 'text'],
  ['txt', 'text'],
  ['tex', 'text'],
  ['tekst', undefined],
  ['okbutton', 'okButton'],
  ['okBtton', 'okButton'],
  ['okButtons', 'okButton'],
  ['ok', undefined],
  ['contents', 'content'],
  ['contnet', 'content'],
  ['appId', undefined],
  ['idAp', 'idApp'],
  ['', undefined],
  ['title', undefined],
  ['x'.repeat(33), undefined],
])('%j: %j', (name, meant) => {
  expect(didYouMean(name, KNOWN)).toBe(meant);
});

test('the nearest wins, and a name may be 32 long', () => {
  expect(didYouMean('abcdeg', ['abcdxx', 'abcdef'])).toBe('abcdef');
  expect(didYouMean('y'.repeat(32), ['y'.repeat(30)])).toBe('y'.repeat(30));
  expect(didYouMean('y'.repeat(33), ['y'.repeat(33)])).toBeUndefined();
  expect(didYouMean('anything', [])).toBeUndefined();
});

test('names that are equally near are told, the first of them first', () => {
  expect(nearestNames('abcdeX', ['abcdex', 'abcdeY', 'abcdeF'])).toEqual(['abcdex']);
  expect(nearestNames('abcde', ['abcdef', 'abcdeg', 'other'])).toEqual(['abcdef', 'abcdeg']);
  expect(nearestNames('other', [])).toEqual([]);
});
