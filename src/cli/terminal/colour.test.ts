import { describe, expect, test } from 'vitest';
import { hasColours } from './colour.js';

const TERMINAL = true;
const PIPE = false;

type Row = [name: string, flag: boolean | undefined, env: NodeJS.ProcessEnv, isTerminal: boolean, expected: boolean];

describe('there are colours', () => {
  test.each<Row>([
    ['on a terminal', undefined, {}, TERMINAL, true],
    ['on a terminal with a name', undefined, { TERM: 'xterm' }, TERMINAL, true],
    ['not on a dumb terminal', undefined, { TERM: 'dumb' }, TERMINAL, false],
    ['not in a pipe', undefined, {}, PIPE, false],
    ['with FORCE_COLOR in a pipe', undefined, { FORCE_COLOR: '1' }, PIPE, true],
    ['with FORCE_COLOR=true', undefined, { FORCE_COLOR: 'true' }, PIPE, true],
    ['with FORCE_COLOR set but empty', undefined, { FORCE_COLOR: '' }, PIPE, true],
    ['with FORCE_COLOR on a dumb terminal', undefined, { FORCE_COLOR: '3', TERM: 'dumb' }, TERMINAL, true],
    ['not with FORCE_COLOR=0 on a terminal', undefined, { FORCE_COLOR: '0' }, TERMINAL, false],
    ['not with FORCE_COLOR=false on a terminal', undefined, { FORCE_COLOR: 'false' }, TERMINAL, false],
    ['not with NO_COLOR on a terminal', undefined, { NO_COLOR: '1' }, TERMINAL, false],
    ['not with NO_COLOR=0', undefined, { NO_COLOR: '0' }, TERMINAL, false],
    ['not with NO_COLOR and FORCE_COLOR', undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, TERMINAL, false],
    ['with NO_COLOR set but empty, on a terminal', undefined, { NO_COLOR: '' }, TERMINAL, true],
    ['with NO_COLOR set but empty, and FORCE_COLOR', undefined, { NO_COLOR: '', FORCE_COLOR: '1' }, PIPE, true],
    ['with --color in a pipe', true, {}, PIPE, true],
    ['with --color, whatever is set', true, { NO_COLOR: '1', FORCE_COLOR: '0', TERM: 'dumb' }, PIPE, true],
    ['not with --no-color, whatever is set', false, { FORCE_COLOR: '1' }, TERMINAL, false],
  ])('%s', (_name, flag, env, isTerminal, expected) => {
    expect(hasColours(flag, env, isTerminal)).toBe(expected);
  });
});
