/** The vectors in schema/v1/vectors, and the schemas that judge them. */
import { readdirSync, readFileSync } from 'node:fs';
import * as validators from '../../generated/v1/validators.js';
import { type Contract, loadContract, schemaOf, titleOf, tolerant } from '../../scripts/generate/contract.js';
import { compilerOf, idOf } from '../../scripts/generate/validators.js';
import type { Profile } from '../../src/index.js';

const VERSION = new URL('../../schema/v1/', import.meta.url);

export const PROFILES: Profile[] = ['strict', 'tolerant'];

export interface RuleBroken {
  pointer: string;
  keyword: string;
}

export interface SchemaCase {
  name: string;
  value: unknown;
  strict: boolean;
  tolerant: boolean;
  errors?: RuleBroken[];
}

export interface SchemaVectors {
  schema: string;
  cases: SchemaCase[];
}

interface Fill {
  before: string;
  unit: string;
  after: string;
  bytes: number;
}

export interface PayloadCase {
  name: string;
  text?: string;
  base64?: string;
  fill?: Fill;
  strict: boolean;
  tolerant: boolean;
  code?: string;
  issue?: Record<string, unknown>;
}

export function readVectors<Vectors>(name: string): Vectors {
  return JSON.parse(readFileSync(new URL(`vectors/${name}.json`, VERSION), 'utf8')) as Vectors;
}

/** All vectors that are judged by one schema each. */
export function schemaVectors(): SchemaVectors[] {
  const names = readdirSync(new URL('vectors', VERSION)).filter((name) => name.endsWith('.json'));
  return names
    .map((name) => readVectors<Partial<SchemaVectors>>(name.replace('.json', '')))
    .filter((vectors): vectors is SchemaVectors => vectors.schema !== undefined);
}

export function loadSchemas(): Contract {
  return loadContract(VERSION.pathname);
}

/** The schemas as a profile has them. */
export function profiled(contract: Contract, profile: Profile): Contract {
  if (profile === 'strict') return contract;
  return new Map([...contract].map(([name, schema]) => [name, tolerant(schema)]));
}

/** The generated validator; that of parameters, for which the package needs none, is compiled by the same compiler. */
export function generatedValidator(contract: Contract, name: string, profile: Profile): validators.Validator {
  const schema = schemaOf(contract, name);
  const isGenerated = schema['x-role'] !== 'parameters';
  const found = isGenerated
    ? (validators as unknown as Record<string, validators.Validator | undefined>)[profile + titleOf(schema)]
    : (compilerOf(contract).getSchema(idOf(profile, name)) as validators.Validator | undefined);
  if (found === undefined) throw new Error(`no generated validator for ${name}`);
  return found;
}

/** What a vector expects of a profile: the tolerant one never minds an unknown field. */
export function expectedErrors(vector: SchemaCase, profile: Profile): RuleBroken[] {
  const errors = vector.errors ?? [];
  return profile === 'strict' ? errors : errors.filter(({ keyword }) => keyword !== 'additionalProperties');
}

/** The text of a payload that a vector describes by its size: units, then "a" until the size is met. */
function filled({ before, unit, after, bytes }: Fill): string {
  const room = bytes - Buffer.byteLength(before + after);
  const units = Math.floor(room / Buffer.byteLength(unit));
  return before + unit.repeat(units) + 'a'.repeat(room - units * Buffer.byteLength(unit)) + after;
}

/** The payload of a vector: text stays text. */
export function payloadOf(vector: PayloadCase): string | Uint8Array {
  if (vector.base64 !== undefined) return Uint8Array.from(Buffer.from(vector.base64, 'base64'));
  return vector.text ?? filled(vector.fill as Fill);
}
