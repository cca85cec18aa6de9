/** Measures the memory of 1,000,000 cars; run with --expose-gc. Prints what it found. */
import { memoryPacing } from '../../../src/sender/pacing/memory-pacing.js';

/** What is printed, as JSON. */
export interface Measured {
  given: number;
  remembered: number;
  bytesPerCar: number;
  ms: number;
}

const CARS = 1_000_000;
const VIN_LENGTH = 17;
/** What else stands in a line of the list; kept, it would be seen at once. */
const REST = ';'.repeat(100);
const LINE_LENGTH = VIN_LENGTH + REST.length;
const AT_ONCE = 1000;

function heap(): number {
  if (globalThis.gc === undefined) throw new Error('run with --expose-gc');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

/** Takes a slot for every car of a list in one long text, as a file would be read: each VIN is a piece of it. */
function takeAll(pacing: ReturnType<typeof memoryPacing>): number {
  const list = Array.from({ length: CARS }, (_, at) => `DEM0CAR${String(at).padStart(10, '0')}${REST}`).join('');
  let given = 0;
  for (let first = 0; first < CARS; first += AT_ONCE) {
    const vins = Array.from({ length: AT_ONCE }, (_, at) => {
      const start = (first + at) * LINE_LENGTH;
      return list.slice(start, start + VIN_LENGTH);
    });
    for (const answer of pacing.take(vins) as readonly object[]) if ('slot' in answer) given++;
  }
  return given;
}

// Long enough that none runs out meanwhile.
const pacing = memoryPacing({ intervalMs: 600_000 });
const before = heap();
const startedAt = performance.now();
const given = takeAll(pacing);
const ms = Math.round(performance.now() - startedAt);
const bytesPerCar = (heap() - before) / CARS;
console.log(JSON.stringify({ given, remembered: pacing.size, bytesPerCar, ms } satisfies Measured));
