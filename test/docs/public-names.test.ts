/** Whatever the package exports is documented: what it is, an example, and for functions what goes in, comes out, and is thrown. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ROOMS = ['receiver', 'sender', 'bullmq', 'simulator', 'review', 'evolution'];
const ENTRY_POINTS = ['src/index.ts', ...ROOMS.map((room) => `src/${room}/index.ts`)];

const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: ENTRY_POINTS }, ts.sys, ROOT);
const program = ts.createProgram(
  ENTRY_POINTS.map((file) => join(ROOT, file)),
  options,
);
const checker = program.getTypeChecker();

function exportsOf(entryPoint: string): ts.Symbol[] {
  const source = program.getSourceFile(join(ROOT, entryPoint));
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entryPoint} is no module`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
}

function description(symbol: ts.Symbol): string {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
}

/** The texts of one tag, by their order. */
function tags(symbol: ts.Symbol, name: string): string[] {
  return symbol
    .getJsDocTags(checker)
    .filter((tag) => tag.name === name)
    .map((tag) => ts.displayPartsToString(tag.text).trim());
}

function signaturesOf(symbol: ts.Symbol): readonly ts.Signature[] {
  return symbol.flags & ts.SymbolFlags.Value ? checker.getTypeOfSymbol(symbol).getCallSignatures() : [];
}

/** The members that the package itself gives to an interface or a class. */
function membersOf(symbol: ts.Symbol): ts.Symbol[] {
  if (!(symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class))) return [];
  const members = checker.getDeclaredTypeOfSymbol(symbol).getProperties();
  return members.filter(
    ({ valueDeclaration }) =>
      valueDeclaration !== undefined &&
      !ts.isPrivateIdentifier(ts.getNameOfDeclaration(valueDeclaration) ?? valueDeclaration) &&
      !program.isSourceFileFromExternalLibrary(valueDeclaration.getSourceFile()) &&
      !program.isSourceFileDefaultLibrary(valueDeclaration.getSourceFile()),
  );
}

/** Whether the description says that the function throws; "Never throws" does not. */
function saysItThrows(text: string): boolean {
  return /\bthrows\b/i.test(text.replaceAll(/never throws/gi, ''));
}

const namesOf = (symbols: ts.Symbol[]): string[] => symbols.map(({ name }) => name);
const named = (symbols: ts.Symbol[]) => symbols.map((symbol) => [symbol.name, symbol] as const);

describe.each(ENTRY_POINTS)('%s', (entryPoint) => {
  const symbols = exportsOf(entryPoint);

  test.each(named(symbols))('%s has a description and an example', (_, symbol) => {
    expect(description(symbol)).not.toBe('');
    expect(tags(symbol, 'example').join('')).not.toBe('');
    expect(namesOf(membersOf(symbol).filter((member) => description(member) === ''))).toEqual([]);
  });

  const functions = symbols.filter((symbol) => signaturesOf(symbol).length > 0);

  test.each(named(functions))('%s says what goes in, what comes out and what is thrown', (_, symbol) => {
    for (const signature of signaturesOf(symbol)) {
      expect(namesOf(signature.parameters.filter((parameter) => description(parameter) === ''))).toEqual([]);
    }
    expect(tags(symbol, 'returns').join('')).not.toBe('');
    if (saysItThrows(description(symbol))) expect(tags(symbol, 'throws').join('')).not.toBe('');
  });
});
