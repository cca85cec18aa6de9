import type { MqttClient } from 'mqtt';
import { LIMITS } from '../../../generated/v1/limits.js';
import { TOPICS } from '../../../generated/v1/topics.js';
import type { PopupAction } from '../../../generated/v1/types.js';
import { ManualClock } from '../../clock/manual-clock.js';
import { decodeAppMessage } from '../../message/other-messages.js';
import { encodePopup } from '../../popup/encode-popup.js';
import { drawPopup } from '../../simulator/draw-popup.js';
import { createHeadUnit, type HeadUnit, type HeadUnitEvent } from '../../simulator/head-unit.js';
import { appMessageFilter, popupFilter, popupTopic } from '../../topic/build-topic.js';
import { parseTopic } from '../../topic/parse-topic.js';
import { type Deferred, deferred, within } from '../deadline.js';
import { UserError } from '../fail.js';
import { optionalPeer } from '../optional-peer.js';
import { startApp } from './app.js';
import { type Broker, embeddedBroker, existingBroker } from './broker.js';
import { demoPayload } from './payload.js';
import { Story } from './story.js';

/** What the demo's command line may say. */
export interface DemoOptions {
  action: PopupAction;
  broker?: string;
  payload?: string;
}

/** A made-up partner and a made-up car. */
const CAR = { uid: 'DEMOUID', vin: 'DEM0CAR0000000001' };

/** How long any one step of the demo may take. */
const PATIENCE_MS = 5_000;

/** One popup all the way: back-end, broker, head unit, driver, application, and back. */
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
    await tell(new Story(print), options.action, payload, broker, backEnd, car);
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
    return await connectAsync(broker.url, { connectTimeout: PATIENCE_MS, reconnectPeriod: 0 }, false);
  } catch (cause) {
    const { code, message } = cause as { code?: unknown; message: string };
    // Node's codes are words and its messages may be empty; a broker's codes are numbers and its messages are words.
    throw new UserError(`Cannot connect to ${broker.name}: ${typeof code === 'string' ? code : message}`, { cause });
  }
}

async function tell(
  story: Story,
  action: PopupAction,
  message: ReturnType<typeof demoPayload>,
  broker: Broker,
  backEnd: MqttClient,
  car: MqttClient,
): Promise<void> {
  story.tell('Broker', broker.name);

  const clock = new ManualClock();
  const shown = deferred();
  const answered = deferred();
  const headUnit = createHeadUnit({
    ...CAR,
    client: car,
    clock,
    onEvent: (event) => tellEvent(story, headUnit, event, shown),
    onWindowMessage: (data) => {
      story.tell('Head unit', 'tells the embedded app, as a window message:', JSON.stringify(data));
      app(data);
    },
  });
  const app = startApp(
    {
      launchGuidance: () => headUnit.launchGuidance(),
      postMessage: (data) => void headUnit.postMessage(data).catch(answered.reject),
    },
    (answer, guided) =>
      story.tell('App', `reads the action "${answer.action}"${guided ? ' and launches guidance' : ''}`),
  );
  await headUnit.start();
  story.tell('Head unit', `subscribes to ${popupFilter(CAR)}`);
  await listen(story, backEnd, answered);

  const topic = popupTopic(CAR);
  const payload = encodePopup(message);
  const { qos, retain } = TOPICS.popup;
  story.tell('Back-end', `publishes ${payload.length} bytes with QoS ${qos} to`, topic);
  await within(PATIENCE_MS, 'the PUBACK', backEnd.publishAsync(topic, Buffer.from(payload), { qos, retain }));
  story.tell('Broker', 'answers PUBACK: it has accepted the message. Nobody has seen it yet.');
  await within(PATIENCE_MS, 'the popup to be shown', shown.promise);

  act(story, action, headUnit, clock);
  await within(PATIENCE_MS, 'the answer to reach the back-end', answered.promise);
  await headUnit.stop();
  story.end(`The back-end knows what the driver did: ${action}.`);
}

/** Prints what the head unit shows, and that guidance has to wait. */
function tellEvent(story: Story, headUnit: HeadUnit, event: HeadUnitEvent, shown: Deferred): void {
  if (event.type === 'shown') {
    story.tell('Driver', 'sees', drawPopup(event.popup));
    const launched = headUnit.launchGuidance();
    story.tell('App', `asks for guidance meanwhile: ${launched ? 'launched' : 'refused'}`);
    shown.resolve();
  }
  if (event.type === 'rejected') shown.reject(event.error);
}

/** The driver does something, or nothing until the time is up: on a clock that is moved on by hand. */
function act(story: Story, action: PopupAction, headUnit: HeadUnit, clock: ManualClock): void {
  if (action === 'timeout') {
    story.tell('Driver', `does nothing for ${LIMITS.autoCloseMs / 1000} s (a clock that is moved on by hand)`);
    clock.advance(LIMITS.autoCloseMs);
    return;
  }
  if (action === 'ok' && headUnit.popup()?.okButton === false) {
    throw new UserError('This popup has no OK button: try --action cancel or --action timeout');
  }
  story.tell('Driver', action === 'ok' ? 'presses OK' : 'presses the return arrow');
  headUnit.press(action === 'ok' ? 'ok' : 'back');
}

/** The back-end listens to what its cars send. A listener that threw would end the client's delivery. */
async function listen(story: Story, backEnd: MqttClient, answered: Deferred): Promise<void> {
  const filter = appMessageFilter({ uid: CAR.uid });
  backEnd.on('message', (topic, payload) => {
    if (parseTopic(topic)?.vin !== CAR.vin) return;
    try {
      story.tell('Back-end', `receives on ${topic}`, JSON.stringify(decodeAppMessage(payload)));
      answered.resolve();
    } catch (error) {
      answered.reject(error);
    }
  });
  await backEnd.subscribeAsync(filter, { qos: TOPICS['app-message'].qos });
  story.tell('Back-end', `subscribes to ${filter}`);
}
