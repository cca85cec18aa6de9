/** What the workers and enqueuers of one queue know of each other's deliveries, in the engine's own Redis. */
import { POPUP_EVENTS } from '#contract/names.js';
import type { PopupAction } from '#contract/types.js';
import { type RedisClient, scriptRunner, sha1Of } from '../sender/pacing/redis-store.js';
import * as scripts from './delivery-scripts.js';
import type { PopupFunnel } from './funnel.js';
import { type PopupJobOutcome, type QueuedContent, runOf } from './popup-job.js';

/** How long the figures of a run are kept after the last change, in ms: 30 days. */
const KEEP_RUN_MS = 30 * 24 * 3_600_000;

const ACTIONS = Object.keys(POPUP_EVENTS) as PopupAction[];

/** What a worker is told that has not been told the end of a job which another one had begun. */
const LEFT_BEHIND: PopupJobOutcome = {
  status: 'unknown',
  code: 'OUTCOME_UNKNOWN',
  message: 'OUTCOME_UNKNOWN: the worker that sent it was gone before it could say what became of it',
};

/** A job as its worker holds it. The engine gives each try a token of its own. */
export interface HeldJob {
  id: string;
  token: string;
}

/** There is nothing to do with the job any more: it is another worker's, or is gone. */
export class LostJob extends Error {}

export class DeliveryStore {
  readonly #base: string;
  readonly #run: (text: string, keys: string[], values: (string | number)[]) => Promise<unknown>;

  constructor(client: RedisClient, prefix: string, queueName: string) {
    this.#base = `${prefix}:${queueName}:`;
    const runScript = scriptRunner(client);
    this.#run = (text, keys, values) => runScript(text, keys, values.map(String), sha1Of(text));
  }

  /** Whether the run has this popup from now on: it cannot have two. */
  async openRun(run: string, popup: QueuedContent | undefined): Promise<boolean> {
    const text = popup === undefined ? '' : JSON.stringify(popup);
    return (await this.#run(scripts.OPEN_RUN, [this.#keyOf(run), this.#runs], [run, text, KEEP_RUN_MS])) === 1;
  }

  async popupOf(run: string): Promise<QueuedContent> {
    const text = await this.#run(scripts.POPUP_OF_RUN, [this.#keyOf(run)], []);
    return typeof text === 'string' ? JSON.parse(text) : {};
  }

  async countEnqueued(run: string, jobIds: readonly string[]): Promise<void> {
    const jobs = jobIds.map((id) => this.#base + id);
    await this.#run(scripts.COUNT_ENQUEUED, [this.#keyOf(run), ...jobs], []);
  }

  /**
   * Resolves with nothing for the one worker that may send now, else with what became of it earlier.
   *
   * @throws `LostJob` if the engine has given the job to another worker, or if it was removed.
   */
  async begin({ id, token }: HeldJob, answerWithinMs: number | undefined): Promise<PopupJobOutcome | undefined> {
    const values = [token, id, answerWithinMs ?? '', KEEP_RUN_MS, JSON.stringify(LEFT_BEHIND)];
    const [job, ...keys] = this.#keysOf(id);
    const reply = (await this.#run(scripts.BEGIN, [job, ...keys, `${job}:lock`], values)) as string;
    if (reply === 'lost') throw new LostJob("the job is no longer this worker's");
    return reply === 'begun' ? undefined : JSON.parse(reply);
  }

  /** What it had begun to send was certainly not sent, and is for whoever comes next. */
  async release({ id, token }: HeldJob): Promise<void> {
    const [job, , awaited] = this.#keysOf(id);
    await this.#run(scripts.RELEASE, [job, awaited], [token, id]);
  }

  /** Counts how a job has ended, once. */
  async end({ id, token }: HeldJob, outcome: PopupJobOutcome): Promise<void> {
    const values = [token, id, outcome.status, JSON.stringify(outcome), KEEP_RUN_MS];
    await this.#run(scripts.END, this.#keysOf(id), values);
  }

  /** Counts the answer to a job, once. */
  async answer(id: string, action: PopupAction): Promise<void> {
    const [, run, awaited] = this.#keysOf(id);
    await this.#run(scripts.ANSWER, [run, awaited], [id, action, KEEP_RUN_MS]);
  }

  /** The runs of the queue, the one that was last added to at the end. */
  async runs(): Promise<string[]> {
    return (await this.#run(scripts.RUNS, [this.#runs], [])) as string[];
  }

  async funnel(run: string): Promise<PopupFunnel> {
    const [fields, awaited, noAnswer] = (await this.#run(
      scripts.FUNNEL,
      [this.#keyOf(run), this.#awaited(run)],
      [],
    )) as [string[], number, number];
    const pairs = fields.flatMap((name, at) => (at % 2 === 0 ? [[name, Number(fields[at + 1])] as const] : []));
    const count = new Map(pairs);
    const of = (name: string): number => count.get(name) ?? 0;
    const [enqueued, accepted, refused, unknown] = ['enqueued', 'accepted', 'refused', 'unknown'].map(of) as [
      number,
      number,
      number,
      number,
    ];
    const answers = Object.fromEntries(ACTIONS.map((action) => [action, of(`answer:${action}`)]));
    const waiting = enqueued - accepted - refused - unknown;
    return {
      run,
      enqueued,
      waiting,
      accepted,
      refused,
      unknown,
      answers: answers as Record<PopupAction, number>,
      awaited,
      noAnswer,
    };
  }

  get #runs(): string {
    return `${this.#base}popup:runs`;
  }

  #keyOf(run: string): string {
    return `${this.#base}popup:run:${run}`;
  }

  #awaited(run: string): string {
    return `${this.#base}popup:awaited:${run}`;
  }

  #keysOf(jobId: string): [job: string, run: string, awaited: string] {
    const run = runOf(jobId);
    return [this.#base + jobId, this.#keyOf(run), this.#awaited(run)];
  }
}
