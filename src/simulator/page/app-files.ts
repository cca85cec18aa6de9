/** The files of the embedded application, with the portal's functions in front of its scripts. */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** What is served, by the end of the name; anything else is not. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

export interface Served {
  type: string;
  body: Uint8Array | string;
}

/** A file of the folder; `undefined` for one that is not there, is of another kind, or is outside, also by way of a link. */
export async function appFile(folder: string, path: string, portalScript: string): Promise<Served | undefined> {
  const type = TYPES[extname(path).toLowerCase()];
  if (type === undefined || path.includes('\0')) return undefined;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, path));
    if (relative(root, file).split(sep)[0] === '..') return undefined;
    const body = await readFile(file);
    return extname(file).toLowerCase() === '.html'
      ? { type, body: withScript(body.toString(), portalScript) }
      : { type, body };
  } catch {
    return undefined;
  }
}

/** In front of all scripts of the page, and behind the doctype. */
function withScript(page: string, script: string): string {
  const tag = `<script>${script}</script>`;
  const head = /<head(?:\s[^>]*)?>/i.exec(page) ?? /<html(?:\s[^>]*)?>/i.exec(page) ?? /<!doctype[^>]*>/i.exec(page);
  const at = head === null ? 0 : head.index + head[0].length;
  return page.slice(0, at) + tag + page.slice(at);
}
