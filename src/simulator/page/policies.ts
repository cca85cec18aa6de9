/** What the page and the application may load. What they must not is told to the simulator. */

/** Nothing from elsewhere, and nothing but the simulator's own files; the application's frame alone may be elsewhere. */
export function pagePolicy(host: string, frame: string, report: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ws://${host}`,
    `frame-src ${frame}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    `report-uri ${report}`,
  ].join('; ');
}

/** The application has no internet in the car, either (PROTOCOL.md §6). */
export function appPolicy(report: string): string {
  return `default-src 'self' 'unsafe-inline' data:; base-uri 'none'; form-action 'none'; report-uri ${report}`;
}

/** What a browser reports as kept back; `undefined` for what is no report. */
export function readReport(body: string): string | undefined {
  try {
    const { 'csp-report': report } = JSON.parse(body) as { 'csp-report'?: Record<string, unknown> };
    if (report === undefined) return undefined;
    return `${report['violated-directive']} ${report['blocked-uri']}`;
  } catch {
    return undefined;
  }
}
