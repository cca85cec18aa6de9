import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startFileProgress } from '../../../src/cli/check/progress.js';

const { isTTY } = process.stderr;
let written = '';

beforeEach(() => {
  written = '';
  vi.useFakeTimers();
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    written += chunk;
    return true;
  });
});
afterEach(() => {
  process.stderr.isTTY = isTTY;
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('progress is shown on a terminal once it takes longer than a second', async () => {
  process.stderr.isTTY = true;
  const progress = startFileProgress(1_200);
  for (let at = 0; at < 300; at++) progress.next();
  await vi.advanceTimersByTimeAsync(999);
  expect(written).toBe('');
  await vi.advanceTimersByTimeAsync(200);
  await vi.waitFor(() => expect(stripVTControlCharacters(written)).toContain('25%  300 of 1,200 files'));

  written = '';
  const printed: string[] = [];
  progress.around((text) => printed.push(text))('a finding');
  expect(printed).toEqual(['a finding']);
  // The bar is cleared, so that the finding has a line of its own.
  expect(written).toBe('\u001b[1G\u001b[2K');

  progress.stop();
  written = '';
  await vi.advanceTimersByTimeAsync(5000);
  expect(written).toBe('');
});

test('a run that is over before shows nothing, even if the bar is being loaded', async () => {
  process.stderr.isTTY = true;
  const progress = startFileProgress(10);
  vi.advanceTimersByTime(1_000);
  progress.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(written).toBe('');
});

test('nothing is shown where there is no terminal', async () => {
  process.stderr.isTTY = false;
  const progress = startFileProgress(10);
  await vi.advanceTimersByTimeAsync(5000);
  progress.stop();
  expect(written).toBe('');
});
