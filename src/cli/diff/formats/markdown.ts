import type { Change } from '../../../evolution/change.js';
import type { Comparison } from '../../../evolution/compare-versions.js';
import { markdownCode } from '../../terminal/markdown.js';
import { adviceFor } from '../advice.js';

const HEAD = ['', '| Bump | What | Where | Breaks | Proof | Instead |', '| --- | --- | --- | --- | --- | --- |'];

/** A table for a pull request. */
export function markdownDiff({ bump, changes }: Comparison): string {
  if (changes.length === 0) return '## Contract: no change';
  return [`## Contract: ${bump}`, ...HEAD, ...changes.map(rowOf)].join('\n');
}

function rowOf(change: Change): string {
  const { schema, pointer, bump, breaks, message, witness = {} } = change;
  const proofs = Object.entries(witness).map(([broken, value]) => `${broken}: ${markdownCode(JSON.stringify(value))}`);
  const cells = [
    bump,
    markdownCode(message),
    markdownCode(`${schema}#${pointer}`),
    breaks.join(', '),
    proofs.join('<br>'),
    adviceFor(change) ?? '',
  ];
  // A table ends its cells at a pipe even in code.
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
