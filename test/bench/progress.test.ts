import { expect, test } from 'vitest';
import { Progress } from '../../bench/progress.js';

function written(isTTY: boolean): string[] {
  const parts: string[] = [];
  const progress = new Progress({
    isTTY,
    columns: 20,
    write: (part: string | Uint8Array) => parts.push(`${part}`) > 0,
  });
  progress.step('encode', '100 B, round 1 of 15');
  progress.clear();
  progress.group('encode', 1234);
  return parts;
}

test('one line that is rewritten on a terminal, no longer than it is wide', () => {
  expect(written(true)).toEqual(['\r\x1b[2Kencode: 100 B, roun', '\r\x1b[2K']);
});

test('plain lines elsewhere', () => {
  expect(written(false)).toEqual(['encode: 1.2 s\n']);
});
