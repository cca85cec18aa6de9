/** Everything that an engine needs to judge the receiver, as text: classic scripts, to be run in this order. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS, SAFETY } from '../../../generated/v1/limits.js';
import * as names from '../../../generated/v1/names.js';
import { receiverScript } from '../../receiver-script.js';
import { readVectors, type SchemaVectors } from '../../vectors/load.js';

const PARTS = ['harness', 'events', 'handlers', 'pending', 'send-to-server', 'native-popup', 'guidance', 'receipts'];

/** One check, as the suite reports it. */
export interface Check {
  name: string;
  ok: boolean;
  detail: string;
}

/** The names of checks, to compare those of two engines. Not every engine keeps the order of an object's fields. */
export function namesOf(checks: Check[]): string[] {
  return checks.map(({ name }) => name).sort();
}

/** `given`: what the suite knows of the contract. Plain ASCII, since not every engine reads a file as UTF-8. */
export function prelude(): string {
  const { cases } = readVectors<SchemaVectors>('popup-event');
  const receiptIds = readVectors<SchemaVectors>('receipt-id').cases;
  const given = { names, limits: LIMITS, safety: SAFETY, popupEvents: cases, receiptIds };
  return `var given = ${JSON.stringify(given).replace(/[^ -~]/g, (unit) => `\\u${hex(unit)}`)};\n`;
}

const hex = (unit: string): string => unit.charCodeAt(0).toString(16).padStart(4, '0');

/** `runReceiverSuite`. */
export function suite(): string {
  return PARTS.map((name) => readFileSync(join(import.meta.dirname, `${name}.js`), 'utf8')).join('\n');
}

/** The scripts above, and one that gives the checks as JSON to `print`. */
export async function wholeScript(print: string): Promise<string> {
  const run = `
    var checks = [];
    runReceiverSuite(WebPortalPopup, given, function (check) { checks.push(check); });
    ${print}(JSON.stringify(checks));`;
  return [prelude(), await receiverScript(), suite(), run].join('\n');
}
