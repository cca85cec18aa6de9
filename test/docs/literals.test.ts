/** Names and numbers of the contract stand in the schemas and in what is generated; documentation refers to them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../scripts/generate/contract.js';
import { markdownFiles } from './collect.js';
import { literalsOf } from './literals.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const literals = literalsOf(loadContract(join(ROOT, 'schema/v1')));

/** Says at its beginning that the whole page is generated. */
const GENERATED_PAGE = /^<!-- Generated from /;

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const GENERATED = /<!-- generated:\w+ -->[\s\S]*?<!-- \/generated -->/g;

/** A document may name what it decides itself: the source of a rule is not a copy of it. */
function repeated(file: string, text: string): string[] {
  const byHand = text.replaceAll(GENERATED, '');
  return literals
    .filter(({ source }) => !source.includes(file))
    .flatMap(({ text }) => (holds(byHand, text) ? [text] : []));
}

/** A number may be a part of a longer one, a name not. */
function holds(text: string, literal: string): boolean {
  if (!/^\d/.test(literal)) return text.includes(literal);
  return new RegExp(`(?<![\\d.,])${literal.replaceAll('.', '\\.')}(?!\\d)`).test(text);
}

test.each(markdownFiles(ROOT).filter((file) => !GENERATED_PAGE.test(read(file))))(
  '%s repeats no name or number of the contract',
  (file) => {
    expect(repeated(file, read(file))).toEqual([]);
  },
);

describe('the search', () => {
  test.each(literals.map(({ text }) => text))('finds %s', (text) => {
    expect(repeated('README.md', `It is \`${text}\`, by hand.`)).toContain(text);
  });

  test('passes over what is generated', () => {
    const generated = `<!-- generated:limits -->\n${literals.map(({ text }) => text).join('\n')}\n<!-- /generated -->`;
    expect(repeated('README.md', generated)).toEqual([]);
  });
});
