/** Finds links inside the site that lead nowhere: no such file, or no such place in it. */
import { posix } from 'node:path';

/** The text of every page, by its path in the site. */
export type Pages = ReadonlyMap<string, string>;

const LINK = /<a\b[^>]*\shref="([^"]*)"/gi;
const PLACE = /\s(?:id|name)="([^"]*)"/gi;
/** Has a scheme or a host of its own. */
const OUTSIDE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

/** @param files - Every file of the site, pages and others. */
export function brokenLinks(pages: Pages, files: ReadonlySet<string>): string[] {
  const places = new Map([...pages].map(([path, html]) => [path, new Set(groups(PLACE, html).map(unescaped))]));
  return [...pages].flatMap(([path, html]) =>
    [...new Set(groups(LINK, html))]
      .map(unescaped)
      .filter((link) => !OUTSIDE.test(link) && !leadsSomewhere(link, path, places, files))
      .map((link) => `${path}: ${link}`),
  );
}

function leadsSomewhere(
  link: string,
  from: string,
  places: ReadonlyMap<string, ReadonlySet<string>>,
  files: ReadonlySet<string>,
): boolean {
  const [address = '', place] = link.split('#', 2).map(decodeURIComponent);
  const [file = ''] = address.split('?');
  const target = file === '' ? from : posix.normalize(posix.join(posix.dirname(from), file));
  if (!files.has(target)) return false;
  // An empty place is the top of the page; of other files than pages, browsers know no places.
  return place === undefined || place === '' || (places.get(target)?.has(place) ?? false);
}

function groups(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
};

function unescaped(text: string): string {
  return text.replace(/&(?:amp|quot|#39|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}
