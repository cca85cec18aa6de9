/** Finds every example in the documentation: doc comments in the sources, code blocks in Markdown files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Example {
  /** What the example is of: the name of a symbol, or a Markdown file. */
  of: string;
  /** The file it stands in, from the root of the repository. */
  file: string;
  /** The line on which its code begins, from 1. */
  line: number;
  code: string;
  /** Names that are in scope without being imported, and the module in preludes/ that they come from. */
  prelude?: { names: string; module: string };
  /** It is a classic script of a page in the car, which this module in preludes/ makes and checks. */
  page?: string;
}

export function allExamples(root: string): Example[] {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  return [
    ...sourceFiles(root).flatMap((file) => examplesInSource(file, read(file))),
    ...markdownFiles(root).flatMap((file) => examplesInMarkdown(file, read(file))),
  ];
}

/** The Markdown files that people read first. */
export function markdownFiles(root: string): string[] {
  const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  const guides = pages.filter((name) => name.endsWith('.md'));
  return ['README.md', 'CONTRIBUTING.md', ...guides.sort().map((name) => `docs/${name}`)];
}

function sourceFiles(root: string): string[] {
  return ['src', 'generated/v1']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => join(folder, String(path))))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort();
}

const DOC_COMMENT =
  /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:export (?:async )?(?:const|function|class|interface|type) (\w+))?/g;

function examplesInSource(file: string, text: string): Example[] {
  return [...text.matchAll(DOC_COMMENT)].flatMap((match) => {
    const [, comment = '', symbol] = match;
    if (!comment.includes('@example')) return [];
    if (symbol === undefined) throw new Error(`${file}: an @example belongs to nothing that is exported`);
    return examplesInComment(comment).map(({ code, at }) => ({
      of: symbol,
      file,
      line: lineAt(text, match.index) + at,
      code,
    }));
  });
}

/** `at` is the number of lines of the comment before the code. */
function examplesInComment(comment: string): { code: string; at: number }[] {
  const lines = comment.split('\n').map((line) => line.replace(/^ *\* ?/, ''));
  const starts = lines.flatMap((line, at) => (line.startsWith('@example') ? [at + 1] : []));
  return starts.map((start) => {
    const end = lines.findIndex((line, at) => at >= start && line.startsWith('@'));
    return {
      code: lines
        .slice(start, end === -1 ? undefined : end)
        .join('\n')
        .trimEnd(),
      at: start,
    };
  });
}

/**
 * A block that needs more than the package says so in front: `<!-- example: NAMES from PRELUDE -->`, or for a classic
 * script in the car `<!-- page: PRELUDE -->`.
 */
const CODE_BLOCK =
  /(?:<!-- example: (.+) from (\S+) -->\n|<!-- page: (\S+) -->\n)?```(?:ts|typescript|js|javascript)\n([\s\S]*?)\n```/g;

function examplesInMarkdown(file: string, text: string): Example[] {
  return [...text.matchAll(CODE_BLOCK)].map((match) => {
    const [whole, names, module, page, code = ''] = match;
    const line = lineAt(text, match.index + whole.indexOf('```')) + 1;
    const prelude = names === undefined || module === undefined ? {} : { prelude: { names, module } };
    return { of: file, file, line, code, ...prelude, ...(page === undefined ? {} : { page }) };
  });
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
