/**
 * The fields of a received MQTT packet that a sender reads.
 *
 * @example
 * import type { ReceivedPacket } from 'webportal-popup-contract/sender';
 *
 * const puback: ReceivedPacket = { cmd: 'puback', messageId: 1, reasonCode: 0 };
 */
export interface ReceivedPacket {
  /** The packet type, such as `puback`. */
  cmd: string;
  /** The packet identifier, for packet types that have one. */
  messageId?: number | undefined;
  /** The MQTT 5 reason code. */
  reasonCode?: number | undefined;
}

/**
 * The part of an MQTT.js client that a sender uses. An MQTT.js 5 client satisfies it as it is.
 *
 * @example
 * import type { MqttClient } from 'mqtt';
 * import type { SenderClient } from 'webportal-popup-contract/sender';
 *
 * const fits = (client: MqttClient): SenderClient => client;
 */
export interface SenderClient {
  /** Whether the client is connected to the broker. */
  readonly connected: boolean;
  /** Whether the caller is ending the client. */
  readonly disconnecting: boolean;
  /** `protocolVersion` is 5 for MQTT 5; `host` and `port` are the broker's. */
  readonly options: { protocolVersion?: number | undefined; host?: string | undefined; port?: number | undefined };
  /** The limits that an MQTT 5 broker sent in its CONNACK. */
  readonly serverProperties?:
    | {
        receiveMaximum?: number | undefined;
        maximumPacketSize?: number | undefined;
        maximumQoS?: number | undefined;
        sharedSubscriptionAvailable?: boolean | undefined;
      }
    | undefined;
  /** Unacknowledged messages, by packet identifier. */
  readonly outgoing: Record<number, { cb: unknown }>;
  /** Adds a listener for established and closed connections. */
  on(event: 'connect' | 'close', listener: () => void): unknown;
  /** Adds a listener for every received packet. */
  on(event: 'packetreceive', listener: (packet: ReceivedPacket) => void): unknown;
  /** Adds a listener for every received message; `dup` is set if the broker sent it before. */
  on(
    event: 'message',
    listener: (topic: string, payload: Uint8Array, packet?: { dup?: boolean | undefined }) => void,
  ): unknown;
  /** Removes the listener. */
  removeListener(event: 'connect' | 'close', listener: () => void): unknown;
  /** Removes the listener. */
  removeListener(event: 'packetreceive', listener: (packet: ReceivedPacket) => void): unknown;
  /** Removes the listener. */
  removeListener(
    event: 'message',
    listener: (topic: string, payload: Uint8Array, packet?: { dup?: boolean | undefined }) => void,
  ): unknown;
  /** Signals MQTT.js that `outgoing` is empty; a client that is being ended waits for this event. */
  emit(event: 'outgoingEmpty'): unknown;
  /** Publishes a message. The callback is called on the PUBACK, or with an error; with QoS 0 once it is sent. */
  publish(
    topic: string,
    payload: Buffer | string,
    options: { qos: 0 | 1; retain: boolean; properties?: { messageExpiryInterval: number } },
    callback: (error?: Error) => void,
  ): unknown;
  /** The most recently assigned packet identifier. */
  getLastMessageId(): number;
  /** Removes an unacknowledged message, so that it is not resent. */
  removeOutgoingMessage(messageId: number): unknown;
  /**
   * Resolves on the SUBACK with the granted QoS; at once with an empty array when the subscription exists already,
   * unless `resubscribe` is set.
   */
  subscribeAsync(
    filters: Record<string, { qos: 0 | 1 | 2 }> & { resubscribe?: boolean },
  ): Promise<readonly { qos: number }[]>;
  /** Resolves on the UNSUBACK. */
  unsubscribeAsync(filter: string): Promise<unknown>;
}
