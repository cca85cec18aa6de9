import type { MqttClient } from 'mqtt';
import { ContractError, isContractError } from '../../error/contract-error.js';
import { connectPopupBroker } from '../../sender/broker/connect-broker.js';
import { createPopupSender, type PopupSender } from '../../sender/create-sender.js';
import { reasonCodeOf } from '../../sender/reason-codes.js';
import type { SenderOptions } from '../../sender/sender-options.js';
import { within } from '../terminal/deadline.js';
import type { BrokerFlags, ConnectionFlags } from './broker-options.js';
import { type Partner, partnerOf } from './partner-options.js';

/** A sender with its own connection. */
export interface OpenSender {
  sender: PopupSender;
  /** Calls `listener` with the reason code of every message that the broker accepts. */
  onAccepted(listener: (reasonCode: number) => void): void;
  /** Calls `listener` whenever the connection is lost. */
  onLost(listener: () => void): void;
  /** Calls `listener` when the connection is lost and MQTT.js will not reconnect. */
  onLostForGood(listener: () => void): void;
  close(): Promise<void>;
}

/** Time for a clean disconnect; after it the socket is closed. */
const DISCONNECT_DEADLINE_MS = 3_000;

/** Connects to the broker. Rejects with a `ContractError` if that fails or an option is invalid. */
export async function openSender(
  flags: ConnectionFlags,
  options: Partial<Omit<SenderOptions, 'client' | keyof Partner>> = {},
): Promise<OpenSender> {
  const client = await connect(flags);
  const sender = createPopupSender({ client, ...partnerOf(flags), deadlineMs: flags.deadline, ...options });
  return {
    sender,
    onAccepted: (listener) => {
      client.on('packetreceive', (packet) => {
        if (packet.cmd === 'puback' && reasonCodeOf({ code: packet.reasonCode }) === undefined)
          listener(packet.reasonCode ?? 0);
      });
    },
    onLost: (listener) => {
      client.on('close', () => {
        if (!client.disconnecting) listener();
      });
    },
    onLostForGood: (listener) => watch(client, listener),
    close: async () => {
      await sender.close();
      await within(DISCONNECT_DEADLINE_MS, 'the connection to end', client.endAsync()).catch(() =>
        client.endAsync(true),
      );
    },
  };
}

/** MQTT.js has no event for giving up; these options decide whether it does. */
function watch(client: MqttClient, onLost: () => void): void {
  const { options } = client;
  client.on('close', () => {
    if (!client.disconnecting && options.reconnectPeriod === 0) onLost();
  });
  client.on('error', (error) => {
    if (reasonCodeOf(error) !== undefined && !options.reconnectOnConnackError) onLost();
  });
}

async function connect(flags: BrokerFlags & Pick<Partner, 'uid'>): Promise<MqttClient> {
  const { broker: url = '', uid, passwordFile, ca: caFile, cert: certFile, key: keyFile } = flags;
  try {
    return await connectPopupBroker({
      url,
      uid,
      passwordFile,
      caFile,
      certFile,
      keyFile,
      protocolVersion: PROTOCOL_VERSIONS[flags.mqtt],
      connectTimeoutMs: Math.max(1, flags.deadline),
    });
  } catch (error) {
    throw isContractError(error, 'INVALID_OPTIONS') ? inFlagNames(error) : error;
  }
}

/** Protocol level in the CONNECT packet, by MQTT version (3.1.1 and 5). */
const PROTOCOL_VERSIONS = { 3: 4, 5: 5 } as const;

/** Command-line flag of each option of the API. */
const FLAGS: Record<string, string> = {
  url: '--broker',
  ca: '--ca',
  caFile: '--ca',
  cert: '--cert',
  certFile: '--cert',
  key: '--key',
  keyFile: '--key',
  passwordFile: '--password-file',
};

/** Replaces the API's option names in an error by the flags that the user typed. */
function inFlagNames({ code, issues, cause }: ContractError): ContractError {
  const named = issues.map((issue) => {
    const name = issue.pointer.slice(1);
    return { ...issue, pointer: FLAGS[name] ?? `--${name}` };
  });
  return new ContractError(code, named, { cause });
}
