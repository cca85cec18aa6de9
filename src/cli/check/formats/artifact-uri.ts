import * as platformPath from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where a path is resolved, and whose rules it follows; tests are given those of Windows. */
export interface Place {
  folder: string;
  path: Pick<typeof platformPath, 'isAbsolute' | 'relative' | 'resolve' | 'sep'>;
}

/** The URI of a file: relative to the working directory if the file is in it, or else absolute. */
export function artifactUri(file: string, place: Place = { folder: process.cwd(), path: platformPath }): string {
  const { folder, path } = place;
  const absolute = path.resolve(folder, file);
  const relative = path.relative(folder, absolute);
  if (relative.split(path.sep)[0] === '..' || path.isAbsolute(relative)) {
    return pathToFileURL(absolute.toWellFormed(), { windows: path.sep === '\\' }).href;
  }
  // A colon is encoded, too: in the first segment it would end a scheme.
  return relative.split(path.sep).map(encodedSegment).join('/');
}

function encodedSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed());
}
