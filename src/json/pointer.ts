/** Appends a reference token to a JSON Pointer (RFC 6901). */
export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The unescaped reference tokens of a JSON Pointer. */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

const MAX_QUOTE_LENGTH = 64;

/** Quotes an untrusted name for a message: escaped, and truncated if it is long. */
export function quote(name: string): string {
  return JSON.stringify(name.length > MAX_QUOTE_LENGTH ? `${name.slice(0, MAX_QUOTE_LENGTH)}…` : name);
}
