/** Random drives of a store of receipts, against a model of a few lines: the same for every store. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Receipts, RecordedAnswer } from '../api.js';
import { vin } from '../harness.js';

/** A store as the drive sees it: with two processes, which share it or not. */
export interface Store {
  processes: readonly [Receipts, Receipts];
  /** The time of all questions so far is over. */
  expire(): Promise<void>;
  /** A process is gone; its place is taken by a new one. */
  crash(process: 0 | 1): Promise<void>;
  /** What was handed over, by process, once all that is on its way has come. */
  handed(process: 0 | 1): Promise<readonly RecordedAnswer[]>;
  /** Whether another process gets the answers of one that is gone. */
  isShared: boolean;
}

type Action =
  | { type: 'open'; process: 0 | 1; reference: string }
  | { type: 'answer'; process: 0 | 1; question: number; isForeign: boolean }
  | { type: 'forget'; question: number }
  | { type: 'unknown' }
  | { type: 'expire' }
  | { type: 'crash'; process: 0 | 1 };

const process = fc.constantFrom(0 as const, 1 as const);
const question = fc.nat(20);
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('open' as const), process, reference: fc.string({ maxLength: 5 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('answer' as const),
      process,
      question,
      isForeign: fc.constantFrom(false, false, false, true),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('forget' as const), question }) },
  { weight: 1, arbitrary: fc.constant({ type: 'unknown' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'expire' as const }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('crash' as const), process }) },
);

interface Asked {
  id: string;
  car: string;
  reference: string;
  owner: 0 | 1;
  state: 'open' | 'answered' | 'gone';
  /** Who has recorded the answer: a process, and how often it had been replaced. */
  answeredBy?: string;
}

/** Drives a store, and compares each verdict, and in the end what was handed over. */
export async function drive(createStore: () => Promise<Store>, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 30, size: 'max' }), async (actions) => {
      const store = await createStore();
      const asked: Asked[] = [];
      const expected: string[] = [];
      const replaced: [number, number] = [0, 0];
      let made = 0;
      for (const one of actions) await step(store, one);
      const handed = (await Promise.all([store.handed(0), store.handed(1)])).flat();
      expect(handed.map(({ id, reference = '' }) => `${id} ${reference}`).sort()).toEqual(expected.sort());

      async function step({ processes, isShared }: Store, one: Action): Promise<void> {
        if (one.type === 'open') {
          const entry: Asked = {
            id: Buffer.from(`question${String(made++).padStart(8, '0')}`).toString('base64url'),
            car: vin(made),
            reference: one.reference,
            owner: one.process,
            state: 'open',
          };
          asked.push(entry);
          await processes[one.process].open({ id: entry.id, vin: entry.car, reference: entry.reference });
        } else if (one.type === 'answer' && asked.length > 0) {
          const entry = asked[one.question % asked.length] as Asked;
          // Without a shared store only the process that asked knows of it.
          const to = isShared ? one.process : entry.owner;
          const car = one.isForeign ? vin(999) : entry.car;
          const verdict = await processes[to].record({ id: entry.id, vin: car.toLowerCase(), action: 'ok' });
          const by = `${to} ${replaced[to]}`;
          expect(verdict).toBe(verdictOf(entry, one.isForeign, by));
          if (verdict !== 'new') return;
          entry.state = 'answered';
          entry.answeredBy = by;
          expected.push(`${entry.id} ${entry.reference}`);
        } else if (one.type === 'forget' && asked.length > 0) {
          const entry = asked[one.question % asked.length] as Asked;
          await processes[entry.owner].forget(entry.id);
          entry.state = 'gone';
        } else if (one.type === 'unknown') {
          expect(await processes[0].record({ id: 'A'.repeat(22), vin: vin(1), action: 'ok' })).toBe('unknown');
        } else if (one.type === 'expire') {
          await store.expire();
          for (const entry of asked) entry.state = 'gone';
        } else if (one.type === 'crash') {
          // What it was handed before is not what is lost.
          await store.crash(one.process);
          replaced[one.process]++;
          if (!isShared) for (const entry of asked) if (entry.owner === one.process) entry.state = 'gone';
        }
      }
    }),
    { numRuns },
  );
}

function verdictOf({ state, answeredBy }: Asked, isForeign: boolean, by: string): string {
  if (state === 'gone') return 'unknown';
  if (isForeign) return 'foreign';
  if (state === 'open') return 'new';
  return answeredBy === by ? 'repeated' : 'claimed';
}
