import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../../scripts/generate/contract.js';
import { expectedErrors, generatedValidator, loadSchemas, PROFILES, profiled, schemaVectors } from './load.js';
import { ajvJudge, bundleJudge, cfWorkerJudge, hyperjumpJudge, type Judge } from './validators.js';

const contract = loadSchemas();
const all = schemaVectors();

describe('the vectors', () => {
  const cases = all.flatMap((vectors) => vectors.cases);

  test('are at least 60 valid and 120 invalid ones', () => {
    expect(cases.filter((vector) => vector.strict).length).toBeGreaterThanOrEqual(60);
    expect(cases.filter((vector) => !vector.strict).length).toBeGreaterThanOrEqual(120);
  });

  test('cover every schema, and name every case once', () => {
    const judged = all.map((vectors) => vectors.schema);
    const whole = [...contract].filter(([, schema]) => schema.properties !== undefined || schema.if !== undefined);
    expect(judged).toEqual(expect.arrayContaining(whole.map(([name]) => name)));
    for (const { cases } of all) expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  test('never ask the tolerant profile to refuse what the strict one takes', () => {
    expect(cases.filter((vector) => vector.strict && !vector.tolerant)).toEqual([]);
    for (const vector of cases) expect(vector.strict).toBe((vector.errors ?? []).length === 0);
  });
});

for (const profile of PROFILES) {
  describe(`generated ${profile} validators`, () => {
    for (const { schema, cases } of all) {
      const validator = generatedValidator(contract, schema, profile);
      test.each(cases)(`${schema}: $name`, (vector) => {
        expect(validator(vector.value)).toBe(vector[profile]);
        const raw = (validator.errors ?? []).filter(({ keyword }) => keyword !== 'if');
        const found = raw.map(({ instancePath, keyword, params }) => {
          const member = params.missingProperty ?? params.additionalProperty;
          const step = member === undefined ? '' : `/${String(member).replaceAll('~', '~0').replaceAll('/', '~1')}`;
          return { pointer: instancePath + step, keyword };
        });
        expect(sorted(found)).toEqual(sorted(expectedErrors(vector, profile)));
      });
    }
  });
}

describe('second opinions agree on every vector', () => {
  const disagreements = (judge: Judge, profile: 'strict' | 'tolerant'): string[] =>
    all.flatMap(({ schema, cases }) =>
      cases.filter((vector) => judge(schema, vector.value) !== vector[profile]).map(({ name }) => `${schema}: ${name}`),
    );

  for (const profile of PROFILES) {
    const schemas = profiled(contract, profile);
    test(`ajv at run time, ${profile}`, () => expect(disagreements(ajvJudge(schemas), profile)).toEqual([]));
    test(`@cfworker/json-schema, ${profile}`, () => expect(disagreements(cfWorkerJudge(schemas), profile)).toEqual([]));
    test(`@hyperjump/json-schema, ${profile}`, async () => {
      const { judge, release } = await hyperjumpJudge(schemas);
      expect(disagreements(judge, profile)).toEqual([]);
      release();
    });
  }

  test('the bundle in one file', () => {
    const bundle = JSON.parse(readFileSync('generated/v1/schema.json', 'utf8')) as Schema;
    expect(disagreements(bundleJudge(bundle), 'strict')).toEqual([]);
  });
});

function sorted<Rule extends { pointer: string; keyword: string }>(rules: Rule[]): Rule[] {
  return rules.toSorted((a, b) => (a.pointer + a.keyword < b.pointer + b.keyword ? -1 : 1));
}
