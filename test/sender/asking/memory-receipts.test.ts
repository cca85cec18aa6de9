import { expect, test } from 'vitest';
import { rounds } from '../../rounds.js';
import { ManualClock, memoryReceipts, type Receipts, type RecordedAnswer } from '../api.js';
import { vin } from '../harness.js';
import { drive, type Store } from './receipts-model.js';

const KEEP_MS = 1_000;

async function createStore(): Promise<Store> {
  const clock = new ManualClock();
  const handed: [RecordedAnswer[], RecordedAnswer[]] = [[], []];
  const start = (process: 0 | 1): Receipts => {
    const receipts = memoryReceipts({ keepMs: KEEP_MS, clock });
    receipts.listen(
      (answer) => void handed[process].push(answer),
      () => true,
    );
    return receipts;
  };
  const processes: [Receipts, Receipts] = [start(0), start(1)];
  return {
    processes,
    isShared: false,
    expire: async () => clock.advance(KEEP_MS),
    crash: async (process) => {
      processes[process] = start(process);
    },
    handed: async (process) => handed[process],
  };
}

test('random drives agree with the model', () => drive(createStore, rounds(1_000, 100)));

test('questions whose time is over take no memory', () => {
  const clock = new ManualClock();
  const receipts = memoryReceipts({ keepMs: KEEP_MS, clock });
  for (let round = 0; round < 10; round++) {
    for (let car = 0; car < 1_000; car++) void receipts.open({ id: `${round} ${car}`, vin: vin(car) });
    clock.advance(KEEP_MS);
  }
  void receipts.open({ id: 'last', vin: vin(1) });
  return expect(receipts.record({ id: '0 0', vin: vin(0), action: 'ok' })).resolves.toBe('unknown');
});

test('who listens no longer is told nothing', async () => {
  const receipts = memoryReceipts();
  const handed: RecordedAnswer[] = [];
  const stop = receipts.listen(
    (answer) => void handed.push(answer),
    () => true,
  );
  await stop();
  await receipts.open({ id: 'one', vin: vin(1) });
  await receipts.record({ id: 'one', vin: vin(1), action: 'ok' });
  expect(handed).toEqual([]);
});

test('wrong options', () => {
  expect(() => memoryReceipts({ keepMs: -1 })).toThrow('keepMs must be');
});
