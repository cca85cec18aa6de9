import {
  appMessageTopic,
  createReceiptMessage,
  decodePopup,
  encodeAppMessage,
  type PopupAction,
  readReceiptId,
} from '../../../src/index.js';
import { UID } from '../harness.js';
import type { ScriptedBroker } from '../scripted-broker.js';

/** The identifiers of the receipts that popups have asked for. */
export function receiptsAskedFor({ log }: ScriptedBroker): string[] {
  return log.flatMap(({ packet }) =>
    packet.cmd === 'publish' ? (readReceiptId(decodePopup(packet.payload as Buffer).content) ?? []) : [],
  );
}

/** What an application in a car returns. */
export interface Returned {
  id: string | undefined;
  vin: string;
  action?: PopupAction;
  extra?: Record<string, string>;
}

export function returnReceipt({ link }: ScriptedBroker, { id, vin, action = 'ok', extra }: Returned): void {
  const message = createReceiptMessage({ id: String(id), action, ...(extra === undefined ? {} : { extra }) });
  link.publish(appMessageTopic({ uid: UID, vin }), Buffer.from(encodeAppMessage(message)).toString(), 1);
}
