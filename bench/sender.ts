/** What the sender costs: messages acknowledged in the time in which MQTT.js alone gets so many. */
import { connectAsync } from 'mqtt';
import { bare, type Load, naive, send, sendAll } from './contenders.js';
import { sender as entry } from './contract.js';
import { type Figure, type Group, rateFigure, type Target } from './figures.js';
import { measure, median, medianRatio, ratioOf } from './measure.js';
import { KIB, textPopup } from './messages.js';
import { startBroker } from './servers.js';

/** Messages in flight, for all alike. */
const WINDOW = 256;

/** What a run is held to at every size, far below what is aimed at: only a mistake fails it. */
const SEND: Target = { atLeast: 0.95, guard: 0.4 };
const FLEET: Target = { atLeast: 2.5, guard: 1.5 };

interface Size {
  load: string;
  bytes: number;
  /** Messages that make a round long enough to be measured. */
  count: number;
  target: Target;
  /** Whether a fleet is held to `FLEET`. */
  fleet: boolean;
  /** Whether a quick run measures it, and holds the fleet to `FLEET`: it has few rounds. */
  quick?: { fleet: boolean };
}

/** At 120 KiB the broker is busy all the time even with one message after the other: a fleet cannot be much faster. */
const SIZES: Size[] = [
  {
    load: '100 B',
    bytes: 100,
    count: 20_000,
    target: { ...SEND, atLeast: 0.85 },
    fleet: true,
    quick: { fleet: true },
  },
  { load: '400 B', bytes: 400, count: 8_000, target: SEND, fleet: true },
  {
    load: '8 KiB',
    bytes: 8 * KIB,
    count: 5_000,
    target: { ...SEND, atLeast: 0.9 },
    fleet: true,
    quick: { fleet: false },
  },
  { load: '120 KiB', bytes: 120 * KIB, count: 500, target: SEND, fleet: false },
];
/** One after the other takes longer: fewer do. */
const NAIVE = { share: 0.1, least: 20 };

const COLUMNS = ['load', 'bare', 'bare*', 'send', '/bare', '/bare*', 'sendAll', '/bare', 'naive', 'sendAll/naive'];

export const group: Group = {
  async measure({ effort, progress, note }) {
    const broker = await startBroker();
    const url = `mqtt://127.0.0.1:${broker.port}`;
    const plain = await connectAsync(url);
    // connectPopupBroker makes a connection that sends small packets at once.
    const ours = await entry.connectPopupBroker({ url, uid: 'MYUID01' });
    const figures: Figure[] = [];
    note(`Messages acknowledged per second by ${broker.name}, QoS 1, at most ${WINDOW} in flight:`);
    note(row(COLUMNS));
    try {
      for (const { load: name, bytes, count: most, target, fleet: isHeld, quick } of SIZES) {
        if (!effort.isFull && quick === undefined) continue;
        const fleet = (effort.isFull ? isHeld : quick?.fleet) ? FLEET : undefined;
        const count = Math.ceil(most * effort.share);
        const load: Load = { text: textPopup(bytes).popupText, count, window: WINDOW };
        const few = Math.max(NAIVE.least, Math.ceil(count * NAIVE.share));
        const tasks = {
          bareToo: { count, run: () => bare(ours, load) },
          bare: { count, run: () => bare(plain, load) },
          send: { count, run: () => send(ours, load) },
          sendAll: { count, run: () => sendAll(ours, load) },
          naive: { count: few, run: () => naive(plain, { ...load, count: few }) },
        };
        const samples = await measure(tasks, 'bareToo', effort, (round, rounds) =>
          progress(`${name}, round ${round} of ${rounds}`),
        );
        const rate = (task: keyof typeof tasks): string => (1e9 / median(samples.times[task])).toFixed(0);
        const ratio = (task: keyof typeof tasks, base: keyof typeof tasks): string =>
          medianRatio(samples.times[base], samples.times[task]).toFixed(2);
        note(
          row([
            ...[name, rate('bare'), rate('bareToo'), rate('send'), ratio('send', 'bare'), ratio('send', 'bareToo')],
            ...[rate('sendAll'), ratio('sendAll', 'bare'), rate('naive'), ratio('sendAll', 'naive')],
          ]),
        );
        const figure = (of: keyof typeof tasks, base: keyof typeof tasks, against: string, target?: Target): void => {
          const labels = { group: 'sender', of: `\`${of}\``, load: name, against, target };
          figures.push(rateFigure(labels, ratioOf(samples, of, base)));
        };
        figure('send', 'bareToo', '`publishAsync`', target);
        figure('sendAll', 'bareToo', '`publishAsync`');
        figure('sendAll', 'naive', '`publishAsync`, one after the other', fleet);
      }
    } finally {
      await Promise.all([plain.endAsync(true), ours.endAsync(true)]);
      broker.stop();
    }
    note('bare: publishAsync of a stringified object. bare*: the same on a connection of connectPopupBroker.');
    note('send: a message for each car. sendAll: one message for all. naive: publishAsync, one after the other.');
    return figures;
  },
};

function row(cells: string[]): string {
  return cells.map((cell, at) => cell.padStart(Math.max(9, COLUMNS[at]?.length ?? 0))).join(' ');
}
