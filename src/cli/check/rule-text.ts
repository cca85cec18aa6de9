import { didYouMean } from '../../message/did-you-mean.js';
import { RULES } from '../../review/rules.js';
import { printable, visible } from '../terminal/output.js';
import { UsageError } from '../terminal/user-error.js';

/** All rules, one on a line. */
export function ruleList(): string {
  const [idWidth, severityWidth] = [widthOf(RULES.map(({ id }) => id)), widthOf(RULES.map(({ severity }) => severity))];
  return RULES.map(
    ({ id, severity, summary }) => `${id.padEnd(idWidth)}  ${severity.padEnd(severityWidth)}  ${summary}`,
  ).join('\n');
}

function widthOf(texts: readonly string[]): number {
  return Math.max(...texts.map(({ length }) => length));
}

/** What a rule asks for, why, and an example. */
export function ruleExplained(id: string): string {
  const rule = RULES.find((one) => one.id === id);
  if (rule === undefined) {
    const meant = didYouMean(
      id,
      RULES.map((one) => one.id),
    );
    const hint = meant === undefined ? 'see --list-rules' : `did you mean ${meant}?`;
    throw new UsageError(`There is no rule ${printable(id)}: ${hint}`);
  }
  const { severity, summary, why, examples, inWords } = rule;
  const lines = [`${id} (${severity})`, summary, why];
  if (examples === undefined) return [...lines, ...(inWords === undefined ? [] : ['', inWords])].join('\n');
  const { bad, good, screen } = examples();
  const where = screen === undefined ? '' : `On a screen of ${screen} pixels:`;
  return [...lines, where, `breaks it:  ${visible(bad)}`, `keeps it:   ${visible(good)}`].join('\n');
}
