/** Compiles src and generated into an empty dist: `npm run build`. */
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { classicScript } from './receiver-script.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const DIST = join(ROOT, 'dist');
const TSC = createRequire(import.meta.url).resolve('typescript/bin/tsc');

// Files left by an earlier build would be published too.
rmSync(DIST, { recursive: true, force: true });
try {
  execFileSync(process.execPath, [TSC, '-p', join(ROOT, 'tsconfig.build.json')], { stdio: 'inherit' });
} catch {
  // The compiler has printed the errors.
  process.exit(1);
}
chmodSync(join(DIST, 'src/cli/main.js'), 0o755);
console.log(
  `dist: ${readdirSync(DIST, { recursive: true }).filter((name) => `${name}`.endsWith('.js')).length} modules`,
);

const script = await classicScript(join(DIST, 'src/receiver/index.js'), 'WebPortalPopup');
writeFileSync(join(DIST, 'receiver.js'), script);
writeFileSync(
  join(DIST, 'receiver.d.ts'),
  "/** The global variable that the script receiver.js defines. */\nexport * from './src/receiver/index.js';\nexport as namespace WebPortalPopup;\n",
);
console.log(`dist/receiver.js: ${script.length} bytes`);
