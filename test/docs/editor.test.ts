/** The editor's settings in the guide to reviewing payloads do what it says, by the language service of VS Code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import service, { type TextDocument as Document, type JSONDocument } from 'vscode-json-languageservice';
import { propertiesOf, type Schema, schemaOf } from '../../scripts/generate/contract.js';
import { createPopup, type PopupMessage } from '../../src/index.js';
import { RULES } from '../../src/review/rules.js';
import { ROOT } from '../run.js';
import { loadSchemas } from '../vectors/load.js';
import { shown } from './guide.js';

const { getLanguageService, TextDocument } = service;

/** A workspace that has the package installed. Nothing is in it but the files that are asked for. */
const WORKSPACE = 'file:///workspace';
const PACKAGE = `${WORKSPACE}/node_modules/webportal-popup-contract/`;

interface Settings {
  'json.schemas': { fileMatch: string[]; url: string }[];
}

const settings = JSON.parse(shown('editor')) as Settings;
const { files: published } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { files: string[] };

const schemas = settings['json.schemas'].map(({ fileMatch, url }) => ({
  fileMatch,
  uri: new URL(url, `${WORKSPACE}/`).href,
  folderUri: WORKSPACE,
}));

/** Reads the files that the settings name, and nothing else: an editor may be offline, and resolve references in its own way. */
async function readSchema(uri: string): Promise<string> {
  if (!schemas.some((schema) => schema.uri === uri)) throw new Error(`${uri} is not in the settings`);
  if (!uri.startsWith(PACKAGE)) throw new Error(`${uri} is not in the package`);
  const path = uri.slice(PACKAGE.length);
  if (!published.some((entry) => path === entry || path.startsWith(`${entry}/`)))
    throw new Error(`${path} is not published`);
  return readFileSync(fileURLToPath(new URL(path, pathToFileURL(`${ROOT}/`))), 'utf8');
}

const editor = getLanguageService({
  schemaRequestService: readSchema,
  // As the JSON server of VS Code does it.
  workspaceContext: { resolveRelativePath: (path, resource) => new URL(path, resource).href },
});
editor.configure({ validate: true, schemas });

function open(text: string, path = 'popups/popup.json'): [Document, JSONDocument] {
  const document = TextDocument.create(`${WORKSPACE}/${path}`, 'json', 1, text);
  return [document, editor.parseJSONDocument(document)];
}

/** What is marked in a text, and what is said about it. */
async function marked(text: string, path?: string): Promise<[marked: string, message: string][]> {
  const [document, json] = open(text, path);
  const diagnostics = await editor.doValidation(document, json);
  return diagnostics.map(({ range, message }) => [document.getText(range), String(message)]);
}

/** Without the backslashes that Markdown needs. */
async function hoverOn(text: string, offset: number, path?: string): Promise<string> {
  const [document, json] = open(text, path);
  const hover = await editor.doHover(document, document.positionAt(offset), json);
  return JSON.stringify(hover?.contents ?? '').replaceAll(/\\\\([^\w\s])/g, '$1');
}

async function completionsAt(text: string, offset: number, path?: string): Promise<string[]> {
  const [document, json] = open(text, path);
  const list = await editor.doComplete(document, document.positionAt(offset), json);
  return (list?.items ?? []).map(({ label }) => label);
}

const contract = loadSchemas();
const fields: [name: string, schema: Schema][] = propertiesOf(contract, schemaOf(contract, 'popup-message'));

const POPUP = createPopup({ idApp: 'TABLE_BOOKING', text: 'Hello', okButton: true, content: { booking: 42 } });
const [REQUIRED = ''] = schemaOf(contract, 'popup-message').required ?? [];

const textWith = (popup: object): string => JSON.stringify(popup, null, 2);

function without(name: string): Partial<PopupMessage> {
  return Object.fromEntries(Object.entries(POPUP).filter(([field]) => field !== name));
}

describe('a payload in the editor', () => {
  test('without mistakes is not marked', async () => {
    expect(await marked(textWith(POPUP))).toEqual([]);
    expect(await marked(textWith(POPUP), 'popups/deep/er/popup.json')).toEqual([]);
  });

  test('is not looked at elsewhere', async () => {
    expect(await marked('{}', 'other/popup.json')).toEqual([]);
  });

  test('with a misspelt field is marked there', async () => {
    const found = await marked(textWith({ ...POPUP, contnet: {} }));
    expect(found).toEqual([['"contnet"', expect.stringContaining('contnet')]]);
  });

  test.each(Object.keys(POPUP))('with a wrong type of %s is marked there', async (field) => {
    const found = await marked(textWith({ ...POPUP, [field]: 42 }));
    expect(found.map(([text]) => text)).toEqual(['42']);
  });

  test('without a required field is marked at its beginning', async () => {
    const found = await marked(textWith(without(REQUIRED)));
    expect(found).toEqual([['{', expect.stringContaining(REQUIRED)]]);
  });

  test.each(fields)('shows what %s means', async (field, { description }) => {
    const text = textWith(POPUP);
    expect(description).toBeTruthy();
    expect(await hoverOn(text, text.indexOf(`"${field}"`) + 1)).toContain(description);
  });

  test('completes the fields', async () => {
    expect((await completionsAt('{  }', 2)).sort()).toEqual(fields.map(([field]) => field).sort());
  });

  test('completes only what is not there yet', async () => {
    const text = textWith(without(REQUIRED)).replace('{', '{ ,');
    expect(await completionsAt(text, 2)).toEqual([REQUIRED]);
  });
});

describe('the settings of check in the editor', () => {
  const PATH = '.popup-contract.json';

  test('as the guide shows them are not marked', async () => {
    expect(await marked(shown('config'), PATH)).toEqual([]);
  });

  test('with an unknown rule and an unknown severity are marked', async () => {
    const [{ id } = { id: '' }] = RULES;
    const found = await marked(textWith({ rules: { [id]: 'fatal', 'no-such-rule': 'off' } }), PATH);
    expect(found.map(([text]) => text)).toEqual(expect.arrayContaining(['"fatal"', '"no-such-rule"']));
  });

  test('show what a rule asks for, and complete them all', async () => {
    const [{ id, summary } = { id: '', summary: '' }] = RULES;
    const text = textWith({ rules: { [id]: 'off' } });
    expect(await hoverOn(text, text.indexOf(id), PATH)).toContain(summary.replaceAll('"', '\\"'));
    expect((await completionsAt('{ "rules": {  } }', 13, PATH)).sort()).toEqual(RULES.map((rule) => rule.id).sort());
  });

  test('find their schema where $schema says', () => {
    const { $schema } = JSON.parse(shown('config')) as { $schema: string };
    expect(settings['json.schemas'].map(({ url }) => url)).toContain($schema);
  });
});
