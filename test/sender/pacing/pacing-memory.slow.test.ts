import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, run } from '../../run.js';
import type { Measured } from './pacing-memory-size.js';

test('1,000,000 cars take at most 100 bytes each', async () => {
  const script = join(ROOT, 'test/sender/pacing/pacing-memory-size.ts');
  const { status, stdout, stderr } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', script], {
    cwd: ROOT,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { given, remembered, bytesPerCar }: Measured = JSON.parse(stdout);
  expect([given, remembered]).toEqual([1_000_000, 1_000_000]);
  // Less than the VIN itself would mean that it was not measured.
  expect(bytesPerCar).toBeGreaterThan(17);
  expect(bytesPerCar).toBeLessThanOrEqual(100);
});
