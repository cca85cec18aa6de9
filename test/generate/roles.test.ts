import { describe, expect, test } from 'vitest';
import type { Contract, Schema } from '../../scripts/generate/contract.js';
import { errorCodes } from '../../scripts/generate/errors.js';
import { limitsFile } from '../../scripts/generate/limits.js';
import { optionsFile } from '../../scripts/generate/options.js';
import { parametersFile } from '../../scripts/generate/parameters.js';
import { checkRoles, inReadingOrder, messagesOn, withRole } from '../../scripts/generate/roles.js';
import { topicsFile, topicsOf } from '../../scripts/generate/topics.js';
import { loadSchemas } from '../vectors/load.js';

const contract = loadSchemas();

/** The contract with some members of one schema replaced; `undefined` takes one away. */
function changed(name: string, members: object): Contract {
  const schema = { ...contract.get(name), ...members } as Schema;
  const present = Object.entries(schema).filter(([, value]) => value !== undefined);
  return new Map(contract).set(name, Object.fromEntries(present));
}

test('the schemas say what they are', () => {
  expect(() => checkRoles(contract)).not.toThrow();
});

describe('the generation stops and names the file', () => {
  test.each<[what: string, schema: string, members: object, sentence: string]>([
    [
      'without a role',
      'limits',
      { 'x-role': undefined },
      'limits.schema.json has no "x-role": add one of "message" (travels',
    ],
    [
      'with an unknown role',
      'limits',
      { 'x-role': 'thing' },
      'limits.schema.json has the unknown "x-role" "thing": add one of',
    ],
    [
      'a message without a topic',
      'data-message',
      { 'x-topic': undefined },
      'data-message.schema.json has the role "message" and no "x-topic": add one of "popup", "app-message"',
    ],
    [
      'a message on an unknown topic',
      'data-message',
      { 'x-topic': 'badge' },
      'data-message.schema.json names the unknown "x-topic" "badge": known are popup, app-message',
    ],
    [
      'a message without a direction',
      'data-message',
      { 'x-direction': undefined },
      'no "x-direction": add one of "server-to-car", "car-to-server"',
    ],
    [
      'a message that goes another way than its topic',
      'data-message',
      { 'x-direction': 'car-to-server' },
      'says "x-direction" "car-to-server", but its topic goes server-to-car',
    ],
    [
      'an event without a direction',
      'data-event',
      { 'x-direction': undefined },
      'data-event.schema.json has the role "event" and no "x-direction": add one of "portal-to-app", "app-to-portal"',
    ],
    [
      'an event with the direction of a message',
      'data-event',
      { 'x-direction': 'server-to-car' },
      'known for "event" are',
    ],
    [
      'a part with a direction',
      'app-id',
      { 'x-direction': 'server-to-car' },
      'has the role "part", which has no direction',
    ],
    ['names without meanings', 'popup-event-name', { 'x-action-meanings': undefined }, 'add it'],
  ])('%s', (_, name, members, sentence) => {
    expect(() => checkRoles(changed(name, members))).toThrow(sentence);
  });

  test('every fault is told at once', () => {
    const faulty = new Map(changed('limits', { 'x-role': undefined })).set('safety', { title: 'Safety' });
    expect(() => checkRoles(faulty)).toThrow(/limits.*\n.*safety/);
  });

  test('a template that lacks a parameter, or names an unknown one', () => {
    const withTemplate = (template: string): Contract => {
      const text = JSON.stringify(contract.get('topics')).replace(/psa[^"]*\/to\/[^"]*/, template);
      return new Map(contract).set('topics', JSON.parse(text) as Schema);
    };
    expect(() => topicsOf(withTemplate('a/{uid}/{vin}'))).toThrow('"app-message" lacks {environment}');
    expect(() => topicsOf(withTemplate('a/{uid}/{vin}/{environment}/{plant}'))).toThrow('nothing is said of {plant}');
  });

  test('a pattern that has no name for people', () => {
    const values = JSON.parse(JSON.stringify(contract.get('topic-values')).replace('"x-called"', '"x-unit"')) as Schema;
    expect(() => parametersFile(new Map(contract).set('topic-values', values))).toThrow('add "x-called"');
  });

  test.each<[what: string, field: Schema, sentence: string]>([
    ['a list of values', { type: 'string', enum: ['a'] }, '"colour" uses "enum", which issues of parameters cannot'],
    ['a number', { type: 'number' }, '"colour" must be of the type string or boolean, because parameters are flat'],
    ['two types', { type: ['string', 'boolean'] }, '"colour" must be of the type string or boolean'],
    ['no type', {}, '"colour" must be of the type string or boolean'],
    ['an object', { type: 'object', properties: {} }, '"colour" must be of the type string or boolean'],
    ['a length of a boolean', { type: 'boolean', minLength: 1 }, 'known are type'],
    ['another "not"', { type: 'string', not: { const: 'a' } }, '"colour": "not" uses "const"'],
  ])('a parameter that its issues cannot explain: %s', (_, colour, sentence) => {
    const properties = { ...contract.get('topic-parameters')?.properties, colour };
    expect(() => parametersFile(changed('topic-parameters', { properties }))).toThrow(sentence);
  });

  test.each<[what: string, members: object, sentence: string]>([
    ['a rule for all', { minProperties: 1 }, 'topic-parameters.schema.json uses "minProperties"'],
    ['unknown fields', { additionalProperties: undefined }, 'needs "type": "object" and "additionalProperties": false'],
    ['no type', { type: undefined }, 'topic-parameters.schema.json needs "type": "object"'],
  ])('parameters that their issues cannot explain: %s', (_, members, sentence) => {
    expect(() => parametersFile(changed('topic-parameters', members))).toThrow(sentence);
  });

  test('a topic value with a rule that has no check', () => {
    const values = structuredClone(contract.get('topic-values')) as Schema;
    Object.assign(values.definitions?.uid as Schema, { format: 'email' });
    expect(() => topicsFile(new Map(contract).set('topic-values', values))).toThrow('"uid" uses a keyword that has no');
  });

  test('an option inside which the API has names of its own', () => {
    const popup = structuredClone(contract.get('popup-message')) as Schema;
    const properties = popup.properties as Record<string, Schema>;
    properties.popupIcon = {
      'x-api-name': 'icon',
      type: 'object',
      properties: { popupIconName: { 'x-api-name': 'name', type: 'string' } },
    };
    expect(() => optionsFile(new Map(contract).set('popup-message', popup))).toThrow(
      '"popupIcon/popupIconName" is inside',
    );
  });

  test('a limit that is no constant', () => {
    const limits = { properties: { maxPayloadBytes: { type: 'number' } } };
    expect(() => limitsFile(changed('limits', limits))).toThrow('limits: "maxPayloadBytes" has no const');
  });

  test('an error code that nothing is said of, or that is not listed', () => {
    const { enum: codes = [], 'x-errors': rows = {} } = contract.get('error-code') as Schema;
    expect(() => errorCodes(changed('error-code', { enum: [...codes, 'NEW'] }))).toThrow('nothing for NEW');
    const more = { ...rows, NEW: { of: ['issue'], meaning: 'x', hint: 'x' } };
    expect(() => errorCodes(changed('error-code', { 'x-errors': more }))).toThrow('has NEW, "enum" has not');
    const { retry: _, ...noRetry } = rows.TOO_SOON as { retry?: string };
    expect(() => errorCodes(changed('error-code', { 'x-errors': { ...rows, TOO_SOON: noRetry } }))).toThrow(
      'needs "retry"',
    );
  });
});

describe('the order for readers', () => {
  test('a union, what it chooses from, then the rest', () => {
    const names = inReadingOrder(contract, 'message').map(([name]) => name);
    expect(names.slice(0, 3)).toEqual(['server-message', 'popup-message', 'data-message']);
    expect(names.toSorted()).toEqual(withRole(contract, 'message').map(([name]) => name));
  });

  test('on a topic travels no union', () => {
    const [first, second, ...others] = messagesOn(contract, 'popup');
    expect([first, second]).toEqual(['popup-message', 'data-message']);
    expect(others).not.toContain('server-message');
    expect(messagesOn(contract, 'app-message')).toContain('app-message');
  });
});
