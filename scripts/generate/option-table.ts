/** The options of a popup, as a table for the guide. */
import { type Contract, examplesOf } from './contract.js';
import { descriptionOf } from './deprecations.js';
import { code, markdownTable } from './markdown.js';
import { optionsOf } from './options.js';

export function optionTable(contract: Contract): string {
  const rows = optionsOf(contract).map(({ name, field, schema, isRequired }) => [
    code(name),
    code(field),
    String(schema.type ?? ''),
    isRequired ? 'yes' : 'no',
    code(JSON.stringify(examplesOf(contract, schema)[0])),
    descriptionOf(schema),
  ]);
  return markdownTable(['Option', 'Field of the message', 'Type', 'Required', 'Example', 'Meaning'], rows);
}
