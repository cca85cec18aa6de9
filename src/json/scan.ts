import { pointerTo, quote } from './pointer.js';

/** Why a JSON text cannot be taken as it is, and where. */
export interface JsonFault {
  code: 'INVALID_JSON' | 'DUPLICATE_KEY' | 'NUMBER_OUT_OF_RANGE' | 'TOO_DEEP';
  /** In UTF-16 code units from the start. */
  offset: number;
  pointer: string;
  message: string;
}

/** What may come next, in the words of an error message. */
const VALUE = 'a value';
const VALUE_OR_END = 'a value or "]"';
const KEY = 'a key in double quotes';
const KEY_OR_END = 'a key in double quotes or "}"';
const COLON = '":"';
const COMMA_OR_END = 'a comma or the closing bracket';
const END = 'the end';

interface Container {
  close: '}' | ']';
  /** The keys seen so far, in an object. */
  keys: Set<string>;
  /** Key or index of the value that is being read; none before the first key. */
  key: string | number | undefined;
}

const WHITE_SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings
const PLAIN = /[^"\\\u0000-\u001f]*/y;

/** Faults that people make often, by how the text goes on. */
const HINTS: [start: RegExp, hint: string][] = [
  [/^\uFEFF/, 'a byte order mark stands here, and JSON has none'],
  [/^\/[/*]/, 'JSON has no comments'],
  [/^'/, 'JSON strings take double quotes'],
  [/^(?:NaN|-?Infinity|undefined)/, 'JSON has no such value'],
  [/^["{[\w-]/, 'is a comma missing before this?'],
  [/^[}\]]/, 'is there a comma too many before this?'],
];

/**
 * Looks for the first thing in a JSON text that would make it fail, or that `JSON.parse` would swallow silently:
 * a key that is there twice, a number too large for a double, nesting that could exhaust a reader's stack.
 * It keeps its own stack, so the text's depth costs no recursion, and reads every character once.
 */
export function findJsonFault(text: string, maxDepth: number): JsonFault | undefined {
  const stack: Container[] = [];
  let at = 0;
  let expected = VALUE;

  const fault = (message: string, code: JsonFault['code'] = 'INVALID_JSON', offset = at): JsonFault => {
    const keys = stack.flatMap(({ key }) => (key === undefined ? [] : [key]));
    return { code, offset, pointer: keys.reduce(pointerTo, ''), message };
  };
  const unexpected = (): JsonFault => {
    const hint = HINTS.find(([start]) => start.test(text.slice(at, at + 16)))?.[1];
    return fault(`${expected} should follow${hint === undefined ? '' : `: ${hint}`}`);
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
      if (take(ESCAPE) === '') return fault('this is not an escape that JSON knows');
    }
  };
  const takeKey = (object: Container): JsonFault | undefined => {
    const start = at;
    const found = takeString();
    if (found !== undefined) return found;
    const key = JSON.parse(text.slice(start, at)) as string;
    object.key = key;
    if (object.keys.has(key)) return fault(`the key ${quote(key)} is there twice`, 'DUPLICATE_KEY', start);
    object.keys.add(key);
    expected = COLON;
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
    if (!Number.isFinite(Number(number))) return fault('this number is out of range', 'NUMBER_OUT_OF_RANGE', start);
    afterValue();
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
  /** One step: reads what stands at `at`, which is no white space. */
  const step = (char: string, top: Container | undefined): JsonFault | undefined => {
    if (top !== undefined && char === top.close && mayClose(expected)) {
      at++;
      stack.pop();
      afterValue();
      return undefined;
    }
    if (expected === VALUE || expected === VALUE_OR_END) return takeValue(char);
    if (top === undefined) return fault('the value ends before this');
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
    if (found !== undefined) return found;
  }
  return expected === END ? undefined : fault(`the text ends where ${expected} should follow`);
}

function mayClose(expected: string): boolean {
  return expected === COMMA_OR_END || expected === VALUE_OR_END || expected === KEY_OR_END;
}
