import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { appFile } from './app-files.js';

const folder = mkdtempSync(join(tmpdir(), 'app-files-'));
afterAll(() => rmSync(folder, { recursive: true }));
const app = join(folder, 'app');
mkdirSync(join(app, 'images'), { recursive: true });
writeFileSync(join(folder, 'secret.js'), 'secret');
writeFileSync(join(app, 'app.js'), 'app');
writeFileSync(join(app, 'key.pem'), 'key');
writeFileSync(join(app, 'images/car.svg'), '<svg/>');
symlinkSync(join(folder, 'secret.js'), join(app, 'linked.js'));

const text = async (path: string): Promise<string | undefined> => (await appFile(app, path, 'PORTAL'))?.body.toString();

describe('the files of an application', () => {
  test.each([
    ['app.js', 'app'],
    ['images/car.svg', '<svg/>'],
    ['images/../app.js', 'app'],
    ['none.js', undefined],
    ['key.pem', undefined],
    ['images', undefined],
    ['../secret.js', undefined],
    ['images/../../secret.js', undefined],
    ['/../secret.js', undefined],
    ['linked.js', undefined],
    ['app.js\0.js', undefined],
    ['', undefined],
  ])('%j: %s', async (path, expected) => {
    expect(await text(path)).toBe(expected);
  });

  test.each([
    [
      '<!doctype html><html><head><title>x</title>',
      '<!doctype html><html><head><script>PORTAL</script><title>x</title>',
    ],
    ['<!doctype html><html lang="en"><p>', '<!doctype html><html lang="en"><script>PORTAL</script><p>'],
    ['<!DOCTYPE html><p>', '<!DOCTYPE html><script>PORTAL</script><p>'],
    ['<p>', '<script>PORTAL</script><p>'],
  ])('the portal comes before all scripts of %s', async (page, expected) => {
    writeFileSync(join(app, 'index.html'), page);
    expect(await text('index.html')).toBe(expected);
  });
});
