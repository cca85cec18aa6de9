/** A second opinion by `jsoncompat`, an optional peer. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Inclusion } from './compare-schemas.js';
import { judgeOf } from './judge.js';
import { isJudging } from './keywords.js';
import { mapSchema, type Schema } from './schema.js';

/** The only draft that it knows. The keywords of the contract mean the same in draft-07. */
const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** For "every value of the old schema is valid by the new one", which is what it asks of a deserializer. */
const ROLE = 'deserializer';

/** Loads the package. Rejects with `ERR_MODULE_NOT_FOUND` if it is not installed. */
export async function jsoncompatInclusion(): Promise<Inclusion> {
  const { check_compat: isCompatible, initSync } = await import('jsoncompat');
  // By itself it would fetch the file, which Node.js does for no `file:` address.
  const path = createRequire(import.meta.url).resolve('jsoncompat/jsoncompat_wasm_bg.wasm');
  initSync({ module: await readFile(path) });
  return (inner, outer) => {
    const [innerText, outerText] = [textOf(inner), textOf(outer)];
    // It takes its time, and does not give its memory back.
    if (innerText === outerText) return true;
    try {
      return isCompatible(innerText, outerText, ROLE);
    } catch (error) {
      // It throws texts for what it does not support, such as patterns with halves of surrogate pairs.
      if (String(error).startsWith('invalid')) return undefined;
      throw error;
    }
  };
}

function textOf(schema: Schema): string {
  return JSON.stringify({ $schema: DRAFT, ...mapSchema(schema, (one) => withValuesOnly(withoutAnnotations(one))) });
}

function withoutAnnotations(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => isJudging(keyword)));
}

/** Of values that are listed it does not ask what else is said of them. */
function withValuesOnly(schema: Schema): Schema {
  const { const: constant, enum: values, ...rest } = schema;
  if ((values === undefined && constant === undefined) || Object.keys(rest).length === 0) return schema;
  const isTaken = judgeOf(schema);
  const taken = (Array.isArray(values) ? values : [constant]).filter(isTaken);
  return { enum: taken };
}
