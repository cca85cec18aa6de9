/** Encodes and decodes 1,000,000 messages, each with keys of its own, and prints how much of them stays on the heap. */
import { createPopup, decodePopup, encodePopup } from '../../src/index.js';

export interface Measured {
  messages: number;
  grownBytes: number;
}

const MESSAGES = 1_000_000;
const WARM_UP = 20_000;

const heapUsed = (): number => {
  // V8 keeps the shapes of objects, with their keys, for some collections.
  for (let times = 0; times < 5; times++) globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

function roundTrip(at: number): void {
  // The last ones have a key almost as long as a payload may be.
  const longKey = 'long key '.repeat(at > WARM_UP + MESSAGES - 300 ? 14_000 : 10);
  const content = { [`key of message ${at}`]: { [longKey + at]: at } };
  decodePopup(encodePopup(createPopup({ idApp: 'MY_APP_ID', text: `Message ${at}`, content })));
}

for (let at = 0; at < WARM_UP; at++) roundTrip(at);
const before = heapUsed();
for (let at = 0; at < MESSAGES; at++) roundTrip(WARM_UP + at);
const measured: Measured = { messages: MESSAGES, grownBytes: heapUsed() - before };
console.log(JSON.stringify(measured));
