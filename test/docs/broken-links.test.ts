import { expect, test } from 'vitest';
import { brokenLinks } from '../../scripts/docs/broken-links.js';

const FILES = new Set(['index.html', 'documents/guide.html', 'assets/LICENSE']);

/** What is wrong with a link in a page of a folder. */
function broken(link: string): string[] {
  const pages = new Map([
    ['index.html', '<h2 id="top-level"></h2><h2 id="md:a&amp;b"></h2>'],
    ['documents/guide.html', `<h2 id="here"></h2><a class="x" href="${link}">link</a>`],
  ]);
  return brokenLinks(pages, FILES);
}

test.each([
  '#here',
  '#',
  '../index.html',
  '../index.html#top-level',
  '../index.html#md:a&amp;b',
  '../index.html#md%3Aa%26b',
  'guide.html?query#here',
  '../assets/LICENSE',
  'https://example.com/nowhere#x',
  'mailto:a@example.com',
])('%s leads somewhere', (link) => {
  expect(broken(link)).toEqual([]);
});

test.each([
  '#there',
  'index.html',
  '../guide.html',
  '../index.html#here',
  '../assets/LICENSE#here',
  '../docs/guide.md',
])('%s leads nowhere, and is told with its page', (link) => {
  expect(broken(link)).toEqual([`documents/guide.html: ${link}`]);
});
