import { expect, test } from 'vitest';
import { EXAMPLE_VALUES } from '#contract/topics.js';
import { asMosquittoPub, asSendCommand, asTypeScript } from './copy-as.js';

const { uid, vin } = EXAMPLE_VALUES;
const shipment = {
  broker: 'mqtt://127.0.0.1:1883',
  topic: 'a/topic',
  car: { uid, vin },
  options: { idApp: 'MY_APP_ID', text: "It's\n\\n", okButton: false, content: { a: "'" } },
  payload: `{"a":"'"}`,
};

test('words for a shell are quoted, whatever they hold', () => {
  expect(asMosquittoPub(shipment)).toBe(
    `printf %s '{"a":"'\\''"}' | mosquitto_pub -h 127.0.0.1 -p 1883 -q 1 -t 'a/topic' -s`,
  );
});

test('a command has the options as flags, line breaks as it reads them', () => {
  const command = asSendCommand(shipment);
  expect(command).toContain("--text 'It'\\''s\\n\\\\n'");
  expect(command).toContain('--no-ok-button');
  expect(command).toContain(`--content '{"a":"'\\''"}'`);
});

test('options that are left out have no flag', () => {
  const command = asSendCommand({ ...shipment, options: { idApp: 'MY_APP_ID', text: 'x' } });
  expect(command).not.toMatch(/button|content/);
});

test('TypeScript has the options as they are', () => {
  expect(asTypeScript(shipment)).toContain(`  text: ${JSON.stringify(shipment.options.text)},`);
});
