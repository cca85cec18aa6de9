import fc from 'fast-check';
import { connectAsync } from 'mqtt';
import { expect, test } from 'vitest';
import { createPopupSender, type FleetResult } from '../api.js';
import { ID_APP, UID, until, vin } from '../harness.js';
import { ScriptedBroker } from '../scripted-broker.js';

type Behaviour = 'ack' | 'refuse' | 'drop' | 'ack and drop' | 'ignore';

/** A run over a broker that does something else with every message, and what is known of it afterwards. */
async function run(behaviours: Behaviour[], fleet: number[], maxInFlight: number, protocolVersion: 4 | 5) {
  const acknowledged: string[] = [];
  const refused: string[] = [];
  let turn = 0;
  const broker = await ScriptedBroker.start({
    publish: (link, { topic, messageId }) => {
      const behaviour = behaviours[turn++ % behaviours.length];
      if (behaviour === 'refuse' && link.isMqtt5) {
        refused.push(topic);
        link.puback(messageId, 0x97);
      } else if (behaviour !== 'drop' && behaviour !== 'ignore') {
        acknowledged.push(topic);
        link.puback(messageId);
      }
      if (behaviour === 'drop' || behaviour === 'ack and drop') link.drop();
    },
  });
  const client = await connectAsync(broker.url, { reconnectPeriod: 2, protocolVersion });
  client.on('error', () => undefined);
  const sender = createPopupSender({ client, uid: UID, idApp: ID_APP, maxInFlight, deadlineMs: 40 });
  const results: FleetResult[] = [];
  const popup = { text: 'Hello', okButton: true };
  for await (const result of sender.sendAll(fleet.map(vin), { popup, waitMs: 1000 })) results.push(result);
  await sender.close();
  await until(() => client.connected);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const left = Object.keys(client.outgoing).length + client.queue.length;
  await client.endAsync(true);
  await broker.stop();
  return { results, acknowledged, refused, left, sent: broker.published.map(({ packet }) => packet) };
}

const count = <Item>(items: readonly Item[], isIt: (item: Item) => boolean): number => items.filter(isIt).length;

test('whatever a broker does: one result for each car, and every result is true', async () => {
  const behaviour = fc.constantFrom<Behaviour[]>('ack', 'ack', 'ack', 'refuse', 'drop', 'ack and drop', 'ignore');
  const runs = fc.record({
    behaviours: fc.array(behaviour, { minLength: 1, maxLength: 12 }),
    fleet: fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 25 }),
    maxInFlight: fc.integer({ min: 1, max: 8 }),
    protocolVersion: fc.constantFrom<(4 | 5)[]>(4, 5),
  });
  const check = async ({
    behaviours,
    fleet,
    maxInFlight,
    protocolVersion,
  }: typeof runs extends fc.Arbitrary<infer T> ? T : never) => {
    const { results, acknowledged, refused, sent, left } = await run(behaviours, fleet, maxInFlight, protocolVersion);
    expect(results).toHaveLength(fleet.length);
    expect(results.map((result) => result.vin).sort()).toEqual(fleet.map(vin).sort());
    expect(left).toBe(0);
    expect(count(sent, ({ dup }) => dup)).toBe(0);
    for (const car of new Set(fleet.map(vin))) {
      const mine = results.filter((result) => result.vin === car);
      const accepted = count(mine, ({ status }) => status === 'accepted');
      const unknown = count(mine, ({ status }) => status === 'unknown');
      const said = count(mine, (result) => 'error' in result && result.error.code === 'REFUSED');
      const about = (topic: string) => topic.includes(car);
      // Nothing is called accepted, or refused by the broker, that it did not accept, or refuse.
      expect(accepted).toBeLessThanOrEqual(count(acknowledged, about));
      expect(said).toBeLessThanOrEqual(count(refused, about));
      // What was surely not sent is not there, and what was sent is there once.
      const there = count(sent, ({ topic }) => about(topic));
      expect(there).toBeGreaterThanOrEqual(accepted + said);
      expect(there).toBeLessThanOrEqual(accepted + said + unknown);
      // No car has a second popup within the interval, but where the broker refused the first.
      expect(accepted + unknown).toBeLessThanOrEqual(1);
    }
  };
  await fc.assert(fc.asyncProperty(runs, check), { numRuns: 20, endOnFailure: true });
});
