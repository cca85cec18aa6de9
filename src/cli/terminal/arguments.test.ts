import { InvalidArgumentError } from 'commander';
import { describe, expect, test } from 'vitest';
import { atLeastOne, breakLines, MAX_SECONDS, secondsToMs } from './arguments.js';

test.each([
  ['a\\nb', 'a\nb'],
  ['a\\\\nb', 'a\\nb'],
  ['a\\\\\\nb', 'a\\\nb'],
  ['C:\\temp', 'C:\\temp'],
  ['a\nb', 'a\nb'],
  ['\\', '\\'],
])('%j becomes %j', (typed, text) => {
  expect(breakLines(typed)).toBe(text);
});

describe('seconds', () => {
  test.each([
    ['0', 0],
    ['30', 30_000],
    ['0.5', 500],
    [`${MAX_SECONDS}`, MAX_SECONDS * 1000],
  ])('%s are %d ms', (text, ms) => {
    expect(secondsToMs(text)).toBe(ms);
  });

  test.each(['', ' ', '-1', '1e3', '5 s', 'x', 'Infinity', '.5', `${MAX_SECONDS + 1}`])('%j are refused', (text) => {
    expect(() => secondsToMs(text)).toThrow(InvalidArgumentError);
  });

  test('two of the longest fit into one timer of Node', () => {
    expect(2 * MAX_SECONDS * 1000).toBeLessThan(2 ** 31);
  });
});

describe('counts', () => {
  test('from one', () => {
    expect(atLeastOne('1')).toBe(1);
  });

  test.each(['', '0', '-1', '1.5', 'x', '99999999999999999999'])('%j is refused', (text) => {
    expect(() => atLeastOne(text)).toThrow(InvalidArgumentError);
  });
});
