/** Examples of rules as people can read them. */

const BYTE_ORDER_MARK = /^\uFEFF/;
const MARK_IN_WORDS = 'U+FEFF';

/** Characters that nobody sees; of them, JSON escapes only some. */
const INVISIBLE = /[\p{Cf}\p{Zl}\p{Zp}\u007f-\u009f]/gu;

/** A string, a sign of JSON's, or anything else up to the next of them. */
const TOKEN = /"(?:\\.|[^"\\])*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/** A payload in lines, with what is invisible written out. It need not be JSON, and its numbers and keys stay as they are. */
export function laidOut(payload: string): string {
  const tokens = payload.replace(BYTE_ORDER_MARK, `${MARK_IN_WORDS} `).replace(INVISIBLE, escaped).match(TOKEN) ?? [];
  let depth = 0;
  return tokens
    .map((token, at) => {
      const isEmpty = isOpening(tokens[at - 1]) && isClosing(token);
      if (isOpening(token)) depth++;
      if (isClosing(token)) depth--;
      const line = `\n${'  '.repeat(depth)}`;
      if (isOpening(token)) return isClosing(tokens[at + 1]) ? token : token + line;
      if (isClosing(token)) return isEmpty ? token : line + token;
      if (token === ',') return isClosing(tokens[at + 1]) ? token : token + line;
      return token === ':' || token === MARK_IN_WORDS ? `${token} ` : token;
    })
    .join('');
}

/** What to know of a payload that is laid out; `undefined` if it shows everything as it is. */
export function noteOn(payload: string): string | undefined {
  if (BYTE_ORDER_MARK.test(payload)) return `\`${MARK_IN_WORDS}\` stands for the byte order mark, which is invisible.`;
  if (payload.search(INVISIBLE) >= 0) return 'The mark is invisible, so it is written as an escape here.';
  return undefined;
}

const isOpening = (token: string | undefined): boolean => token === '{' || token === '[';
const isClosing = (token: string | undefined): boolean => token === '}' || token === ']';

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
