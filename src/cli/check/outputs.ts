import { closeSync, openSync, writeSync } from 'node:fs';
import { UsageError } from '../terminal/user-error.js';
import { fileUsageError } from './file-usage-error.js';
import type { Format } from './formats/format-names.js';
import { FORMATS, isDocument } from './formats/formats.js';
import type { Print, Report } from './formats/report.js';

/** A format, and the file that it goes to. */
export interface OutputFile {
  format: Format;
  path: string;
}

/** The reports of a run, which get the same. */
export interface Outputs {
  report: Report;
  close(): void;
}

/**
 * Opens the reports: each format goes to the file that `--output` names for it, or else to standard output.
 *
 * @throws `UsageError` if a file cannot be written, or if documents of two formats would be mixed.
 */
export function openOutputs(formats: readonly Format[], files: readonly OutputFile[], print: Print): Outputs {
  const toFile = new Set(files.map(({ format }) => format));
  const printed = [...new Set(formats)].filter((format) => !toFile.has(format));
  if (printed.length > 1 && printed.some(isDocument)) {
    const list = printed.join(' and ');
    throw new UsageError(`${list} cannot both go to standard output: give --output ${printed.at(-1)}=FILE`);
  }
  const opened = files.map(({ format, path }) => ({ format, path, file: openForWriting(path) }));
  const reports = [
    ...printed.map((format) => FORMATS[format](print)),
    ...opened.map(({ format, path, file }) => FORMATS[format]((text) => writeLine(file, path, text))),
  ];
  const close = (): void => {
    for (const { file } of opened) closeSync(file);
  };
  return { report: all(reports), close };
}

function all(reports: readonly Report[]): Report {
  const each = (tell: (report: Report) => void): void => {
    for (const report of reports) tell(report);
  };
  return {
    file: (file) => each((report) => report.file(file)),
    failed: (path, message) => each((report) => report.failed(path, message)),
    end: (summary, omitted) => each((report) => report.end(summary, omitted)),
  };
}

function openForWriting(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (cause) {
    throw fileUsageError('write', path, cause);
  }
}

function writeLine(file: number, path: string, text: string): void {
  try {
    let bytes = Buffer.from(`${text}\n`);
    while (bytes.length > 0) bytes = bytes.subarray(writeSync(file, bytes));
  } catch (cause) {
    throw fileUsageError('write', path, cause);
  }
}
