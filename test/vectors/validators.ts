/** Validators of several makers, all with the same face, for second opinions. */
import { type Schema as CfSchema, Validator as CfWorker } from '@cfworker/json-schema';
import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-07';
import { Ajv } from 'ajv';
import { ANNOTATIONS, type Contract, type Schema, schemaOf } from '../../scripts/generate/contract.js';

/** Judges a value by the schema of a name. */
export type Judge = (name: string, value: unknown) => boolean;

export function ajvOf(contract: Contract): Ajv {
  const ajv = new Ajv({ allErrors: true, ownProperties: true, strictTypes: false, strictRequired: false });
  ajv.addVocabulary(ANNOTATIONS);
  for (const schema of contract.values()) ajv.addSchema(schema);
  return ajv;
}

export function ajvJudge(contract: Contract): Judge {
  const ajv = ajvOf(contract);
  return (name, value) => ajv.validate(String(schemaOf(contract, name).$id), value) as boolean;
}

export function cfWorkerJudge(contract: Contract): Judge {
  const validators = new Map<string, CfWorker>();
  for (const [name, schema] of contract) {
    const validator = new CfWorker(schema as CfSchema, '7');
    for (const other of contract.values()) if (other !== schema) validator.addSchema(other as CfSchema);
    validators.set(name, validator);
  }
  return (name, value) => validators.get(name)?.validate(value).valid as boolean;
}

/** Its registry is one for the process: `release` empties it. */
export async function hyperjumpJudge(contract: Contract): Promise<{ judge: Judge; release: () => void }> {
  const ids = [...contract.values()].map((schema) => String(schema.$id));
  for (const schema of contract.values()) registerSchema(schema as never, String(schema.$id));
  const compiled = new Map<string, (value: unknown) => boolean>();
  for (const [name, schema] of contract) {
    if (schema.definitions !== undefined) continue;
    const run = await validate(String(schema.$id));
    compiled.set(name, (value) => run(value as never).valid);
  }
  return {
    judge: (name, value) => compiled.get(name)?.(value) as boolean,
    release: () => {
      for (const id of ids) unregisterSchema(id);
    },
  };
}

/** The bundle in one file: every schema is a definition. */
export function bundleJudge(bundle: Schema): Judge {
  const ajv = new Ajv({ ownProperties: true, strictTypes: false, strictRequired: false });
  ajv.addVocabulary(ANNOTATIONS);
  ajv.addSchema(bundle, 'bundle');
  return (name, value) => ajv.validate({ $ref: `bundle#/definitions/${name}` }, value) as boolean;
}
