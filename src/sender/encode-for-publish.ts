import { POPUP_MESSAGE } from '#contract/kinds.js';
import { type PopupOptionValues, popupMessageOf } from '#contract/options.js';
import { BUILD_TOPIC, EXAMPLE_VALUES, IS_TOPIC_VALUE } from '#contract/topics.js';
import { writeSurelyValid } from '../message/quick-check.js';
import { assertPayloadSize } from '../message/text.js';
import { validatedMessage } from '../popup/create-popup.js';
import { popupTopic } from '../topic/build-topic.js';

/** The part of a topic that is the same for all cars of a partner. */
export interface Partner {
  uid: string;
  environment?: string | undefined;
  trailingSlash?: boolean | undefined;
}

/**
 * Returns a `popupTopic` for one partner that validates everything but the VIN only once.
 *
 * @throws `ContractError` with the code `INVALID_TOPIC` for the partner; the returned function throws it for a VIN.
 */
export function topicBuilderFor({ uid, environment, trailingSlash }: Partner): (vin: string) => string {
  const partner = {
    uid,
    ...(environment === undefined ? {} : { environment }),
    ...(trailingSlash === undefined ? {} : { trailingSlash }),
  };
  popupTopic({ ...partner, vin: EXAMPLE_VALUES.vin });
  const [start, end] = BUILD_TOPIC.popup({ ...partner, vin: PLACE_OF_VIN }).split(PLACE_OF_VIN) as [string, string];
  return (vin) =>
    // popupTopic throws for an invalid VIN.
    IS_TOPIC_VALUE.vin(vin) ? start + vin + end : popupTopic({ ...partner, vin });
}

/** No other parameter holds it: control characters are not allowed in topics. */
const PLACE_OF_VIN = '\0';

/** An encoded payload for MQTT.js. */
export interface Payload {
  readonly payload: Buffer | string;
  /** Size in UTF-8. */
  readonly bytes: number;
}

/** Payloads below this size go to MQTT.js as strings: encoding them again is cheaper than creating a Buffer. */
const SMALL_BYTES = 4096;

/**
 * The payload that `encodePopup` makes of these options, validated and written in one go.
 *
 * @throws `ContractError` with the code `INVALID_MESSAGE` or `TOO_LARGE`.
 */
export function payloadOf(options: PopupOptionValues, defaultAppId: string | undefined): Payload {
  const message = popupMessageOf(options, defaultAppId);
  const text = writeSurelyValid(POPUP_MESSAGE, message) ?? JSON.stringify(validatedMessage(message));
  const bytes = Buffer.byteLength(text);
  assertPayloadSize(bytes);
  return { payload: bytes < SMALL_BYTES ? text : Buffer.from(text), bytes };
}

/** As `payloadOf`, but always a Buffer, so that a payload for many cars is encoded only once. */
export function sharedPayloadOf(options: PopupOptionValues, defaultAppId: string | undefined): Payload {
  const { payload, bytes } = payloadOf(options, defaultAppId);
  return { payload: Buffer.from(payload), bytes };
}
