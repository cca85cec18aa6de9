import { once } from 'node:events';
import { resolve } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import { describeFailure } from '../terminal/user-error.js';

/** Editors write a file in several steps; this long after the last one it is checked, in ms. */
const SETTLED_MS = 100;

/** What changes and is no payload: packages, and the temporary files of `--fix`. */
const IGNORED = /[/\\](?:node_modules|\.git)(?:[/\\]|$)|\.tmp$/;

/**
 * Checks now, and again whenever something changes in what is named. Does not end by itself: Ctrl-C ends it.
 *
 * @param written - Files that the checks write.
 */
export async function watchFiles(
  names: readonly string[],
  written: readonly string[],
  check: () => Promise<unknown>,
  print: (line: string) => void,
): Promise<never> {
  const { watch } = await import('chokidar');
  const checkAndTell = async (): Promise<void> => {
    await check().catch((error: unknown) => print(describeFailure(error)));
    print('Watching for changes; Ctrl-C ends it');
  };
  const isIgnored = (path: string): boolean => IGNORED.test(path) || written.includes(resolve(path));
  const watcher = watch(names.map(folderOf), { ignoreInitial: true, ignored: isIgnored });
  // What changes before would not be noticed.
  await once(watcher, 'ready');
  let last = checkAndTell();
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(checkAndTell);
    }, SETTLED_MS);
  });
  return new Promise(() => undefined);
}

/** What to watch for a path or a glob: the path, or the folder in front of the first part that is a pattern. */
export function folderOf(name: string): string {
  const parts = name.split('/');
  const pattern = parts.findIndex((part) => isDynamicPattern(part));
  if (pattern === -1) return name;
  return parts.slice(0, pattern).join('/') || (name.startsWith('/') ? '/' : '.');
}
