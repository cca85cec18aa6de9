import type { MqttClient } from 'mqtt';
import { parseTopic } from '../../topic/parse-topic.js';
import { visible } from '../terminal/output.js';
import type { StepPrinter } from './step-printer.js';

/**
 * Prints what goes over the back-end's connection, as it goes.
 *
 * @param vin - The car; a broker that others use too may have messages from theirs.
 * @param onAccepted - Called when the broker has accepted a message.
 */
export function printPackets(steps: StepPrinter, client: MqttClient, vin: string, onAccepted: () => void): void {
  client.on('packetsend', (packet) => {
    if (packet.cmd === 'subscribe') {
      for (const { topic } of packet.subscriptions) steps.print('Back-end', `subscribes to ${topic}`);
    }
    if (packet.cmd === 'publish') {
      steps.print('Back-end', `publishes ${packet.payload.length} bytes with QoS ${packet.qos} to`, packet.topic);
    }
  });
  client.on('packetreceive', (packet) => {
    if (packet.cmd === 'puback') {
      steps.print('Broker', 'answers PUBACK: it has accepted the message. The driver has not seen it yet.');
      onAccepted();
    }
    if (packet.cmd === 'publish' && parseTopic(packet.topic)?.vin === vin) {
      steps.print('Back-end', `receives on ${packet.topic}`, visible(packet.payload.toString()));
    }
  });
}
