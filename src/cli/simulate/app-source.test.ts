import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../terminal/user-error.js';
import { appSource } from './app-source.js';

describe('where the application comes from', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));
    for (const name of ['other.html', 'app.js']) writeFileSync(join(folder, name), '');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('an address, a page, or a folder with its page', () => {
    expect(appSource('http://127.0.0.1:5173')).toEqual({ url: 'http://127.0.0.1:5173/' });
    expect(appSource(join(folder, 'other.html'))).toEqual({ folder, index: 'other.html' });
    writeFileSync(join(folder, 'index.html'), '');
    expect(appSource(folder)).toEqual({ folder, index: 'index.html' });
    rmSync(join(folder, 'index.html'));
  });

  test.each([
    ['', /Cannot read .*index\.html: ENOENT/],
    ['none', /Cannot read .*none: ENOENT/],
    ['app.js', /is no HTML page/],
  ])('%j is none', (name, message) => {
    expect(() => appSource(join(folder, name))).toThrow(message);
    expect(() => appSource(join(folder, name))).toThrow(UserError);
  });

  test('an address that is none', () => {
    expect(() => appSource('http://')).toThrow(UserError);
  });
});
