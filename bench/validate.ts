/** Judging, against writing the same value down, and against other validators. */
import { core } from './contract.js';
import { type Figure, type Group, type Target, timeFigure } from './figures.js';
import { measure, ratioOf, repeat, type Task } from './measure.js';
import { dataPopup, KIB, textPopup } from './messages.js';
import { loadPeers, type Peer } from './peers.js';

const middle = dataPopup(400);
const wrong = { ...middle, popupText: 7 };

/** Peers judge those of 400 bytes. */
const CASES: { load: string; value: unknown; isValid: boolean; target?: Target; withPeers?: true }[] = [
  { load: '100 B', value: textPopup(100), isValid: true, target: { atMost: 0.4 } },
  { load: '400 B', value: middle, isValid: true, target: { atMost: 0.55 }, withPeers: true },
  { load: '8 KiB of data', value: dataPopup(8 * KIB), isValid: true, target: { atMost: 0.7 } },
  { load: '400 B, invalid', value: wrong, isValid: false, withPeers: true },
];

const WRITTEN = '`JSON.stringify`';
const DEFAULT_AJV = 'ajv, at run time';

export const group: Group = {
  async measure({ effort, progress, note }) {
    const { peers, leftOut } = await loadPeers();
    for (const line of leftOut) note(line);
    const figures: Figure[] = [];
    for (const { load, value, isValid, target, withPeers } of CASES) {
      progress(load);
      const judges = { ...OURS, ...(withPeers ? judgesOf(peers) : {}) };
      const tasks: Record<string, Task> = { [WRITTEN]: repeat(() => JSON.stringify(value)) };
      for (const [name, judge] of Object.entries(judges)) {
        // A peer that judges something else has nothing to be compared with.
        if (judge(value) !== isValid) throw new Error(`${name} says ${!isValid} to a popup of ${load}`);
        tasks[name] = repeat(() => judge(value));
      }
      const samples = await measure(tasks, WRITTEN, effort);
      const figure = (of: string, against: string, more: Partial<Figure> = {}): void => {
        figures.push(timeFigure({ group: 'validate', of, load, against, ...more }, ratioOf(samples, of, against)));
      };
      figure('`validatePopup`', WRITTEN, target && { target });
      figure('`isPopup`', WRITTEN);
      if (!withPeers) continue;
      for (const { name } of peers) figure(name, WRITTEN, { isPeer: true });
      if (isValid && DEFAULT_AJV in tasks) figure('`isPopup`', DEFAULT_AJV, { target: { atMost: 1 } });
    }
    return figures;
  },
};

const OURS = {
  '`validatePopup`': (value: unknown) => core.validatePopup(value).ok,
  '`isPopup`': (value: unknown) => core.isPopup(value),
};

function judgesOf(peers: readonly Peer[]): Record<string, Peer['judge']> {
  return Object.fromEntries(peers.map(({ name, judge }) => [name, judge]));
}
