import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Length } from './utf8.js';

test.each([
  ['', 0],
  ['a', 1],
  ['\u007f', 1],
  ['\u0080', 2],
  ['\u07ff', 2],
  ['\u0800', 3],
  ['\uffff', 3],
  ['🚗', 4],
  ['🚗🚗', 8],
  ['\ud83d', 3],
  ['\ude97', 3],
  ['\ude97\ud83d', 6],
  ['\ud83da', 4],
  ['\ud83d\ud83d\ude97', 7],
])('utf8Length(%j) is %i', (text, bytes) => {
  expect(utf8Length(text)).toBe(bytes);
});

test('utf8Length is what an encoder needs', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Length(text)).toBe(Buffer.byteLength(text));
    }),
    { numRuns: 5_000 },
  );
});

test('utf8Length takes every neighbourhood of half pairs as an encoder does', () => {
  const unit = fc.constantFrom('a', 'é', '漢', '\ud7ff', '\ud800', '\udbff', '\udc00', '\udfff', '\ue000', '\uffff');
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(utf8Length(text)).toBe(Buffer.byteLength(text));
    }),
    { numRuns: 5_000 },
  );
});
