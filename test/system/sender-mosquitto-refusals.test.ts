/** What mosquitto can refuse, and how the sender tells. */
import { writeFileSync } from 'node:fs';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { afterEach, describe, expect, test } from 'vitest';
import { isContractError } from '../../src/index.js';
import { type BrokerOptions, connectPopupBroker, createPopupSender, type FleetResult } from '../../src/sender/index.js';
import { Mosquitto } from './mosquitto.js';
import { isThere } from './programs.js';
import { Pki } from './tls.js';

const ready = isThere('mosquitto', 'command -v mosquitto && command -v mosquitto_sub');

const WHO = { uid: 'MYUID01', idApp: 'MY_APP_ID' };
const VIN = 'DEM0CAR0000000001';
const POPUP = { text: 'Your table is ready.', okButton: true };
const OPEN = 'allow_anonymous true';

const fleet = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `DEM0CAR${String(at).padStart(10, '0')}`);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** How often each outcome came. */
async function tally(results: AsyncIterable<FleetResult>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for await (const result of results) {
    const outcome = 'error' in result ? result.error.code : result.status;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0);

describe.runIf(ready)('with mosquitto', () => {
  const toEnd: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of toEnd.splice(0).reverse()) await end();
  });

  async function start(...settings: string[]): Promise<Mosquitto> {
    const broker = await Mosquitto.start([OPEN, ...settings]);
    toEnd.push(() => broker.stop());
    return broker;
  }

  async function connect(
    broker: Mosquitto,
    protocolVersion: 4 | 5,
    more: Partial<BrokerOptions> = {},
  ): Promise<MqttClient> {
    const client = await connectPopupBroker({ url: broker.url, uid: WHO.uid, protocolVersion, ...more });
    toEnd.push(() => client.endAsync(true));
    return client;
  }

  async function connectForeign(broker: Mosquitto, options: IClientOptions): Promise<MqttClient> {
    const client = await connectAsync(broker.url, options);
    toEnd.push(() => client.endAsync(true));
    return client;
  }

  /** How often a client was let in. */
  const connections = (broker: Mosquitto, clientId: string): number =>
    broker.log.split('\n').filter((line) => line.includes('New client connected') && line.includes(` as ${clientId} `))
      .length;

  async function denying(): Promise<Mosquitto> {
    const files = new Pki();
    toEnd.push(() => files.remove());
    writeFileSync(files.path('acl'), `user ${WHO.uid}\ntopic read #\n`);
    return await start(`acl_file ${files.path('acl')}`);
  }

  describe('row 21: reason codes, silent drops, take-over', () => {
    test('MQTT 5, nobody is subscribed: accepted with reason code 0x10', async () => {
      const broker = await start();
      const sender = createPopupSender({ client: await connect(broker, 5), ...WHO });
      expect(await sender.send({ vin: VIN, ...POPUP })).toMatchObject({ status: 'accepted', reasonCode: 0x10 });
      await expect(sender.send({ vin: VIN, ...POPUP })).rejects.toMatchObject({ code: 'TOO_SOON' });
      await sender.close();
    });

    test('MQTT 3.1.1, nobody is subscribed: accepted, and the broker does not say', async () => {
      const broker = await start();
      const sender = createPopupSender({ client: await connect(broker, 4), ...WHO });
      expect(await sender.send({ vin: VIN, ...POPUP })).toMatchObject({ status: 'accepted', reasonCode: 0 });
      await sender.close();
    });

    test('MQTT 5, not allowed to publish: refused with 0x87, and the slot is free again', async () => {
      const broker = await denying();
      const sender = createPopupSender({ client: await connect(broker, 5), ...WHO });
      for (let time = 0; time < 3; time++) {
        await expect(sender.send({ vin: VIN, ...POPUP })).rejects.toMatchObject({ code: 'REFUSED', reasonCode: 0x87 });
      }
      expect(await tally(sender.sendAll(fleet(200), { popup: POPUP }))).toEqual({ REFUSED: 200 });
      await sender.close();
    });

    test('MQTT 3.1.1, not allowed to publish: dropped in silence, so accepted is all that can be said', async () => {
      const broker = await denying();
      const sender = createPopupSender({ client: await connect(broker, 4), ...WHO });
      expect(await sender.send({ vin: VIN, ...POPUP })).toMatchObject({ status: 'accepted', reasonCode: 0 });
      await broker.logged('Denied PUBLISH');
      await sender.close();
    });

    // This mosquitto closes the connection without saying why, in MQTT 5 too.
    describe.each([4, 5] as const)('MQTT version %i, another client takes the client identifier', (version) => {
      const clientId = `popupTakenOver${version}`;

      test('a send says that there is no connection', async () => {
        const broker = await start();
        const client = await connect(broker, version, { clientId });
        const sender = createPopupSender({ client, ...WHO });
        const closed = new Promise<void>((resolve) => client.once('close', resolve));
        const rival = await connectForeign(broker, { clientId, protocolVersion: version });
        await closed;
        await expect(sender.send({ vin: VIN, ...POPUP })).rejects.toMatchObject({ code: 'NOT_CONNECTED' });
        expect(rival.connected).toBe(true);
        await sender.close();
      });

      test('two that want it back grow slower and slower', async () => {
        const broker = await start();
        const delays = { reconnectDelayMs: 10, longestReconnectDelayMs: 5_000 };
        for (let ours = 0; ours < 2; ours++) await connect(broker, version, { clientId, ...delays });
        await sleep(1_000);
        const inTheFirstSecond = connections(broker, clientId);
        // At a constant delay of 10 ms there would be about a hundred.
        expect(inTheFirstSecond).toBeGreaterThan(2);
        expect(inTheFirstSecond).toBeLessThan(25);
        await sleep(300);
        expect(connections(broker, clientId) - inTheFirstSecond).toBeLessThanOrEqual(4);
      });
    });

    test.each([4, 5] as const)(
      'MQTT version %i, taken over in the middle of a fleet: every car has an outcome',
      async (version) => {
        const broker = await start();
        const clientId = `popupFleet${version}`;
        const client = await connect(broker, version, { clientId, reconnect: false });
        const sender = createPopupSender({ client, ...WHO });
        const count = 20_000;
        let rival: Promise<MqttClient> | undefined;
        const onProgress = ({ accepted }: { accepted: number }): void => {
          if (accepted === 1_000) rival = connectForeign(broker, { clientId, protocolVersion: version });
        };
        const counts = await tally(sender.sendAll(fleet(count), { popup: POPUP, onProgress }));
        await rival;
        expect(sum(counts)).toBe(count);
        expect(Object.keys(counts).sort()).toEqual(['NOT_CONNECTED', 'OUTCOME_UNKNOWN', 'accepted']);
        await sender.close();
      },
    );
  });

  describe('what an MQTT 5 broker asks for', () => {
    test('a receive maximum of 5 is never exceeded in a fleet of 2,000', async () => {
      const broker = await start('max_inflight_messages 5');
      const client = await connect(broker, 5);
      expect(client.serverProperties?.receiveMaximum).toBe(5);
      // This mosquitto acknowledges so fast that it would not notice: counted here.
      let inFlight = 0;
      let mostInFlight = 0;
      client.on('packetsend', ({ cmd }) => {
        if (cmd === 'publish') mostInFlight = Math.max(mostInFlight, ++inFlight);
      });
      client.on('packetreceive', ({ cmd }) => {
        if (cmd === 'puback') inFlight--;
      });
      const lost: unknown[] = [];
      client.on('disconnect', (packet) => lost.push(packet));
      client.on('close', () => lost.push('close'));
      const sender = createPopupSender({ client, ...WHO });
      expect(await tally(sender.sendAll(fleet(2_000), { popup: POPUP }))).toEqual({ accepted: 2_000 });
      expect(mostInFlight).toBe(5);
      expect(lost).toEqual([]);
      expect(connections(broker, `${client.options.clientId}`)).toBe(1);
      expect(broker.log).not.toMatch(/protocol error|receive maximum/i);
      await sender.close();
    });

    test('a message above the maximum packet size is refused here, and the connection stays', async () => {
      const broker = await start('max_packet_size 1000');
      const client = await connect(broker, 5);
      const sender = createPopupSender({ client, ...WHO });
      const text = 'x'.repeat(1_000);
      for (let time = 0; time < 2; time++) {
        const error: unknown = await sender.send({ vin: VIN, ...POPUP, text }).catch((reason: unknown) => reason);
        expect(isContractError(error, 'TOO_LARGE')).toBe(true);
      }
      expect(await sender.send({ vin: VIN, ...POPUP })).toMatchObject({ status: 'accepted' });
      expect(connections(broker, `${client.options.clientId}`)).toBe(1);
      await sender.close();
    });
  });
});
