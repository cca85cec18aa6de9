/**
 * What the sender costs: how many messages it gets acknowledged in the time in which MQTT.js alone gets so many. Prints
 * ratios of one and the same run, and fails only where something is badly wrong: absolute times say more about a machine.
 */
import { connectAsync } from 'mqtt';
import { createPopup, encodePopup } from '../src/index.js';
import { connectPopupBroker } from '../src/sender/index.js';
import { startBroker } from './broker.js';
import { bare, type Load, naive, send, sendAll } from './contenders.js';

/** Messages in flight, for all alike. */
const WINDOW = 256;
const ROUNDS = 10;

/** Payload sizes, and how many messages of each make a round long enough to be measured. */
const SIZES = [
  { bytes: 100, count: 20_000 },
  { bytes: 400, count: 8_000 },
  { bytes: 8 * 1024, count: 5_000 },
  { bytes: 120 * 1024, count: 500 },
];
/** One after the other takes longer: fewer do. */
const NAIVE_SHARE = 0.1;

/** Far below what is aimed at (0.95 and 2.5), so that only a mistake fails. */
const LEAST = { send: 0.4, sendAll: 1.5 };

const broker = await startBroker();
const plain = await connectAsync(broker.url);
const ours = await connectPopupBroker({ url: broker.url, uid: 'MYUID01' });

console.log(
  `Messages acknowledged per second by ${broker.name}, QoS 1, at most ${WINDOW} in flight, median of ${ROUNDS} rounds\n`,
);
const COLUMNS = ['bytes', 'bare', 'bare*', 'send', '/bare', '/bare*', 'sendAll', '/bare', 'naive', 'sendAll/naive'];
console.log(COLUMNS.map((name) => name.padStart(9)).join(' '));

let isSlow = false;
for (const { bytes, count } of SIZES) {
  const load: Load = { text: textFor(bytes), count, window: WINDOW };
  const contenders = {
    bare: () => bare(plain, load),
    // On the connection that connectPopupBroker made: it sends small packets at once.
    bareToo: () => bare(ours, load),
    send: () => send(ours, load),
    sendAll: () => sendAll(ours, load),
    naive: () => naive(plain, { ...load, count: Math.ceil(count * NAIVE_SHARE) }),
  };
  const rounds: Record<keyof typeof contenders, number>[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const rates = { bare: 0, bareToo: 0, send: 0, sendAll: 0, naive: 0 };
    // In turn: whoever comes after another must not always come after the same.
    const names = Object.keys(contenders) as (keyof typeof contenders)[];
    const first = (round + names.length) % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      // Nobody pays for what another has left behind.
      globalThis.gc?.();
      const started = performance.now();
      await contenders[name]();
      const sent = name === 'naive' ? Math.ceil(count * NAIVE_SHARE) : count;
      rates[name] = (sent / (performance.now() - started)) * 1000;
    }
    // The first is for warming up.
    if (round >= 0) rounds.push(rates);
  }
  const rate = (name: keyof typeof contenders): string => median(rounds.map((rates) => rates[name])).toFixed(0);
  const ratio = (a: keyof typeof contenders, b: keyof typeof contenders): number =>
    median(rounds.map((rates) => rates[a] / rates[b]));
  const row = [
    String(bytes),
    ...[rate('bare'), rate('bareToo'), rate('send')],
    ...[ratio('send', 'bare').toFixed(2), ratio('send', 'bareToo').toFixed(2)],
    ...[rate('sendAll'), ratio('sendAll', 'bare').toFixed(2)],
    ...[rate('naive'), ratio('sendAll', 'naive').toFixed(2)],
  ];
  console.log(row.map((cell, at) => cell.padStart(Math.max(9, COLUMNS[at]?.length ?? 0))).join(' '));
  isSlow ||= ratio('send', 'bare') < LEAST.send || ratio('sendAll', 'naive') < LEAST.sendAll;
}
console.log('\nbare: publishAsync of a stringified object. bare*: the same on a connection of connectPopupBroker.');
console.log('send: a message for each car. sendAll: one message for all. naive: publishAsync, one after the other.');

await Promise.all([plain.endAsync(true), ours.endAsync(true)]);
broker.stop();
if (isSlow) {
  console.error(`Slower than ${LEAST.send} of bare, or than ${LEAST.sendAll} times naive.`);
  process.exitCode = 1;
}

/** A text that makes a payload of about so many bytes. */
function textFor(bytes: number): string {
  const least = { idApp: 'MY_APP_ID', text: 'x', okButton: true, content: { id: 12345 } };
  return 'x'.repeat(bytes - encodePopup(createPopup(least)).length + 1);
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
