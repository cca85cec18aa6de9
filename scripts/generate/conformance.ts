/** The generated parts of docs/conformance.md: the statements of conformance.json, and the line that claims them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Contract, folderOf, schemaOf } from './contract.js';
import { markdownTable } from './markdown.js';

/** What tests a statement: a file of vectors, in one profile or one of its parts; of payloads, those with an error of `codes`. */
export interface StatementTest {
  vectors: string;
  profile?: 'strict' | 'tolerant';
  part?: 'parse' | 'build';
  codes?: string[];
}

interface Statement {
  id: string;
  role: string;
  text: string;
  tests: StatementTest[];
}

export interface Conformance {
  roles: Record<string, string>;
  statements: Statement[];
  /** The files of vectors that no statement is about, and why. */
  elsewhere: Record<string, string>;
}

export function loadConformance(directory: string): Conformance {
  return JSON.parse(readFileSync(join(directory, 'conformance.json'), 'utf8')) as Conformance;
}

export function conformanceParts(contract: Contract, conformance: Conformance): Record<string, string> {
  const fileLink = (name: string): string => `[${name}](../${folderOf(contract)}/vectors/${name}.json)`;
  return {
    roles: Object.entries(conformance.roles)
      .map(([role, meaning]) => `- **${role}**: ${meaning}.`)
      .join('\n'),
    statements: statementTable(conformance, fileLink),
    elsewhere: markdownTable(
      ['Vectors', 'Of what'],
      Object.entries(conformance.elsewhere).map(([name, why]) => [fileLink(name), why]),
    ),
    badge: `\`\`\`markdown\n${badge(contract, Object.keys(conformance.roles))}\n\`\`\``,
  };
}

function statementTable({ statements }: Conformance, fileLink: (name: string) => string): string {
  const cell = ({ vectors, profile, part, codes = [] }: StatementTest): string => {
    const some = codes.length === 0 ? '' : `; valid, or ${codes.map((one) => `\`${one}\``).join(', ')}`;
    return `${fileLink(vectors)}, ${profile ?? part}${some}`;
  };
  const rows = statements.map(({ id, text, tests }) => [id, text, tests.map(cell).join('<br>')]);
  return markdownTable(['', 'Statement', 'Vectors'], rows);
}

/** As run.py prints it. */
function badge(contract: Contract, roles: string[]): string {
  return `Conforms to webportal-popup-contract ${schemaOf(contract, 'contract-version').const} (${roles.join(', ')})`;
}
