/**
 * The proof that a deprecation stands once: in a copy of the project, a field gets an `x-deprecated`, with no other edit. Types,
 * reference, AsyncAPI, README, register and `check` follow.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Deprecation, Schema } from '../../scripts/generate/contract.js';
import { GOOD } from '../../src/review/rules/examples.js';
import { Copy } from './copy.js';

const DEPRECATION: Deprecation = {
  since: '1.1.0',
  by: 'contract',
  removal: '2.0.0',
  replacement: 'the buttons in the content',
  source: 'PROTOCOL.md §3',
};

const SENTENCE =
  'Deprecated by this contract since 1.1.0; to be removed in 2.0.0 at the earliest; use the buttons in the content instead.';

let copy: Copy;

beforeAll(async () => {
  copy = new Copy();
  copy.editSchema('popup-message', ({ properties }: Schema) => {
    Object.assign(properties?.popupBtn as Schema, { 'x-deprecated': DEPRECATION });
  });
  await copy.generateAndBuild();
}, 240_000);

afterAll(() => copy.remove());

test('types: editors strike out the field, and the option of the API', () => {
  const comments = copy.read('generated/v1/types.ts').match(/@deprecated .*\n *\*\/\n *(?:popupBtn|okButton)\?/g);
  expect(comments).toHaveLength(2);
  for (const comment of comments ?? []) expect(comment).toContain(SENTENCE);
});

test('reference, README and the guide to sending', () => {
  for (const page of ['generated/v1/reference.md', 'README.md', 'docs/sending.md']) {
    expect(copy.read(page)).toContain(SENTENCE);
  }
});

test('AsyncAPI', () => {
  const document = JSON.parse(copy.read('generated/v1/asyncapi.json')) as {
    components: { messages: Record<string, { payload: { schema: Schema } }> };
  };
  const field = document.components.messages['popup-message']?.payload.schema.properties?.popupBtn;
  expect(field).toMatchObject({ deprecated: true, 'x-deprecated': DEPRECATION });
});

test('the register', () => {
  const row =
    '| `popupBtn` of `PopupMessage` | 1.1.0, by this contract | 2.0.0 | the buttons in the content. (PROTOCOL.md §3) |';
  expect(copy.read('docs/evolution.md')).toContain(row);
  expect(copy.read('README.md')).toContain(row);
});

test('check', async () => {
  copy.write('popup.json', GOOD);
  const { status, stdout } = await copy.node('dist/cli.js', 'check', 'popup.json');
  expect(stdout).toContain(`the field "popupBtn" is ${SENTENCE[0]?.toLowerCase()}${SENTENCE.slice(1, -1)}`);
  expect(stdout).toContain('0 errors, 0 warnings, 1 info');
  expect(status).toBe(0);
});
