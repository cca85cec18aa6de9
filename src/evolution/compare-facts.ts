import type { Change } from './change.js';
import { isDeepEqual } from './deep-equal.js';
import { Disagreement } from './disagreement.js';
import { brokenBy, factRule } from './facts.js';
import { isSchema, type Schema } from './schema.js';

/** The constants of a schema, by their name: the fields on the way to it. */
function factsOf(
  schema: Schema | undefined,
  path: readonly string[] = [],
): Map<string, { value: unknown; pointer: string }> {
  const facts = new Map<string, { value: unknown; pointer: string }>();
  for (const [name, property] of Object.entries((schema?.properties ?? {}) as Record<string, Schema>)) {
    const inside = [...path, name];
    const pointer = inside.map((step) => `/properties/${step}`).join('');
    if ('const' in property) facts.set(inside.join('.'), { value: property.const, pointer: `${pointer}/const` });
    // A group, such as a topic: that it is there is a fact, too.
    if (isSchema(property.properties)) facts.set(inside.join('.'), { value: true, pointer });
    for (const [inner, fact] of factsOf(property, inside)) facts.set(inner, fact);
  }
  return facts;
}

/** The changes of facts between two schemas of constants. @throws `Disagreement` for a fact without a rule. */
export function compareFacts(file: string, before: Schema | undefined, after: Schema | undefined): Change[] {
  const [old, now] = [factsOf(before), factsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [was, is] = [old.get(name), now.get(name)];
    // Of a group that is new or gone, its own facts say nothing more.
    const group = name.split('.').slice(0, -1).join('.');
    if (group !== '' && old.has(group) !== now.has(group)) return [];
    if (isDeepEqual(was?.value, is?.value)) return [];
    return [factChange(file, name, was?.value, is?.value, (is ?? was)?.pointer ?? '')];
  });
}

function factChange(file: string, name: string, before: unknown, after: unknown, pointer: string): Change {
  const rule = factRule(file, name);
  const breaks = rule && brokenBy(rule, before, after);
  if (rule === undefined || breaks === undefined) {
    throw new Disagreement(`${file}: the fact ${name} has no rule for this change: add one to src/evolution/facts.ts`);
  }
  const [kind, what] =
    before === undefined
      ? ['fact-added', 'is new']
      : after === undefined
        ? ['fact-removed', 'is no longer there']
        : ['fact-changed', `was ${JSON.stringify(before)}, and is ${JSON.stringify(after)}`];
  const why = breaks.length > 0 ? `: ${rule.why}` : '';
  return {
    schema: file,
    pointer,
    kind,
    bump: breaks.length > 0 ? 'major' : 'minor',
    breaks: [...breaks],
    message: `${name} ${what}${why}`,
  };
}
