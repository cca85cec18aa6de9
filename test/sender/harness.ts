import { connectAsync, type IClientOptions, type IPublishPacket, type MqttClient, connect as mqttConnect } from 'mqtt';
import { onTestFinished } from 'vitest';
import {
  type Accepted,
  type ContractError,
  createPopupSender,
  isContractError,
  ManualClock,
  memoryPacing,
  type Pacing,
  type PacingAnswer,
  type PacingSlot,
  type PopupSender,
  type SenderClient,
  type SenderOptions,
} from './api.js';
import { type Script, ScriptedBroker } from './scripted-broker.js';

export const UID = 'MYUID01';
export const ID_APP = 'MY_APP_ID';

/** A car that nobody has. */
export const vin = (number: number): string => `DEM0CAR${String(number).padStart(10, '0')}`;

/** A popup for a car. */
export const popup = (car: number | string = 1) => ({
  vin: typeof car === 'string' ? car : vin(car),
  text: 'Your table is ready.',
  okButton: true,
});

/** A broker that ends with the test. */
export async function startBroker(script: Script = {}): Promise<ScriptedBroker> {
  const broker = await ScriptedBroker.start(script);
  onTestFinished(() => broker.stop());
  return broker;
}

/** A broker that is down until it is told to listen. */
export async function startStoppedBroker(): Promise<ScriptedBroker> {
  const broker = await startBroker();
  await broker.stop();
  return broker;
}

/** For all clients of the tests: no waiting, no repeating of what is meant to fail. */
const SOON: IClientOptions = { reconnectPeriod: 20, connectTimeout: 2000, keepalive: 0 };

function ending(client: MqttClient): MqttClient {
  client.on('error', () => undefined);
  onTestFinished(async () => {
    await client.endAsync(true).catch(() => undefined);
  });
  return client;
}

/** A connected client of the caller's own, which ends with the test. */
export async function connect(broker: ScriptedBroker, options: IClientOptions = {}): Promise<MqttClient> {
  return ending(await connectAsync(broker.url, { ...SOON, ...options }));
}

/** The same, not connected yet. */
export function connectLater(broker: ScriptedBroker, options: IClientOptions = {}): MqttClient {
  return ending(mqttConnect(broker.url, { ...SOON, ...options }));
}

/** Longer than any deadline, in ms. */
const A_LONG_TIME = 3_600_000;

/** A sender that is closed with the test. */
export function startSender(client: SenderClient, options: Partial<SenderOptions> = {}): PopupSender {
  const sender = createPopupSender({ client, uid: UID, idApp: ID_APP, ...options });
  onTestFinished(async () => {
    const closed = sender.close({ deadlineMs: 0 });
    if (options.clock instanceof ManualClock) options.clock.advance(A_LONG_TIME);
    await closed;
  });
  return sender;
}

export interface Setting {
  broker: ScriptedBroker;
  client: MqttClient;
  sender: PopupSender;
}

/** All three, connected. */
export async function start(
  script: Script = {},
  options: Partial<SenderOptions> = {},
  mqtt: IClientOptions = {},
): Promise<Setting> {
  const broker = await startBroker(script);
  const client = await connect(broker, mqtt);
  return { broker, client, sender: startSender(client, options) };
}

/** Waits until something is so. */
export async function until(isSo: () => boolean, what = 'it', ms = 3000): Promise<void> {
  for (const end = performance.now() + ms; !isSo(); ) {
    if (performance.now() > end) throw new Error(`${what} did not happen in time`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** Lets everything run that is on its way already. */
export const settle = (ms = 25): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** How a send ended: its status, or the code of its error. Anything else that is thrown goes on. */
export function outcome(promise: Promise<Accepted>): Promise<string> {
  return promise.then(({ status }) => status, codeOf);
}

const codeOf = (error: unknown): string => {
  if (!isContractError(error)) throw error;
  return error.code;
};

/** The error of a send. */
export async function failure(promise: Promise<unknown>): Promise<ContractError> {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (reason) => reason,
  );
  if (!isContractError(error)) throw error;
  return error;
}

/** Watches a promise without waiting for it. */
export function watch(promise: Promise<Accepted>): { readonly state: string } {
  const watched = { state: 'pending' };
  outcome(promise).then((state) => {
    watched.state = state;
  });
  return watched;
}

/** What a client still keeps of messages. */
export async function leftovers(client: MqttClient): Promise<{ queue: number; outgoing: string[]; stored: number[] }> {
  const stored: number[] = [];
  for await (const packet of client.outgoingStore.createStream())
    stored.push((packet as IPublishPacket).messageId ?? 0);
  return { queue: client.queue.length, outgoing: Object.keys(client.outgoing), stored };
}

export const NOTHING = { queue: 0, outgoing: [], stored: [] };

/** How many listeners there are for each event. */
export const listenersOf = (client: MqttClient): Record<string, number> =>
  Object.fromEntries(
    client
      .eventNames()
      .map((name) => [String(name), client.listenerCount(name as 'connect')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** A pacing that writes down what it is asked for. */
export class SpyPacing implements Pacing {
  readonly taken: string[] = [];
  readonly givenBack: PacingSlot[] = [];

  constructor(private readonly inner: Pacing = memoryPacing()) {}

  take(vins: readonly string[]): readonly PacingAnswer[] | Promise<readonly PacingAnswer[]> {
    this.taken.push(...vins);
    return this.inner.take(vins);
  }

  giveBack(slots: readonly PacingSlot[]): void | Promise<void> {
    this.givenBack.push(...slots);
    return this.inner.giveBack(slots);
  }

  /** The cars whose slots came back. */
  get vinsGivenBack(): string[] {
    return this.givenBack.map(({ vin }) => vin);
  }
}

/** A pacing that answers when it is told to. */
export class SlowPacing extends SpyPacing {
  readonly #waiting: (() => void)[] = [];

  override async take(vins: readonly string[]): Promise<readonly PacingAnswer[]> {
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return super.take(vins);
  }

  /** How many requests wait. */
  get asked(): number {
    return this.#waiting.length;
  }

  answer(): void {
    for (const go of this.#waiting.splice(0)) go();
  }
}
