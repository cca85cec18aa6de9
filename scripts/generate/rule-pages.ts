/** `docs/rules.md`, and a page for each rule in `docs/rules`: what payloads are reviewed by. */
import type { Rule } from '../../src/review/rule.js';
import { code, markdownTable } from './markdown.js';
import { laidOut, noteOn } from './rule-example.js';

/** The folder of the pages of rules. */
export const RULES_FOLDER = 'docs/rules';

/** Says in every page that is made from the rules where it comes from. */
export const RULES_HEADER = '<!-- Generated from src/review/rules by `npm run generate`. Do not edit. -->';

const SOURCES: Readonly<Record<Rule['source'], string>> = {
  vendor: "the vendor's documents",
  contract: 'a decision of this contract',
  opinion: 'good practice',
};

/** All pages, by their paths. */
export function rulePages(rules: readonly Rule[]): Record<string, string> {
  return {
    'docs/rules.md': index(rules),
    ...Object.fromEntries(rules.map((rule) => [`${RULES_FOLDER}/${rule.id}.md`, page(rule)])),
  };
}

function index(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, severity, summary }) => [`[${id}](#${id})`, severity, summary]);
  return `${RULES_HEADER}

# Rules

What \`popup-contract check\` looks at. An error is what the strict contract refuses; each finding names its rule, and links to its
section on this page. The same as a list to go through by hand: [review checklist](review-checklist.md).

${markdownTable(['Rule', 'Severity', 'What it asks for'], rows)}

${rules.map(section).join('\n')}`;
}

function section(rule: Rule): string {
  return `## ${rule.id}

${rule.summary} ${rule.why}

${facts(rule)}
- [Examples, and how to switch it off](rules/${rule.id}.md)
`;
}

function facts({ severity, source }: Rule): string {
  return `- Severity: ${severity}\n- From: ${SOURCES[source]}`;
}

function page(rule: Rule): string {
  const { id, summary, why } = rule;
  const other = rule.severity === 'warning' ? 'info' : 'warning';
  return `${RULES_HEADER}

# ${id}

${summary} ${why}

${facts(rule)}

${examples(rule)}
## Switch it off

In \`.popup-contract.json\`:

\`\`\`json
{ "rules": { "${id}": "off" } }
\`\`\`

In code, with \`reviewPayload\` from \`webportal-popup-contract/review\`:
${code(`reviewPayload(payload, { rules: { '${id}': 'off' } })`)}

Another severity instead of ${code('off')}, such as ${code(other)}, keeps the rule and changes how much it matters.

[All rules](../rules.md)
`;
}

function examples({ examples, inWords }: Rule): string {
  if (examples === undefined) return `## Example\n\n${inWords}\n`;
  const { bad, good, screen } = examples();
  const onScreen = screen === undefined ? '' : `On a screen of ${screen} pixels.\n\n`;
  return `## What breaks it\n\n${onScreen}${block(bad)}\n## What keeps it\n\n${onScreen}${block(good)}`;
}

function block(payload: string): string {
  const note = noteOn(payload);
  return `\`\`\`json\n${laidOut(payload)}\n\`\`\`\n${note === undefined ? '' : `\n${note}\n`}`;
}
