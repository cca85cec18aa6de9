import { pointerTo, quote } from './pointer.js';

/** Why a JSON text is rejected, and where. */
export interface JsonFault {
  code: 'INVALID_JSON' | 'DUPLICATE_KEY' | 'NUMBER_OUT_OF_RANGE' | 'TOO_DEEP';
  /** From the start of the text, in UTF-16 code units. */
  offset: number;
  pointer: string;
  message: string;
}

/** What the grammar expects next, as worded in messages. */
const VALUE = 'a value';
const VALUE_OR_END = 'a value or "]"';
const KEY = 'a key in double quotes';
const KEY_OR_END = 'a key in double quotes or "}"';
const COLON = '":"';
const COMMA_OR_END = 'a comma or the closing bracket';
const END = 'the end';

interface Container {
  close: '}' | ']';
  /** Keys read so far, if it is an object. */
  keys: Set<string>;
  /** Key or index of the current value; `undefined` before the first key. */
  key: string | number | undefined;
}

const WHITE_SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings
const PLAIN = /[^"\\\u0000-\u001f]*/y;

/** Hints for common mistakes, by the text at the fault. */
const HINTS: [start: RegExp, hint: string][] = [
  [/^\uFEFF/, 'JSON has no byte order mark'],
  [/^\/[/*]/, 'JSON has no comments'],
  [/^'/, 'JSON strings take double quotes'],
  [/^(?:NaN|-?Infinity|undefined)/, 'JSON has no such value'],
  [/^["{[\w-]/, 'is a comma missing before this?'],
  [/^[}\]]/, 'is there a comma too many before this?'],
];

/**
 * Finds the first fault in a JSON text: a syntax error, or what `JSON.parse` would accept silently: a duplicate key, a
 * number too large for a double, or nesting that could exhaust a reader's stack (deeper than `maxDepth`).
 * Not recursive, so depth is safe; reads every character once.
 */
export function findJsonFault(text: string, maxDepth: number): JsonFault | undefined {
  for (const fault of jsonFaults(text, maxDepth)) return fault;
  return undefined;
}

/** Faults after which the rest of the text can still be read. */
const READABLE: readonly JsonFault['code'][] = ['DUPLICATE_KEY', 'NUMBER_OUT_OF_RANGE'];

/** As `findJsonFault`, for all faults up to the first after which the rest cannot be read. */
export function* jsonFaults(text: string, maxDepth: number): Generator<JsonFault, void> {
  const stack: Container[] = [];
  let at = 0;
  let expected = VALUE;

  const fault = (message: string, code: JsonFault['code'] = 'INVALID_JSON', offset = at): JsonFault => {
    const keys = stack.flatMap(({ key }) => (key === undefined ? [] : [key]));
    return { code, offset, pointer: keys.reduce(pointerTo, ''), message };
  };
  const unexpected = (): JsonFault => {
    const hint = HINTS.find(([start]) => start.test(text.slice(at, at + 16)))?.[1];
    return fault(`expected ${expected}${hint === undefined ? '' : `: ${hint}`}`);
  };
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const afterValue = (): void => {
    expected = stack.length === 0 ? END : COMMA_OR_END;
  };
  const takeString = (): JsonFault | undefined => {
    const start = at++;
    for (;;) {
      take(PLAIN);
      const char = text[at];
      if (char === '"') {
        at++;
        return undefined;
      }
      if (char === undefined) return fault('the string that starts here is not closed', 'INVALID_JSON', start);
      if (char !== '\\') return fault('a control character in a string must be escaped');
      if (take(ESCAPE) === '') return fault('JSON has no such escape sequence');
    }
  };
  const takeKey = (object: Container): JsonFault | undefined => {
    const start = at;
    const found = takeString();
    if (found !== undefined) return found;
    const key = JSON.parse(text.slice(start, at)) as string;
    object.key = key;
    expected = COLON;
    if (object.keys.has(key)) return fault(`duplicate key ${quote(key)}`, 'DUPLICATE_KEY', start);
    object.keys.add(key);
    return undefined;
  };
  const open = (close: Container['close']): JsonFault | undefined => {
    if (stack.length === maxDepth) return fault(`nested deeper than ${maxDepth} levels`, 'TOO_DEEP');
    stack.push({ close, keys: new Set(), key: close === ']' ? 0 : undefined });
    at++;
    expected = close === ']' ? VALUE_OR_END : KEY_OR_END;
    return undefined;
  };
  const takeNumber = (): JsonFault | undefined => {
    const start = at;
    const number = take(NUMBER);
    if (number === '') return unexpected();
    afterValue();
    if (!Number.isFinite(Number(number))) return fault('this number is out of range', 'NUMBER_OUT_OF_RANGE', start);
    return undefined;
  };
  const takeValue = (char: string): JsonFault | undefined => {
    if (char === '{') return open('}');
    if (char === '[') return open(']');
    if (char === '"') {
      afterValue();
      return takeString();
    }
    if (take(WORD) === '') return takeNumber();
    afterValue();
    return undefined;
  };
  /** Reads the token at `at`, which is not white space. */
  const step = (char: string, top: Container | undefined): JsonFault | undefined => {
    if (top !== undefined && char === top.close && mayClose(expected)) {
      at++;
      stack.pop();
      afterValue();
      return undefined;
    }
    if (expected === VALUE || expected === VALUE_OR_END) return takeValue(char);
    if (top === undefined) return fault('unexpected text after the value');
    if (expected === KEY || expected === KEY_OR_END) return char === '"' ? takeKey(top) : unexpected();
    if (char !== (expected === COLON ? ':' : ',')) return unexpected();
    at++;
    if (expected === COLON || top.close === ']') {
      if (typeof top.key === 'number') top.key++;
      expected = VALUE;
    } else {
      expected = KEY;
    }
    return undefined;
  };

  for (;;) {
    take(WHITE_SPACE);
    const char = text[at];
    if (char === undefined) break;
    const found = step(char, stack.at(-1));
    if (found === undefined) continue;
    yield found;
    if (!READABLE.includes(found.code)) return;
  }
  if (expected !== END) yield fault(`unexpected end of the text: expected ${expected}`);
}

function mayClose(expected: string): boolean {
  return expected === COMMA_OR_END || expected === VALUE_OR_END || expected === KEY_OR_END;
}
