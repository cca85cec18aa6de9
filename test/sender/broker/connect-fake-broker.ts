import { createServer, type Socket } from 'node:net';
import mqttPacket, { type IConnackPacket, type Packet } from 'mqtt-packet';
import { listen } from '../../listen.js';

/** A server that answers MQTT packets as it is told. */
export interface FakeBroker {
  url: string;
  port: number;
  /** Connections that it was asked for, in ms of `performance.now()`. */
  connectedAt: number[];
  /** The sockets that are open. */
  sockets: Set<Socket>;
  close(): Promise<void>;
}

type Answer = (packet: Packet, say: (packet: Packet) => void, socket: Socket) => void;

export async function fakeBroker(protocolVersion: 4 | 5, answer: Answer): Promise<FakeBroker> {
  const sockets = new Set<Socket>();
  const connectedAt: number[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    connectedAt.push(performance.now());
    const parser = mqttPacket.parser({ protocolVersion });
    const say = (packet: Packet): void => {
      socket.write(mqttPacket.generate(packet, { protocolVersion }));
    };
    parser.on('packet', (packet) => answer(packet, say, socket));
    socket.on('data', (data) => {
      try {
        parser.parse(data);
      } catch {
        // What comes is another protocol, which this broker does not answer.
      }
    });
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await listen(server);
  return {
    url: `mqtt://127.0.0.1:${port}`,
    port,
    connectedAt,
    sockets,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Lets everybody in. */
export const CONNACK: IConnackPacket = { cmd: 'connack', sessionPresent: false, returnCode: 0, reasonCode: 0 };
