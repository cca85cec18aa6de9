/**
 * Bytes that a text takes in UTF-8. Runs in ES5, where there is no TextEncoder.
 * Half a surrogate pair counts as the replacement character that an encoder puts in its place.
 */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    if (unit < 0x800) {
      bytes += 1;
      continue;
    }
    bytes += 2;
    // A pair is four bytes in all: this unit counts three, its partner (counted above as one) no more.
    if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(at + 1))) at++;
  }
  return bytes;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/** Decodes UTF-8, or says at which byte it stops being UTF-8. A byte order mark is kept, so that it can be reported. */
export function decodeUtf8(bytes: Uint8Array): { text: string } | { text: string; badByteAt: number } {
  const decode = (end: number, stream: boolean): string =>
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end), { stream });
  try {
    return { text: decode(bytes.length, false) };
  } catch {
    // The decoder does not say where: halve until the longest good beginning is found.
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
