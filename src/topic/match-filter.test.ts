import { expect, test } from 'vitest';
import { filterMatcher } from './match-filter.js';

test.each<[filter: string, topic: string, matches: boolean]>([
  ['a/b', 'a/b', true],
  ['a/b', 'a/b/', false],
  ['a/b', 'a/bc', false],
  ['a/#', 'a', true],
  ['a/#', 'a/', true],
  ['a/#', 'a/b/c', true],
  ['a/#', 'ab', false],
  ['a/+/c', 'a/b/c', true],
  ['a/+/c', 'a//c', true],
  ['a/+/c', 'a/b/b/c', false],
  ['a/+/#', 'a/b', true],
  ['a/+/#', 'a', false],
  ['a.b/#', 'aXb/c', false],
  ['a$(b)[c]|d/#', 'a$(b)[c]|d/e', true],
  ['a/#', 'a/line\nfeed', true],
])('%s, %j: %s', (filter, topic, matches) => {
  expect(filterMatcher(filter)(topic)).toBe(matches);
});
