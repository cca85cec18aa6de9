import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { CONTRACT_VERSION } from '../../generated/v1/names.js';
import { ROOT } from '../run.js';
import { COMMAND, command, demo } from './command.js';

describe('the command', () => {
  test('--version', async () => {
    expect((await command('--version')).stdout).toBe(`${CONTRACT_VERSION}\n`);
  });

  test('an unknown command', async () => {
    const { status, stderr } = await command('dmeo');
    expect(status).not.toBe(0);
    expect(stderr).toContain('(Did you mean demo?)');
  });

  test('demo: the driver presses OK unless told otherwise, and a pipe gets no colours', async () => {
    const { status, stdout, stderr } = await demo();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/\n\n✓ ask → answered: ok after 3\.0 s: .*\n.*\n$/);
    expect(stdout).not.toContain('\u001b');
  });

  test('demo: a popup that is none, in a line', async () => {
    const { status, stdout, stderr } = await demo('--payload', 'package.json');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^INVALID_MESSAGE\n/);
  });

  test('goes on, and keeps its exit code, when nobody reads any more', async () => {
    const child = spawn(process.execPath, [...COMMAND, 'demo'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const [status] = await once(child, 'close');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
