/** Generated parts of hand-written pages, between `<!-- generated:NAME -->` and `<!-- /generated -->`. */
import { type Contract, schemaOf } from './contract.js';
import { deprecationTable } from './deprecations.js';
import { sendErrorTable } from './errors.js';
import { optionTable } from './option-table.js';
import { scenarioExample } from './scenario-example.js';
import { disagreementTable, eventTable, fieldTable, limitTable, topicTable } from './tables.js';
import { undocumentedTable } from './undocumented.js';

type Tables = Record<string, (contract: Contract) => string>;

/** The tables of each page. */
export const PAGES: Record<string, Tables> = {
  'README.md': {
    fields: (contract) => fieldTable(contract, 'popup-message'),
    topics: topicTable,
    events: eventTable,
    limits: (contract) => limitTable(schemaOf(contract, 'limits')),
    disagreements: disagreementTable,
    deprecations: deprecationTable,
  },
  'docs/evolution.md': {
    register: deprecationTable,
  },
  'docs/simulating.md': {
    scenario: scenarioExample,
    undocumented: undocumentedTable,
  },
  'docs/sending.md': {
    errors: sendErrorTable,
    options: optionTable,
  },
};

export function pageWithTables(contract: Contract, path: string, page: string): string {
  const tables = Object.entries(PAGES[path] ?? {});
  return pageWith(path, page, Object.fromEntries(tables.map(([name, table]) => [name, table(contract)])));
}

/** The page with all its generated parts, by their names. */
export function pageWith(path: string, page: string, parts: Readonly<Record<string, string>>): string {
  const unused = new Set(Object.keys(parts));
  const result = page.replace(
    /(<!-- generated:(\w+) -->\n)[\s\S]*?(<!-- \/generated -->)/g,
    (_, start: string, name: string, end: string) => {
      const part = parts[name];
      if (part === undefined) throw new Error(`${path}: nothing that is generated is called "${name}"`);
      unused.delete(name);
      return `${start}${part}\n${end}`;
    },
  );
  if (unused.size > 0) throw new Error(`${path}: no place for what is generated: ${[...unused].join(', ')}`);
  return result;
}
