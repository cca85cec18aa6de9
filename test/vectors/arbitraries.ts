/** Messages, events and topics by the thousand: right ones, almost right ones, hostile ones. */
import fc from 'fast-check';
import { DEFAULT_ENVIRONMENT } from '../../generated/v1/topics.js';
import { createPopupEvent, type JsonObject, type PopupMessage } from '../../src/index.js';
import { readVectors, type SchemaVectors } from './load.js';

const HOSTILE_KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', ''];

/** JSON has one zero. */
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

const key = fc.oneof(fc.string(), fc.constantFrom(...HOSTILE_KEYS));

/** Own fields, whatever their names are called. */
function objectOf(entries: [string, unknown][]): JsonObject {
  return Object.fromEntries(entries) as JsonObject;
}

const content = fc.array(fc.tuple(key, json), { maxLength: 4 }).map(objectOf);

const text = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.constant('\u0000'),
);

export const popup: fc.Arbitrary<PopupMessage> = fc.record(
  { idApp: text, popup: fc.constant(true as const), popupText: text, popupBtn: fc.boolean(), content },
  { requiredKeys: ['idApp', 'popup', 'popupText'], noNullPrototype: true },
);

/** A right message with at most two things changed: a field gone, replaced, or added. */
export const almostAPopup: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(popup, fc.array(change(Object.keys(messageFields())), { maxLength: 2 })).map(apply),
  },
  { weight: 1, arbitrary: json },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...readVectors<SchemaVectors>('popup-message').cases.map(({ value }) => value)),
  },
);

const action = fc.constantFrom('ok', 'cancel', 'timeout' as const);
const eventVectors = readVectors<SchemaVectors>('popup-event').cases.map(({ value }) => value);

/** Right events, vectors, and either with something changed at the top or inside. */
export const almostAnEvent: fc.Arbitrary<unknown> = fc.oneof(
  fc
    .tuple(action, fc.option(content, { nil: undefined }))
    .map(([what, about]) => createPopupEvent(what as 'ok', about)),
  fc.constantFrom(...eventVectors),
  fc
    .tuple(fc.constantFrom(...eventVectors.filter(isObject)), fc.array(change(['type', 'value']), { maxLength: 2 }))
    .map(apply),
  fc
    .tuple(
      fc.constantFrom(...eventVectors.filter(isObject)),
      fc.array(change(['popupAction', 'content']), { maxLength: 2 }),
    )
    .map(([event, changes]) => ({ ...event, value: apply([isObject(event.value) ? event.value : {}, changes]) })),
  json,
);

export const topicParameters = fc.record({
  uid: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter(fitForTopics),
  vin: fc.string({ unit: fc.constantFrom(...'ABCXYZabcxyz0123456789'), minLength: 17, maxLength: 17 }),
  environment: fc.oneof(fc.constant(DEFAULT_ENVIRONMENT), fc.stringMatching(/^[\w.-]{1,20}$/)),
  trailingSlash: fc.boolean(),
});

function fitForTopics(value: string): boolean {
  return !/[/+#\p{Cc}\p{Cs}]/u.test(value);
}

function messageFields(): Record<string, unknown> {
  return { idApp: 1, popup: 1, popupText: 1, popupBtn: 1, content: 1 };
}

interface Change {
  name: string;
  value: unknown;
}

function change(names: string[]): fc.Arbitrary<Change> {
  return fc.record({
    name: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: key }),
    value: fc.oneof(json, fc.constantFrom(undefined, '', null, true, false, {}, [])),
  });
}

/** `undefined` takes the field away. */
function apply([target, changes]: [object, Change[]]): unknown {
  const entries = new Map<string, unknown>(Object.entries(target));
  for (const { name, value } of changes) {
    if (value === undefined) entries.delete(name);
    else entries.set(name, value);
  }
  return Object.fromEntries(entries);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
