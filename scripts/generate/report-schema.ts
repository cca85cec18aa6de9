/** The schemas of what `popup-contract check` prints as JSON, and of its configuration. */
import { JSON_REPORT_VERSION } from '../../src/cli/check/formats/json.js';
import { PAYLOAD_KINDS } from '../../src/review/payload-kind-names.js';
import { RULE_SETTINGS } from '../../src/review/review-options.js';
import type { Rule } from '../../src/review/rule.js';

type Node = Readonly<Record<string, unknown>>;

const SEVERITIES = RULE_SETTINGS.filter((setting) => setting !== 'off');

/** A file of several payloads may have several kinds. */
const KINDS = [...PAYLOAD_KINDS.filter((kind) => kind !== 'server-message'), 'mixed'];

/** `report.schema.json` */
export function reportSchema(rules: readonly Rule[]): string {
  return schemaFile('report', {
    title: 'CheckReport',
    description: 'What `popup-contract check --format json` prints.',
    ...object({
      version: { description: 'Version of this document.', const: JSON_REPORT_VERSION },
      files: { description: 'In the order in which they were reviewed.', ...listOf(FILE) },
      summary: object(SUMMARY),
    }),
    definitions: { finding: findingSchema(rules), edit: object(EDIT) },
  });
}

/** `config.schema.json`; the descriptions are what an editor shows. */
export function configSchema(rules: readonly Rule[]): string {
  const settings = rules.map(({ id, summary, why, severity }) => [
    id,
    { description: `${summary} ${why}`, enum: RULE_SETTINGS, default: severity },
  ]);
  return schemaFile('config', {
    title: 'CheckConfig',
    description: 'Settings of `popup-contract check`: the file .popup-contract.json.',
    ...object({}, { $schema: text('Where this schema is, for editors.'), rules: ruleSettings(settings) }),
  });
}

function ruleSettings(settings: readonly (readonly unknown[])[]): Node {
  const description = 'How much a rule matters here, or that it is off.';
  return { description, ...object({}, Object.fromEntries(settings)) };
}

const text = (description: string): Node => ({ description, type: 'string' });
const count = (description: string): Node => ({ description, type: 'integer', minimum: 0 });
/** A line or a column. */
const position = (description: string): Node => ({ description, type: 'integer', minimum: 1 });
const listOf = (items: Node): Node => ({ type: 'array', items });

function object(required: Node, optional: Node = {}): Node {
  const properties = { ...required, ...optional };
  return { type: 'object', required: Object.keys(required), properties, additionalProperties: false };
}

const FILE = object({
  path: text('As it was named on the command line.'),
  as: { description: 'What the payload was taken for; `mixed` for several payloads of different kinds.', enum: KINDS },
  findings: { description: 'In the order of the text.', ...listOf({ $ref: '#/definitions/finding' }) },
});

const SUMMARY = {
  files: count('Files that were reviewed.'),
  errors: count('Findings that the contract refuses.'),
  warnings: count('Findings that are likely a mistake.'),
  infos: count('Findings that are advice.'),
};

const RANGE = {
  offset: count('Offset in the text of the file, in UTF-16 code units.'),
  endOffset: count('Offset after the last code unit.'),
};

const EDIT = { ...RANGE, text: text('What takes the place of the range.') };

function findingSchema(rules: readonly Rule[]): Node {
  return object(
    {
      ruleId: { description: 'The rule that was broken.', enum: rules.map(({ id }) => id) },
      severity: {
        description:
          'How much it matters: an `error` is refused by the contract, a `warning` is likely a mistake, an `info` is advice.',
        enum: SEVERITIES,
      },
      pointer: text('JSON Pointer (RFC 6901) to the value; of a missing or unknown field, to the field itself.'),
      message: text('What is wrong, in a sentence without its full stop.'),
      ...RANGE,
      line: position('Line of the first code unit, from 1.'),
      column: position('Column of the first code unit in its line, from 1, in UTF-16 code units.'),
      endLine: position('Line of the end.'),
      endColumn: position('Column after the last code unit.'),
      docs: text('Where the documentation explains the rule.'),
    },
    {
      expected: text('What the contract asks for.'),
      received: text('Type or size of what is there.'),
      suggestion: text('What to write in the place that is marked; empty if it should go.'),
      fix: {
        description:
          'Edits that mend it and change nothing else. Their offsets are those of the text before any of them.',
        ...listOf({ $ref: '#/definitions/edit' }),
      },
    },
  );
}

function schemaFile(name: string, schema: Node): string {
  const whole = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `https://webportal-popup-contract.example/check/${name}.schema.json`,
    $comment: 'Generated from src/review/rules by `npm run generate`. Do not edit.',
    ...schema,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
