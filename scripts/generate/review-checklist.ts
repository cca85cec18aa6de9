/** `docs/review-checklist.md`: what a reviewer looks at, of the rules and of what no rule can see. */
import { AREAS, type Area, type Rule } from '../../src/review/rule.js';
import { type Contract, nounOf, schemaOf } from './contract.js';
import { RULES_HEADER } from './rule-pages.js';
import { shortFieldTable } from './tables.js';

const MESSAGE = 'popup-message';

const HEADINGS: Readonly<Record<Area, string>> = {
  encoding: 'Encoding',
  json: 'JSON',
  size: 'Size',
  fields: 'Fields',
  text: 'Text',
  content: 'Content',
  topic: 'Topic',
};

const FOR_PEOPLE = [
  'The text is true, and still true when it arrives.',
  'It is short, and says the most important thing first.',
  'A driver can read it at a glance, and knows what OK and the return arrow will do.',
  'It is worth covering what is on the screen, the navigation too.',
  'It is in the language of the driver, and spelt right.',
  'The content has no personal data that the application does not need, and no secret.',
  'The application knows this content, and can tell by it which popup was answered.',
];

export function reviewChecklist(contract: Contract, rules: readonly Rule[]): string {
  const groups = AREAS.map((area) => {
    const lines = rules.filter((rule) => rule.area === area).map(line);
    return `## ${HEADINGS[area]}\n\n${lines.join('\n')}\n`;
  });
  return `${RULES_HEADER}

# Review checklist

What a reviewer looks at before a popup is sent to cars. \`popup-contract check\` goes through all of it but the last group.

These are the fields of ${nounOf(schemaOf(contract, MESSAGE))}:

${shortFieldTable(contract, MESSAGE)}

${groups.join('\n')}
## What only a person can see

${FOR_PEOPLE.map((sentence) => `- [ ] ${sentence}`).join('\n')}
`;
}

function line({ id, severity, summary }: Rule): string {
  return `- [ ] ${summary} ([${id}](rules/${id}.md), ${severity})`;
}
