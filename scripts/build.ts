/** Compiles and bundles the package into an empty dist: `npm run build`. */
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleModules } from './build/bundle.js';
import { compile, fromMemory } from './build/compile.js';
import { bundleDeclarations } from './build/declarations.js';
import { classicScript } from './receiver-script.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const DIST = join(ROOT, 'dist');
const CONTRACT = join(ROOT, 'generated/v1');

const emitted = compile(ROOT);
// The compiler has printed the errors.
if (emitted === undefined) process.exit(1);

// Files left by an earlier build would be published too.
rmSync(DIST, { recursive: true, force: true });
const modules = await bundleModules(ROOT, DIST, emitted, CONTRACT);
chmodSync(join(DIST, 'cli.js'), 0o755);
await bundleDeclarations(ROOT, DIST, emitted, CONTRACT);
console.log(`dist: ${modules.length} modules`);

const script = await classicScript(join(ROOT, 'src/receiver/index.js'), 'WebPortalPopup', [
  fromMemory(emitted, '.js', CONTRACT),
]);
writeFileSync(join(DIST, 'receiver.js'), script);
writeFileSync(
  join(DIST, 'receiver.d.ts'),
  "/** The global variable that the script receiver.js defines. */\nexport * from './receiver.mjs';\nexport as namespace WebPortalPopup;\n",
);
console.log(`dist/receiver.js: ${script.length} bytes`);
