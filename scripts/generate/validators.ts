/** `validators.ts`: self-contained validators for both profiles, compiled by ajv. */
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { ANNOTATIONS, type Contract, folderOf, header, mapSchema, type Schema, titleOf, tolerant } from './contract.js';

const NOT_VALIDATING = ['$id', '$schema', 'title', 'description', 'examples', 'default', ...ANNOTATIONS];

/** Code that must not be generated, so that it runs under any content security policy and in any module system. */
const FORBIDDEN = ['require(', 'eval(', 'new Function', '"u")'];

const PROFILES = { strict: (schema: Schema) => schema, tolerant };

export function validatorsFile(contract: Contract): string {
  const ajv = compilerOf(contract);
  const validated = [...contract].filter(([, schema]) => isValidated(schema));
  const exported = Object.fromEntries(
    Object.keys(PROFILES).flatMap((profile) =>
      validated.map(([name, schema]) => [profile + titleOf(schema), idOf(profile, name)]),
    ),
  );
  const code = standalone.default(ajv, exported);
  const found = FORBIDDEN.filter((text) => code.includes(text));
  if (found.length > 0) throw new Error(`the generated validators hold ${found.join(' and ')}`);
  return `// @ts-nocheck
${header(folderOf(contract))}
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

/** Collections of definitions have no validator, and parameters none that is generated: `parameters.ts` checks them. */
function isValidated(schema: Schema): boolean {
  return schema.definitions === undefined && schema['x-role'] !== 'parameters';
}

/** An ajv instance with every schema in both profiles, with the options of the generated validators. */
export function compilerOf(contract: Contract): Ajv {
  const ajv = new Ajv({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
    messages: false,
    // Ignores inherited properties such as `constructor` and `toString`.
    ownProperties: true,
    // ES5 has no `u` flag.
    unicodeRegExp: false,
    // Counts lengths in UTF-16 units, so that `minLength: 1` need not count the code points of the whole string. For
    // the lengths in these schemas the result is the same. ajv logs a warning, hence `logger: false`.
    unicode: false,
    logger: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const [profile, change] of Object.entries(PROFILES)) {
    for (const [name, schema] of contract) ajv.addSchema({ ...change(rulesOf(schema)), $id: idOf(profile, name) });
  }
  return ajv;
}

export function idOf(profile: string, name: string): string {
  return `${profile}/${name}.schema.json`;
}

/** Drops annotations, which would only add bytes, and the `$id`, since each schema is compiled for both profiles. */
function rulesOf(schema: Schema): Schema {
  return mapSchema(schema, (part) =>
    Object.fromEntries(Object.entries(part).filter(([keyword]) => !NOT_VALIDATING.includes(keyword))),
  );
}

function typed(code: string): string {
  return `${code
    .replace('"use strict";', '')
    // `schemaPath` is never read.
    .replaceAll(/schemaPath:"[^"]*",/g, '')
    .replaceAll(/export const (\w+) = (\w+);/g, '\n/** @internal */\nexport const $1: Validator = $2;\n')
    .trim()}\n`;
}
