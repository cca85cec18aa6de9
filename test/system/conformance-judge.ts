/** The judge of this package for the conformance kit; docs/conformance.md describes its questions. */
import { createInterface } from 'node:readline';
import * as contract from '../../src/index.js';
import { generatedValidator, loadSchemas } from '../vectors/load.js';

type Builder = 'popupTopic' | 'popupFilter' | 'appMessageTopic' | 'appMessageFilter';

interface Question {
  profile: contract.Profile;
  schema?: string;
  value?: unknown;
  payload?: string;
  topic?: string;
  builder?: Builder;
  parameters: contract.TopicParameters;
}

const schemas = loadSchemas();

function answer({ profile, schema, value, payload, topic, builder, parameters }: Question): unknown {
  if (schema !== undefined) return generatedValidator(schemas, schema, profile)(value);
  if (payload !== undefined) return isPopup(Buffer.from(payload, 'base64'), profile);
  if (topic !== undefined) return contract.parseTopic(topic) ?? null;
  return builder && contract[builder](parameters);
}

function isPopup(payload: Uint8Array, profile: contract.Profile): boolean {
  try {
    contract.decodePopup(payload, { profile });
    return true;
  } catch (error) {
    if (error instanceof contract.ContractError) return false;
    throw error;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(answer(JSON.parse(line) as Question)));
}
