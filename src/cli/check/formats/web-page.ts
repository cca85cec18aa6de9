/** Where a rule is explained, if that is an address on the web: other places mean nothing to a reader of the report. */
export function webPage(docs: string): string | undefined {
  return /^https?:/.test(docs) && URL.canParse(docs) ? docs : undefined;
}
