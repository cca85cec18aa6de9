import { ContractError } from '../error/contract-error.js';
import { isSchema, mapSchema, type Schema, type SchemaSet } from './schema.js';

const ENDING = '.schema.json';

/**
 * The schemas of a version, as they are compared: by the name of their files without ending, with references to files.
 * Takes files by name, and the bundle that has them as definitions.
 *
 * @throws `ContractError` with the code `INVALID_OPTIONS`.
 */
export function schemaSetOf(given: unknown, name: string): SchemaSet {
  if (!isSchema(given)) throw wrong(`${name} must be an object of schemas by name`);
  const { definitions } = given;
  const files = Object.entries(isSchema(definitions) && '$schema' in given ? fromBundle(definitions) : given);
  const wrongEntry = files.find(([, schema]) => !isSchema(schema));
  if (wrongEntry !== undefined) throw wrong(`${name}: ${wrongEntry[0]} is no schema`);
  if (files.length === 0) throw wrong(`${name} has no schemas`);
  return Object.fromEntries(
    files.map(([file, schema]) => {
      const { $id: _, $schema: __, ...rest } = schema as Schema;
      return [file.endsWith(ENDING) ? file.slice(0, -ENDING.length) : file, rest];
    }),
  );
}

function fromBundle(definitions: Schema): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [
      name,
      isSchema(schema) ? mapSchema(schema, toFileReference) : schema,
    ]),
  );
}

/** `#/definitions/NAME/definitions/PART` becomes `NAME.schema.json#/definitions/PART`. */
function toFileReference(schema: Schema): Schema {
  if (typeof schema.$ref !== 'string') return schema;
  const [, file = '', part = ''] = /^#\/definitions\/([^/]+)(\/definitions\/.*)?$/.exec(schema.$ref) ?? [];
  return { ...schema, $ref: `${file}${ENDING}${part && `#${part}`}` };
}

/** A schema with all references followed. */
export function dereferenced(schemas: SchemaSet, name: string): Schema {
  const open: string[] = [];
  const follow = (schema: Schema, file: string): Schema => {
    return mapSchema(schema, (inner) => {
      if (typeof inner.$ref !== 'string') return inner;
      const [path = '', part = ''] = inner.$ref.split('#/definitions/');
      const target = path === '' ? file : path.slice(0, -ENDING.length);
      const key = `${target}#${part}`;
      if (open.includes(key)) throw wrong(`${name}: ${inner.$ref} refers to itself`);
      const whole = schemas[target];
      const found = part === '' ? whole : (whole?.definitions as Schema | undefined)?.[part];
      if (!isSchema(found)) throw wrong(`${name}: there is nothing at ${inner.$ref}`);
      open.push(key);
      const result = follow(found, target);
      open.pop();
      return result;
    });
  };
  return follow(schemas[name] as Schema, name);
}

/** The names of all files that a schema refers to, directly or not. */
export function filesReached(schemas: SchemaSet, name: string, reached = new Set<string>()): Set<string> {
  const schema = schemas[name];
  if (schema === undefined) return reached;
  mapSchema(schema, (inner) => {
    const file = typeof inner.$ref === 'string' ? (inner.$ref.split('#')[0] ?? '').slice(0, -ENDING.length) : '';
    if (file !== '' && !reached.has(file)) {
      reached.add(file);
      filesReached(schemas, file, reached);
    }
    return inner;
  });
  return reached;
}

function wrong(message: string): ContractError {
  return new ContractError('INVALID_OPTIONS', [{ code: 'WRONG_OPTION', pointer: '', message }]);
}
