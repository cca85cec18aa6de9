import { SCREENS, type Screen } from '#contract/limits.js';
import { ContractError } from '../error/contract-error.js';
import type { Issue } from '../error/issue.js';
import { pointerTo, quote } from '../json/pointer.js';
import { didYouMean } from '../message/did-you-mean.js';
import { unknownOptions } from '../message/options.js';
import type { Severity } from './finding.js';
import { PAYLOAD_KINDS, type PayloadKind } from './payload-kind-names.js';
import { RULES } from './rules.js';

/**
 * What the findings of a rule are reported as; `off` reports none.
 *
 * @example
 * import type { RuleSetting } from 'webportal-popup-contract/review';
 *
 * const rules: Record<string, RuleSetting> = { 'no-content': 'off' };
 */
export type RuleSetting = Severity | 'off';

export const RULE_SETTINGS: readonly RuleSetting[] = ['error', 'warning', 'info', 'off'];

/**
 * Options of {@link reviewPayload}.
 *
 * @example
 * import type { ReviewOptions } from 'webportal-popup-contract/review';
 *
 * const options: ReviewOptions = { as: 'server-message', rules: { 'no-content': 'off', placeholder: 'error' } };
 */
export interface ReviewOptions {
  /** What the payload is meant to be. By default that is told by its topic, or else by what is there. */
  as?: PayloadKind | undefined;
  /** The topic that it is published on, to review that too. */
  topic?: string | undefined;
  /** The screen that the text has to fit on, to estimate that too. */
  screen?: Screen | undefined;
  /** Another severity for rules, by id. */
  rules?: Readonly<Record<string, RuleSetting>> | undefined;
}

const RULE_IDS = RULES.map(({ id }) => id);

type OptionName = keyof ReviewOptions;

const CHECKS: Readonly<Record<OptionName, (value: unknown) => Issue[]>> = {
  as: (value) => oneOf('/as', value, PAYLOAD_KINDS),
  topic: (value) => (typeof value === 'string' ? [] : [wrong('/topic', 'topic must be a string', 'a string')]),
  screen: (value) => oneOf('/screen', value, Object.keys(SCREENS)),
  rules: ruleSettingIssues,
};

/** @throws `ContractError` with the code `INVALID_OPTIONS`. */
export function checkReviewOptions(options: ReviewOptions): void {
  const issues = unknownOptions(options, Object.keys(CHECKS));
  for (const [name, check] of Object.entries(CHECKS)) {
    const value = options[name as OptionName];
    if (value !== undefined) issues.push(...check(value));
  }
  if (issues.length > 0) throw new ContractError('INVALID_OPTIONS', issues);
}

/** The issues of settings for rules, which may come from a configuration: unknown rules, and settings that there are not. */
export function ruleSettingIssues(rules: unknown): Issue[] {
  if (typeof rules !== 'object' || rules === null || Array.isArray(rules)) {
    return [wrong('/rules', 'rules must be an object', 'an object of rules and their severities')];
  }
  return Object.entries(rules).flatMap(([id, setting]) =>
    RULE_IDS.includes(id) ? oneOf(pointerTo('/rules', id), setting, RULE_SETTINGS) : [unknownRule(id)],
  );
}

/** The issue of a name that no rule has. */
function unknownRule(id: string): Issue {
  const meant = didYouMean(id, RULE_IDS);
  const hint = meant === undefined ? '' : `; did you mean ${quote(meant)}?`;
  const message = `there is no rule ${quote(id)}${hint}`;
  return { code: 'UNKNOWN_OPTION', pointer: pointerTo('/rules', id), message, expected: meant ?? RULE_IDS.join(', ') };
}

function oneOf(pointer: string, value: unknown, allowed: readonly string[]): Issue[] {
  if (allowed.includes(value as string)) return [];
  const list = allowed.join(', ');
  return [wrong(pointer, `${pointer.slice(1)} must be one of ${list}`, list)];
}

function wrong(pointer: string, message: string, expected: string): Issue {
  return { code: 'WRONG_OPTION', pointer, message, expected };
}
