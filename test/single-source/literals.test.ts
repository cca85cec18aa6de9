/** A name or a number of the contract stands in schema/, or is generated: never typed in src or scripts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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

/** A name may stand inside a longer one, a number not. */
function repeated(text: string): string[] {
  return literals.filter((literal) =>
    /^\d/.test(literal)
      ? new RegExp(`(?<![\\w.,])${literal.replaceAll('.', '\\.')}(?![\\w])`).test(text)
      : text.includes(literal),
  );
}

const sources = [...sourcesIn('src'), ...sourcesIn('scripts')];

test('there is something to search, and something to look for', () => {
  expect(sources.length).toBeGreaterThan(30);
  expect(literals.length).toBeGreaterThan(30);
});

test.each(sources)('%s types no name or number of the contract', (file) => {
  expect(repeated(readFileSync(join(ROOT, file), 'utf8'))).toEqual([]);
});

describe('the search', () => {
  test.each(literals)('finds %s', (literal) => {
    expect(repeated(`const x = "${literal}"; // or ${literal}`)).toContain(literal);
  });
});
