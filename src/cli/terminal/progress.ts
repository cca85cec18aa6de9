import { SingleBar } from 'cli-progress';
import { Rate } from './rate.js';

/** What a long command tells about itself while it works. Every member is read anew for each drawing. */
export interface ProgressSource {
  /** Items to work on, where they could be counted. */
  readonly total: number | undefined;
  /** Items that are dealt with, those included that needed no work. */
  done(): number;
  /** Items that this run has worked on: the rate is theirs. */
  worked(): number;
  /** The line for a log. */
  line(perSecond: number | undefined): string;
  /** The texts behind the bar, the most important first: a line that is too long is cut. */
  texts(perSecond: number | undefined): readonly string[];
}

export interface Progress {
  /** Shows a note beside the progress. */
  say(note: string): void;
  stop(): void;
}

/** How often progress is shown, in ms: a bar is drawn anew, a log gets another line. */
const INTERVALS_MS = { bar: 100, line: 5_000 };

/** A bar on a terminal, lines elsewhere. */
export function startProgress(source: ProgressSource, print: (line: string) => void): Progress {
  const terminal = terminalOf(process.stderr, process.stdout);
  return terminal === undefined ? startLines(source, print) : startBar(source, terminal);
}

/** The first stream that is a terminal. Standard error comes first, so that results can be piped. */
function terminalOf(...streams: NodeJS.WriteStream[]): NodeJS.WriteStream | undefined {
  return streams.find(({ isTTY }) => isTTY);
}

function startLines(source: ProgressSource, print: (line: string) => void): Progress {
  const rate = new Rate();
  const timer = setInterval(() => {
    rate.note(performance.now(), source.worked());
    print(source.line(rate.perSecond));
  }, INTERVALS_MS.line);
  rate.note(performance.now(), 0);
  return { say: print, stop: () => clearInterval(timer) };
}

const DEFAULT_COLUMNS = 80;
/** Columns that the texts take at most times; the bar gets the rest. */
const TEXT_COLUMNS = 71;
const BAR_COLUMNS = { min: 5, max: 40 };

function startBar(source: ProgressSource, stream: NodeJS.WriteStream): Progress {
  const { total } = source;
  const rate = new Rate();
  let note = '';
  const values = () => ({ texts: [note, ...source.texts(rate.perSecond)].filter((text) => text !== '').join('  ') });
  const { min, max } = BAR_COLUMNS;
  const single = new SingleBar({
    format: total === undefined ? '{texts}' : '{bar} {percentage}%  {texts}',
    barsize: Math.max(min, Math.min(max, (stream.columns || DEFAULT_COLUMNS) - TEXT_COLUMNS)),
    barCompleteChar: '█',
    barIncompleteChar: '░',
    stream,
    // Cuts a line that is too long. The alternative switches a mode of the terminal, which would stay if we were killed.
    linewrap: true,
    // Signals are handled by whoever started the work: results are waited for.
    gracefulExit: false,
  });
  const draw = (): void => {
    rate.note(performance.now(), source.worked());
    single.update(Math.min(source.done(), total ?? 0), values());
  };
  rate.note(performance.now(), 0);
  single.start(total ?? 0, source.done(), values());
  const timer = setInterval(draw, INTERVALS_MS.bar);
  return {
    say: (text) => {
      note = text;
    },
    stop: () => {
      clearInterval(timer);
      note = '';
      draw();
      single.stop();
    },
  };
}
