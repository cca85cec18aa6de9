/** A popup as others would send it. */
import { POPUP_OPTION_NAMES } from '#contract/options.js';
import { TOPICS } from '#contract/topics.js';
import type { PopupOptions } from '#contract/types.js';

export interface Shipment {
  broker: string;
  topic: string;
  car: { uid: string; vin: string };
  options: PopupOptions;
  payload: string;
}

/** The payload goes by standard input: an argument may not be longer than a system allows, and others see it. */
export function asMosquittoPub({ broker, topic, payload }: Shipment): string {
  const { hostname, port } = new URL(broker);
  const to = `mosquitto_pub -h ${hostname} -p ${port} -q ${TOPICS.popup.qos} -t ${quoted(topic)} -s`;
  return `printf %s ${quoted(payload)} | ${to}`;
}

export function asSendCommand({ broker, car, options }: Shipment): string {
  const { appId, text, button, content } = POPUP_OPTION_NAMES;
  const value = options[content];
  const flags = [
    `--broker ${quoted(broker)}`,
    `--uid ${quoted(car.uid)} --vin ${quoted(car.vin)}`,
    `--${kebab(appId)} ${quoted(options[appId])}`,
    `--${kebab(text)} ${quoted(options[text].replace(/[\\\n]/g, (one) => (one === '\n' ? '\\n' : '\\\\')))}`,
    ...(options[button] === undefined ? [] : [`--${options[button] ? '' : 'no-'}${kebab(button)}`]),
    ...(value === undefined ? [] : [`--${kebab(content)} ${quoted(JSON.stringify(value))}`]),
  ];
  return `npx popup-contract send ${flags.join(' \\\n  ')}`;
}

export function asTypeScript({ broker, car, options }: Shipment): string {
  const { uid, vin } = car;
  const members = Object.entries({ vin, ...options }).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`);
  return `import { connectPopupBroker, createPopupSender } from 'webportal-popup-contract/sender';

const client = await connectPopupBroker({ url: ${JSON.stringify(broker)}, uid: ${JSON.stringify(uid)} });
const sender = createPopupSender({ client, uid: ${JSON.stringify(uid)} });
await sender.send({
${members.join('\n')}
});
await sender.close();
await client.endAsync();
`;
}

/** A word of a shell's command line. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
