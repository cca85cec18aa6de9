import { ContractError } from '../error/contract-error.js';
import type { Issue } from '../error/issue.js';
import { unknownOptions } from '../message/options.js';

/** The rule for the value of one option. */
export interface OptionRule {
  isRight: (value: never) => boolean;
  expected: string;
}

/** Rules by option name. */
export type OptionRules = Readonly<Record<string, OptionRule>>;

/** The issues of unknown and invalid options; undefined means left out. `aliases` map likely wrong names to options. */
export function optionIssues(given: object, rules: OptionRules, aliases?: Readonly<Record<string, string>>): Issue[] {
  const issues: Issue[] = [];
  // Runs for every message, so it visits only the given options.
  for (const name of Object.keys(given)) {
    const value = (given as Record<string, unknown>)[name];
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) issues.push(...unknownOptions({ [name]: value }, Object.keys(rules), aliases));
    else if (value !== undefined && !rule.isRight(value as never)) issues.push(wrongOption(name, rule.expected));
  }
  return issues;
}

function wrongOption(name: string, expected: string): Issue {
  return { code: 'WRONG_OPTION', pointer: `/${name}`, message: `${name} must be ${expected}`, expected };
}

/**
 * Validates options; `required` lists those that must be given.
 *
 * @throws `ContractError` with the code `INVALID_OPTIONS` for an unknown, invalid or missing option.
 */
export function checkOptions(given: unknown, rules: OptionRules, required: readonly string[] = []): void {
  const options = typeof given === 'object' && given !== null ? given : {};
  const missing = required.filter((name) => (options as Record<string, unknown>)[name] === undefined);
  const issues = [
    ...missing.map(
      (name): Issue => ({ code: 'WRONG_OPTION', pointer: `/${name}`, message: `the option ${name} is required` }),
    ),
    ...optionIssues(options, rules),
  ];
  if (issues.length > 0) throw new ContractError('INVALID_OPTIONS', issues);
}

/** A safe integer of at least `least`. */
export const wholeNumberFrom = (least: number): OptionRule => ({
  isRight: (value: number) => Number.isSafeInteger(value) && value >= least,
  expected: `a whole number from ${least}`,
});

/** The maximum delay of a Node timer, in ms. */
export const MAX_TIMER_MS = 2 ** 31 - 1;

/** A time in ms within the range of timers. */
export const millisecondsOption: OptionRule = {
  isRight: (value: number) => typeof value === 'number' && value >= 0 && value <= MAX_TIMER_MS,
  expected: `a number of milliseconds from 0 to ${MAX_TIMER_MS}`,
};

export const stringOption: OptionRule = { isRight: (value) => typeof value === 'string', expected: 'a string' };
export const booleanOption: OptionRule = { isRight: (value) => typeof value === 'boolean', expected: 'true or false' };
export const functionOption: OptionRule = { isRight: (value) => typeof value === 'function', expected: 'a function' };

/** One of these texts. */
export const oneOf = (...values: string[]): OptionRule => ({
  isRight: (value: string) => values.includes(value),
  expected: values.map((value) => JSON.stringify(value)).join(' or '),
});

/** An object with these methods. */
export const objectWith = (...names: string[]): OptionRule => ({
  isRight: (value: unknown) => names.every((name) => typeof Object(value)[name] === 'function'),
  expected: `an object with the methods ${names.join(', ')}`,
});
