/** What is deprecated, as people read it: from `x-deprecated` in the schemas. */
import { type Contract, type Deprecation, type Schema, titleOf } from './contract.js';
import { extensionSentence } from './extensions.js';
import { code, markdownTable } from './markdown.js';

/** What stands for a date that the vendor has not given. */
export const NOT_ANNOUNCED = 'not announced';
/** What stands for a replacement that there is not. */
export const NO_REPLACEMENT = 'none';

const WHO: Readonly<Record<Deprecation['by'], string>> = { vendor: 'the vendor', contract: 'this contract' };

/** `deprecated by … since …`, with when it goes and what to use instead. */
export function deprecationWords({ by, since, removal, replacement }: Deprecation): string {
  const end = removal === NOT_ANNOUNCED ? 'no removal is announced' : `to be removed in ${removal} at the earliest`;
  const instead = replacement === NO_REPLACEMENT ? 'no replacement is named' : `use ${replacement} instead`;
  return `deprecated by ${WHO[by]} since ${since}; ${end}; ${instead}`;
}

/** The same as sentences, for what is described. Undefined if nothing is deprecated. */
export function deprecationSentence({ 'x-deprecated': deprecation }: Schema): string | undefined {
  if (deprecation === undefined) return undefined;
  const { values, note } = deprecation;
  const words = deprecationWords(deprecation);
  const subject = values?.map(code).join(', ');
  const first =
    subject === undefined
      ? `${words[0]?.toUpperCase()}${words.slice(1)}.`
      : `${subject} ${values?.length === 1 ? 'is' : 'are'} ${words}.`;
  return [first, note].filter(Boolean).join(' ');
}

/** The description, with whether it is an extension and whether it is deprecated. */
export function descriptionOf(schema: Schema): string {
  return [schema.description, extensionSentence(schema), deprecationSentence(schema)].filter(Boolean).join(' ');
}

/**
 * The TSDoc tag. Editors strike out what is `@deprecated`: that is for what one can do something about. What has neither a
 * replacement nor a date of removal, or is deprecated in part, has a remark.
 */
export function deprecationTag(schema: Schema): string | undefined {
  const deprecation = schema['x-deprecated'];
  if (deprecation === undefined) return undefined;
  const { values, removal, replacement } = deprecation;
  const canAct = values === undefined && (removal !== NOT_ANNOUNCED || replacement !== NO_REPLACEMENT);
  return `${canAct ? '@deprecated' : '@remarks'} ${deprecationSentence(schema)}`;
}

/** A deprecated schema, or a part of one. */
interface Deprecated {
  deprecation: Deprecation;
  /** What people know it by. */
  what: string;
}

/** Everything that is deprecated, in the order of the files. */
function deprecatedIn(contract: Contract): Deprecated[] {
  return [...contract].flatMap(([, schema]) => [
    ...deprecatedHere(schema, namesIn(schema)?.map(code).join(', ') ?? code(titleOf(schema))),
    ...deprecatedFields(schema, '', schema),
  ]);
}

function deprecatedHere({ 'x-deprecated': deprecation }: Schema, what: string): Deprecated[] {
  return deprecation === undefined ? [] : [{ deprecation, what }];
}

/** Only what stands in this file: what a reference leads to has its own row. */
function deprecatedFields(schema: Schema, path: string, root: Schema): Deprecated[] {
  return Object.entries({ ...schema.definitions, ...schema.properties }).flatMap(([name, property]) => {
    const isFact = root['x-role'] === 'constants' && typeof property.const === 'string';
    const what = isFact ? code(property.const) : `${code(path + name)} of ${code(titleOf(root))}`;
    return [...deprecatedHere(property, what), ...deprecatedFields(property, `${path}${name}.`, root)];
  });
}

/** The names that are deprecated, of a schema that is one name or a list of them. */
export function namesIn({ 'x-deprecated': deprecation, const: constant, enum: names }: Schema): unknown[] | undefined {
  if (deprecation?.values !== undefined) return deprecation.values;
  return constant === undefined ? names : [constant];
}

/** The register; note and source stand behind the replacement. */
export function deprecationTable(contract: Contract): string {
  const found = deprecatedIn(contract);
  if (found.length === 0) return 'Nothing is deprecated.';
  return markdownTable(
    ['What', 'Since', 'Earliest removal', 'Use instead'],
    found.map(({ what, deprecation: { since, by, removal, replacement, note, source } }) => [
      what,
      `${since}, by ${WHO[by]}`,
      removal,
      [`${replacement}.`, note, `(${source})`].filter(Boolean).join(' '),
    ]),
  );
}
