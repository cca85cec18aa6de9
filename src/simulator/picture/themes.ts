import type { ThemeName } from './theme-names.js';

/** Colours of the screen. Of the car only the dark background and the red arrow are documented (PROTOCOL.md §4). */
interface Theme {
  background: string;
  bar: string;
  text: string;
  arrow: string;
  rule: string;
}

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  night: { background: '#15171a', bar: '#0b0c0e', text: '#f4f4f4', arrow: '#ff4d4d', rule: '#5a5f66' },
  day: { background: '#f2f3f5', bar: '#dfe2e6', text: '#15171a', arrow: '#b3141c', rule: '#9aa0a8' },
};
