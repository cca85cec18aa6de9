import { visible } from './output.js';

/** Text as code: there GitHub makes no markup, link, mention or reference of it. What is not visible is made so. */
export function markdownCode(text: string): string {
  const shown = visible(text);
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  // A space on each side is taken away again. It keeps the text's own, and its backticks from the fence.
  const padding = /^[` ]|[` ]$/.test(shown) && /[^ ]/.test(shown) ? ' ' : '';
  return fence + padding + shown + padding + fence;
}
