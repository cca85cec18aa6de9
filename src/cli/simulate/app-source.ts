/** The embedded application that is simulated: a folder, a page in one, or an address that serves it. */
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { AppSource } from '../../simulator/page/page-server.js';
import { fileError } from '../terminal/file-error.js';
import { visible } from '../terminal/output.js';
import { UserError } from '../terminal/user-error.js';

/** Editors write a file in several steps; this long after the last one the application is loaded again, in ms. */
const SETTLED_MS = 100;

const IGNORED = /[/\\](?:node_modules|\.git)(?:[/\\]|$)|\.tmp$/;

/** @throws `UserError` for what is not there, or is no page. */
export function appSource(place: string): AppSource {
  if (/^https?:\/\//i.test(place)) {
    if (URL.canParse(place)) return { url: new URL(place).href };
    throw new UserError(`--app: ${visible(place)} is no address`);
  }
  if (isFolder(place)) {
    isFolder(join(place, 'index.html'));
    return { folder: place, index: 'index.html' };
  }
  if (extname(place).toLowerCase() !== '.html') throw new UserError(`--app: ${visible(place)} is no HTML page`);
  return { folder: dirname(place), index: basename(place) };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (cause) {
    throw fileError('read', visible(path), cause);
  }
}

/** Tells when files of the application change. Resolves when it watches, with a function that ends it. */
export async function watchApp(app: AppSource, changed: () => void): Promise<() => Promise<void>> {
  // Whoever serves it reloads it, too.
  if ('url' in app) return async () => undefined;
  const { watch } = await import('chokidar');
  const watcher = watch(app.folder, { ignoreInitial: true, ignored: (path) => IGNORED.test(path) });
  let timer: NodeJS.Timeout | undefined;
  // A folder that cannot be watched any more is served all the same.
  watcher.on('error', () => undefined);
  await once(watcher, 'ready');
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(changed, SETTLED_MS);
  });
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
