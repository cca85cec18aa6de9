import { clearLine, cursorTo } from 'node:readline';
import { SingleBar } from 'cli-progress';
import { Rate } from './rate.js';

/** The state of a long-running command. Its functions are called for every update. */
export interface ProgressSource {
  /** Number of items; `undefined` if they cannot be counted. */
  readonly total: number | undefined;
  /** Items finished, including those that needed no work. */
  done(): number;
  /** Items that this run has worked on; the rate is theirs. */
  worked(): number;
  /** The line of a log. */
  line(perSecond: number | undefined): string;
  /** The texts after the bar, most important first: a line that is too long is truncated. */
  texts(perSecond: number | undefined): readonly string[];
  /** Whether the bar is removed at the end: what it showed is of no interest then. */
  readonly isRemoved?: boolean;
}

export interface Progress {
  /** Shows a note with the progress. */
  showNote(note: string): void;
  /** What prints without leaving parts of the bar behind. */
  around(print: (text: string) => void): (text: string) => void;
  stop(): void;
}

/** Interval between two drawings of the bar, or two lines of a log. */
const INTERVALS_MS = { bar: 100, line: 5_000 };

/** Draws a bar on a terminal, prints lines elsewhere. */
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
    rate.addSample(performance.now(), source.worked());
    print(source.line(rate.perSecond));
  }, INTERVALS_MS.line);
  rate.addSample(performance.now(), 0);
  return { showNote: print, around: (own) => own, stop: () => clearInterval(timer) };
}

const DEFAULT_COLUMNS = 80;
/** Usual width of the texts; the bar gets the remaining columns. */
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
    // Truncates long lines. The alternative sets a terminal mode, which would persist if the process were killed.
    linewrap: true,
    clearOnComplete: source.isRemoved ?? false,
    // The caller handles signals: it waits for results.
    gracefulExit: false,
    // What was printed meanwhile has taken its place.
    forceRedraw: true,
  });
  const draw = (): void => {
    rate.addSample(performance.now(), source.worked());
    single.update(Math.min(source.done(), total ?? 0), values());
  };
  rate.addSample(performance.now(), 0);
  single.start(total ?? 0, source.done(), values());
  const timer = setInterval(draw, INTERVALS_MS.bar);
  return {
    showNote: (text) => {
      note = text;
    },
    around: (print) => (text) => {
      cursorTo(stream, 0);
      clearLine(stream, 0);
      print(text);
    },
    stop: () => {
      clearInterval(timer);
      note = '';
      draw();
      single.stop();
    },
  };
}
