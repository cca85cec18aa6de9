import type { ExplainedKind } from '#contract/kinds.js';
import type { Issue } from '../error/issue.js';
import { explainedIssuesOf } from '../message/validate.js';
import type { Edit, Fault } from './finding.js';
import type { JsonNodes } from './json-nodes.js';
import { misspeltFields } from './misspelt-fields.js';
import type { TakenKind } from './payload-kind-names.js';
import { kindOf } from './payload-kinds.js';
import { ruleIdOf } from './rules.js';
import { suggestionFor } from './suggestions.js';

/** What the strict contract says of a message that was parsed, with its places in the text. */
export function messageFaults(taken: TakenKind, value: unknown, nodes: JsonNodes): Fault[] {
  const kind = kindOf(taken, value);
  // NOT_JSON: an infinity, which the syntax has reported as a number out of range.
  const issues = explainedIssuesOf(kind, value, 'strict').filter(({ code }) => code !== 'NOT_JSON');
  if (issues.length === 0) return [];
  const misspelt = misspeltFields(issues, value, kind);
  return issues.map((issue) => faultOf(issue, kind, misspelt.get(issue.pointer), nodes));
}

function faultOf(issue: Issue, kind: ExplainedKind, meant: string | undefined, nodes: JsonNodes): Fault {
  const { code, pointer, message, expected, received } = issue;
  const range = code === 'UNKNOWN_FIELD' ? nodes.ofKey(pointer) : nodes.ofValue(pointer);
  const key = meant && JSON.stringify(meant);
  const suggestion = key ?? suggestionFor(issue, nodes.written(range), kind);
  const fix: Edit[] | undefined = key === undefined ? undefined : [{ ...range, text: key }];
  return {
    ruleId: ruleIdOf(code),
    pointer,
    message,
    range,
    ...(expected === undefined ? {} : { expected }),
    ...(received === undefined ? {} : { received }),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(fix === undefined ? {} : { fix }),
  };
}
