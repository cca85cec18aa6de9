import { describe, expect, test } from 'vitest';
import { bundleFile } from '../../scripts/generate/bundle.js';
import { BREAKS } from '../../src/evolution/breaks.js';
import { compareSchemas } from '../../src/evolution/compare-schemas.js';
import { Disagreement } from '../../src/evolution/disagreement.js';
import { type Broken, type Change, compareVersions, type Schema } from '../../src/evolution/index.js';
import { dereferenced, schemaSetOf } from '../../src/evolution/schema-set.js';
import { CHANGES } from './changes.js';
import { DIRECTIONS, sorted, verdictOf } from './verdicts.js';
import { edited, V1, type Version } from './versions.js';
import { unproven } from './witnesses.js';

/** Breaks of names, topics and facts, which no message shows. */
const WITHOUT_MESSAGE = ['name-changed', 'fact-changed', 'fact-removed', 'error-removed'];

const bundleOf = (version: Version): unknown => JSON.parse(bundleFile(new Map(Object.entries(version))));

// Not `describe.each`: it would write out whole versions.
for (const row of DIRECTIONS) {
  const { name, old, now, verdict } = row;
  describe(name, () => {
    const comparison = once(() => compareVersions(old, now));

    test('has the verdict of the table', () => expect(verdictOf(comparison())).toEqual(sorted(verdict)));

    test('each break has a message that proves it, by Ajv, unless no message shows it', () => {
      const { changes } = comparison();
      expect(changes.flatMap((change) => unproven(old, now, change))).toEqual([]);
      for (const change of changes) expect(Object.keys(change.witness ?? {})).toEqual(breaksOfMessages(change));
    });

    test('each change points to what differs', () => {
      const [before, after] = [followed(old), followed(now)];
      for (const { schema, pointer, kind } of comparison().changes) {
        if (kind === 'rewritten') continue;
        // What actions mean changes with the names beside them, too.
        const [was, is] = [before, after].map((schemas) =>
          valueAt(schemas[schema], pointer.replace(/\/x-actions$/, '')),
        );
        expect(was, `${schema}#${pointer}`).not.toEqual(is);
      }
    });

    test('a bundle has the same schemas', () => {
      expect(followed(bundleOf(now))).toEqual(followed(now));
    });
  });
}

/** All schemas of a version, with their references followed. */
function followed(version: unknown): Record<string, Schema> {
  const schemas = schemaSetOf(version, 'version');
  return Object.fromEntries(Object.keys(schemas).map((name) => [name, dereferenced(schemas, name)]));
}

