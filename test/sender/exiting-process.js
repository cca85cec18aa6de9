/** A program that sends and closes; it must come to its end by itself. It uses the built package, which loads fast. */
import { connect } from 'mqtt';
import { isContractError } from 'webportal-popup-contract';
import { createPopupSender, memoryPacing } from 'webportal-popup-contract/sender';

const [url = '', scenario = ''] = process.argv.slice(2);
const never = { take: () => new Promise(() => undefined), giveBack: () => undefined };
const client = connect(url, { reconnectPeriod: 20 });
client.on('error', () => undefined);
if (scenario !== 'broker-down') await new Promise((resolve) => client.once('connect', () => resolve()));

const sender = createPopupSender({
  client,
  uid: 'MYUID01',
  idApp: 'MY_APP_ID',
  qos: scenario === 'parked' ? 0 : 1,
  pacing: scenario === 'pacing' ? never : memoryPacing(),
});
if (scenario === 'listening') await sender.onAppMessage(() => undefined);
const cars = scenario === 'parked' ? [1, 1] : [1, 2];
const waitMs = scenario === 'broker-down' ? 40 : 60_000;
const outcomes = cars.map((car) =>
  sender.send({ vin: `DEM0CAR000000000${car}`, text: 'Hello', okButton: true, waitMs }).then(
    ({ status }) => status,
    (error) => (isContractError(error) ? error.code : String(error)),
  ),
);
await new Promise((resolve) => setTimeout(resolve, 60));
await sender.close({ deadlineMs: 30 });
console.log((await Promise.all(outcomes)).join(' '));
await client.endAsync();
