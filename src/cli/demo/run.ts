import type { MqttClient } from 'mqtt';
import { LIMITS } from '#contract/limits.js';
import { POPUP_OPTION_NAMES } from '#contract/options.js';
import { EXAMPLE_VALUES, TOPICS } from '#contract/topics.js';
import type { PopupAction } from '#contract/types.js';
import { ManualClock } from '../../clock/manual-clock.js';
import { decodeAppMessage } from '../../message/other-messages.js';
import { encodePopup } from '../../popup/encode-popup.js';
import { drawPopup } from '../../simulator/draw-popup.js';
import { createHeadUnit, type HeadUnit } from '../../simulator/head-unit.js';
import type { HeadUnitEvent } from '../../simulator/head-unit-events.js';
import { appMessageFilter, popupFilter, popupTopic } from '../../topic/build-topic.js';
import { parseTopic } from '../../topic/parse-topic.js';
import { type Broker, embeddedBroker, existingBroker } from '../terminal/broker.js';
import { type Deferred, deferred, within } from '../terminal/deadline.js';
import { optionalPeer } from '../terminal/optional-peer.js';
import { UserError } from '../terminal/user-error.js';
import { startApp } from './app.js';
import { demoPayload } from './payload.js';
import { StepPrinter } from './step-printer.js';

/** The flags of the demo. */
export interface DemoOptions {
  action: PopupAction;
  broker?: string;
  payload?: string;
}

/** A made-up partner and a made-up car. */
const CAR = { uid: EXAMPLE_VALUES.uid, vin: EXAMPLE_VALUES.vin };

/** Deadline of each step. */
const STEP_DEADLINE_MS = 5_000;

/** Runs one popup through back-end, broker, head unit, driver and application, and its answer back to the back-end. */
export async function runDemo(options: DemoOptions, print: (line: string) => void): Promise<void> {
  const payload = demoPayload(options.payload);
  const { connectAsync } = await optionalPeer('mqtt', () => import('mqtt'));
  const broker = options.broker === undefined ? await embeddedBroker() : existingBroker(options.broker);
  const clients: MqttClient[] = [];
  const connect = async (): Promise<MqttClient> => {
    const client = await connectTo(broker, connectAsync);
    clients.push(client);
    return client;
  };
  try {
    const [backEnd, car] = [await connect(), await connect()];
    await playScenario(new StepPrinter(print), options.action, payload, broker, backEnd, car);
  } catch (cause) {
    if (clients.every((client) => client.connected)) throw cause;
    throw new UserError(`Lost the connection to ${broker.name}`, { cause });
  } finally {
    await Promise.all(clients.map((client) => client.endAsync(true)));
    await broker.close();
  }
}

async function connectTo(broker: Broker, connectAsync: typeof import('mqtt').connectAsync): Promise<MqttClient> {
  try {
    return await connectAsync(broker.url, { connectTimeout: STEP_DEADLINE_MS, reconnectPeriod: 0 }, false);
  } catch (cause) {
    const { code, message } = cause as { code?: unknown; message: string };
    // Node's errors have a text code and sometimes no message; a broker's have a numeric code and a message.
    throw new UserError(`Cannot connect to ${broker.name}: ${typeof code === 'string' ? code : message}`, { cause });
  }
}

async function playScenario(
  steps: StepPrinter,
  action: PopupAction,
  message: ReturnType<typeof demoPayload>,
  broker: Broker,
  backEnd: MqttClient,
  car: MqttClient,
): Promise<void> {
  steps.print('Broker', broker.name);

  const clock = new ManualClock();
  const shown = deferred();
  const answered = deferred();
  const headUnit = createHeadUnit({
    ...CAR,
    client: car,
    clock,
    onEvent: (event) => printEvent(steps, headUnit, event, shown),
    onWindowMessage: (data) => {
      steps.print('Head unit', 'posts a window message to the embedded app:', JSON.stringify(data));
      app(data);
    },
  });
  const app = startApp(
    {
      launchGuidance: () => headUnit.launchGuidance(),
      postMessage: (data) => void headUnit.postMessage(data).catch(answered.reject),
    },
    (answer, guided) =>
      steps.print('App', `reads the action "${answer.action}"${guided ? ' and launches guidance' : ''}`),
  );
  await headUnit.start();
  steps.print('Head unit', `subscribes to ${popupFilter(CAR)}`);
  await subscribeToAnswers(steps, backEnd, answered);

  const topic = popupTopic(CAR);
  const payload = encodePopup(message);
  const { qos, retain } = TOPICS.popup;
  steps.print('Back-end', `publishes ${payload.length} bytes with QoS ${qos} to`, topic);
  await within(STEP_DEADLINE_MS, 'the PUBACK', backEnd.publishAsync(topic, Buffer.from(payload), { qos, retain }));
  steps.print('Broker', 'answers PUBACK: it has accepted the message. The driver has not seen it yet.');
  await within(STEP_DEADLINE_MS, 'the popup to be shown', shown.promise);

  performAction(steps, action, headUnit, clock);
  await within(STEP_DEADLINE_MS, 'the answer to reach the back-end', answered.promise);
  await headUnit.stop();
  steps.end(`The back-end knows what the driver did: ${action}.`);
}

/** Prints a shown popup, and that guidance cannot be launched meanwhile. */
function printEvent(steps: StepPrinter, headUnit: HeadUnit, event: HeadUnitEvent, shown: Deferred): void {
  if (event.type === 'shown') {
    steps.print('Driver', 'sees', drawPopup(event.popup));
    const launched = headUnit.launchGuidance();
    steps.print('App', `requests guidance meanwhile: ${launched ? 'launched' : 'refused'}`);
    shown.resolve();
  }
  if (event.type === 'rejected') shown.reject(event.error);
}

/** Simulates the driver: presses a button, or lets the popup time out by advancing the clock. */
function performAction(steps: StepPrinter, action: PopupAction, headUnit: HeadUnit, clock: ManualClock): void {
  if (action === 'timeout') {
    steps.print('Driver', `does nothing for ${LIMITS.autoCloseMs / 1000} s (simulated time)`);
    clock.advance(LIMITS.autoCloseMs);
    return;
  }
  if (action === 'ok' && headUnit.popup()?.[POPUP_OPTION_NAMES.button] === false) {
    throw new UserError('This popup has no OK button: try --action cancel or --action timeout');
  }
  steps.print('Driver', action === 'ok' ? 'presses OK' : 'presses the return arrow');
  headUnit.press(action === 'ok' ? 'ok' : 'back');
}

/** Subscribes the back-end to app messages. Catches errors, since MQTT.js stops delivering when a listener throws. */
async function subscribeToAnswers(steps: StepPrinter, backEnd: MqttClient, answered: Deferred): Promise<void> {
  const filter = appMessageFilter({ uid: CAR.uid });
  backEnd.on('message', (topic, payload) => {
    if (parseTopic(topic)?.vin !== CAR.vin) return;
    try {
      steps.print('Back-end', `receives on ${topic}`, JSON.stringify(decodeAppMessage(payload)));
      answered.resolve();
    } catch (error) {
      answered.reject(error);
    }
  });
  await backEnd.subscribeAsync(filter, { qos: TOPICS['app-message'].qos });
  steps.print('Back-end', `subscribes to ${filter}`);
}
