/** A name or a number of the contract, or a name that the API gives to a field, stands in schema/, or is generated: never typed in src or scripts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { optionsOf } from '../../scripts/generate/options.js';
import { literalsOf } from '../docs/literals.js';
import { ROOT } from '../run.js';
import { loadSchemas } from '../vectors/load.js';

const literals = [...new Set(literalsOf(loadSchemas()).map(({ text }) => text))].flatMap((text) =>
  // TypeScript groups digits with an underscore.
  /^\d{4,}$/.test(text) ? [text, Number(text).toLocaleString('en').replaceAll(',', '_')] : [text],
);

function sourcesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
}

/** The name of SVG has a number in it that is also one of ours. */
const SVG = 'http://www.w3.org/2000/svg';

/** A name may stand inside a longer one, a number not. */
function repeated(source: string): string[] {
  const text = source.replaceAll(SVG, '');
  return literals.filter((literal) =>
    /^\d/.test(literal)
      ? new RegExp(`(?<![\\w.,])${literal.replaceAll('.', '\\.')}(?![\\w])`).test(text)
      : text.includes(literal),
  );
}

/** What the vendor's documents print as samples. */
const samples = [...loadSchemas().values()].flatMap((schema) => schema['x-samples'] ?? []);

/** What the API calls the fields of a popup. A plain word such as `text` means other things too. */
const apiNames = optionsOf(loadSchemas())
  .map(({ name }) => name)
  .filter((name) => /[A-Z]/.test(name));

/** Examples in documentation show the API as it is used; the compiler and a test run them. */
const withoutExamples = (text: string): string => text.replaceAll(/^ *\* @example\b[\s\S]*?(?=^ *\* @|^ *\*\/)/gm, '');

function repeatedOutsideExamples(words: string[], text: string): string[] {
  return words.filter((word) => new RegExp(`\\b${word}\\b`).test(withoutExamples(text)));
}

const repeatedApiNames = (text: string): string[] => repeatedOutsideExamples(apiNames, text);
const repeatedSamples = (text: string): string[] => repeatedOutsideExamples(samples, text);

const sources = [...sourcesIn('src'), ...sourcesIn('scripts')];

test('there is something to search, and something to look for', () => {
  expect(sources.length).toBeGreaterThan(30);
  expect(literals.length).toBeGreaterThan(30);
});

test.each(sources)('%s types no name or number of the contract', (file) => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  expect([...repeated(text), ...repeatedApiNames(text), ...repeatedSamples(text)]).toEqual([]);
});

describe('the search', () => {
  test.each(apiNames)('finds the API name %s in code and in comments, but not in examples', (name) => {
    expect(repeatedApiNames(`const rules = { ${name}: text };`)).toEqual([name]);
    expect(repeatedApiNames(`/** Left out, ${name} is missed. */`)).toEqual([name]);
    const example = `/**\n * Something.\n *\n * @example\n * f({ ${name}: 1 });\n */\nconst x = 1;`;
    expect(repeatedApiNames(example)).toEqual([]);
    expect(repeatedApiNames(`${example}\n// ${name}`)).toEqual([name]);
  });

  test.each(samples)('finds the sample %s', (sample) => {
    expect(repeatedSamples(`const id = '${sample}';`)).toEqual([sample]);
  });

  test('knows more than one API name and more than one sample', () => {
    expect(apiNames.length).toBeGreaterThan(1);
    expect(samples.length).toBeGreaterThan(1);
  });

  test.each(literals)('finds %s', (literal) => {
    expect(repeated(`const x = "${literal}"; // or ${literal}`)).toContain(literal);
  });
});
