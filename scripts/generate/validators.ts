/** `validators.ts`: self-contained validators for both profiles, compiled by ajv. */
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { ANNOTATIONS, type Contract, header, mapSchema, type Schema, titleOf, tolerant } from './contract.js';

const NOT_RULES = ['$id', '$schema', 'title', 'description', 'examples', 'default', ...ANNOTATIONS];

/** What the generated code must not hold: it runs under any content security policy, in any module system. */
const FORBIDDEN = ['require(', 'eval(', 'new Function', '"u")'];

const PROFILES = { strict: (schema: Schema) => schema, tolerant };

export function validatorsFile(contract: Contract): string {
  const ajv = new Ajv({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
    messages: false,
    // `constructor` and `toString` are fields only when the message itself has them.
    ownProperties: true,
    // An ES5 engine takes no `u` flag.
    unicodeRegExp: false,
    // `minLength: 1` must not walk the whole text to count code points. Lengths are counted in UTF-16 units, which is the
    // same wherever the schemas use lengths; ajv warns of that in general.
    unicode: false,
    logger: false,
    code: { source: true, esm: true, lines: true },
  });
  const exported: Record<string, string> = {};
  for (const [profile, change] of Object.entries(PROFILES)) {
    for (const [name, schema] of contract) {
      const $id = `${profile}/${name}.schema.json`;
      ajv.addSchema({ ...change(rulesOf(schema)), $id });
      if (schema.definitions === undefined) exported[profile + titleOf(schema)] = $id;
    }
  }
  const code = standalone.default(ajv, exported);
  const found = FORBIDDEN.filter((text) => code.includes(text));
  if (found.length > 0) throw new Error(`the generated validators hold ${found.join(' and ')}`);
  return `// @ts-nocheck
${header('schema/v1')}
/** One broken rule, as ajv reports it. */
export interface RawIssue {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
}

/** Tells whether a value fits; when not, \`errors\` says why until the next call. */
export interface Validator {
  (value: unknown): boolean;
  errors?: RawIssue[] | null;
}

${typed(code)}`;
}

/** A schema without what does not judge: less to ship. The `$id` goes too, since one schema is compiled twice. */
function rulesOf(schema: Schema): Schema {
  return mapSchema(schema, (part) =>
    Object.fromEntries(Object.entries(part).filter(([keyword]) => !NOT_RULES.includes(keyword))),
  );
}

function typed(code: string): string {
  return `${code
    .replace('"use strict";', '')
    // Nothing reads where in the schema a rule stands; the keyword is enough.
    .replaceAll(/schemaPath:"[^"]*",/g, '')
    .replaceAll(/export const (\w+) = (\w+);/g, '\n/** @internal */\nexport const $1: Validator = $2;\n')
    .trim()}\n`;
}
