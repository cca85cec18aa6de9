/** Turns examples into modules that can be type-checked and run. */
import { join, relative } from 'node:path';
import ts from 'typescript';
import type { Example } from './collect.js';

/** Ends an expression whose value is stated: `expression; // => value` */
const STATED = /^;?[ \t]*\/\/ => (.*)/;

/** The module that an example is: its own lines, one line further down. */
export function moduleOf(example: Example): string {
  const { prelude } = example;
  const imports = ["import { expect } from 'vitest';"];
  if (prelude !== undefined)
    imports.push(`import { ${prelude.names} } from '../../test/docs/preludes/${prelude.module}.js';`);
  return `${imports.join(' ')}\n${withExpectations(withoutVitest(example.code))}\n`;
}

/** Every module has `expect` already, and an example that is a test has `test` from its prelude. */
function withoutVitest(code: string): string {
  return code.replace(/^import \{.*\} from 'vitest';$/m, '');
}

/** `expression; // => value` becomes `expect(expression).toEqual(value);` */
export function withExpectations(code: string): string {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  const inserts: { at: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node)) {
      const end = node.expression.getEnd();
      const stated = STATED.exec(code.slice(end))?.[1];
      if (stated !== undefined) {
        inserts.push({ at: node.getStart(), text: 'expect(' }, { at: end, text: `).toEqual(${stated})` });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const statements = code.split('// =>').length - 1;
  if (inserts.length !== 2 * statements)
    throw new Error(`a value is stated of something that is no expression:\n${code}`);
  return inserts
    .sort((a, b) => b.at - a.at)
    .reduce((text, { at, text: insert }) => text.slice(0, at) + insert + text.slice(at), code);
}

/** What TypeScript has against the files, each complaint with the file that it is about. What they import is checked by `tsc`. */
export function typeErrors(root: string, files: string[]): { file: string; line: number; message: string }[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files }, ts.sys, root);
  const program = ts.createProgram(files, {
    ...options,
    // An example may end with what it has made.
    noUnusedLocals: false,
    paths: {
      '#contract/*': [join(root, 'generated/v1/*')],
      'webportal-popup-contract': [join(root, 'src/index.ts')],
      'webportal-popup-contract/receiver': [join(root, 'src/receiver/index.ts')],
      'webportal-popup-contract/sender': [join(root, 'src/sender/index.ts')],
      'webportal-popup-contract/bullmq': [join(root, 'src/bullmq/index.ts')],
      'webportal-popup-contract/simulator': [join(root, 'src/simulator/index.ts')],
      'webportal-popup-contract/review': [join(root, 'src/review/index.ts')],
      'webportal-popup-contract/evolution': [join(root, 'src/evolution/index.ts')],
    },
  });
  const sources = files.map((file) => program.getSourceFile(file));
  const diagnostics = [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...sources.flatMap((source) => program.getSyntacticDiagnostics(source)),
    ...sources.flatMap((source) => program.getSemanticDiagnostics(source)),
  ];
  return diagnostics.map(({ file, start = 0, messageText }) => ({
    file: file === undefined ? '' : relative(root, file.fileName),
    line: file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1,
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
}
