import {
  BUILD_TOPIC,
  DEFAULT_ENVIRONMENT,
  EXAMPLE_VALUES,
  IS_TOPIC_VALUE,
  TRAILING_SLASH,
} from '../../generated/v1/topics.js';
import type { PopupOptions } from '../../generated/v1/types.js';
import { refuseTooLarge } from '../message/text.js';
import { createPopup } from '../popup/create-popup.js';
import { popupTopic } from '../topic/build-topic.js';

/** Whose topics a sender publishes on. */
export interface Partner {
  uid: string;
  environment?: string | undefined;
  trailingSlash?: boolean | undefined;
}

/**
 * Makes the topics of a partner's cars: what `popupTopic` makes, with everything but the VIN judged once.
 *
 * @throws `ContractError` with the code `INVALID_TOPIC`, for the partner and, from the function returned, for a VIN.
 */
export function topicBuilderFor({ uid, environment, trailingSlash }: Partner): (vin: string) => string {
  const partner = {
    uid,
    ...(environment === undefined ? {} : { environment }),
    ...(trailingSlash === undefined ? {} : { trailingSlash }),
  };
  popupTopic({ ...partner, vin: EXAMPLE_VALUES.vin });
  const values = { uid, environment: environment ?? DEFAULT_ENVIRONMENT };
  const end = (trailingSlash ?? TRAILING_SLASH.popup) ? '/' : '';
  return (vin) =>
    // What is wrong with a VIN is said by popupTopic.
    isVin(vin) ? BUILD_TOPIC.popup({ ...values, vin }) + end : popupTopic({ ...partner, vin });
}

function isVin(vin: unknown): boolean {
  return typeof vin === 'string' && IS_TOPIC_VALUE.vin(vin);
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
