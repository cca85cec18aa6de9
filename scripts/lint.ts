/** Runs every check that is not a test, even after a failure, and prints one line for each: `npm run lint`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const packed = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));

/** Runs npm. Prints one line, and npm's whole output if it failed. */
function check(name: string, ...args: string[]): boolean {
  const started = performance.now();
  const { status, error, stdout, stderr } = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(28)} ${seconds} s`);
  if (status !== 0) console.log(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trimEnd());
  return status === 0;
}

/** The package as it is published. Packed beforehand, because attw deletes other tarballs if it packs itself. */
function tarball(): string {
  const name = readdirSync(packed).find((file) => file.endsWith('.tgz'));
  return join(packed, name ?? 'nothing-was-packed.tgz');
}

const run = ['run', '--silent'];
try {
  const results = [
    check('format and rules', ...run, 'lint:format'),
    check('types', ...run, 'lint:types'),
    check('types of the page', ...run, 'lint:page'),
    check('ES5 built-ins', ...run, 'lint:es5'),
    check('unused code and packages', ...run, 'lint:unused'),
    check('workflows', ...run, 'lint:workflows'),
    check('released contracts', ...run, 'schema:check'),
    check('generated files', ...run, 'generate', '--', '--check'),
    check('pack', 'pack', '--silent', '--pack-destination', packed),
    // `npm pack` has built dist.
    check('ES5 syntax', ...run, 'lint:es5-syntax'),
    check('package layout', ...run, 'lint:package', '--', tarball(), '--strict'),
    check('published types', ...run, 'lint:published-types', '--', tarball()),
  ];
  if (results.includes(false)) process.exitCode = 1;
} finally {
  rmSync(packed, { recursive: true, force: true });
}
