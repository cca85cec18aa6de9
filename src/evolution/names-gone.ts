import type { Difference } from './difference.js';
import { isSchema, mapSchema } from './schema.js';

/** Code that uses a name must change when the part of the schema with it is gone, even if messages with it are still valid. */
export function namesGone(before: unknown, after: unknown): Pick<Difference, 'breaksCode'> {
  const left = namesIn(after);
  return [...namesIn(before)].every((name) => left.has(name)) ? {} : { breaksCode: ['caller'] };
}

export function namesIn(schema: unknown): Set<unknown> {
  const names = new Set<unknown>();
  if (isSchema(schema)) {
    mapSchema(schema, (inner) => {
      names.add(inner['x-api-name']);
      return inner;
    });
  }
  names.delete(undefined);
  return names;
}
