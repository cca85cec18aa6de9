import { element } from './element.js';

/** Copies a text, and shows it: not every browser lets a page write to the clipboard. */
export function copy(text: string): void {
  element('copied-text').textContent = text;
  element('copied').hidden = false;
  element('copied').scrollIntoView({ block: 'nearest' });
  navigator.clipboard?.writeText(text).catch(() => undefined);
}

/** Offers a text as a file. */
export function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
