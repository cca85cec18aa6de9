/** Import time, each import in a new process, against importing MQTT.js. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileOf, ROOT } from './contract.js';
import { type Figure, type Group, timeFigure } from './figures.js';
import { measure, ratioOf, type Task } from './measure.js';
import { loadPeers } from './peers.js';

const ENTRIES = [
  { of: 'the core', entry: '', atMost: 0.1 },
  { of: '`/sender`', entry: '/sender', atMost: 0.25 },
  { of: '`/receiver`', entry: '/receiver', atMost: 0.05 },
];

const AGAINST = '`mqtt`';

/** What Node itself takes for an import: nothing can be below it. */
const EMPTY = 'an empty module';

export const group: Group = {
  async measure({ effort, progress }) {
    const peers = effort.isFull ? (await loadPeers()).peers : [];
    const mqtt = createRequire(join(ROOT, 'package.json')).resolve('mqtt');
    const tasks: Record<string, Task> = { [AGAINST]: importOf(mqtt) };
    for (const { of, entry } of ENTRIES) tasks[of] = importOf(fileOf(entry));
    tasks[EMPTY] = importOf(join(import.meta.dirname, 'empty.js'));
    for (const { name, file } of peers) tasks[name] = importOf(file);

    const samples = await measure(tasks, AGAINST, effort, (round, rounds) => progress(`round ${round} of ${rounds}`));
    const labels = { group: 'import', load: 'import in a new process', against: AGAINST };
    const figures: Figure[] = ENTRIES.map(({ of, atMost }) =>
      timeFigure({ ...labels, of, target: { atMost } }, ratioOf(samples, of)),
    );
    const peerFigures = peers.map(({ name }) =>
      timeFigure({ ...labels, of: name, isPeer: true }, ratioOf(samples, name)),
    );
    return [...figures, timeFigure({ ...labels, of: EMPTY, isPeer: true }, ratioOf(samples, EMPTY)), ...peerFigures];
  },
};

/** The process tells how long the import took: what Node itself takes to start is not part of it. */
function importOf(file: string): Task {
  const script = `const started = performance.now();
    await import(${JSON.stringify(pathToFileURL(file).href)});
    console.log(performance.now() - started);
    process.exit();`;
  const args = ['--input-type=module', '--eval', script];
  return { count: 1, run: () => Number(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })) };
}
