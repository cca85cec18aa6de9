/** `docs/rules.md`: the rules that payloads are reviewed by. */
import type { Rule } from '../../src/review/rule.js';

const SOURCES: Readonly<Record<Rule['source'], string>> = {
  vendor: "the vendor's documents",
  contract: 'a decision of this contract',
  opinion: 'good practice',
};

export function rulesPage(rules: readonly Rule[]): string {
  const sections = rules.map(
    ({ id, severity, summary, why, source }) => `## ${id}

${summary} ${why}

- Severity: ${severity}
- From: ${SOURCES[source]}
`,
  );
  return `<!-- Generated from src/review/rules by \`npm run generate\`. Do not edit. -->

# Rules

What \`popup-contract check\` looks at. An error is what the strict contract refuses; each finding names its rule, and links to its
section on this page.

${sections.join('\n')}`;
}
