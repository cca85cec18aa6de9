import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { jsonReport } from '../../../../src/cli/check/formats/json.js';
import { RULES } from '../../../../src/review/rules.js';
import { ROOT } from '../../../run.js';
import { PAYLOADS, reported } from './reported.js';

const ajv = new Ajv({ strict: true });

const validatorOf = (name: string) =>
  ajv.compile(JSON.parse(readFileSync(join(ROOT, `generated/check/${name}.schema.json`), 'utf8')));

describe('the schema of the JSON report', () => {
  const accepts = validatorOf('report');

  test.each([
    ['of many payloads', PAYLOADS],
    ['of none', []],
  ])('accepts a report %s', (_name, payloads) => {
    accepts(JSON.parse(reported(jsonReport, payloads)));
    expect(accepts.errors ?? []).toEqual([]);
  });

  test('accepts edits', () => {
    const edits = '"docs":"","fix":[{"offset":0,"endOffset":1,"text":""}]';
    expect(accepts(JSON.parse(reported(jsonReport, PAYLOADS).replaceAll(/"docs":"[^"]*"/g, edits)))).toBe(true);
  });

  test('accepts several payloads in a file', () => {
    const text = reported(jsonReport, PAYLOADS.slice(0, 1));
    expect(accepts(JSON.parse(text.replace(/"as":"[a-z-]+"/, '"as":"mixed"')))).toBe(true);
  });

  test.each([
    ['another version', '"version":1', '"version":2'],
    ['a rule that there is not', '"ruleId":"', '"ruleId":"x-'],
    ['another severity', '"severity":"', '"severity":"x-'],
    ['a payload that is not told', /"as":"[a-z-]+"/, '"as":"server-message"'],
    ['a line before the first', /"line":\d+/, '"line":0'],
    ['an offset before the first', /"offset":\d+/, '"offset":-1'],
    ['no path', '"path":', '"file":'],
    ['no summary', '"summary":', '"sum":'],
    ['a number as a text', /"files":(?=\d)/, '"files":"" ,"f":'],
    ['what is not in a finding', '"ruleId":', '"x":1,"ruleId":'],
    ['edits without a text', /"docs":"[^"]*"/, '"docs":"","fix":[{"offset":0,"endOffset":1}]'],
  ])('refuses %s', (_name, from, to) => {
    const text = reported(jsonReport, PAYLOADS);
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect(accepts(JSON.parse(changed))).toBe(false);
  });
});

describe('the schema of the configuration', () => {
  const accepts = validatorOf('config');

  test.each([
    [{}],
    [{ rules: {} }],
    [{ $schema: './config.schema.json', rules: Object.fromEntries(RULES.map(({ id }) => [id, 'off'])) }],
    [{ rules: { placeholder: 'error', empty: 'warning', 'blank-text': 'info' } }],
  ])('accepts %j', (config) => {
    expect(accepts(config)).toBe(true);
  });

  test.each([
    [[]],
    [{ rule: {} }],
    [{ rules: [] }],
    [{ rules: { placeholders: 'off' } }],
    [{ rules: { placeholder: 'note' } }],
    [{ rules: { placeholder: 0 } }],
    [{ $schema: 1 }],
  ])('refuses %j', (config) => {
    expect(accepts(config)).toBe(false);
  });
});
