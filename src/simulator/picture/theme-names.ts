/** Alone in a file, so that the help of the command line loads no pictures. */
export const THEME_NAMES = ['night', 'day'] as const;

export type ThemeName = (typeof THEME_NAMES)[number];
