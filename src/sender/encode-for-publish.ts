import { VALUE_PATTERNS } from '../../generated/v1/topics.js';
import { refuseTooLarge } from '../message/text.js';
import { createPopup, type PopupOptions } from '../popup/create-popup.js';
import { popupTopic } from '../topic/build-topic.js';

/** Whose topics a sender publishes on. */
export interface Partner {
  uid: string;
  environment?: string | undefined;
  trailingSlash?: boolean | undefined;
}

/** A car that nobody has. */
const ANY_VIN = '0'.repeat(17);

/** Makes the topics of a partner's cars: `popupTopic`, with all but the VIN judged once. */
export function topicBuilderFor({ uid, environment, trailingSlash }: Partner): (vin: string) => string {
  const partner = {
    uid,
    ...(environment === undefined ? {} : { environment }),
    ...(trailingSlash === undefined ? {} : { trailingSlash }),
  };
  const topic = popupTopic({ ...partner, vin: ANY_VIN });
  const at = topic.lastIndexOf(ANY_VIN);
  const [start, end] = [topic.slice(0, at), topic.slice(at + ANY_VIN.length)];
  // What is wrong with a VIN is said by popupTopic.
  return (vin) => (isVin(vin) ? start + vin + end : popupTopic({ ...partner, vin }));
}

function isVin(vin: unknown): boolean {
  return typeof vin === 'string' && VALUE_PATTERNS.vin.test(vin);
}

/** A payload, ready for MQTT.js. */
export interface Payload {
  readonly payload: Buffer | string;
  /** Its size in UTF-8. */
  readonly bytes: number;
}

/** Up to here MQTT.js is given the text: making a buffer of it costs more than encoding it again would. */
const SMALL_BYTES = 4096;

/** The payload of a popup: what `encodePopup` makes, judged once only. */
export function payloadOf(popup: PopupOptions<object>): Payload {
  const text = JSON.stringify(createPopup(popup));
  const bytes = Buffer.byteLength(text);
  refuseTooLarge(bytes);
  return { payload: bytes < SMALL_BYTES ? text : Buffer.from(text), bytes };
}

/** The same for a popup that many cars share: encoded once, whatever its size. */
export function sharedPayloadOf(popup: PopupOptions<object>): Payload {
  const { payload, bytes } = payloadOf(popup);
  return { payload: Buffer.from(payload), bytes };
}
