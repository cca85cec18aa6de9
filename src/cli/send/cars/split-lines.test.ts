import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIMITS } from '#contract/limits.js';
import { UserError } from '../../terminal/user-error.js';
import { type RawLine, splitLines } from './split-lines.js';

async function linesOf(chunks: Iterable<Buffer>): Promise<RawLine[]> {
  const found: RawLine[] = [];
  const source = (async function* () {
    yield* chunks;
  })();
  for await (const lines of splitLines(source, 'the list')) found.push(...lines);
  return found;
}

test('lines are the same however the bytes come, and say where they begin', async () => {
  const bytes = fc
    .array(fc.constantFrom('a', 'é', '\n', '\r\n', '🚗'), { maxLength: 30 })
    .map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(bytes, fc.array(fc.nat(7)), async (text, sizes) => {
      const whole = Buffer.from(text);
      const chunks: Buffer[] = [];
      for (let at = 0, turn = 0; at < whole.length; turn++) {
        const size = 1 + (sizes[turn % Math.max(1, sizes.length)] ?? 0);
        chunks.push(whole.subarray(at, at + size));
        at += size;
      }
      const expected = text.split('\n');
      const isEnded = expected.at(-1) === '';
      if (isEnded) expected.pop();
      const lines = await linesOf(chunks);
      expect(lines.map((line) => line.bytes.toString())).toEqual(expected);
      expect(lines.map(({ number }) => number)).toEqual(expected.map((_, at) => at + 1));
      expect(lines.map(({ ended }) => ended)).toEqual(expected.map((_, at) => isEnded || at < expected.length - 1));
      for (const { bytes: line, offset } of lines) {
        expect(whole.subarray(offset, offset + line.length).equals(line)).toBe(true);
      }
    }),
  );
});

test('what never ends is no list', async () => {
  const chunk = Buffer.alloc(LIMITS.maxPayloadBytes, 'x');
  const endless = (function* () {
    yield Buffer.from('first\n');
    for (;;) yield chunk;
  })();
  await expect(linesOf(endless)).rejects.toThrow(new UserError('the list: line 2 is too long to be a car'));
});
