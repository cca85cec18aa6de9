/** A back-end whose Redis is killed under it: says what became of its calls, in JSON, and must then end by itself. */
import { redisPacing } from '../../src/sender/index.js';
import { CONNECT, type LIBRARIES } from './redis-clients.js';

/** What became of one call. */
export interface Step {
  outcome: string;
  ms: number;
}

const [library, onStoreDown, port, redisPid] = process.argv.slice(2) as [
  (typeof LIBRARIES)[number],
  'refuse' | 'allow',
  string,
  string,
];
const DEADLINE = 300;
const { client, end } = await CONNECT[library](Number(port));
const pacing = redisPacing({ client, onStoreDown, deadlineMs: DEADLINE, intervalMs: 60_000 });
const steps: Step[] = [];

async function step(vin: string): Promise<void> {
  const start = performance.now();
  const outcome = await Promise.resolve(pacing.take([vin])).then(
    ([answer]) => (answer !== undefined && 'slot' in answer ? 'slot' : 'wait'),
    (error) => error.code,
  );
  steps.push({ outcome, ms: performance.now() - start });
}

await step('DEM0CAR0000000001');
process.kill(Number(redisPid), 'SIGKILL');
for (const vin of ['DEM0CAR0000000001', 'DEM0CAR0000000002', 'DEM0CAR0000000002']) await step(vin);
end();
console.log(JSON.stringify(steps));
