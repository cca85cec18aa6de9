import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock/clock.js';
import { systemClock } from '../../clock/system-clock.js';
import { checkOptions, millisecondsOption, type OptionRule, objectWith } from '../../options/check-options.js';
import { receiptsUnavailable } from '../failures.js';
import { isRedisClient, type RedisClient, type RunScript, scriptRunner, sha1Of } from '../pacing/redis-store.js';
import { DEFAULT_KEEP_MS } from './memory-receipts.js';
import type { AnswerVerdict, Receipts, RecordedAnswer } from './receipts.js';
import * as scripts from './redis-receipt-scripts.js';

/**
 * Options of {@link redisReceipts}.
 *
 * @example
 * import type { RedisReceiptsOptions } from 'webportal-popup-contract/sender';
 *
 * const options: Omit<RedisReceiptsOptions, 'client'> = { keyPrefix: 'my-fleet:', keepMs: 3_600_000 };
 */
export interface RedisReceiptsOptions {
  /** An ioredis or node-redis client. The caller owns it. */
  client: RedisClient;
  /** How long after asking an answer still counts, in ms; a day by default. */
  keepMs?: number | undefined;
  /** How often to look for answers, in ms; 250 by default. */
  pollMs?: number | undefined;
  /** After how long without a word a process is taken for gone, in ms, so that another one gets its answers; 10,000 by default. */
  goneAfterMs?: number | undefined;
  /** Prefix of all keys, without braces; `popup-receipts:` by default. All processes of a group need the same one. */
  keyPrefix?: string | undefined;
  /** Deadline for each call to the store, in ms; 3,000 by default. */
  deadlineMs?: number | undefined;
  /** The clock; the machine's monotonic clock by default. */
  clock?: Clock | undefined;
}

const DEFAULTS = { pollMs: 250, goneAfterMs: 10_000, deadlineMs: 3_000, keyPrefix: 'popup-receipts:' };

/** For a process that takes over nothing. */
const NEVER = -1;

/** As many answers are handed over at a time. */
const MAX_ANSWERS = 100;

const RULES: Record<keyof RedisReceiptsOptions, OptionRule> = {
  client: { isRight: isRedisClient, expected: 'a client of ioredis or node-redis' },
  keepMs: millisecondsOption,
  pollMs: millisecondsOption,
  goneAfterMs: millisecondsOption,
  keyPrefix: {
    isRight: (value: unknown) => typeof value === 'string' && !/[{}]/.test(value),
    expected: 'a string without braces',
  },
  deadlineMs: millisecondsOption,
  clock: objectWith('now', 'setTimeout', 'clearTimeout'),
};

/**
 * Receipts of many processes, in Redis 6 or later, in Valkey, or on one node of a cluster of either. Whichever process gets an answer, the one that asked
 * is told. Answers to what a process has asked that is gone go to another one that listens, by `onAnswer`.
 *
 * - An answer stays in the store until it was handled. A process that is killed while it handles one, or that stands still for longer than
 *   `goneAfterMs`, may leave it to another one, which handles it again.
 * - A store that is emptied has lost what was asked: it ends as "no answer", and late answers are unknown.
 * - The store's user needs `EVAL` and the commands of hashes, lists, sets and `TIME`.
 *
 * @param options - The client, and how long receipts are kept.
 * @returns The receipts. They look for answers only while somebody listens: `close()` of the sender ends it.
 * @throws `ContractError` with the code `INVALID_OPTIONS`.
 *
 * @example
 * import type { Redis } from 'ioredis';
 * import type { MqttClient } from 'mqtt';
 * import { createPopupSender, type PopupSender, redisReceipts } from 'webportal-popup-contract/sender';
 *
 * const senderFor = (client: MqttClient, redis: Redis): PopupSender =>
 *   createPopupSender({ client, uid: 'MYUID01', idApp: 'MY_APP_ID', receipts: redisReceipts({ client: redis }) });
 */
