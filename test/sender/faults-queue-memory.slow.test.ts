import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ROOT, run } from '../run.js';
import { startStoppedBroker } from './harness.js';

describe('row 6: 100,000 sends while offline', () => {
  async function offline(waitMs: number) {
    const broker = await startStoppedBroker();
    const script = fileURLToPath(new URL('./offline-process.ts', import.meta.url));
    const args = ['--expose-gc', '--import', 'tsx', script, broker.url, String(waitMs)];
    const { status, stdout, stderr } = await run(process.execPath, args, { cwd: ROOT });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { grown, ...rest } = JSON.parse(stdout);
    expect(grown).toBeLessThan(2_000_000);
    return rest;
  }

  test('no more wait than may, the rest is refused, and memory stays flat', async () => {
    const [atOnce, patient] = await Promise.all([offline(0), offline(600_000)]);
    const nothing = { queue: 0, outgoing: [] };
    expect(atOnce).toEqual({ waiting: 0, counts: { NOT_CONNECTED: 100_000 }, ...nothing });
    expect(patient).toEqual({ waiting: 2000, counts: { QUEUE_FULL: 98_000, ABORTED: 2000 }, ...nothing });
  });
});
