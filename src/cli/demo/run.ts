import type { MqttClient } from 'mqtt';
import { POPUP_MESSAGE_FIELDS } from '#contract/names.js';
import { EXAMPLE_VALUES } from '#contract/topics.js';
import type { PopupAction } from '#contract/types.js';
import { ManualClock } from '../../clock/manual-clock.js';
import { popupOptionsOf } from '../../popup/popup-options-of.js';
import { createPopupSender } from '../../sender/create-sender.js';
import { answerLines } from '../sending/answer-text.js';
import { type Broker, embeddedBroker, existingBroker } from '../terminal/broker.js';
import { deferred, within } from '../terminal/deadline.js';
import { optionalPeer } from '../terminal/optional-peer.js';
import { UserError } from '../terminal/user-error.js';
import { createDemoCar } from './demo-car.js';
import { printPackets } from './packets.js';
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
  carClient: MqttClient,
): Promise<void> {
  steps.print('Broker', broker.name);

  const clock = new ManualClock();
  const [accepted, shown, failed] = [deferred(), deferred(), deferred()];
  /** Each step fails with whatever fails first. */
  const step = <Value>(what: string, done: Promise<Value>): Promise<Value> =>
    within(STEP_DEADLINE_MS, what, Promise.race([failed.promise as Promise<never>, done]));

  const appId = message[POPUP_MESSAGE_FIELDS.appId];
  const events = { onShown: shown.resolve, onError: failed.reject };
  const car = createDemoCar(steps, { who: CAR, client: carClient, clock, appId, ...events });
  await car.start();

  printPackets(steps, backEnd, CAR.vin, accepted.resolve);
  const sender = createPopupSender({ client: backEnd, uid: CAR.uid, clock });
  const answer = sender.ask({ vin: CAR.vin, ...popupOptionsOf(message) });
  answer.catch(failed.reject);
  await step('the PUBACK', accepted.promise);
  await step('the popup to be shown', shown.promise);
  // The sender has handled the PUBACK by now: the time of the answer runs from it.
  await new Promise((resolve) => setImmediate(resolve));

  car.act(action);
  const result = await step('the answer to reach the back-end', answer);
  await step('the end of the connections', Promise.all([car.stop(), sender.close()]));
  // Its deadline is of the simulated time, which stands still.
  if (result.status !== 'answered') throw new UserError('The back-end has got no answer');
  const [first = '', ...more] = answerLines(result);
  steps.end(`ask → ${result.status}: ${first}`, more);
}
