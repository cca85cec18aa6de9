/** The example application does in a page what its README says, and asks for no more than the car's browser has. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../generated/v1/limits.js';
import {
  LOADED_NOTICE_TYPE,
  NATIVE_POPUP_EVENT_ACTIONS,
  NATIVE_POPUP_EVENT_FIELDS,
  NATIVE_POPUP_REQUEST_NAMES,
  SEND_REQUEST_FIELDS,
} from '../../generated/v1/names.js';
import { addReceipt, createPopupEvent, createReceiptId, type JsonObject, readReceipt } from '../../src/index.js';
import { createSendRequest } from '../../src/simulator/index.js';
import { type CarPage, carPage } from '../car-page.js';
import { literalsOf } from '../docs/literals.js';
import { notEs5 } from '../es5.js';
import { receiverScript } from '../receiver-script.js';
import { ROOT } from '../run.js';
import { loadSchemas } from '../vectors/load.js';

const FOLDER = join(ROOT, 'examples/embedded-app');
const html = readFileSync(join(FOLDER, 'index.html'), 'utf8');
const app = readFileSync(join(FOLDER, 'app.js'), 'utf8');
const CONTENT: JsonObject = { bookingId: 42, place: { longitude: 2.3522, latitude: 48.8566 } };

let receiver: string;
let page: CarPage;

beforeAll(async () => {
  receiver = await receiverScript();
});

const typesPosted = (): unknown[] => page.posted.map((data) => (data as { type: unknown }).type);
const text = (id: string): string => page.element(id).textContent;

/** The portal tells what became of a popup that the application opened. */
function answerNativePopup(outcome: string): void {
  const [[beginning], endings] = NATIVE_POPUP_EVENT_ACTIONS;
  const ending = Object.entries(endings).find(([, action]) => action === outcome)?.[0];
  page.post({ [NATIVE_POPUP_EVENT_FIELDS.type]: `${beginning}${ending}` });
}

