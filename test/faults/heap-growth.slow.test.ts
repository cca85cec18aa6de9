import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, run } from '../run.js';
import type { Measured } from './heap-growth.js';

test('1,000,000 messages encoded and decoded leave the heap where it was', async () => {
  const script = join(ROOT, 'test/faults/heap-growth.ts');
  const { status, stdout, stderr } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', script], {
    cwd: ROOT,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { messages, grownBytes }: Measured = JSON.parse(stdout);
  expect(messages).toBe(1_000_000);
  // Less than a byte for each message: nothing of any of them is kept.
  expect(grownBytes).toBeLessThan(messages);
});
