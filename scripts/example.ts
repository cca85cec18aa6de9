/** Copies the receiver next to the example that loads it: `npm run example`. */
import { copyFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

if (!existsSync(join(ROOT, 'dist/receiver.js'))) await import('./build.js');
copyFileSync(join(ROOT, 'dist/receiver.js'), join(ROOT, 'examples/embedded-app/receiver.js'));
console.log('examples/embedded-app/index.html is ready to be opened');