describe('the page', () => {
  test('loads the receiver and then the application, and runs no script of its own', () => {
    const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)].map(([, attributes, code]) => [
      attributes?.trim(),
      code,
    ]);
    expect(scripts).toEqual([
      ['src="receiver.js"', ''],
      ['src="app.js"', ''],
    ]);
    expect(html).not.toMatch(/\son\w+\s*=|javascript:/i);
  });

  test('asks for nothing but its neighbours', () => {
    const urls = [...html.matchAll(/\b(?:src|href|action)\s*=\s*["']?([^"'\s>]*)|url\(\s*([^)]*)\)/gi)];
    expect(urls.map(([, attribute, style]) => attribute ?? style)).toEqual(['receiver.js', 'app.js']);
    expect(html).not.toMatch(/@import|\/\//);
  });

  test('has every element that the application writes to', () => {
    const asked = new Set<string>();
    for (const [, id = ''] of app.matchAll(/(?:show|getElementById)\('(\w+)'/g)) asked.add(id);
    expect([...asked].filter((id) => !html.includes(`id="${id}"`))).toEqual([]);
    expect(asked.size).toBeGreaterThan(4);
  });

  test('is ES5 in all its scripts', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'embedded-app-'));
    const files = ['receiver.js', 'app.js'].map((name) => join(folder, name));
    try {
      writeFileSync(files[0] as string, receiver);
      writeFileSync(files[1] as string, app);
      expect(await notEs5(files)).toBe('');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('types no name or number of the contract', () => {
    const literals = literalsOf(loadSchemas()).map(({ text }) => text);
    expect(literals.filter((literal) => app.includes(literal) || html.includes(literal))).toEqual([]);
  });

  test('never makes markup of what was sent', () => {
    expect(app).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b/);
  });
});

describe('the application', () => {
  beforeEach(() => {
    page = carPage();
    page.run(receiver);
    page.run(app);
  });

  test('says that it has loaded', () => {
    expect(typesPosted()).toEqual([LOADED_NOTICE_TYPE]);
  });

  test('on OK: shows it, tells the server, and launches guidance as soon as it can', () => {
    page.answers.push(false, undefined);
    page.post(createPopupEvent('ok', CONTENT));
    expect(text('driver')).toBe('OK, booking 42');
    expect(page.posted.slice(1)).toEqual([createSendRequest({ bookingId: 42, answer: 'ok' })]);
    expect(text('server')).toBe('Told: OK');
    expect(text('guidance')).toBe('Starting');
    page.clock.advance(LIMITS.autoCloseMs);
    expect(text('guidance')).toBe('On the way');
    expect(page.launches).toEqual([1, 2, 3].map(() => [2.3522, 48.8566, [], false]));
  });

  describe('to a back-end that asks for a receipt', () => {
    const id = createReceiptId();
    const asking = addReceipt(CONTENT, id);
    /** What the receipts say, behind the messages of the application's own. */
    const receipts = (): unknown[] =>
      page.posted.flatMap((data) => {
        const answer = readReceipt((data as Record<string, unknown>)[SEND_REQUEST_FIELDS.content]);
        return answer === undefined ? [] : [answer];
      });

    test.each(['cancel', 'timeout'] as const)('it returns it at once: %s', (action) => {
      page.post(createPopupEvent(action, asking));
      page.post(createPopupEvent(action, asking));
      expect(receipts()).toEqual([{ id, action }]);
      expect(page.posted).toContainEqual(createSendRequest({ bookingId: 42, answer: action }));
    });

    test('on OK: when guidance was launched', () => {
      page.answers.push(false, undefined);
      page.post(createPopupEvent('ok', asking));
      expect(receipts()).toEqual([]);
      page.clock.advance(LIMITS.autoCloseMs);
      expect(receipts()).toEqual([{ id, action: 'ok', extra: { guidance: 'launched' } }]);
    });

    test('on OK: when guidance was refused for good', () => {
      page.answers.push(...Array.from({ length: 100 }, () => false));
      page.post(createPopupEvent('ok', asking));
      page.clock.advance(2 * LIMITS.autoCloseMs);
      expect(receipts()).toEqual([{ id, action: 'ok', extra: { guidance: 'refused' } }]);
    });

    test('on OK to two popups: the first is told that its guidance was stopped', () => {
      const other = createReceiptId();
      page.answers.push(false);
      page.post(createPopupEvent('ok', asking));
      page.post(createPopupEvent('ok', addReceipt(CONTENT, other)));
      expect(receipts()).toEqual([
        { id, action: 'ok', extra: { guidance: 'stopped' } },
        { id: other, action: 'ok', extra: { guidance: 'launched' } },
      ]);
    });

    test('on OK without a place: at once', () => {
      page.post(createPopupEvent('ok', addReceipt({ bookingId: 42 }, id)));
      expect(receipts()).toEqual([{ id, action: 'ok' }]);
    });
  });

  test('says so when guidance cannot be launched', () => {
    page.answers.push(...Array.from({ length: 100 }, () => false));
    page.post(createPopupEvent('ok', CONTENT));
    page.clock.advance(2 * LIMITS.autoCloseMs);
    expect(text('guidance')).toBe('Not possible: refused');
  });

  test.each([
    ['cancel', 'Return arrow'],
    ['timeout', 'No answer'],
  ] as const)('on %s: shows it and tells the server, no more', (action, words) => {
    page.post(createPopupEvent(action, CONTENT));
    expect(text('driver')).toBe(`${words}, booking 42`);
    expect(page.posted.slice(1)).toEqual([createSendRequest({ bookingId: 42, answer: action })]);
    expect(page.launches).toEqual([]);
  });

  test('takes a popup without content', () => {
    page.post(createPopupEvent('ok'));
    expect(text('driver')).toBe('OK');
    expect(page.posted.slice(1)).toEqual([createSendRequest({ answer: 'ok' })]);
    expect(text('guidance')).toBe('');
  });

  test('shows markup as the text that it is', () => {
    page.post(createPopupEvent('ok', { bookingId: '<b>42</b>' }));
    expect(text('driver')).toBe('OK, booking <b>42</b>');
  });

  test('opens a popup of its own, and says when it is too soon for the next', () => {
    const press = (): void => page.element('ask').onclick?.();
    press();
    expect(typesPosted()).toEqual([LOADED_NOTICE_TYPE, NATIVE_POPUP_REQUEST_NAMES.nativePopup]);
    expect(text('popup')).toBe('Asked.');
    answerNativePopup('opened');
    expect(text('popup')).toBe('Asked.');
    answerNativePopup('ok');
    expect(text('popup')).toBe('We keep it.');
    press();
    expect(text('popup')).toBe(`Try again in ${LIMITS.minIntervalMs / 1000} s.`);
    page.clock.advance(LIMITS.minIntervalMs);
    press();
    expect(text('popup')).toBe('Asked.');
    page.clock.advance(LIMITS.minIntervalMs);
    expect(text('popup')).toBe('The car did not answer.');
  });
});
