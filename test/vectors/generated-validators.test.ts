import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { createPopup } from '../../src/index.js';
import { ROOT } from '../run.js';
import { generatedValidator, loadSchemas } from './load.js';

const code = readFileSync(join(ROOT, 'generated/v1/validators.ts'), 'utf8');
const validator = generatedValidator(loadSchemas(), 'popup-message', 'strict');

describe('the generated validators', () => {
  test.each(['require(', 'import ', 'eval(', 'new Function', 'Function(', 'process', '"u")', '=>'])(
    'hold no %s: they run alone, in old engines too, under any content security policy',
    (text) => {
      expect(code).not.toContain(text);
    },
  );

  test('take the same time for a long text as for a short one', () => {
    const judge = (length: number): number => {
      // Two kinds of characters, so that no engine has a short cut for the length in code points.
      const message = createPopup({ idApp: 'X', text: 'é🚗'.repeat(length) });
      const started = performance.now();
      for (let run = 0; run < 20_000; run++) validator(message);
      return performance.now() - started;
    };
    judge(10);
    const ratio = Math.min(...[1, 2, 3].map(() => judge(20_000) / judge(2)));
    // A walk over the text would make it thousands.
    expect(ratio).toBeLessThan(10);
  });
});
