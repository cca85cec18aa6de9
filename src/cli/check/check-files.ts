import { extname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Finding } from '../../review/finding.js';
import type { ReviewOptions } from '../../review/review-options.js';
import { MAX_READ_BYTES } from '../../review/review-payload.js';
import { UsageError } from '../terminal/user-error.js';
import { writeFixed } from './fix/write-fixed.js';
import { count, emptySummary, type Report, type ReviewedFile, type Summary } from './formats/report.js';
import { capturedMessages } from './inputs/capture.js';
import { STANDARD_INPUT } from './inputs/find-files.js';
import { jsonLines } from './inputs/lines.js';
import { type SplitPayloads, wholeFile } from './inputs/payload.js';
import { readRegularFile, readStream } from './inputs/read-file.js';
import { fixFile, reviewFile } from './review-file.js';

/** How files are checked. */
export interface CheckOptions {
  review: ReviewOptions;
  isCapture: boolean;
  /** The path that standard input is reported under. */
  stdinName: string;
  stdin: AsyncIterable<Uint8Array | string>;
  /** Reports errors only. */
  isQuiet: boolean;
  /** The most findings that are reported. */
  maxFindings: number;
  /** Whether what surely can be mended is: in the files, or to be shown. */
  fix: 'write' | 'show' | undefined;
}

/** Who is told of what goes on. */
export interface CheckListener {
  report: Report;
  /** A file that could not be read or written. */
  onProblem(message: string): void;
  /** What would be changed in a file. */
  onDiff(diff: string): void;
  /** A file is done with. */
  onFile(): void;
}

export interface Checked {
  summary: Summary;
  /** Files that were mended, or would be. */
  fixed: number;
  /** Files that could not be read or written. */
  failed: number;
}

/** Files of several payloads can be larger; Node has no longer texts. */
const MAX_LINES_BYTES = 512 * 1024 * 1024;

const JSON_LINES = ['.jsonl', '.ndjson'];

/** The time after which other work has its turn, such as drawing progress, in ms. */
const TURN_MS = 50;

/** Checks files one by one. One that cannot be read does not keep the others from being checked. */
export async function checkFiles(
  paths: readonly string[],
  options: CheckOptions,
  listener: CheckListener,
): Promise<Checked> {
  const checked: Checked = { summary: emptySummary(), fixed: 0, failed: 0 };
  let room = options.maxFindings;
  let omitted = 0;
  let turnEnds = performance.now() + TURN_MS;
  for (const path of paths) {
    try {
      const file = await checkFile(path, options, listener, checked);
      count(checked.summary, file.findings);
      const wanted = options.isQuiet ? file.findings.filter(isError) : file.findings;
      const shown = wanted.length > room ? wanted.slice(0, room) : wanted;
      room -= shown.length;
      omitted += wanted.length - shown.length;
      listener.report.file({ ...file, findings: shown });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      checked.failed++;
      listener.onProblem(error.message);
      listener.report.failed(path, error.message);
    }
    listener.onFile();
    if (performance.now() < turnEnds) continue;
    await nextTurn();
    turnEnds = performance.now() + TURN_MS;
  }
  listener.report.end(checked.summary, omitted);
  return checked;
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

async function checkFile(
  path: string,
  options: CheckOptions,
  listener: CheckListener,
  checked: Checked,
): Promise<ReviewedFile> {
  const name = path === STANDARD_INPUT ? options.stdinName : path;
  const split = splitterFor(name, options.isCapture);
  // Of a payload that is too large by far, that is all there is to say.
  const maxBytes = split === wholeFile ? MAX_READ_BYTES + 1 : MAX_LINES_BYTES;
  const bytes = path === STANDARD_INPUT ? await readStream(options.stdin, maxBytes) : readRegularFile(path, maxBytes);
  if (bytes.length === MAX_LINES_BYTES) throw new UsageError(`${name} is larger than ${MAX_LINES_BYTES} bytes`);
  const fixed = options.fix === undefined ? undefined : fixFile(bytes, split, options.review);
  if (fixed === undefined) return reviewFile(name, bytes, split, options.review);
  if (options.fix === 'write') writeFixed(path, bytes, fixed);
  else {
    const { diffOf } = await import('./fix/diff.js');
    listener.onDiff(diffOf(name, bytes.toString(), fixed.toString()));
  }
  checked.fixed++;
  return reviewFile(name, fixed, split, options.review);
}

function splitterFor(name: string, isCapture: boolean): SplitPayloads {
  if (isCapture) return capturedMessages;
  return JSON_LINES.includes(extname(name).toLowerCase()) ? jsonLines : wholeFile;
}
