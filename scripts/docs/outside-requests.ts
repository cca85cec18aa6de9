/** Finds what makes a browser send requests to other hosts. Links that a reader follows do not count. */

const OUTSIDE = /^\s*(?:https?:|wss?:)?\/\//i;
const TAG = /<([a-z][\w-]*)\b([^>]*)>/gi;
const ATTRIBUTE = /\b(?:src|href|srcset|action|formaction|poster|data|ping|background)\s*=\s*["']?([^"'>]+)/gi;
const STYLE = /(?:url\(\s*|@import\s+)["']?([^"')\s;]+)/gi;
const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>/gi;
/** Any URL in a script, except XML namespaces. */
const STRING = /["'`]((?:https?:|wss?:)?\/\/(?!www\.w3\.org\/)\w[^"'`]*)["'`]/gi;

export function outsideRequests(file: string, text: string): string[] {
  if (file.endsWith('.js')) return firstGroups(STRING, text);
  const styles = firstGroups(STYLE, text).filter((address) => OUTSIDE.test(address));
  return file.endsWith('.css') ? styles : [...styles, ...inTags(text), ...inScripts(text)];
}

function inTags(html: string): string[] {
  return [...html.matchAll(TAG)]
    .filter(([, tag]) => tag?.toLowerCase() !== 'a')
    .flatMap(([, , attributes = '']) => firstGroups(ATTRIBUTE, attributes).filter((address) => OUTSIDE.test(address)));
}

function inScripts(html: string): string[] {
  return firstGroups(SCRIPT, html).flatMap((script) => firstGroups(STRING, script));
}

/** The first group of every match. */
function firstGroups(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}
