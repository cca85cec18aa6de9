import { type Schema as DraftSchema, Validator } from '@cfworker/json-schema';
import { type Schema, tolerant } from './schema.js';

type Judge = (value: unknown) => boolean;

const judges = new WeakMap<Schema, Judge>();

/** Whether values are valid by a schema without references. An interpreter: it takes any schema, and makes no code. */
export function judgeOf(schema: Schema): Judge {
  const known = judges.get(schema);
  if (known !== undefined) return known;
  const validator = new Validator(schema as DraftSchema, '7', true);
  const judge = (value: unknown): boolean => validator.validate(value).valid;
  judges.set(schema, judge);
  return judge;
}

const tolerants = new WeakMap<Schema, Schema>();

/** The same by the tolerant profile. */
export function tolerantJudgeOf(schema: Schema): Judge {
  const known = tolerants.get(schema) ?? tolerant(schema);
  tolerants.set(schema, known);
  return judgeOf(known);
}
