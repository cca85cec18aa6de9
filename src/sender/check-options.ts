import { ContractError } from '../error/contract-error.js';
import type { Issue } from '../error/issue.js';
import { unknownOptions } from '../message/options.js';

/** How one option is judged. */
export interface OptionRule {
  isRight: (value: never) => boolean;
  expected: string;
}

/** The rules of a function's options, by name. */
export type OptionRules = Readonly<Record<string, OptionRule>>;

/** An issue for every option that is unknown or wrong; undefined means left out. `aliases`: other names that people try. */
export function optionIssues(given: object, rules: OptionRules, aliases?: Readonly<Record<string, string>>): Issue[] {
  const issues: Issue[] = [];
  // Only what is given is looked at: this is done for every message.
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

/** Throws `INVALID_OPTIONS` for options that are unknown, wrong, or needed and not there. */
export function checkOptions(given: unknown, rules: OptionRules, needed: readonly string[] = []): void {
  const options = typeof given === 'object' && given !== null ? given : {};
  const missing = needed.filter((name) => (options as Record<string, unknown>)[name] === undefined);
  const issues = [
    ...missing.map(
      (name): Issue => ({ code: 'WRONG_OPTION', pointer: `/${name}`, message: `the option ${name} is needed` }),
    ),
    ...optionIssues(options, rules),
  ];
  if (issues.length > 0) throw new ContractError('INVALID_OPTIONS', issues);
}

/** A whole number, from the least that makes sense. */
export const wholeNumberFrom = (least: number): OptionRule => ({
  isRight: (value: number) => Number.isSafeInteger(value) && value >= least,
  expected: `a whole number from ${least}`,
});

/** The longest time that a timer of Node can run. */
export const MAX_TIMER_MS = 2 ** 31 - 1;

/** A time in ms that timers can keep. */
export const millisecondsOption: OptionRule = {
  isRight: (value: number) => typeof value === 'number' && value >= 0 && value <= MAX_TIMER_MS,
  expected: `a number of milliseconds from 0 to ${MAX_TIMER_MS}`,
};

export const stringOption: OptionRule = { isRight: (value) => typeof value === 'string', expected: 'a string' };
export const booleanOption: OptionRule = { isRight: (value) => typeof value === 'boolean', expected: 'true or false' };
export const functionOption: OptionRule = { isRight: (value) => typeof value === 'function', expected: 'a function' };

/** An object that has these methods. */
export const objectWith = (...names: string[]): OptionRule => ({
  isRight: (value: unknown) => names.every((name) => typeof Object(value)[name] === 'function'),
  expected: `an object with the methods ${names.join(', ')}`,
});
