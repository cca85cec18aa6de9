import { expect, test } from 'vitest';
import { panelsOf, svgOf } from '../../bench/chart.js';
import { figureWith } from './figure.js';

const HOSTILE = `<script>"a" & 'b'</script>`;

const svg = svgOf(
  [
    { title: HOSTILE, bars: [{ label: HOSTILE, value: 0.5, isOurs: true }], mark: 1, most: 3 },
    {
      title: 'Long',
      bars: [
        { label: 'cut off', value: 250 },
        { label: 'none', value: 0 },
      ],
      most: 3,
    },
  ],
  HOSTILE,
);

/** The elements that are still open at the end; throws where one is closed that is not the last opened. */
function openElements(xml: string): string[] {
  const open: string[] = [];
  for (const [, closes, name = '', empty] of xml.matchAll(/<(\/?)([a-z]+)(?:\s+[\w-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (closes && open.pop() !== name) throw new Error(`</${name}> closes something else`);
    if (!closes && !empty) open.push(name);
  }
  return open;
}

test('the chart is well-formed, whatever the texts are', () => {
  expect(openElements(svg)).toEqual([]);
  // Every < begins an element that was counted, every & an escape.
  const rest = svg.replaceAll(/<(\/?)([a-z]+)(?:\s+[\w-]+="[^"<]*")*\s*(\/?)>/g, '');
  expect(rest).not.toContain('<');
  expect(rest.replaceAll(/&(amp|lt|gt|quot);/g, '')).not.toContain('&');
  expect(svg).toContain("&lt;script&gt;&quot;a&quot; &amp; 'b'&lt;/script&gt;");
});

test('the check of the form finds faults', () => {
  expect(openElements('<svg><text></svg>'.replace('</svg>', '</text>'))).toEqual(['svg']);
  expect(() => openElements('<svg><text></svg></text>')).toThrow('closes something else');
});

test('a bar that is cut off still says its value', () => {
  const widths = [...svg.matchAll(/<rect class="(?:bar|ours)" .*?width="([\d.]+)"/g)].map(([, width]) => Number(width));
  expect(widths).toEqual([200, 400, 1]);
  expect(svg).toContain('>250</text>');
});

test('it asks nothing of other hosts, and has colours for the dark', () => {
  expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|url\(|@import|href/);
  expect(svg).toContain('prefers-color-scheme: dark');
});

test('figures with a target are shown as shares of it', () => {
  const figures = [
    figureWith({ ratio: 0.5, target: { atMost: 1 } }),
    figureWith({ of: '`send`', ratio: 0.5, unit: 'per second', target: { atLeast: 1 } }),
    figureWith({ group: 'validate', load: '400 B', of: 'zod 4', isPeer: true, ratio: 3 }),
  ];
  const [judging, targets] = panelsOf(figures);
  expect(judging?.bars).toEqual([{ label: 'zod 4', value: 3, isOurs: false }]);
  expect(targets?.bars).toEqual([
    { label: 'encodePopup, 100 B', value: 0.5, isOurs: true },
    { label: 'send, 100 B', value: 2, isOurs: false },
  ]);
});
