/** asyncapi.json and the official parser, which takes seconds to load. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { expect, test } from 'vitest';
import { ROOT } from '../run.js';

const document = JSON.parse(readFileSync(join(ROOT, 'generated/v1/asyncapi.json'), 'utf8')) as object;

/** All remarks of the parser, also those that are only information. */
async function remarks(changes: object): Promise<string[]> {
  const { diagnostics } = await new Parser().parse(JSON.stringify({ ...document, ...changes }));
  return diagnostics.map(({ code }) => String(code));
}

test('the parser has nothing to remark', async () => {
  expect(await remarks({})).toEqual([]);
});

test.each([
  ['an older version', { asyncapi: '3.0.0' }, 'asyncapi-latest-version'],
  ['a reference to nothing', { servers: { x: { $ref: '#/components/servers/x' } } }, 'invalid-ref'],
])('the parser remarks on %s', async (_, changes, code) => {
  expect(await remarks(changes)).toContain(code);
});
