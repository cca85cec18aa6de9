/** Whatever the documentation links to is there, and so is every file that CONTRIBUTING.md names. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../run.js';
import { markdownFiles } from './collect.js';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const missing = (paths: (string | undefined)[]): string[] =>
  paths.filter((path) => !existsSync(join(ROOT, `${path}`))) as string[];

test.each(markdownFiles(ROOT))('%s links to what is there', (file) => {
  const links = [...read(file).matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, link]) =>
    join(dirname(file), `${link}`),
  );
  expect(missing(links)).toEqual([]);
});

test('CONTRIBUTING.md names files that are there', () => {
  const text = read('CONTRIBUTING.md');
  const paths = [...text.matchAll(/`((?:docs|scripts|src|test)\/[\w./-]+)`/g)].map(([, path]) => path);
  const schemas = [...text.matchAll(/`((?:vectors\/)?[\w-]+(?:\.schema)?\.json)`/g)].map(
    ([, name]) => `schema/v1/${name}`,
  );
  const named = [...paths, ...schemas].filter((path) => !path?.includes('NAME'));
  expect(named.length).toBeGreaterThan(20);
  expect(missing(named)).toEqual([]);
});
