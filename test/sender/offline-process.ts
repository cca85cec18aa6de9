/** A program that sends 100,000 messages while there is no connection, and tells what became of them and of its memory. */
import { connect } from 'mqtt';
import { createPopupSender, isContractError } from './api.js';

const [url = '', wait = '0'] = process.argv.slice(2);
const SENDS = 100_000;
const client = connect(url, { reconnectPeriod: 1000 });
client.on('error', () => undefined);
const sender = createPopupSender({ client, uid: 'MYUID01', idApp: 'MY_APP_ID', maxWaiting: 2000 });
const counts: Record<string, number> = {};
const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

function send(car: number): Promise<void> {
  const vin = `DEM0CAR${String(car).padStart(10, '0')}`;
  return sender.send({ vin, text: 'Hello', okButton: true, waitMs: Number(wait) }).then(
    () => undefined,
    (error) => {
      const code = isContractError(error) ? error.code : String(error);
      counts[code] = (counts[code] ?? 0) + 1;
    },
  );
}

let early = 0;
for (let car = 0; car < SENDS; car++) {
  void send(car);
  if (car % 1000 === 0) await new Promise((resolve) => setImmediate(resolve));
  if (car === SENDS / 5) early = heap();
}
await new Promise((resolve) => setImmediate(resolve));
const grown = heap() - early;
const waiting = SENDS - Object.values(counts).reduce((sum, count) => sum + count, 0);
await sender.close();
await new Promise((resolve) => setImmediate(resolve));
console.log(
  JSON.stringify({ grown, waiting, counts, queue: client.queue.length, outgoing: Object.keys(client.outgoing) }),
);
client.end(true);
