import type { Issue } from '../error/issue.js';
import { quote } from '../json/pointer.js';
import { didYouMean } from './did-you-mean.js';

/** An issue for every option not in `known`. `aliases` map likely wrong names to options. */
export function unknownOptions(
  given: object,
  known: readonly string[],
  aliases: Readonly<Record<string, string>> = {},
): Issue[] {
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const alias = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
      const meant = alias ?? didYouMean(name, known);
      const hint = meant === undefined ? `known are ${known.join(', ')}` : `did you mean ${quote(meant)}?`;
      return {
        code: 'UNKNOWN_OPTION',
        pointer: '',
        message: `there is no option ${quote(name)}; ${hint}`,
        expected: meant ?? known.join(', '),
      };
    });
}
