/** Topics, against what is written without a package: a template literal, and `split`. */
import { core } from './contract.js';
import { type Group, timeFigure } from './figures.js';
import { measure, ratioOf, repeat } from './measure.js';

const UID = 'MYUID01';
/** More than one, so that no engine computes a topic beforehand. */
const VINS = Array.from({ length: 64 }, (_, at) => `BENCH${String(at).padStart(12, '0')}`);
const vinAt = (at: number): string => VINS[at & 63] as string;

const [START = '', END = ''] = core.popupTopic({ uid: UID, vin: vinAt(0) }).split(vinAt(0));
const TOPICS = VINS.map((vin) => `${START}${vin}${END}`);
const topicAt = (at: number): string => TOPICS[at & 63] as string;

const PAIRS = [
  {
    of: '`popupTopic`',
    against: 'a template literal',
    atMost: 10,
    base: repeat((at) => `${START}${vinAt(at)}${END}`),
    ours: repeat((at) => core.popupTopic({ uid: UID, vin: vinAt(at) })),
  },
  {
    of: '`parseTopic`',
    against: "`topic.split('/')`",
    atMost: 1,
    base: repeat((at) => topicAt(at).split('/')),
    ours: repeat((at) => core.parseTopic(topicAt(at))),
  },
];

export const group: Group = {
  async measure({ effort, progress }) {
    const figures = [];
    for (const { of, against, atMost, base, ours } of PAIRS) {
      progress(of);
      const samples = await measure({ base, ours }, 'base', effort);
      const labels = { group: 'topics', of, load: 'one car', against, target: { atMost } };
      figures.push(timeFigure(labels, ratioOf(samples, 'ours')));
    }
    return figures;
  },
};
