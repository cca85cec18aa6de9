/** The simulator's page: a view of what the head unit tells, and buttons that tell it what to do. */
import { DEFAULT_BEHAVIOUR, type HeadUnitBehaviour } from '../../../simulator/machine/behaviour.js';
import { LINGER_MS } from '../../../simulator/machine/undocumented.js';
import type { FromPage, PageState, TimelineEntry } from '../../../simulator/page/messages.js';
import { isRecorded, recordScenario } from '../../../simulator/scenario/record-scenario.js';
import { setUpComposer } from './composer.js';
import { connect } from './connection.js';
import { copy, download } from './copy.js';
import { setUpDifferences, showBehaviour } from './differences.js';
import { element, onClick, setPressed } from './element.js';
import { setUpScreen, showCountdown, showMap, showPopup } from './screen.js';
import { addLine, filterLines } from './timeline.js';

const DELAY_MS = 3_000;

const frame = element<HTMLIFrameElement>('app');
const timeline: TimelineEntry[] = [];
let car: { apps: readonly string[]; behaviour: HeadUnitBehaviour; isWhole: boolean } | undefined;
let current: { state: PageState; receivedAt: number } | undefined;

setUpScreen();
const aimComposer = setUpComposer((payload) => send({ type: 'publish', payload }));
setUpDifferences((behaviour) => send({ type: 'behave', behaviour }));

const add = (entry: TimelineEntry): void => {
  timeline.push(entry);
  addLine(entry);
};

const { send } = connect(
  {
    hello: ({
      car: { uid, vin },
      apps,
      topic,
      broker,
      frame: { src, sandbox },
      behaviour,
      isWhole,
      timeline: past,
    }) => {
      car = { apps, behaviour, isWhole };
      element('status').textContent = `${vin}, ${broker}`;
      aimComposer({ car: { uid, vin }, topic, broker, app: apps[0] ?? '' });
      for (const entry of past) add(entry);
      element<HTMLButtonElement>('copy-scenario').disabled = !isWhole;
      // Only now: what the application posts before would reach nobody.
      frame.setAttribute('sandbox', sandbox);
      startApp(src);
    },
    entry: ({ entry }) => add(entry),
    state: ({ state }) => {
      current = { state, receivedAt: performance.now() };
      show(state);
    },
    post: ({ data }) => frame.contentWindow?.postMessage(data, '*'),
    // Its own address may be another one by now.
    reload: () => startApp(frame.getAttribute('src') ?? ''),
  },
  (reason) => {
    element('status').textContent = reason;
    frame.removeAttribute('src');
  },
);

function startApp(src: string): void {
  // Before its first message, since from now on its time to load runs.
  send({ type: 'started' });
  frame.src = src;
}

// The frame is sandboxed, so only its window tells whose message it is.
window.addEventListener('message', ({ source, data }) => {
  if (source === frame.contentWindow) send({ type: 'app', data });
});

function show(state: PageState): void {
  const { popup, rate, foreground, guidance, behaviour, network } = state;
  showCountdown(state, 0);
  showPopup(popup);
  showMap(guidance);
  showBehaviour(behaviour);
  setPressed('pause', rate === 0);
  setPressed('faster', rate === 10);
  setPressed('background', foreground !== car?.apps[0]);
  setPressed('offline', network.isOffline);
  setPressed('twice', network.isTwice);
  setPressed('delay', network.delayMs > 0);
  setPressed('oldest', behaviour.eventShape === 'oldest');
  setPressed('linger', behaviour.lingerMs > 0);
}

setInterval(() => {
  if (current !== undefined) showCountdown(current.state, performance.now() - current.receivedAt);
}, 200);

/** Buttons, and what they ask for. Those that stay pressed ask for the opposite of what is. */
const BUTTONS: Readonly<Record<string, (state: PageState) => FromPage>> = {
  ok: () => ({ type: 'press', button: 'ok' }),
  back: () => ({ type: 'press', button: 'back' }),
  skip: () => ({ type: 'skip' }),
  'to-app': () => ({ type: 'end-guidance' }),
  pause: ({ rate }) => ({ type: 'rate', rate: rate === 0 ? 1 : 0 }),
  faster: ({ rate }) => ({ type: 'rate', rate: rate === 10 ? 1 : 10 }),
  background: ({ foreground }) => {
    const [framed = null] = car?.apps ?? [];
    return { type: 'foreground', app: foreground === framed ? null : framed };
  },
  offline: ({ network }) => ({ type: 'network', faults: { isOffline: !network.isOffline } }),
  twice: ({ network }) => ({ type: 'network', faults: { isTwice: !network.isTwice } }),
  delay: ({ network }) => ({ type: 'network', faults: { delayMs: network.delayMs > 0 ? 0 : DELAY_MS } }),
  oldest: ({ behaviour: { eventShape } }) => ({
    type: 'behave',
    behaviour: { eventShape: eventShape === 'oldest' ? DEFAULT_BEHAVIOUR.eventShape : 'oldest' },
  }),
  linger: ({ behaviour: { lingerMs } }) => ({
    type: 'behave',
    behaviour: { lingerMs: lingerMs > 0 ? DEFAULT_BEHAVIOUR.lingerMs : LINGER_MS },
  }),
};
for (const [id, message] of Object.entries(BUTTONS)) {
  onClick(id, () => {
    if (current !== undefined) send(message(current.state));
  });
}

element('filter').addEventListener('input', filterLines);
onClick('download', () => download('timeline.json', JSON.stringify(timeline, null, 2)));
onClick('copy-scenario', () => {
  if (car === undefined) return;
  const steps = recordScenario({ apps: car.apps, ...car.behaviour }, timeline.filter(isRecorded));
  copy(`[\n${steps.map((step) => `  ${JSON.stringify(step)}`).join(',\n')}\n]\n`);
});
