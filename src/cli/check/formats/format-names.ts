/** The formats of a report; see formats.ts for what makes them. */
export const FORMAT_NAMES = ['pretty', 'json', 'github'] as const;

export type Format = (typeof FORMAT_NAMES)[number];
