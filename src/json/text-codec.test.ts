import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';

const { Buffer } = globalThis;

/** With Node's Buffer, and as on a platform that has none. */
describe.each(['Buffer', 'no Buffer'])('with %s', async (platform) => {
  if (platform === 'no Buffer') vi.stubGlobal('Buffer', undefined);
  vi.resetModules();
  const { decodeUtf8, encodeUtf8 } = await import('./text-codec.js');
  vi.unstubAllGlobals();

  afterEach(() => vi.unstubAllGlobals());

  test('decodeUtf8 finds the first bad byte, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.constantFrom(0x80, 0xc0, 0xf5, 0xff),
        (text, bad) => {
          const good = Buffer.from(text);
          expect(decodeUtf8(good)).toEqual({ text });
          expect(decodeUtf8(Buffer.concat([good, Buffer.of(bad, 0x61)]))).toEqual({ text, badByteAt: good.length });
        },
      ),
    );
  });

  test('decodeUtf8 keeps a byte order mark', () => {
    expect(decodeUtf8(Buffer.from('\uFEFFa'))).toEqual({ text: '\uFEFFa' });
  });

  test('a replacement character is a character', () => {
    expect(decodeUtf8(Buffer.from('a\ufffdb'))).toEqual({ text: 'a\ufffdb' });
  });

  test('a part of a larger buffer', () => {
    expect(decodeUtf8(Buffer.from('xxhéllo').subarray(2))).toEqual({ text: 'héllo' });
  });

  test.each(['', 'a', 'é漢🚗', '\ud83d'])('encodeUtf8(%j) makes the bytes of an encoder', (text) => {
    expect([...encodeUtf8(text)]).toEqual([...new TextEncoder().encode(text)]);
  });
});
