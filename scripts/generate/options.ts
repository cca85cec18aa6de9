/** `options.ts`: the options of a popup, under their API names. */
import {
  type Contract,
  examplesOf,
  folderOf,
  header,
  keyOf,
  literal,
  propertiesOf,
  type Schema,
  schemaOf,
} from './contract.js';
import { descriptionOf } from './deprecations.js';

/** The message that `createPopup` creates from the options. */
export const BUILT_MESSAGE = 'popup-message';

/** The key of the option that a sender has a default for. */
const APP_ID = 'appId';

/** A field of the message with an API name. */
export interface Option {
  name: string;
  field: string;
  key: string;
  schema: Schema;
  isRequired: boolean;
}

export function optionsOf(contract: Contract): Option[] {
  const message = schemaOf(contract, BUILT_MESSAGE);
  return propertiesOf(contract, message).flatMap(([field, schema]) => {
    checkNested(contract, field, schema);
    const name = schema['x-api-name'];
    if (name === undefined) return [];
    const isRequired = message.required?.includes(field) ?? false;
    return [{ name, field, key: keyOf(schema) as string, schema, isRequired }];
  });
}

/** Only top-level names are translated: throws if a field inside an option has another API name. */
function checkNested(contract: Contract, path: string, schema: Schema): void {
  for (const [field, property] of propertiesOf(contract, schema)) {
    const name = property['x-api-name'] ?? field;
    if (name !== field) {
      throw new Error(
        `${BUILT_MESSAGE}: "${path}/${field}" is inside an option, so its "x-api-name" must be "${field}"`,
      );
    }
    checkNested(contract, `${path}/${field}`, property);
  }
}

export function optionsFile(contract: Contract): string {
  const options = optionsOf(contract);
  const fields = options.map(({ name, field }) => `  ${name}: ${literal(field)},`);
  const names = options.map(({ key, name }) => `  ${key}: ${literal(name)},`);
  const help = options.map((option) => helpOf(contract, option));
  return `${header(folderOf(contract))}
import type { PopupOptions } from './types.js';

/** The field of the message that each option of a popup becomes. */
export const POPUP_OPTION_FIELDS = {
${fields.join('\n')}
} as const satisfies Record<keyof PopupOptions, string>;

/** What the API calls each option, by the key that this package's own code knows it by. */
export const POPUP_OPTION_NAMES = {
${names.join('\n')}
} as const;

/** An option, for people who give it. */
export interface OptionHelp {
  /** The JSON type of its value. */
  type: string;
  /** The values to choose from, where there are few. */
  choices?: readonly string[];
  isRequired: boolean;
  description: string;
  example: unknown;
}

/** Help for each option of a popup. */
export const POPUP_OPTION_HELP: Readonly<Record<keyof PopupOptions, OptionHelp>> = {
${help.join('\n')}
};

${messageBuilder(contract, options)}`;
}

/** Runs for every message, so it is written out field by field. */
function messageBuilder(contract: Contract, options: Option[]): string {
  const constants = propertiesOf(contract, schemaOf(contract, BUILT_MESSAGE))
    .filter(([, { const: value }]) => value !== undefined)
    .map(([field, { const: value }]) => `${field}: ${literal(value)}`);
  // One variable for all: an option may have any name, also that of another variable.
  const lines = options.flatMap(({ name, field, key }) => [
    `  value = options.${name};`,
    ...(key === APP_ID ? ['  if (value === undefined) value = defaultAppId;'] : []),
    `  if (value !== undefined) message.${field} = value;`,
  ]);
  return `/** Values for the options of a popup, not validated. */
export type PopupOptionValues = { readonly [name in keyof PopupOptions]?: unknown };

/** The message that the options describe, not validated. Options that are undefined are left out. */
export function popupMessageOf(options: PopupOptionValues, defaultAppId?: string): Record<string, unknown> {
  const message: Record<string, unknown> = { ${constants.join(', ')} };
  let value: unknown;
${lines.join('\n')}
  return message;
}
`;
}

function helpOf(contract: Contract, { name, schema, isRequired }: Option): string {
  const [example] = examplesOf(contract, schema);
  const type = schema.type ?? typeof (schema.const ?? schema.enum?.[0]);
  if (Array.isArray(type)) throw new Error(`the option "${name}" may have several types, which help cannot tell yet`);
  const choices = schema.enum === undefined ? '' : `\n    choices: [${schema.enum.map(literal).join(', ')}],`;
  return `  ${name}: {
    type: ${literal(type)},${choices}
    isRequired: ${isRequired},
    description: ${literal(descriptionOf(schema))},
    example: ${literal(example)},
  },`;
}
