/** Time of `npm run generate`, against starting the tool that runs it. */
import { execFileSync } from 'node:child_process';
import { ROOT } from './contract.js';
import { type Group, timeFigure } from './figures.js';
import { type Effort, measure, ratioOf, type Task } from './measure.js';

/** It takes seconds, so it is run less often. */
const roundsOf = ({ rounds }: Effort): number => Math.ceil(rounds / 8);

export const group: Group = {
  async measure({ effort, progress }) {
    if (!effort.isFull) return [];
    // With --check it makes all and writes nothing.
    const tasks = { base: runOf('--eval', '0'), ours: runOf('scripts/generate.ts', '--check') };
    const samples = await measure(tasks, 'base', { ...effort, rounds: roundsOf(effort) }, (round, rounds) =>
      progress(`round ${round} of ${rounds}`),
    );
    const labels = { group: 'generate', of: '`npm run generate`', load: 'all files', against: '`tsx --eval 0`' };
    return [timeFigure(labels, ratioOf(samples, 'ours'))];
  },
};

function runOf(...args: string[]): Task {
  const run = (): void => {
    execFileSync(process.execPath, ['--import', 'tsx', ...args], { cwd: ROOT, stdio: 'ignore' });
  };
  return { count: 1, run };
}
