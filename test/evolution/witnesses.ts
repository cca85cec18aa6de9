/** Whether messages prove what they are said to, by Ajv on the schemas as they are written. */
import { Ajv } from 'ajv';
import { tolerant } from '../../scripts/generate/contract.js';
import type { Broken, Change } from '../../src/evolution/index.js';
import type { Judge } from '../vectors/validators.js';
import type { Version } from './versions.js';

interface Judges {
  strict: Judge;
  tolerant: Judge;
}

const known = new WeakMap<Version, Judges>();

function judgesOf(version: Version): Judges {
  const judges = known.get(version) ?? {
    strict: judgeOf(version, (schema) => schema),
    tolerant: judgeOf(version, tolerant),
  };
  known.set(version, judges);
  return judges;
}

/** Each file is known by its name, as its references are. */
function judgeOf(version: Version, profile: typeof tolerant): Judge {
  // A schema may have what Ajv minds and JSON Schema does not, such as `then` without `if`.
  const ajv = new Ajv({ strict: false, validateSchema: false, ownProperties: true });
  for (const [name, schema] of Object.entries(version)) {
    ajv.addSchema({ ...profile(schema), $id: `https://contract.example/${name}.schema.json` });
  }
  return (name, value) => ajv.validate(`https://contract.example/${name}.schema.json`, value) as boolean;
}

/** What each break claims: which message is valid for whom. */
const CLAIMS: Record<Broken, (before: Judges, after: Judges, name: string, value: unknown) => boolean> = {
  'old-sender': (before, after, name, value) => before.strict(name, value) && !after.tolerant(name, value),
  'old-receiver': (before, after, name, value) => after.strict(name, value) && !before.tolerant(name, value),
  caller: (before, after, name, value) => before.strict(name, value) && !after.strict(name, value),
};

/** The breaks of a change whose message does not prove them. */
export function unproven(before: Version, after: Version, { schema, witness = {} }: Change): string[] {
  const nothing: Judges = { strict: () => false, tolerant: () => false };
  const [old, now] = [before, after].map((version) => (schema in version ? judgesOf(version) : nothing)) as [
    Judges,
    Judges,
  ];
  return (Object.keys(witness) as Broken[]).filter((broken) => !CLAIMS[broken](old, now, schema, witness[broken]));
}
