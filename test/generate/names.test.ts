import { describe, expect, test } from 'vitest';
import type { Contract, Schema } from '../../scripts/generate/contract.js';
import { factor } from '../../scripts/generate/name-table.js';
import { namesFile } from '../../scripts/generate/names.js';
import { checkSharedFields } from '../../scripts/generate/shared-fields.js';
import { lookUp } from '../../src/event/safe-property.js';
import { loadSchemas } from '../vectors/load.js';

const contract = loadSchemas();

/** The contract with one schema changed as text. */
function changed(name: string, before: string, after: string): Contract {
  const text = JSON.stringify(contract.get(name));
  expect(text).toContain(before);
  return new Map(contract).set(name, JSON.parse(text.replace(before, after)) as Schema);
}

describe('tables of names', () => {
  const EVENTS = contract.get('popup-event-name') as Schema;
  const [first = '', ...others] = EVENTS.enum ?? [];

  test.each<[name: string, names: string[], actions: string[]]>([
    ['the popup events', EVENTS.enum ?? [], EVENTS['x-actions'] ?? []],
    ['one of them renamed in one form only', [`${first}2`, ...others], EVENTS['x-actions'] ?? []],
    ['one of them renamed beyond recognition', ['x', ...others], EVENTS['x-actions'] ?? []],
    ['a form missing', others, (EVENTS['x-actions'] ?? []).slice(1)],
    ['names that are beginnings of each other', ['a', 'ab', 'abc'], ['ok', 'cancel', 'timeout']],
    ['a single name', ['only'], ['ok']],
    ['names that share their endings', ['x.ok', 'y.ok', 'x.no', 'y.no'], ['ok', 'ok', 'cancel', 'cancel']],
  ])('%s: every name says its action, and no other name does', (_, names, actions) => {
    const { beginnings, endings } = factor(names, actions);
    const table = [beginnings, endings] as const;
    expect(names.map((name) => lookUp(table, name))).toEqual(actions);
    const made = beginnings.flatMap((start) => Object.keys(endings).map((end) => start + end));
    expect(made.toSorted()).toEqual(names.toSorted());
  });

  test('an action without a name stops the generation', () => {
    expect(() => namesFile(changed('lifecycle-event-name', '"show":', '"shown":'))).toThrow('no name for "shown"');
  });
});

describe('fields that one piece of code reads for several messages', () => {
  test('are named alike', () => {
    expect(() => checkSharedFields(contract)).not.toThrow();
  });

  test.each([
    ['send-request', '"type":{"title"', '"kind":{"title"'],
    ['native-popup-request', '"type":{"$ref"', '"kind":{"$ref"'],
    ['legacy-popup-event', '"value":{"title"', '"data":{"title"'],
    ['data-event', '"content":{"$ref"', '"body":{"$ref"'],
  ])('else the generation stops: %s', (name, before, after) => {
    expect(() => namesFile(changed(name, before, after))).toThrow('must name the field');
  });
});
