/** Finds what makes a browser ask another host for something. Links that a reader follows are no such thing. */

const OUTSIDE = /^\s*(?:https?:|wss?:)?\/\//i;
const TAG = /<([a-z][\w-]*)\b([^>]*)>/gi;
const ATTRIBUTE = /\b(?:src|href|srcset|action|formaction|poster|data|ping|background)\s*=\s*["']?([^"'>]+)/gi;
const STYLE = /(?:url\(\s*|@import\s+)["']?([^"')\s;]+)/gi;
const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>/gi;
/** Any address in a script, unless it is the name of an XML vocabulary. */
const STRING = /["'`]((?:https?:|wss?:)?\/\/(?!www\.w3\.org\/)\w[^"'`]*)["'`]/gi;

export function outsideRequests(file: string, text: string): string[] {
  if (file.endsWith('.js')) return found(STRING, text);
  const styles = found(STYLE, text).filter((address) => OUTSIDE.test(address));
  return file.endsWith('.css') ? styles : [...styles, ...inTags(text), ...inScripts(text)];
}

function inTags(html: string): string[] {
  return [...html.matchAll(TAG)]
    .filter(([, tag]) => tag?.toLowerCase() !== 'a')
    .flatMap(([, , attributes = '']) => found(ATTRIBUTE, attributes).filter((address) => OUTSIDE.test(address)));
}

function inScripts(html: string): string[] {
  return found(SCRIPT, html).flatMap((script) => found(STRING, script));
}

/** What the first group of a pattern has found. */
function found(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}
