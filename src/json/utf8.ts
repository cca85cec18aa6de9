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
