import type { MqttClient } from 'mqtt';
import { core, sender as entry } from './contract.js';
import { inLanes } from './lanes.js';

const { createPopup, popupTopic, TOPICS } = core;
const { createPopupSender, memoryPacing } = entry;

/** What is sent to how many cars, and how many messages may be on their way. */
export interface Load {
  text: string;
  count: number;
  window: number;
}

/** Sends it all; settles when every message was acknowledged. */
type Contender = (client: MqttClient, load: Load) => Promise<void>;

const PARTNER = { uid: 'MYUID01', idApp: 'MY_APP_ID' };
const { qos } = TOPICS.popup;

/** A made-up car. */
const vinOf = (at: number): string => `BENCH${String(at).padStart(12, '0')}`;

const [START, END] = popupTopic({ uid: PARTNER.uid, vin: vinOf(0) }).split(vinOf(0)) as [string, string];
const topicFor = (at: number): string => START + vinOf(at) + END;

/** What a back-end does that has no sender: an object, as text. It checks nothing. */
function textMaker(text: string): (at: number) => string {
  const popup: { content?: unknown } = createPopup({ idApp: PARTNER.idApp, text, okButton: true, content: {} });
  return (at) => {
    popup.content = { id: at };
    return JSON.stringify(popup);
  };
}

/** MQTT.js alone, with a window. */
export const bare: Contender = (client, { text, count, window }) => {
  const make = textMaker(text);
  return inLanes(count, window, (at) => client.publishAsync(topicFor(at), make(at), { qos }));
};

/** MQTT.js alone, one message after the other. */
export const naive: Contender = async (client, { text, count }) => {
  const make = textMaker(text);
  for (let at = 0; at < count; at++) await client.publishAsync(topicFor(at), make(at), { qos });
};

/** One `send` for each car, each with a content of its own. */
export const send: Contender = async (client, { text, count, window }) => {
  const sender = createPopupSender({ ...PARTNER, client, pacing: memoryPacing(), maxInFlight: window });
  await inLanes(count, window, (at) => sender.send({ vin: vinOf(at), text, okButton: true, content: { id: at } }));
  await sender.close();
};

/** One `sendAll` of a message that all cars share. */
export const sendAll: Contender = async (client, { text, count, window }) => {
  const sender = createPopupSender({ ...PARTNER, client, pacing: memoryPacing(), maxInFlight: window });
  for await (const result of sender.sendAll(vins(count), { popup: { text, okButton: true, content: { id: 0 } } })) {
    if (result.status !== 'accepted') throw new Error(`${result.vin} was not accepted`);
  }
  await sender.close();
};

function* vins(count: number): Iterable<string> {
  for (let at = 0; at < count; at++) yield vinOf(at);
}
