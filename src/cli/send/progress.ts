import { SingleBar } from 'cli-progress';
import { EVERY } from './defaults.js';
import { countsOf, progressLine, type Shown } from './progress-text.js';
import { Rate } from './rate.js';

/** What is shown while a fleet is sent to. */
export interface Progress {
  /** Says something that is to be known meanwhile. */
  say(note: string): void;
  stop(): void;
}

/** The stream that is a terminal, if there is one: standard error first, so that results can be piped. */
function terminalOf(...streams: NodeJS.WriteStream[]): NodeJS.WriteStream | undefined {
  return streams.find(({ isTTY }) => isTTY);
}

/** A bar on a terminal, plain lines elsewhere. */
export function startProgress(shown: Shown, print: (line: string) => void): Progress {
  const terminal = terminalOf(process.stderr, process.stdout);
  return terminal === undefined ? plainLines(shown, print) : bar(shown, terminal);
}

function plainLines(shown: Shown, print: (line: string) => void): Progress {
  const rate = new Rate();
  const timer = setInterval(() => {
    rate.note(performance.now(), shown.tally.sent);
    print(progressLine(shown, rate.perSecond));
  }, EVERY.lineMs);
  rate.note(performance.now(), 0);
  return { say: print, stop: () => clearInterval(timer) };
}

/** Columns that everything but the bar takes, at most times. What matters least stands last: too long a line is cut. */
const USUAL_COLUMNS = 80;
const TEXT_COLUMNS = 71;
const BAR_COLUMNS = { least: 5, most: 40 };

function bar(shown: Shown, stream: NodeJS.WriteStream): Progress {
  const { tally, total } = shown;
  const rate = new Rate();
  const tokens = '{note}{rate}  {left}{accepted}  {refused}  {unknown}{waiting}';
  let note = '';
  const values = () => {
    const { left, unknown, ...others } = countsOf(shown, rate.perSecond);
    return { ...others, note, left: spaced(left), unknown: spaced(unknown) };
  };
  const { least, most } = BAR_COLUMNS;
  const single = new SingleBar({
    format: total === undefined ? tokens : `{bar} {percentage}%  ${tokens}`,
    barsize: Math.max(least, Math.min(most, (stream.columns || USUAL_COLUMNS) - TEXT_COLUMNS)),
    barCompleteChar: '█',
    barIncompleteChar: '░',
    stream,
    // Cuts a line that is too long. The alternative switches a mode of the terminal, which would stay so if we were killed.
    linewrap: true,
    // The signals are ours: results are waited for.
    gracefulExit: false,
  });
  const draw = (): void => {
    rate.note(performance.now(), tally.sent);
    single.update(Math.min(tally.done, total ?? 0), values());
  };
  rate.note(performance.now(), 0);
  single.start(total ?? 0, tally.done, values());
  const timer = setInterval(draw, EVERY.barMs);
  return {
    say: (text) => {
      note = spaced(text);
    },
    stop: () => {
      clearInterval(timer);
      note = '';
      draw();
      single.stop();
    },
  };
}

const spaced = (text: string): string => (text === '' ? '' : `${text}  `);
