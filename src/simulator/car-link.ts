/** The head unit's connection to the broker: a client that it was given, or one of its own. */
import { TOPICS } from '#contract/topics.js';
import type { TopicParameters } from '#contract/types.js';
import { loadMqtt } from '../peers/load-mqtt.js';
import { popupFilter } from '../topic/build-topic.js';
import type { HeadUnitClient, HeadUnitOptions } from './head-unit-options.js';

export interface CarLink {
  open(): Promise<void>;
  close(): Promise<void>;
  publish(topic: string, payload: Uint8Array): Promise<void>;
}

export function carLink(
  { client: given, url }: HeadUnitOptions,
  car: TopicParameters,
  receive: (topic: string, payload: Uint8Array) => void,
): CarLink {
  const filter = popupFilter(car);
  let client = given;
  let end: (() => Promise<void>) | undefined;

  const connect = async (): Promise<HeadUnitClient> => {
    const { connectAsync } = await loadMqtt();
    const own = await connectAsync(url as string, { reconnectPeriod: 0 }, false);
    // Without a listener it would end the process. What cannot be sent any more is told by whoever sends it.
    own.on('error', () => undefined);
    end = () => own.endAsync(true);
    return own as HeadUnitClient;
  };
  return {
    async open() {
      client ??= await connect();
      client.on('message', receive);
      await client.subscribeAsync(filter, { qos: TOPICS.popup.qos });
    },
    async close() {
      client?.removeListener('message', receive);
      // Its own client takes the subscription with it, also when the broker is gone.
      await (end === undefined ? client?.unsubscribeAsync(filter) : end());
      client = given;
    },
    async publish(topic, payload) {
      const { qos, retain } = TOPICS['app-message'];
      if (client === undefined) throw new Error('the head unit has not been started');
      await client.publishAsync(topic, Buffer.from(payload), { qos, retain });
    },
  };
}
