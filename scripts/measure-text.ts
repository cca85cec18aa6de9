/**
 * Measures the letters of Noto Sans in Chromium and writes src/display/glyph-widths.ts: `npm run measure`. Only needed when scripts are
 * added: it takes Chromium and Debian's fonts-noto-core.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';

const FILE = join(dirname(fileURLToPath(import.meta.url)), '../src/display/glyph-widths.ts');

/** Blocks of letters, from the first code point to the last. */
const BLOCKS: readonly (readonly [name: string, first: number, last: number])[] = [
  ['Latin', 0x20, 0x24f],
  ['Greek and Cyrillic', 0x370, 0x52f],
  ['Hebrew', 0x5d0, 0x5ea],
  ['Vietnamese and other Latin', 0x1e00, 0x1eff],
  ['Punctuation', 0x2010, 0x2027],
  ['Currencies', 0x20a0, 0x20bf],
];
const ARABIC = [0x621, 0x6ff] as const;

/** A line that joins whatever is beside it. */
const TATWEEL = '\u0640';
const FORMS = [
  ['alone', '', ''],
  ['final', TATWEEL, ''],
  ['initial', '', TATWEEL],
  ['medial', TATWEEL, TATWEEL],
] as const;

/** Steps of an em: a width is one printable character. */
const STEPS = 64;
const FIRST_CHARACTER = 48;

/** Runs in the page. */
const MEASURE = `(({ first, last, before, after }) => {
  const context = document.createElement('canvas').getContext('2d');
  context.font = "1000px 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Hebrew'";
  const width = (text) => context.measureText(text).width / 1000;
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const letter = String.fromCodePoint(first + at);
    return width(before + letter + after) - width(before) - width(after);
  });
})(RANGE)`;

const browser = await launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  /** In em. Beside something that joins, an Arabic letter has another form. */
  const measure = (first: number, last: number, before = '', after = ''): Promise<number[]> =>
    page.evaluate(MEASURE.replace('RANGE', JSON.stringify({ first, last, before, after }))) as Promise<number[]>;
  const blocks = [];
  for (const [name, first, last] of BLOCKS) blocks.push(entry(name, first, await measure(first, last)));
  const forms = [];
  for (const [name, before, after] of FORMS) {
    forms.push(`  ${name}:\n    ${text(await measure(...ARABIC, before, after))},\n`);
  }
  const table = [
    '// Measured with Noto Sans by `npm run measure`. Do not edit.\n',
    `/** Steps of an em in which widths are given, and the character that stands for 0. */\nexport const STEPS = ${STEPS};\nexport const FIRST_CHARACTER = ${FIRST_CHARACTER};\n`,
    `/** Widths of blocks of letters, a character for each, by the first code point. */\nexport const BLOCKS: readonly (readonly [first: number, widths: string])[] = [\n${blocks.join('')}];\n`,
    `/** The first Arabic letter, and the widths of all in their forms. */\nexport const FIRST_ARABIC = 0x${ARABIC[0].toString(16)};\nexport const ARABIC = {\n${forms.join('')}};\n`,
  ];
  writeFileSync(FILE, table.join('\n'));
} finally {
  await browser.close();
}

function entry(name: string, first: number, widths: readonly number[]): string {
  return `  // ${name}\n  [0x${first.toString(16)}, ${text(widths)}],\n`;
}

function text(widths: readonly number[]): string {
  const characters = widths.map((width) =>
    String.fromCharCode(FIRST_CHARACTER + Math.max(0, Math.round(width * STEPS))),
  );
  return JSON.stringify(characters.join(''));
}
