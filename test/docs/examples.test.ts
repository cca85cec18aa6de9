/** Every example in the documentation is type-checked and run, and says the truth about its values. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { allExamples, type Example } from './collect.js';
import { moduleOf, typeErrors, withExpectations } from './runnable.js';

/** What a module in preludes/ offers besides the names that examples use. */
interface Prelude {
  /** Asserts that the example did what the text around it says. */
  check(): Promise<void>;
  /** Gives back what the prelude has opened. */
  close(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Ignored by git; inside the repository, so that examples find the installed packages. One for every run. */
const FOLDER = `.examples/${process.pid}`;

const examples = allExamples(ROOT)
  .filter(({ page }) => page === undefined)
  .map((example) => ({ ...example, module: join(FOLDER, moduleName(example)) }));

mkdirSync(join(ROOT, FOLDER), { recursive: true });
afterAll(() => rmSync(join(ROOT, FOLDER), { recursive: true }));
for (const example of examples) writeFileSync(join(ROOT, example.module), moduleOf(example));

const errors = typeErrors(
  ROOT,
  examples.map(({ module }) => join(ROOT, module)),
);

function moduleName({ file, line }: Example): string {
  return `${file.replaceAll('/', '.').replace(/\.ts$/, '')}.${line}.ts`;
}

function newPrelude(name: string): Promise<Prelude> {
  vi.resetModules();
  return import(join(ROOT, `test/docs/preludes/${name}.ts`));
}

describe('the examples', () => {
  test.each(examples.map((example) => [`${example.of} (${example.file}:${example.line})`, example] as const))(
    '%s',
    async (_, { file, line, module, prelude }) => {
      const found = errors.filter((error) => error.file === module);
      // A module has one line more in front than the example.
      expect(found.map((error) => `${file}:${line + error.line - 2} ${error.message}`)).toEqual([]);
      const { check, close }: Partial<Prelude> = prelude === undefined ? {} : await newPrelude(prelude.module);
      try {
        await import(join(ROOT, module));
        await check?.();
      } finally {
        await close?.();
      }
    },
  );

  test('have no type error that belongs to none of them', () => {
    const modules = examples.map(({ module }) => module);
    expect(errors.filter(({ file }) => !modules.includes(file))).toEqual([]);
  });
});

describe('a stated value', () => {
  test('becomes an expectation, wherever the expression stands', () => {
    const code = 'a; // => 1\nif (b) {\n  f(\n    c,\n  ); // => { d: 2 }\n}';
    const expected =
      'expect(a).toEqual(1); // => 1\nif (b) {\n  expect(f(\n    c,\n  )).toEqual({ d: 2 }); // => { d: 2 }\n}';
    expect(withExpectations(code)).toBe(expected);
  });

  test('is refused behind anything but an expression: it would not be checked', () => {
    expect(() => withExpectations('const a = 1; // => 1')).toThrow('no expression');
  });
});
