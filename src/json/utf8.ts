/**
 * Number of bytes of a text in UTF-8. Runs in ES5, which has no TextEncoder.
 * A lone surrogate counts as the replacement character that an encoder substitutes.
 */
export function utf8Length(text: string): number {
  return text
    .replace(/[\ud800-\udbff][\udc00-\udfff]/g, '4444')
    .replace(/[\u0800-\uffff]/g, '333')
    .replace(/[\x80-\u07ff]/g, '22').length;
}

/**
 * Decodes UTF-8. Of invalid input it returns the valid beginning and `badByteAt`, the offset where that ends. A byte
 * order mark is kept, so that it can be reported.
 */
export function decodeUtf8(bytes: Uint8Array): { text: string } | { text: string; badByteAt: number } {
  const decode = (end: number, stream: boolean): string =>
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end), { stream });
  try {
    return { text: decode(bytes.length, false) };
  } catch {
    // The decoder does not report the offset: a binary search finds the longest valid beginning.
    let good = 0;
    let bad = bytes.length + 1;
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      try {
        decode(middle, true);
        good = middle;
      } catch {
        bad = middle;
      }
    }
    return { text: decode(good, true), badByteAt: good };
  }
}
