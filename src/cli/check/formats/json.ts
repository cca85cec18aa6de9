import type { Print, Report } from './report.js';

/** The version of the document; a new one for a change that a reader would notice. */
export const JSON_REPORT_VERSION = 1;

/** One JSON document, also without findings; a file on each line. */
export function jsonReport(print: Print): Report {
  let separator = '';
  print(`{"version":${JSON_REPORT_VERSION},"files":[`);
  return {
    file: ({ path, as, findings }) => {
      print(separator + JSON.stringify({ path, as, findings }));
      separator = ',';
    },
    failed: () => undefined,
    end: (summary) => print(`],"summary":${JSON.stringify(summary)}}`),
  };
}
