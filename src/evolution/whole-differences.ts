/** Keywords that are compared as one thing. */
import { allows, isAlone, isDecisive, isTakenBesides } from './decisive.js';
import { isDeepEqual } from './deep-equal.js';
import { type Compare, expectation, set } from './difference.js';
import { isJudging } from './keywords.js';
import { namesGone } from './names-gone.js';
import { isSchema, type Schema } from './schema.js';

/** Compares a keyword as one thing: more can be said only if it is new, or no longer there. */
export function compareWhole(keyword: string, kind: string): Compare {
  return (before, after, place) => {
    const [old, now] = [before[keyword], after[keyword]];
    if (isDeepEqual(old, now)) return [];
    const isNew = old === undefined;
    const isGone = now === undefined;
    const what = isNew ? 'is new' : isGone ? 'is no longer there' : 'has changed';
    const values =
      keyword === 'const' && !isNew && !isGone ? ` from ${JSON.stringify(old)} to ${JSON.stringify(now)}` : '';
    return [
      {
        kind,
        path: [...place.path, keyword],
        message: `${WORDS.get(keyword) ?? keyword} ${what}${values}`,
        steps: [set(place, keyword, old, now)],
        ...(isNew || isGone || keyword === 'const'
          ? expectation(place, isClear(keyword, before, after), !isGone, !isNew)
          : {}),
        ...namesGone(old, now),
      },
    ];
  };
}

/** Whether it certainly shows that a keyword is new, or no longer there, or, for a constant, another. */
function isClear(keyword: string, before: Schema, after: Schema): boolean {
  if (keyword === 'const' && 'const' in before && 'const' in after) {
    return [before.const, after.const].every((value) => isTakenBesides('const', value, before, after));
  }
  if (keyword === 'not') return isAlone(keyword, before, after) && excludesTexts(before, after);
  if (keyword === 'const' || keyword === 'enum') return isAlone(keyword, before, after);
  if (keyword === 'items' && [before.items, after.items].every(takesEverything)) return false;
  return isDecisive(keyword, before, after) && !CONDITIONAL.includes(keyword);
}

/** Whether nothing, or nothing that judges, is said of items. */
function takesEverything(items: unknown): boolean {
  return !isSchema(items) || !Object.keys(items).some(isJudging);
}

/** Anything else that is excluded may be nothing that the type allows. */
function excludesTexts(before: Schema, after: Schema): boolean {
  const excluded = (before.not ?? after.not) as Schema;
  return Object.keys(excluded).join() === 'pattern' && [before, after].every((schema) => allows(schema, 'string'));
}

const CONDITIONAL: readonly string[] = ['if', 'then', 'else'];

const WORDS: ReadonlyMap<string, string> = new Map([
  ['const', 'the only value'],
  ['enum', 'the list of values'],
  ['pattern', 'the form of the text'],
  ['not', 'what is excluded'],
  ['if', 'the condition'],
  ['then', 'what holds if the condition does'],
  ['else', 'what holds if the condition does not'],
  ['items', 'what the array holds'],
]);
