/** `popup-contract check`: what it takes to start, and to check many files, against reading them and against ajv-cli. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { core, ROOT } from './contract.js';
import { type Figure, type Group, timeFigure } from './figures.js';
import { measure, ratioOf, type Task } from './measure.js';
import { dataPopup } from './messages.js';

const FILES = { full: 10_000, quick: 500 };

const CHECK = '`popup-contract check`';
const AJV = '`ajv-cli`';
const READING = 'reading them';
const NODE = '`node --eval 0`';

export const group: Group = {
  async measure({ effort, progress }) {
    const folder = mkdtempSync(join(tmpdir(), 'popup-check-bench-'));
    const onRound = (round: number, rounds: number): void => progress(`round ${round} of ${rounds}`);
    try {
      const [many, one] = [join(folder, 'many'), join(folder, 'one')];
      const count = effort.isFull ? FILES.full : FILES.quick;
      writePayloads(many, count);
      writePayloads(one, 1);
      const start = await measure(
        { [NODE]: node('--eval', '0'), [CHECK]: check(one), [AJV]: ajv(one) },
        NODE,
        effort,
        onRound,
      );
      const all = await measure(
        { [READING]: read(many), [CHECK]: check(many), [AJV]: ajv(many) },
        READING,
        effort,
        onRound,
      );
      const load = `${count.toLocaleString('en')} files`;
      const labels = { group: 'check', of: CHECK };
      return [
        timeFigure({ ...labels, load: 'one file', against: NODE, target: { atMost: 3 } }, ratioOf(start, CHECK)),
        timeFigure({ ...labels, load: 'one file', against: AJV }, ratioOf(start, CHECK, AJV)),
        timeFigure({ ...labels, load, against: READING }, ratioOf(all, CHECK)),
        timeFigure({ ...labels, load, against: AJV }, ratioOf(all, CHECK, AJV)),
      ] satisfies Figure[];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** Popups of some 400 bytes, all different, of which there is nothing to say. */
function writePayloads(folder: string, count: number): void {
  mkdirSync(folder);
  const { content = {} } = dataPopup(400);
  for (let at = 0; at < count; at++) {
    const popup = core.createPopup({ idApp: `APP${at}`, text: 'Your table is ready.', okButton: true, content });
    writeFileSync(join(folder, `${at}.json`), core.encodePopup(popup));
  }
}

const check = (folder: string): Task => node(join(ROOT, 'dist/cli.js'), 'check', folder);

/** It knows one schema at a time, so it is given the one of popups and what that refers to. */
function ajv(folder: string): Task {
  const bin = join(import.meta.dirname, 'node_modules/ajv-cli/dist/index.js');
  const schema = join(ROOT, 'schema/v1/popup-message.schema.json');
  const others = join(ROOT, 'schema/v1/!(popup-message).schema.json');
  const files = join(folder, '*.json');
  return node(bin, 'validate', '--strict=false', '-s', schema, '-r', others, '-d', files);
}

function read(folder: string): Task {
  const script = `const fs = require('node:fs');
    for (const name of fs.readdirSync(${JSON.stringify(folder)})) fs.readFileSync(${JSON.stringify(folder)} + '/' + name);`;
  return node('--eval', script);
}

/** A process that must succeed. */
function node(...args: string[]): Task {
  const run = (): void => {
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26 });
    if (status !== 0) throw new Error(`${args.join(' ')} exited with ${status}: ${stderr}`);
  };
  return { count: 1, run };
}
