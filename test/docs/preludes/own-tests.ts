/** Tests inside the documentation, which a test runs: in a test nobody can define one. And a broker for them. */
import { expect } from 'vitest';
import { embeddedBroker } from '../../../src/cli/terminal/broker.js';

const broker = await embeddedBroker();
const tests: (() => Promise<void>)[] = [];

export const test = (_name: string, body: () => Promise<void>): void => void tests.push(body);

export const process = { env: { BROKER_URL: broker.url } as Record<string, string | undefined> };

export async function check(): Promise<void> {
  expect(tests).toHaveLength(1);
  for (const body of tests) await body();
}

export const close = (): Promise<void> => broker.close();
