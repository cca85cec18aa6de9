/** Encoding, against `JSON.stringify` and a buffer. */
import { core } from './contract.js';
import { type Group, timeFigure } from './figures.js';
import { measure, ratioOf, repeat } from './measure.js';
import { LOADS } from './messages.js';

const AT_MOST = [1.3, 1.45, 1.05, 1.55, 1.5];

export const group: Group = {
  async measure({ effort, progress }) {
    const figures = [];
    for (const [at, { load, popup }] of LOADS.entries()) {
      progress(load);
      const tasks = {
        base: repeat(() => Buffer.from(JSON.stringify(popup))),
        ours: repeat(() => core.encodePopup(popup)),
      };
      const samples = await measure(tasks, 'base', effort);
      const labels = { group: 'encode', of: '`encodePopup`', load, against: '`Buffer.from(JSON.stringify(message))`' };
      figures.push(timeFigure({ ...labels, target: { atMost: AT_MOST[at] as number } }, ratioOf(samples, 'ours')));
    }
    return figures;
  },
};
