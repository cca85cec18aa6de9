/** Row: secrets and vehicle data never leak, here into what OpenTelemetry exports. */
import { trace } from '@opentelemetry/api';
import { expect, test } from 'vitest';
import type { SenderOptions } from '../api.js';
import { outcome, start, UID, until, vin } from '../harness.js';
import { receiptsAskedFor, returnReceipt } from './car.js';
import { observe } from './observe.js';

const TEXT = 'Words that only the driver reads.';
const CONTENT = { bookingId: 'a booking of 42' };
const REFERENCE = 'a reference of 42';
const EXTRA = { guidance: 'an extra of 42' };
const PASSWORD = 'a password of 42';

const POPUP = { text: TEXT, okButton: true, content: CONTENT };

/** Sends, asks, and is answered, refused, and told nonsense. Returns the identifier of the receipt. */
async function useEverything(options: Partial<SenderOptions>): Promise<string> {
  const { broker, sender } = await start({}, options, { username: UID, password: PASSWORD, protocolVersion: 5 });
  await sender.send({ ...POPUP, vin: vin(1) });
  await outcome(sender.send({ ...POPUP, vin: vin(1) }));
  await outcome(sender.send({ ...POPUP, vin: vin(2), [TEXT]: CONTENT } as never));
  await outcome(sender.send({ ...POPUP, vin: `${vin(2)}/` }));
  for await (const _ of sender.sendAll([vin(3), { vin: vin(4), text: '' }], { popup: POPUP }));
  const asked = sender.ask({ ...POPUP, vin: vin(5), reference: REFERENCE });
  await until(() => receiptsAskedFor(broker).length === 1);
  const id = String(receiptsAskedFor(broker)[0]);
  for (const from of [vin(6), vin(5)]) returnReceipt(broker, { id, vin: from, extra: EXTRA });
  expect(await asked).toMatchObject({ status: 'answered', extra: EXTRA });
  return id;
}

test('no VIN, no user, no text, no content, no reference, no receipt', async () => {
  const { text, spans, series } = observe();
  const id = await useEverything({});
  expect((await spans()).length).toBe(8);
  expect((await series('webportal_popup.sends')).length).toBe(4);
  const told = await text();
  const all = [id, UID, PASSWORD, TEXT, REFERENCE, CONTENT.bookingId, EXTRA.guidance, 'DEM0CAR', vin(1)];
  expect(all.filter((secret) => told.includes(secret))).toEqual([]);
});

test('the VIN in spans alone, when it is asked for', async () => {
  const { text, spans } = observe();
  const id = await useEverything({ telemetry: { includeVin: true } });
  const vins = (await spans()).map(({ attributes }) => attributes['webportal_popup.vin']);
  expect(vins.sort()).toEqual(
    [1, 1, 2, 3, 4, 5, 5]
      .map(vin)
      .concat(`${vin(2)}/`)
      .sort(),
  );
  const [told, measured] = JSON.parse(await text());
  expect(JSON.stringify(told)).toContain(vin(1));
  expect(JSON.stringify(measured)).not.toContain('DEM0CAR');
  const all = [id, UID, PASSWORD, TEXT, REFERENCE, CONTENT.bookingId, EXTRA.guidance];
  expect(all.filter((secret) => JSON.stringify(told).includes(secret))).toEqual([]);
});

test.each([{}, { includeVin: false }, { includeVin: undefined }])('no VIN with %o', async (telemetry) => {
  const { text } = observe({ withMetrics: false });
  const { sender } = await start({}, { telemetry });
  await trace.getTracer('test').startActiveSpan('request', async (request) => {
    await sender.send({ ...POPUP, vin: vin(1) });
    request.end();
  });
  expect(await text()).not.toContain(vin(1));
});
