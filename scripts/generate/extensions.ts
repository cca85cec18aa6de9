/** What this contract adds to the vendor's documents, as people read it: from `x-extension` in the schemas. */
import type { Schema } from './contract.js';

/** The sentence that marks an extension wherever it is described. Undefined for what the vendor documents. */
export function extensionSentence({ 'x-extension': extension }: Schema): string | undefined {
  return extension === undefined ? undefined : `An extension ${extension}.`;
}
