import { type ExplainedKind, POPUP_MESSAGE } from '#contract/kinds.js';
import { POPUP_OPTION_FIELDS } from '#contract/options.js';
import type { Issue } from '../error/issue.js';
import { stepsOf } from '../json/pointer.js';

/** What to write in the place of an issue, in the words of JSON; undefined where that is not obvious. */
export function suggestionFor(
  { code, pointer, expected }: Issue,
  written: string,
  kind: ExplainedKind,
): string | undefined {
  switch (code) {
    case 'UNKNOWN_FIELD':
      return fieldOfOption(stepsOf(pointer), kind);
    case 'WRONG_VALUE':
      return isJson(expected) ? expected : undefined;
    case 'WRONG_TYPE':
      return sameInType(expected, written);
    default:
      return undefined;
  }
}

/** The field that this package's API has another name for. */
function fieldOfOption(steps: string[], kind: ExplainedKind): string | undefined {
  const [name = ''] = steps;
  if (kind !== POPUP_MESSAGE || steps.length !== 1 || !Object.hasOwn(POPUP_OPTION_FIELDS, name)) return undefined;
  return JSON.stringify(POPUP_OPTION_FIELDS[name as keyof typeof POPUP_OPTION_FIELDS]);
}

/** A text that should be what it says, or a value that should be a text. */
function sameInType(expected: string | undefined, written: string): string | undefined {
  if (expected === 'boolean' && /^"(?:true|false)"$/.test(written)) return written.slice(1, -1);
  return expected === 'string' && /^[\w.+-]+$/.test(written) ? `"${written}"` : undefined;
}

function isJson(text = ''): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
