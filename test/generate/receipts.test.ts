/** What the generator sees to for receipts, and for extensions of the contract in general. */
import { describe, expect, test } from 'vitest';
import { asyncApiFile } from '../../scripts/generate/asyncapi.js';
import { type Contract, type Schema, walk } from '../../scripts/generate/contract.js';
import { extensionSentence } from '../../scripts/generate/extensions.js';
import { kindsFile } from '../../scripts/generate/kinds.js';
import { namesFile } from '../../scripts/generate/names.js';
import { referenceFile } from '../../scripts/generate/reference.js';
import { shortFieldTable } from '../../scripts/generate/tables.js';
import { typesFile } from '../../scripts/generate/types.js';
import { loadSchemas } from '../vectors/load.js';

const contract = loadSchemas();

/** The contract with one schema changed as text. */
function changed(name: string, before: string, after: string): Contract {
  const text = JSON.stringify(contract.get(name));
  expect(text).toContain(before);
  return new Map(contract).set(name, JSON.parse(text.replace(before, after)) as Schema);
}

describe('the generation stops', () => {
  test.each([
    ['an action has an event and cannot be in a receipt', '["ok","cancel","timeout"]', '["ok","cancel"]'],
    ['a receipt has an action without an event', '"timeout"', '"timeout","later"'],
  ])('if %s', (_, before, after) => {
    expect(() => namesFile(changed('popup-action', before, after))).toThrow(
      'popup-action: "enum" must list the actions of popup-event-name: ok, cancel, timeout',
    );
  });

  test('if the member is called otherwise in a popup than in a receipt', () => {
    const [member] = Object.keys(contract.get('popup-content')?.properties ?? {});
    expect(() => namesFile(changed('popup-content', `"${member}"`, '"$other"'))).toThrow(
      'popup-message, receipt-message, receipt must name the field "receipt" alike',
    );
  });
});

describe('an extension is marked', () => {
  const sentences = new Set<string>();
  const described: string[] = [];
  for (const schema of contract.values()) {
    walk(schema, (part) => {
      const sentence = extensionSentence(part);
      if (sentence === undefined) return;
      sentences.add(sentence);
      described.push(`${part.description} ${sentence}`);
    });
  }
  const [sentence = ''] = sentences;

  test('in one sentence', () => {
    expect([...sentences]).toEqual(['An extension of this contract, not of the vendor.']);
    expect(described.length).toBeGreaterThan(3);
  });

  test('in the reference, the types, and the table of fields', async () => {
    const reference = referenceFile(contract);
    for (const text of described) expect(reference).toContain(text);
    const types = await typesFile(contract);
    expect(types.split(sentence).length).toBeGreaterThan(4);
    expect(shortFieldTable(contract, 'popup-message')).toContain(sentence);
  });

  test('in AsyncAPI: the message, and each part of its schema', () => {
    const { components } = JSON.parse(asyncApiFile(contract));
    const extension = contract.get('receipt')?.['x-extension'];
    const message = components.messages['receipt-message'];
    expect(message.summary).toContain(sentence);
    expect(message['x-extension']).toBe(extension);
    expect(message.payload.schema.properties.content['x-extension']).toBe(extension);
    const [member] = Object.values<object>(
      components.messages['popup-message'].payload.schema.properties.content.properties,
    );
    expect(member).toMatchObject({ 'x-extension': extension });
    expect(components.messages['app-message']).not.toHaveProperty('x-extension');
  });
});

test('a member of the content that may be anything costs the fast check nothing, and is no field that one could misspell', () => {
  const kinds = kindsFile(contract);
  const popup = kinds.slice(kinds.indexOf('function checkPopupMessage'), kinds.indexOf('function checkReceiptMessage'));
  expect(popup).toContain("typeof value === 'object'");
  expect(popup).not.toContain('nestedFields');
});
