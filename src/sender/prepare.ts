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
export function topicMaker({ uid, environment, trailingSlash }: Partner): (vin: string) => string {
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

/**
 * The payload of a popup: `encodePopup`, judged once only. Node's own buffers come from a pool, which matters for small
 * payloads: making a Uint8Array costs more than all the rest.
 */
export function payloadOf(popup: PopupOptions<object>): Buffer {
  const payload = Buffer.from(JSON.stringify(createPopup(popup)));
  refuseTooLarge(payload.length);
  return payload;
}
