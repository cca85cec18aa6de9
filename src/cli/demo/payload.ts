import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { decodePopup } from '../../popup/decode-popup.js';
import { UserError } from '../terminal/user-error.js';

/** Name of the test vector that the demo sends by default. */
const EXAMPLE = 'the long sample of the documents, mended';

interface VectorFile {
  cases: { name: string; value: unknown }[];
}

/**
 * The popup to send, from a file or the vendor's example. Throws a `UserError` if the file cannot be read, a
 * `ContractError` if the popup is not valid in the strict profile.
 */
export function demoPayload(file: string | undefined) {
  return decodePopup(file === undefined ? examplePayload() : readPayload(file), { profile: 'strict' });
}

function readPayload(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new UserError(`Cannot read ${file}: ${(cause as NodeJS.ErrnoException).code}`, { cause });
  }
}

function examplePayload(): string {
  const load = createRequire(import.meta.url);
  const { cases } = load('webportal-popup-contract/vectors/popup-message.json') as VectorFile;
  const example = cases.find(({ name }) => name === EXAMPLE);
  if (example === undefined) throw new Error(`no vector is called "${EXAMPLE}"`);
  return JSON.stringify(example.value);
}