/** What stands at a JSON Pointer; undefined if nothing does. */
function valueAt(schema: unknown, pointer: string): unknown {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.reduce((at, step) => (at as Record<string, unknown> | undefined)?.[step], schema);
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The callers of a name that is gone with a part of a schema need no message, either. */
function breaksOfMessages({ kind, breaks, witness = {} }: Change): Broken[] {
  if (WITHOUT_MESSAGE.includes(kind)) return [];
  return breaks.filter((broken) => broken !== 'caller' || 'caller' in witness || !GONE_WITH_NAMES.includes(kind));
}

const GONE_WITH_NAMES = ['field-removed', 'items-changed', 'then-changed', 'else-changed'];

test('what is said of each change: golden/changes.txt, to read', async () => {
  const said = DIRECTIONS.map(({ name, old, now }) => {
    const lines = compareVersions(old, now).changes.map(
      ({ pointer, kind, message }) => `  ${kind} ${pointer}: ${message.slice(0, 200)}`,
    );
    return [name, ...new Set(lines)].join('\n');
  });
  await expect(`${said.join('\n\n')}\n`).toMatchFileSnapshot('golden/changes.txt');
});

describe('the table', () => {
  test('has a name for each row', () => {
    expect(new Set(CHANGES.map(({ what }) => what)).size).toBe(CHANGES.length);
  });
});

test('a version and itself: none', () => {
  expect(compareVersions(V1, V1)).toEqual({ bump: 'none', changes: [] });
  expect(compareVersions(V1, bundleOf(V1))).toEqual({ bump: 'none', changes: [] });
});

describe('what cannot be compared', () => {
  const text = (schema: object): Version => ({ text: { 'x-role': 'message', ...schema } });
  const cycle = text({ items: { $ref: 'text.schema.json' } });

  const REFUSED: [what: string, old: unknown, now: unknown, message: string][] = [
    ['an unknown keyword', text({}), text({ format: 'date' }), 'the keyword "format" cannot be compared'],
    [
      'a schema for unknown fields',
      text({}),
      text({ additionalProperties: { type: 'string' } }),
      '"additionalProperties" can be compared only if it is true or false',
    ],
    [
      'a limit without a rule',
      V1,
      edited(V1, [['limits/properties/maxCars', { const: 1 }]]),
      'limits: the fact maxCars has no rule for this change: add one to src/evolution/facts.ts',
    ],
    [
      'a file of facts without rules',
      V1,
      edited(V1, [['colours', { 'x-role': 'constants', properties: { red: { const: 1 } } }]]),
      'colours: the fact red has no rule for this change: add one to src/evolution/facts.ts',
    ],
    [
      'a number that becomes a word',
      V1,
      edited(V1, [['limits/properties/autoCloseMs/const', 'long']]),
      'limits: the fact autoCloseMs has no rule for this change: add one to src/evolution/facts.ts',
    ],
    [
      'a reference to nothing',
      V1,
      edited(V1, [['app-id', undefined]]),
      'data-message: there is nothing at app-id.schema.json',
    ],
    [
      'a reference to no definition',
      V1,
      edited(V1, [['topic-values/definitions/vin', undefined]]),
      'filter-parameters: there is nothing at topic-values.schema.json#/definitions/vin',
    ],
    ['a cycle', cycle, text({}), 'text: text.schema.json refers to itself'],
    [
      'a message that nothing satisfies',
      text({ enum: [] }),
      { other: {} },
      'text: it is gone, and no message of it is known',
    ],
    ['no schemas', {}, V1, 'oldSchemas has no schemas'],
    ['a list', V1, [], 'newSchemas must be an object of schemas by name'],
    ['nothing', undefined, V1, 'oldSchemas must be an object of schemas by name'],
    ['a schema that is a text', V1, { text: 'schema' }, 'newSchemas: text is no schema'],
  ];

  for (const [what, old, now, message] of REFUSED) {
    test(what, () => expect(() => compareVersions(old, now)).toThrow(message));
  }
});

describe('row 33: a claimed break whose witness does not prove it, or a witness that no rule explains: the comparison fails loudly', () => {
  const text = { type: 'string', maxLength: 5 };
  const shorter = { type: 'string', maxLength: 3 };

  test.each(BREAKS)('a second opinion that sees no break of %s where a message proves one', (broken) => {
    const [old, now] = broken === 'old-receiver' ? [shorter, text] : [text, shorter];
    expect(() => compareSchemas('text', old, now, () => true)).toThrow(Disagreement);
    expect(() => compareSchemas('text', old, now, () => true)).toThrow(
      `text: whether it breaks ${broken === 'caller' ? 'old-sender' : broken} is not clear: the second opinion says no, and a message proves it: "aaaa"`,
    );
  });

  test('a second opinion that sees a break where no message proves one', () => {
    const longer = { ...text, maxLength: 9 };
    expect(() => compareSchemas('text', text, longer, () => false)).toThrow(
      'text: whether it breaks old-sender is not clear: the second opinion says yes, and no message proves it',
    );
    // Words alone change no verdict: nobody is asked.
    expect(compareSchemas('text', text, { ...text, title: 'Text' }, () => false)).toHaveLength(1);
  });

  test('a second opinion that cannot tell changes nothing', () => {
    expect(compareSchemas('text', text, shorter, () => undefined)).toEqual(compareSchemas('text', text, shorter));
  });

  test('a kind that claims a break that no message proves', () => {
    // Nothing is as long, because nothing matches: the rule for lengths does not see it.
    const impossible = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string', maxLength: 3, minLength: 5 } },
    };
    const looser = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string', maxLength: 4, minLength: 5 } },
    };
    expect(() => compareSchemas('text', impossible, looser)).toThrow(
      'text: maxLength was 3, and is 4: whether it breaks old-receiver is not clear: no message proves it',
    );
  });

  test('a message that proves a break that the kind does not claim', () => {
    // The tolerant profile opens what is under `not`, too, so that more is excluded: no rule for lengths knows that.
    const not = { properties: { a: {} }, additionalProperties: false };
    expect(() => compareSchemas('text', { not, maxLength: 3 }, { not, maxLength: 4 })).toThrow(
      'text: maxLength was 3, and is 4: whether it breaks old-sender is not clear: a message proves it: ',
    );
  });
});
