import { connectAsync, type MqttClient } from 'mqtt';
import {
  appMessageTopic,
  createReceiptMessage,
  decodePopup,
  encodeAppMessage,
  parseTopic,
  popupFilter,
  readReceiptId,
} from '../../src/index.js';

/** All cars of a partner at a broker: each popup is counted, and its driver presses OK if it asks for a receipt. */
export class AnsweringCars {
  /** How many popups each car has got. */
  readonly received = new Map<string, number>();

  private constructor(
    private readonly client: MqttClient,
    private readonly uid: string,
  ) {}

  static async start(url: string, uid: string): Promise<AnsweringCars> {
    const cars = new AnsweringCars(await connectAsync(url), uid);
    cars.client.on('message', (topic, payload) => cars.#onPopup(topic, payload));
    await cars.client.subscribeAsync(popupFilter({ uid }), { qos: 1 });
    return cars;
  }

  #onPopup(topic: string, payload: Buffer): void {
    const vin = parseTopic(topic)?.vin ?? '';
    this.received.set(vin, (this.received.get(vin) ?? 0) + 1);
    const id = readReceiptId(decodePopup(payload).content);
    if (id === undefined) return;
    const answer = encodeAppMessage(createReceiptMessage({ id, action: 'ok' }));
    this.client.publish(appMessageTopic({ uid: this.uid, vin }), Buffer.from(answer), { qos: 1 });
  }

  stop(): Promise<void> {
    return this.client.endAsync(true);
  }
}
