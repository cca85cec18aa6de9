import type { ReportingDescriptor, Tool } from 'sarif';
import { CONTRACT_VERSION } from '#contract/names.js';
import type { Severity } from '../../../review/finding.js';
import type { Rule } from '../../../review/rule.js';
import { RULES } from '../../../review/rules.js';
import { ruleExplained } from '../rule-text.js';

/** The words of SARIF for the severities. */
export const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

/** The words of GitHub's code scanning, which orders what it shows by them. */
const PROBLEM_SEVERITIES = { error: 'error', warning: 'warning', info: 'recommendation' } as const;
/** How often a rule is right: what the contract refuses is wrong for certain. */
const PRECISIONS: Readonly<Record<Rule['source'], string>> = {
  vendor: 'very-high',
  contract: 'very-high',
  opinion: 'medium',
};

/** The index of each rule in the list of the tool. */
export const RULE_INDEXES: ReadonlyMap<string, number> = new Map(RULES.map(({ id }, index) => [id, index]));

/** The tool and all its rules, also those that found nothing. */
export function sarifTool(): Tool {
  return {
    driver: { name: 'popup-contract', semanticVersion: CONTRACT_VERSION, rules: RULES.map(descriptorOf) },
  };
}

function descriptorOf({ id, severity, summary, why, source }: Rule): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: ruleExplained(id) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: [source],
      precision: PRECISIONS[source],
      'problem.severity': PROBLEM_SEVERITIES[severity],
    },
  };
}
