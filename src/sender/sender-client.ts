/**
 * What a sender looks at in an MQTT packet that arrives.
 *
 * @example
 * import type { ReceivedPacket } from 'webportal-popup-contract/sender';
 *
 * const puback: ReceivedPacket = { cmd: 'puback', messageId: 1, reasonCode: 0 };
 */
export interface ReceivedPacket {
  /** The kind of packet. */
  cmd: string;
  /** The packet identifier, where the packet has one. */
  messageId?: number | undefined;
  /** The reason code, where MQTT 5 gives one. */
  reasonCode?: number | undefined;
}

/**
 * The part of an MQTT.js client that a sender uses. A client of MQTT.js 5 fits as it is.
 *
 * @example
 * import type { MqttClient } from 'mqtt';
 * import type { SenderClient } from 'webportal-popup-contract/sender';
 *
 * const fits = (client: MqttClient): SenderClient => client;
 */
export interface SenderClient {
  /** Whether there is a connection. */
  readonly connected: boolean;
  /** Whether the caller is closing it. */
  readonly disconnecting: boolean;
  /** `protocolVersion` 5 is MQTT 5. */
  readonly options: { protocolVersion?: number | undefined };
  /** What an MQTT 5 broker asks for. */
  readonly serverProperties?:
    | { receiveMaximum?: number | undefined; maximumPacketSize?: number | undefined; maximumQoS?: number | undefined }
    | undefined;
  /** Messages that wait for their acknowledgement, by packet identifier. */
  readonly outgoing: Record<number, { cb: unknown }>;
  /** Tells of connections that come and go. */
  on(event: 'connect' | 'close', listener: () => void): unknown;
  /** Tells of every packet. */
  on(event: 'packetreceive', listener: (packet: ReceivedPacket) => void): unknown;
  /** Tells of every message. */
  on(event: 'message', listener: (topic: string, payload: Uint8Array) => void): unknown;
  /** Ends what `on` began. */
  removeListener(event: 'connect' | 'close', listener: () => void): unknown;
  /** Ends what `on` began. */
  removeListener(event: 'packetreceive', listener: (packet: ReceivedPacket) => void): unknown;
  /** Ends what `on` began. */
  removeListener(event: 'message', listener: (topic: string, payload: Uint8Array) => void): unknown;
  /** Tells MQTT.js that nothing waits any more. */
  emit(event: 'outgoingEmpty'): unknown;
  /** Sends a message; calls back when the broker has acknowledged. */
  publish(
    topic: string,
    payload: Buffer | string,
    options: { qos: 0 | 1; retain: boolean; properties?: { messageExpiryInterval: number } },
    callback: (error?: Error) => void,
  ): unknown;
  /** The packet identifier that was used last. */
  getLastMessageId(): number;
  /** Forgets a message that waits for its acknowledgement, so that it is not sent again. */
  removeOutgoingMessage(messageId: number): unknown;
  /** Settles when the broker has agreed; with nothing when there is such a subscription, unless it is asked for again. */
  subscribeAsync(
    filters: Record<string, { qos: 0 | 1 | 2 }> & { resubscribe?: boolean },
  ): Promise<readonly { qos: number }[]>;
  /** Settles when the broker has agreed. */
  unsubscribeAsync(filter: string): Promise<unknown>;
}
