import type { Broken, Bump, Change } from '../../../evolution/change.js';
import type { Comparison } from '../../../evolution/compare-versions.js';
import { onOutput, visible } from '../../terminal/output.js';
import { adviceFor } from '../advice.js';

const COLOURS = { none: 'green', patch: 'dim', minor: 'blue', major: 'red' } as const satisfies Record<Bump, string>;

/** Whom a break concerns, in a sentence about the message that proves it. */
const PROOFS: Readonly<Record<Broken, string>> = {
  'old-sender': 'old senders send it, new receivers refuse it',
  'old-receiver': 'new senders may send it, old receivers refuse it',
  caller: 'it is valid for old senders, and not for new ones',
};

/** Characters of a message that are shown. */
const MAX_SHOWN = 160;

/** The changes for a person at a terminal, the gravest first. */
export function prettyDiff({ bump, changes }: Comparison): string {
  const blocks = (['major', 'minor', 'patch'] as const).flatMap((one) =>
    changes.filter((change) => change.bump === one),
  );
  return [...blocks.map(blockOf), verdictOf(bump, changes)].join('\n\n');
}

function blockOf(change: Change): string {
  const { schema, pointer, bump, breaks, message, witness = {} } = change;
  const proofs = Object.entries(witness).map(
    ([broken, value]) => `  ${PROOFS[broken as Broken]}:\n    ${shown(value)}`,
  );
  const advice = adviceFor(change);
  return [
    `${onOutput(COLOURS[bump], bump)}  ${visible(message)}${breaks.length > 0 ? `: breaks ${breaks.join(', ')}` : ''}`,
    `  ${onOutput('dim', visible(`${schema}#${pointer}`))}`,
    ...proofs,
    ...(advice === undefined ? [] : [`  instead: ${advice}`]),
  ].join('\n');
}

function shown(value: unknown): string {
  const text = visible(JSON.stringify(value));
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function verdictOf(bump: Bump, { length }: readonly Change[]): string {
  if (bump === 'none') return `${onOutput('green', '✓')} both say the same`;
  return `${length} change${length === 1 ? '' : 's'}: the version must be raised by ${onOutput(COLOURS[bump], bump)}`;
}
