import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { CONTRACT_VERSION } from '../../generated/v1/names.js';
import { ROOT } from '../run.js';
import { COMMAND, command } from './command.js';

describe('the command', () => {
  test('--version', async () => {
    expect((await command('--version')).stdout).toBe(`${CONTRACT_VERSION}\n`);
  });

  test('an unknown command', async () => {
    const { status, stderr } = await command('dmeo');
    expect(status).not.toBe(0);
    expect(stderr).toContain('(Did you mean demo?)');
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
