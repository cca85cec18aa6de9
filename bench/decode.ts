/** Decoding, against `JSON.parse` of the buffer's text. */
import { core } from './contract.js';
import { type Group, timeFigure } from './figures.js';
import { measure, ratioOf, repeat } from './measure.js';
import { LOADS } from './messages.js';

const AT_MOST = [1.6, 1.6, 1.15, 1.4, 1.4];

export const group: Group = {
  async measure({ effort, progress }) {
    const figures = [];
    for (const [at, { load, popup }] of LOADS.entries()) {
      progress(load);
      // A copy: the payload of an MQTT client is a buffer of its own.
      const payload = Buffer.from(core.encodePopup(popup));
      const tasks = {
        base: repeat(() => JSON.parse(payload.toString())),
        ours: repeat(() => core.decodePopup(payload)),
      };
      const samples = await measure(tasks, 'base', effort);
      const labels = { group: 'decode', of: '`decodePopup`', load, against: '`JSON.parse(payload.toString())`' };
      figures.push(timeFigure({ ...labels, target: { atMost: AT_MOST[at] as number } }, ratioOf(samples, 'ours')));
    }
    return figures;
  },
};
