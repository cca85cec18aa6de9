import type { MqttClient } from 'mqtt';
import { ContractError, isContractError } from '../../error/contract-error.js';
import { connectPopupBroker } from '../../sender/broker/connect-broker.js';
import { createPopupSender, type PopupSender } from '../../sender/create-sender.js';
import { reasonCodeOf } from '../../sender/reason-codes.js';
import { within } from '../terminal/deadline.js';
import type { Plan, SendFlags } from './plan.js';
import { printingClient } from './printing-client.js';

/** A sender with its connection. */
export interface OpenSender {
  sender: PopupSender;
  /** Calls back when the connection is gone and will not come back. */
  onLostForGood(tell: () => void): void;
  close(): Promise<void>;
}

/** How long saying good-bye to the broker may take. */
const DISCONNECT_DEADLINE_MS = 3_000;

export async function openSender({ flags, partner }: Plan): Promise<OpenSender> {
  const client = await connect(flags);
  const sender = createPopupSender({
    client,
    ...partner,
    deadlineMs: flags.deadline,
    maxWaiting: flags.concurrency,
  });
  return {
    sender,
    onLostForGood: (tell) => watch(client, tell),
    close: async () => {
      await sender.close();
      await within(DISCONNECT_DEADLINE_MS, 'the connection to end', client.endAsync()).catch(() =>
        client.endAsync(true),
      );
    },
  };
}

/** Prints instead of sending. Everything else is as it would be. */
export function openDrySender(
  { partner }: Plan,
  print: (topic: string, payload: Buffer | string) => Promise<void>,
): PopupSender {
  return createPopupSender({
    client: printingClient(print),
    ...partner,
    deadlineMs: DRY_RUN_DEADLINE_MS,
  });
}

/** Whoever reads the output (`| less`) may take days. */
const DRY_RUN_DEADLINE_MS = 10 * 24 * 3600 * 1000;

/** MQTT.js does not tell when it has given up, but by these options it decides. */
function watch(client: MqttClient, tell: () => void): void {
  const { options } = client;
  client.on('close', () => {
    if (!client.disconnecting && options.reconnectPeriod === 0) tell();
  });
  client.on('error', (error) => {
    if (reasonCodeOf(error) !== undefined && !options.reconnectOnConnackError) tell();
  });
}

async function connect(flags: SendFlags): Promise<MqttClient> {
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

/** What a CONNECT packet calls the versions that people call 3.1.1 and 5. */
const PROTOCOL_VERSIONS = { 3: 4, 5: 5 } as const;

/** What the options of the API are called here. */
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

/** Points at what was typed. */
function inFlagNames({ code, issues, cause }: ContractError): ContractError {
  const named = issues.map((issue) => {
    const name = issue.pointer.slice(1);
    return { ...issue, pointer: FLAGS[name] ?? `--${name}` };
  });
  return new ContractError(code, named, { cause });
}
