/** The receiver in the sandboxed frame of a page that plays the portal, in browsers of today. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../generated/v1/limits.js';
import { POPUP_EVENTS } from '../../generated/v1/names.js';
import type { LaunchResult, PopupAnswer, ReceiverError, ReceiverStats } from '../../src/receiver/index.js';
import { createSendRequest } from '../../src/simulator/index.js';
import { checksInRealm } from '../receiver/engine/realm.js';
import { type Check, namesOf } from '../receiver/engine/suite.js';
import { BROWSERS, type Browser } from './browsers.js';
import { PortalServer } from './portal-server.js';
import { isThere } from './programs.js';

const STEP_DEADLINE_MS = 20_000;

/** What portal/app.js tells. */
interface Report {
  checks: Check[];
  calls: PopupAnswer[];
  errors: string[];
  violations: string[];
  evalBlocked: boolean;
  launch: LaunchResult | null;
  native: (ReceiverError | null)[];
  ownOrigin: string;
  stats: ReceiverStats;
}

/** What portal/portal.js has seen. */
interface Result {
  report: Report | null;
  requests: unknown[];
  origins: string[];
}

const ACTIONS = Object.keys(POPUP_EVENTS);
/** One was kept for the application, the others are posted by the portal. */
const KEPT = { action: 'cancel', content: { bookingId: 'kept' } };
const POSTED = ACTIONS.map((action, bookingId) => ({ action, content: { bookingId, text: '東京 🚗' } }));
const OUTCOMES = POSTED.length + 1;

const inNode = namesOf(await checksInRealm());

describe.each(BROWSERS)('$name', ({ packages, probe, start }) => {
  describe.runIf(isThere(packages, probe))('with a portal around the application', () => {
    let server: PortalServer;
    let browser: Browser;
    let result: Result;
    let report: Report;

    const isComplete = (): boolean =>
      result.report?.stats.delivered === OUTCOMES &&
      result.report.stats.ignored >= ACTIONS.length &&
      result.report.launch !== null &&
      result.requests.length >= OUTCOMES;

    beforeAll(async () => {
      server = await PortalServer.start();
      browser = await start(server.url);
      await browser.open(`${server.url}/portal.html`);
      const deadline = performance.now() + STEP_DEADLINE_MS;
      do {
        await new Promise((resolve) => setTimeout(resolve, 20));
        result = JSON.parse((await browser.evaluate('JSON.stringify(window.result)')) as string) as Result;
      } while (!isComplete() && performance.now() < deadline);
      if (!result.report) throw new Error(`the application said nothing: ${JSON.stringify(result)}`);
      report = result.report;
    }, STEP_DEADLINE_MS * 3);
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
    });

    test('every check of the suite passes', () => {
      expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    });

    test('the checks are those that Node runs', () => {
      expect(namesOf(report.checks)).toEqual(inNode);
      expect(report.checks.length).toBeGreaterThan(200);
    });

    test('the application sees what was kept and what the portal posts, and nothing else', () => {
      expect(report.calls).toHaveLength(OUTCOMES);
      expect(report.calls).toContainEqual(KEPT);
      expect(report.calls.filter(({ content }) => content?.bookingId !== 'kept')).toEqual(POSTED);
      expect(report.errors).toEqual([]);
    });

    test('what another application posts is ignored and counted', () => {
      expect(report.stats).toEqual({ delivered: OUTCOMES, duplicates: 0, ignored: ACTIONS.length, errors: 0 });
    });

    test('the portal receives the answers', () => {
      expect(result.requests).toEqual(report.calls.map((answer) => createSendRequest({ ...answer })));
    });

    test('the application has no origin, and its policy is in force', () => {
      expect(result.origins).toEqual(['null']);
      expect(report.ownOrigin).toBe('null');
      expect(report.evalBlocked).toBe(true);
      // Nothing was refused but the attempt to make code of text.
      expect(report.violations.filter((violation) => !violation.endsWith(' eval'))).toEqual([]);
    });

    test("the browser's own clock and timers serve", () => {
      expect(report.launch).toEqual({ reason: 'launched', attempts: 2 });
      for (const error of report.native) {
        expect(error?.code).toBe('TOO_SOON');
        expect(error?.retryAfterMs).toBeGreaterThan(0);
        expect(error?.retryAfterMs).toBeLessThanOrEqual(LIMITS.minIntervalMs);
      }
      expect(report.native).toHaveLength(OUTCOMES);
    });

    test('nothing is asked for but the pages', () => {
      expect(server.asked.filter((path) => !server.files.has(path))).toEqual([]);
      expect([...new Set(server.asked)].sort()).toEqual([...server.files.keys()].sort());
      // Browsers ask their makers too; that is not the pages' doing, and was refused.
      const requested = browser.requested();
      const outside = (requested ?? server.refused).filter((url) => !url.startsWith(`${server.url}/`));
      expect(outside.filter((url) => url !== 'data:,')).toEqual([]);
      if (requested) expect(requested).toContain(`${server.url}/receiver.js`);
    });
  });
});
