import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XmlDocument } from 'libxml2-wasm';
import { afterAll, describe, expect, test } from 'vitest';
import { type PreviewFlags, runPreview } from '../../../src/cli/preview/run.js';
import { UsageError, UserError } from '../../../src/cli/terminal/user-error.js';
import { createPopup } from '../../../src/index.js';
import { drawPopupSvg } from '../../../src/simulator/index.js';
import { command } from '../command.js';

const folder = mkdtempSync(join(tmpdir(), 'popup-preview-'));
afterAll(() => rmSync(folder, { recursive: true }));

const POPUP = createPopup({ idApp: 'X', text: 'Hello </svg>\n您好', okButton: true });
const LONG = createPopup({ idApp: 'X', text: `${'long '.repeat(30)}\n1\n2\n3\n4\n5\n6`, okButton: true });

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const good = file('good.json', POPUP);
const long = file('long.json', LONG);

async function preview(
  files: string[],
  flags: Partial<PreviewFlags> & { output: string },
): Promise<[string[], string[]]> {
  const [results, problems]: [string[], string[]] = [[], []];
  await runPreview(
    files,
    { screen: '800x363', theme: 'night', ...flags },
    { result: (line) => results.push(line), problem: (line) => problems.push(line), aside: () => undefined },
  );
  return [results, problems];
}

describe('popup-contract preview', () => {
  test('writes SVG, without a remark if everything fits', async () => {
    const output = join(folder, 'out.svg');
    expect(await preview([good], { output, theme: 'day' })).toEqual([[], []]);
    expect(readFileSync(output, 'utf8')).toBe(drawPopupSvg(POPUP, { theme: 'day' }));
  });

  test('writes to standard output', async () => {
    const [[svg]] = await preview([good], { output: '-' });
    expect(`${svg}\n`).toBe(drawPopupSvg(POPUP));
  });

  test('writes a page that loads and runs nothing', async () => {
    const output = join(folder, 'out.html');
    await preview([good], { output });
    const page = readFileSync(output, 'utf8');
    expect(page).toContain(drawPopupSvg(POPUP));
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|src=|href=/);
  });

  test('writes PNG, of the size of the screen', async () => {
    const output = join(folder, 'out.png');
    await preview([good], { output, screen: '1280x620' });
    const png = readFileSync(output);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 620]);
  });

  test('makes one sheet of several, and warns of what does not fit', async () => {
    const output = join(folder, 'sheet.svg');
    const [, problems] = await preview([good, long], { output });
    expect(problems).toEqual([
      expect.stringMatching(/long\.json: a line would wrap after about "long .*" on 800x363 pixels$/),
      expect.stringMatching(/long\.json: \d lines would fall below the screen$/),
    ]);
    using sheet = XmlDocument.fromString(readFileSync(output, 'utf8'));
    expect(sheet.find('//*[local-name() = "svg"]')).toHaveLength(3);
  });

  test.each([
    [[good], 'out.gif', UsageError, '--output must end in .svg, .html, .png, or be -'],
    [['nowhere.json'], 'out.svg', UsageError, 'Cannot read nowhere.json: ENOENT'],
    [[file('broken.json', '{')], 'out.svg', UserError, /broken\.json: INVALID_JSON\n {2}line 1, column 2/],
    [
      [file('data.json', { idApp: 'X', popup: false, content: {} })],
      'out.svg',
      UserError,
      /data\.json: INVALID_MESSAGE/,
    ],
    [[good], 'nowhere/out.svg', UserError, /^Cannot write .*ENOENT$/],
  ])('%j, %s is refused', async (files, output, kind, message) => {
    const drawn = preview(files, { output: join(folder, output) });
    await expect(drawn).rejects.toThrow(kind);
    await expect(drawn).rejects.toThrow(message);
  });

  test('the published command', async () => {
    const { status, stdout, stderr } = await command('preview', good, '-o', '-');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(drawPopupSvg(POPUP));
    expect((await command('preview', good)).status).toBe(2);
    expect((await command('preview', join(folder, 'broken.json'), '-o', '-')).status).toBe(1);
  });
});
