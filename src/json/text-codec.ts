/** Node's Buffer is several times faster than TextEncoder and TextDecoder for small texts. Other platforms have none. */
const NodeBuffer: typeof Buffer | undefined = globalThis.Buffer;

/** What a decoder puts in the place of invalid bytes; valid texts rarely hold it. */
const REPLACEMENT_CHARACTER = '\ufffd';

export function encodeUtf8(text: string): Uint8Array {
  return NodeBuffer === undefined ? new TextEncoder().encode(text) : NodeBuffer.from(text);
}

/**
 * Decodes UTF-8. Of invalid input it returns the valid beginning and `badByteAt`, the offset where that ends. A byte
 * order mark is kept, so that it can be reported.
 */
export function decodeUtf8(view: ArrayBufferView): { text: string; badByteAt?: number } {
  if (NodeBuffer !== undefined) {
    const text = asNodeBuffer(view, NodeBuffer).toString();
    if (!text.includes(REPLACEMENT_CHARACTER)) return { text };
  }
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
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

/** MQTT.js hands over a Buffer: making another one of it would take longer than decoding a short text. */
function asNodeBuffer(view: ArrayBufferView, buffer: typeof Buffer): Buffer {
  return view instanceof buffer ? view : buffer.from(view.buffer, view.byteOffset, view.byteLength);
}
