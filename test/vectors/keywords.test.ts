import { expect, test } from 'vitest';
import { ANNOTATIONS, type Contract, type Schema, schemaOf } from '../../scripts/generate/contract.js';
import { expectedErrors, loadSchemas, PROFILES, profiled, schemaVectors } from './load.js';
import { ajvOf } from './validators.js';

const NO_RULES = ['$id', '$schema', 'title', 'description', 'examples', 'default', 'definitions', ...ANNOTATIONS];
const all = schemaVectors();
/** One for all changes, because each new one compiles the meta-schema. */
const ajv = ajvOf(new Map());

/** Where a rule stands: the steps to its keyword, or to one entry of a list. */
type Place = (string | number)[];

/** Every keyword of a schema that judges, and every entry of its lists of names. */
function rulesOf(schema: Schema, here: Place = []): Place[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const place = [...here, keyword];
    if (keyword === 'definitions' || keyword === 'properties') {
      const inside = Object.entries(value as Record<string, Schema>).flatMap(([name, child]) =>
        rulesOf(child, [...place, name]),
      );
      // Properties that are described, and may be anything, are no rule.
      return keyword === 'definitions' || inside.length === 0 ? inside : [place, ...inside];
    }
    if (NO_RULES.includes(keyword)) return [];
    if (Array.isArray(value)) return [place, ...value.map((_, at) => [...place, at])];
    return [place, ...(typeof value === 'object' && value !== null ? rulesOf(value as Schema, place) : [])];
  });
}

function without(schema: Schema, place: Place): Schema {
  const copy = structuredClone(schema);
  const parent = place.slice(0, -1).reduce((at: never, step) => at[step], copy as never) as Record<string, unknown>;
  const last = place.at(-1) as string | number;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy;
}

/** Whether a verdict on a vector, or a rule that a vector names as broken, is another one after a change to the schema `name`. */
function vectorsChange(contract: Contract, name: string): boolean {
  // The schema's own vectors first: they almost always show the change, and no other schema needs to be compiled.
  const ownFirst = all.toSorted((one, other) => Number(other.schema === name) - Number(one.schema === name));
  return PROFILES.some((profile) => {
    try {
      ajv.removeSchema();
      for (const schema of profiled(contract, profile).values()) ajv.addSchema(schema);
      return ownFirst.some(({ schema, cases }) =>
        cases.some((vector) => {
          const verdict = ajv.validate(String(schemaOf(contract, schema).$id), vector.value);
          if (verdict !== vector[profile]) return true;
          const broken = new Set((ajv.errors ?? []).map(({ keyword }) => keyword));
          return expectedErrors(vector, profile).some(({ keyword }) => !broken.has(keyword));
        }),
      );
    } catch {
      // What is left is no schema any more (an empty list): that is noticed too.
      return true;
    }
  });
}

const contract = loadSchemas();
const rules = [...contract].flatMap(([name, schema]) => rulesOf(schema).map((place) => ({ name, schema, place })));

test('the schemas hold more than 150 rules', () => {
  expect(rules.length).toBeGreaterThan(150);
});

test.each([...contract.keys()])('every rule of %s is needed: without it a vector changes', (name) => {
  const unneeded = rules
    .filter((rule) => rule.name === name)
    .filter(({ schema, place }) => !vectorsChange(new Map(contract).set(name, without(schema, place)), name))
    .map(({ place }) => place.join('/'));
  expect(unneeded).toEqual([]);
});
