/** The implementation of `popup-contract simulate`, imported on demand. */
import { readFileSync } from 'node:fs';
import { isContractError } from '../../error/contract-error.js';
import type { LoggedEvent } from '../../simulator/head-unit-events.js';
import { runScenario, type ScenarioResult } from '../../simulator/scenario/run-scenario.js';
import { fileError } from '../terminal/file-error.js';
import { type Output, onOutput, printable, visible } from '../terminal/output.js';
import { describeFailure, UsageError, UserError } from '../terminal/user-error.js';

/** The flags of the command line. */
export interface SimulateFlags {
  scenario: string;
  json: boolean;
}

/** Resolves with the exit code. */
export async function runSimulate({ scenario, json }: SimulateFlags, output: Output): Promise<0 | 1> {
  const result = await run(read(scenario));
  output.result(json ? JSON.stringify({ version: 1, ...result }, jsonOfError) : pretty(result));
  return result.passed ? 0 : 1;
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path === '-' ? 0 : path, 'utf8'));
  } catch (cause) {
    if (cause instanceof SyntaxError) {
      throw new UsageError(`${visible(path)} is no JSON: ${printable(cause.message)}`, { cause });
    }
    const error = fileError('read', visible(path), cause);
    throw error instanceof UserError ? new UsageError(error.message, { cause }) : error;
  }
}

/** What is no scenario is wrong usage. */
async function run(scenario: unknown): Promise<ScenarioResult> {
  try {
    return await runScenario(scenario);
  } catch (error) {
    if (!isContractError(error)) throw error;
    throw new UsageError(describeFailure(error), { cause: error });
  }
}

/** Errors in events, which JSON would leave empty. */
function jsonOfError(_name: string, value: unknown): unknown {
  return isContractError(value) ? { code: value.code, issues: value.issues } : value;
}

function pretty({ passed, failure, log }: ScenarioResult): string {
  const lines = log.map(lineOf);
  if (passed) return [...lines, onOutput('green', `✓ as expected, ${log.length} events`)].join('\n');
  const { step = 0, message = '' } = failure ?? {};
  return [...lines, onOutput('red', visible(`✗ step ${step + 1}: ${message}`))].join('\n');
}

function lineOf({ at, event: { type, ...rest } }: LoggedEvent): string {
  const seconds = `${(at / 1000).toFixed(3)} s`.padStart(12);
  return `${onOutput('dim', seconds)}  ${type.padEnd(10)} ${visible(JSON.stringify(rest, jsonOfError))}`;
}