export function redisReceipts(options: RedisReceiptsOptions): Receipts {
  checkOptions(options, RULES, ['client']);
  const { client, keepMs = DEFAULT_KEEP_MS, pollMs = DEFAULTS.pollMs, clock = systemClock } = options;
  const { goneAfterMs = DEFAULTS.goneAfterMs, deadlineMs = DEFAULTS.deadlineMs } = options;
  const tag = `${options.keyPrefix ?? DEFAULTS.keyPrefix}{receipts}:`;
  const inbox = `${tag}inbox:${randomBytes(9).toString('base64url')}`;
  const [inboxes, alive] = [`${tag}inboxes`, `${tag}alive`];
  const keyOf = (id: string): string => `${tag}question:${id}`;
  const run = withDeadline(scriptRunner(client), deadlineMs, clock);

  const poll = async (isAdopting: boolean): Promise<string[]> => {
    const values = [`${isAdopting ? goneAfterMs : NEVER}`, `${MAX_ANSWERS}`];
    return (await run(scripts.POLL, [inbox, inboxes, alive], values)) as string[];
  };

  return {
    async open({ id, vin, reference = '' }) {
      await run(scripts.OPEN, [keyOf(id)], [vin.toUpperCase(), reference, inbox, `${keepMs}`]);
    },
    async forget(id) {
      await run(scripts.FORGET, [keyOf(id)], []);
    },
    async record(answer) {
      const values = [answer.vin.toUpperCase(), JSON.stringify(answer), `${keepMs}`, inbox];
      return (await run(scripts.RECORD, [keyOf(answer.id), inboxes], values)) as AnswerVerdict;
    },
    listen(handle, adopts) {
      let [isEnded, timer]: [boolean, unknown] = [false, undefined];
      // What the store could not be told yet.
      const handled = new Set<string>();
      const look = async (): Promise<void> => {
        // A store that is down is asked again the next time.
        const answers = await poll(adopts()).catch((): string[] => []);
        for (const answer of answers) {
          if (!handled.has(answer)) await handle(answerOf(answer));
          handled.add(answer);
        }
        if (answers.length > 0) {
          await run(scripts.HANDLED, [inbox, inboxes], answers).then(
            () => handled.clear(),
            () => undefined,
          );
        }
        // A full batch: there may be more.
        again(answers.length === MAX_ANSWERS ? 0 : pollMs);
      };
      let looking: Promise<void> = Promise.resolve();
      const again = (delayMs: number): void => {
        if (isEnded) return;
        timer = clock.setTimeout(() => {
          looking = look();
        }, delayMs);
      };
      again(0);
      return async () => {
        isEnded = true;
        clock.clearTimeout(timer);
        await looking;
        // Whatever comes for it from now on goes to another process at once.
        await run(scripts.LEAVE, [inbox, alive], []).catch(() => undefined);
      };
    },
  };
}

function answerOf(text: string): RecordedAnswer {
  const end = text.indexOf('\n');
  const reference = text.slice(end + 1);
  const answer = JSON.parse(text.slice(0, end)) as RecordedAnswer;
  return reference === '' ? answer : { ...answer, reference };
}

/** Runs scripts by their SHA-1. Rejects with `RECEIPTS_UNAVAILABLE` on an error or after the deadline. */
function withDeadline(runScript: RunScript, deadlineMs: number, clock: Clock) {
  return async (text: string, keys: string[], values: string[]): Promise<unknown> => {
    let timer: unknown;
    const timeout = new Promise<never>((_, reject) => {
      timer = clock.setTimeout(() => reject(receiptsUnavailable(`did not answer within ${deadlineMs} ms`)), deadlineMs);
    });
    const reply = runScript(text, keys, values, sha1Of(text)).catch(() => {
      // The client's own words may hold addresses and passwords.
      throw receiptsUnavailable('failed');
    });
    return await Promise.race([reply, timeout]).finally(() => clock.clearTimeout(timer));
  };
}
