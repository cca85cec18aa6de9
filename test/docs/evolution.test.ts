/** What docs/evolution.md says of common changes is what `compareVersions` says of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Schema } from '../../scripts/generate/contract.js';
import { type Broken, compareVersions } from '../../src/evolution/index.js';
import { ROOT } from '../run.js';
import { loadSchemas } from '../vectors/load.js';

type Schemas = Record<string, Schema>;

/** A message to change, beside the contract's own schemas. */
const GREETING: Schema = {
  title: 'Greeting',
  description: 'Made up for a test.',
  'x-role': 'message',
  'x-direction': 'server-to-car',
  'x-topic': 'popup',
  type: 'object',
  required: ['text', 'colour'],
  properties: {
    text: { type: 'string', minLength: 1, maxLength: 40, 'x-api-name': 'text' },
    colour: { enum: ['red', 'blue'] },
    size: { type: 'integer' },
  },
  additionalProperties: false,
};

const DEPRECATION = {
  since: '1.1.0',
  by: 'contract',
  removal: '2.0.0',
  replacement: '`text`',
  source: 'docs/decisions.md',
} as const;

/** Changes the message above. */
function greeting(
  change: (message: Schema & { properties: Record<string, Schema>; required: string[] }) => void,
): (schemas: Schemas) => void {
  return ({ greeting: message }) => change(message as never);
}

/** Changes one of the contract's own schemas. */
function own(name: string, change: (schema: Schema) => void): (schemas: Schemas) => void {
  return (schemas) => change(schemas[name] as Schema);
}

/** How each row of the table is done. */
const CHANGES: Record<string, (schemas: Schemas) => void> = {
  'Add an optional field': greeting(({ properties }) => {
    properties.icon = { type: 'string' };
  }),
  'Add a required field': greeting(({ properties, required }) => {
    properties.icon = { type: 'string' };
    required.push('icon');
  }),
  'Require a field that was optional': greeting(({ required }) => {
    required.push('size');
  }),
  'Make a required field optional': greeting((message) => {
    message.required = ['text'];
  }),
  'Remove an optional field': greeting(({ properties }) => {
    delete properties.size;
  }),
  'Remove a required field': greeting((message) => {
    delete message.properties.colour;
    message.required = ['text'];
  }),
  'Rename a required field': greeting((message) => {
    const { colour, ...others } = message.properties;
    message.properties = { ...others, color: colour as Schema };
    message.required = ['text', 'color'];
  }),
  'Rename an optional field': greeting((message) => {
    const { size, ...others } = message.properties;
    message.properties = { ...others, points: size as Schema };
  }),
  'Add a value to a list': greeting(({ properties }) => {
    properties.colour = { enum: ['red', 'blue', 'green'] };
  }),
  'Remove a value from a list': greeting(({ properties }) => {
    properties.colour = { enum: ['red'] };
  }),
  'Allow a longer text or a larger number': greeting(({ properties }) => {
    Object.assign(properties.text as Schema, { maxLength: 80 });
  }),
  'Allow only a shorter text or a smaller number': greeting(({ properties }) => {
    Object.assign(properties.text as Schema, { maxLength: 20 });
  }),
  'Ask for a form (`pattern`) where there was none': greeting(({ properties }) => {
    Object.assign(properties.text as Schema, { pattern: '^[a-z]+$' });
  }),
  'Allow another type as well': greeting(({ properties }) => {
    Object.assign(properties.size as Schema, { type: ['integer', 'string'] });
  }),
  'Change the type': greeting(({ properties }) => {
    Object.assign(properties.size as Schema, { type: 'string' });
  }),
  'Change the name in the API (`x-api-name`)': greeting(({ properties }) => {
    Object.assign(properties.text as Schema, { 'x-api-name': 'words' });
  }),
  'Add a kind of message': (schemas) => {
    schemas.farewell = { ...schemas.greeting, title: 'Farewell' };
  },
  'Remove a kind of message': (schemas) => {
    delete schemas.greeting;
  },
  'Raise the limit of the payload': own('limits', ({ properties }) => {
    Object.assign(properties?.maxPayloadBytes as Schema, { const: 1_000_000 });
  }),
  'Lower the limit of the payload': own('limits', ({ properties }) => {
    Object.assign(properties?.maxPayloadBytes as Schema, { const: 1000 });
  }),
  'Change the template of a topic': own('topics', ({ properties }) => {
    Object.assign(properties?.popup?.properties?.template as Schema, { const: 'cars/{environment}/{uid}/{vin}/' });
  }),
  'Add an error code': own('error-code', ({ enum: codes }) => codes?.push('NEW_CODE')),
  'Remove an error code': own('error-code', ({ enum: codes }) => codes?.pop()),
  'Deprecate something (`x-deprecated`)': greeting(({ properties }) => {
    Object.assign(properties.size as Schema, { 'x-deprecated': DEPRECATION });
  }),
  'Change a description or an example': greeting((message) => {
    message.description = 'Other words.';
  }),
  'Change vectors, guides or code alone': () => undefined,
};

interface Row {
  change: string;
  bump: string;
  breaks: string;
}

/** The rows of the table. */
const rows: Row[] = readFileSync(join(ROOT, 'docs/evolution.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length === 5 && ['none', 'patch', 'minor', 'major'].includes(`${cells[2]}`))
  .map(([, change = '', bump = '', breaks = '']) => ({ change, bump, breaks }));

/** In the order of the table. */
const WHO: readonly Broken[] = ['old-sender', 'old-receiver', 'caller'];

test('the table has a row for every change here, and no other', () => {
  expect(rows.map(({ change }) => change)).toEqual(Object.keys(CHANGES));
});

test.each(rows)('$change', ({ change, bump, breaks }) => {
  const before: Schemas = structuredClone({ ...Object.fromEntries(loadSchemas()), greeting: GREETING });
  const after = structuredClone(before);
  CHANGES[change]?.(after);
  const compared = compareVersions(before, after);
  const broken = new Set(compared.changes.flatMap((one) => one.breaks));
  const words = WHO.filter((who) => broken.has(who)).map((who) => who.replace('-', ' '));
  expect([compared.bump, words.join(', ') || 'nobody']).toEqual([bump, breaks]);
});
