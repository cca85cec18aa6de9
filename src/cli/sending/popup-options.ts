import { type Command, InvalidArgumentError, Option } from 'commander';
import { type OptionHelp, POPUP_OPTION_HELP, POPUP_OPTION_NAMES } from '#contract/options.js';
import type { PopupOptions } from '#contract/types.js';
import { breakLines, kebab } from '../terminal/arguments.js';
import { parseJson } from './parse-json.js';
import { readText } from './read-text.js';

/** The popup's flags by name: `<option>`, and `<option>File` for a JSON option that is read from a file. */
export type PopupFlags = Readonly<Record<string, unknown>>;

/** The flags of an option with a certain JSON type. */
interface FlagType {
  flags(name: string, help: OptionHelp): Option[];
  read(name: string, flags: PopupFlags): unknown;
  /** The flag with an example value, as typed in a shell. */
  example(name: string, help: OptionHelp): string;
}

const asGiven: FlagType['read'] = (name, flags) => flags[name];

/** The value in single quotes; line breaks escaped, as `--text` expects them. */
const quoted = (name: string, { example }: OptionHelp): string => {
  const text = typeof example === 'string' ? example : JSON.stringify(example);
  return `--${kebab(name)} '${text.replaceAll('\n', '\\n')}'`;
};

const JSON_VALUE: FlagType = {
  flags: (name, help) => [
    flag(name, '<json>', describe(help), help).conflicts(fileOf(name)),
    new Option(`--${kebab(fileOf(name))} <file>`, 'the same in a file'),
  ],
  read: (name, flags) => {
    const file = flags[fileOf(name)];
    if (file !== undefined) return parseJson(readText(String(file)));
    return flags[name] === undefined ? undefined : parseJson(String(flags[name]));
  },
  example: quoted,
};

const NUMBER: FlagType = {
  flags: (name, help) => [flag(name, '<number>', describe(help), help).argParser(toNumber)],
  read: asGiven,
  example: quoted,
};

const FLAG_TYPES: Record<string, FlagType> = {
  string: { flags: (name, help) => [flag(name, '<text>', describe(help), help)], read: asGiven, example: quoted },
  number: NUMBER,
  integer: NUMBER,
  boolean: {
    flags: (name, help) => [
      new Option(`--${kebab(name)}`, `${describe(help)}: yes`),
      new Option(`--no-${kebab(name)}`, 'the same: no'),
    ],
    read: asGiven,
    example: (name, { example }) => `--${example === false ? 'no-' : ''}${kebab(name)}`,
  },
  object: JSON_VALUE,
  array: JSON_VALUE,
};

const OPTIONS = Object.entries(POPUP_OPTION_HELP);

/** Adds the flags for every option of a popup. */
export function addPopupOptions(command: Command): void {
  for (const [name, help] of OPTIONS) {
    for (const option of typeOf(help).flags(name, help)) command.addOption(option);
  }
}

/** Adds the flag of the application alone, for popups that name none. */
export function addAppOption(command: Command): void {
  const name = POPUP_OPTION_NAMES.appId;
  const help = {
    ...POPUP_OPTION_HELP[name],
    isRequired: false,
    description: 'the application of popups that name none',
  };
  for (const option of typeOf(help).flags(name, help)) command.addOption(option);
}

/** Every option as a flag with an example value, as typed in a shell. */
export function popupExamples(): string[] {
  return OPTIONS.map(([name, help]) => typeOf(help).example(name, help));
}

/** Reads the options of a popup from the flags. `createPopup` validates them later. */
export function readPopupOptions(flags: PopupFlags): PopupOptions<object> {
  const options = Object.fromEntries(OPTIONS.map(([name, help]) => [name, typeOf(help).read(name, flags)]));
  const { text } = POPUP_OPTION_NAMES;
  return { ...options, [text]: breakLines(String(options[text])) } as unknown as PopupOptions<object>;
}

function typeOf({ type }: OptionHelp): FlagType {
  return FLAG_TYPES[type] as FlagType;
}

function flag(name: string, argument: string, description: string, { isRequired, choices }: OptionHelp): Option {
  const hint = name === POPUP_OPTION_NAMES.text ? '; \\n breaks the line (\\\\n is a backslash and an n)' : '';
  const option = new Option(`--${kebab(name)} ${argument}`, description + hint).makeOptionMandatory(isRequired);
  return choices === undefined ? option : option.choices(choices);
}

/** The first sentence of the description, in the style of help texts: without capital and full stop. */
function describe({ description }: OptionHelp): string {
  const [first = ''] = description.split(/\.(?:\s|$)/);
  return first.charAt(0).toLowerCase() + first.slice(1);
}

const fileOf = (name: string): string => `${name}File`;

function toNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) throw new InvalidArgumentError('It must be a number.');
  return number;
}
