import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Finished, ROOT, run } from '../run.js';

/** What generating and building needs. */
const COPIED = [
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'README.md',
  'docs',
  'schema',
  'generated',
  'scripts',
  'src',
];

/** A copy of the project in a folder of its own, to change the schemas in. */
export class Copy {
  readonly #folder = mkdtempSync(join(tmpdir(), 'one-source-'));

  constructor(...more: string[]) {
    for (const path of [...COPIED, ...more]) cpSync(join(ROOT, path), this.path(path), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), this.path('node_modules'));
  }

  path(path: string): string {
    return join(this.#folder, path);
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  write(path: string, text: string): void {
    writeFileSync(this.path(path), text);
  }

  edit(path: string, change: (text: string) => string): void {
    this.write(path, change(this.read(path)));
  }

  /** Changes one schema as JSON. */
  editSchema(name: string, change: (schema: never) => void): void {
    const path = `schema/v1/${name}.schema.json`;
    const schema = JSON.parse(this.read(path)) as never;
    change(schema);
    this.write(path, JSON.stringify(schema, null, 2));
  }

  /** Schemas and vectors. */
  schemaFiles(major = 'v1'): string[] {
    return readdirSync(this.path(`schema/${major}`), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => `schema/${major}/${name}`);
  }

  tsx(...args: string[]): Promise<Finished> {
    // Building takes a while where other tests run beside it.
    return run(process.execPath, [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), ...args], {
      cwd: this.#folder,
      timeoutMs: 180_000,
    });
  }

  node(...args: string[]): Promise<Finished> {
    return run(process.execPath, args, { cwd: this.#folder });
  }

  async generateAndBuild(): Promise<void> {
    for (const script of ['scripts/generate.ts', 'scripts/build.ts']) {
      const { status, stdout, stderr } = await this.tsx(script);
      expect(status, stdout + stderr).toBe(0);
    }
  }

  /** What the compiler has against a module that imports the package as it was built; empty if nothing. */
  async typeErrors(module: string): Promise<string> {
    this.write('consumer.ts', module);
    const flags =
      '--noEmit --skipLibCheck --strict --exactOptionalPropertyTypes --module nodenext --target es2022 --lib es2023,es2024.string --types node';
    const compiler = 'node_modules/typescript/bin/tsc';
    const { status, stdout, stderr } = await this.node(compiler, ...flags.split(' '), '--ignoreConfig', 'consumer.ts');
    return status === 0 ? '' : stdout + stderr || `exit code ${status}`;
  }

  /** Runs a module against what was built; returns what it prints, as JSON. */
  async probe(module: string): Promise<Record<string, unknown>> {
    const { stdout, stderr } = await this.node('--input-type=module', '-e', module);
    expect(stderr).toBe('');
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
