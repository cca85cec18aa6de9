/** `reference.md`: the payload reference. */
import { type Contract, type Direction, examplesOf, folderOf, type Schema, schemaOf, titleOf } from './contract.js';
import { deprecationSentence, deprecationTable, descriptionOf } from './deprecations.js';
import { limitTables } from './limits.js';
import { branchesOf, inReadingOrder } from './roles.js';
import {
  constantTable,
  disagreementTable,
  eventTable,
  fieldTable,
  functionTable,
  topicTable,
  topicValueTable,
} from './tables.js';

export function referenceFile(contract: Contract): string {
  const version = schemaOf(contract, 'contract-version').const;
  return `---
title: Payload reference
---

<!-- Generated from ${folderOf(contract)} by \`npm run generate\`. Do not edit. -->

# Payload reference, contract version ${version}

Every message, topic, event and limit of the contract. The schemas in \`${folderOf(contract)}\` are the source of this page;
\`${folderOf(contract)}/vectors\` holds valid and invalid examples of everything on it.

Two profiles judge a message. *Strict* is for whoever sends: a field that is not listed here is an error.
*Tolerant* is for whoever receives: such a field passes. In all else the two are the same.

## Messages over MQTT

${sections(contract, inReadingOrder(contract, 'message'))}
## Topics

${schemaOf(contract, 'topics').description}

${topicTable(contract)}

The values in braces:

${topicValueTable(contract)}

## Brokers

${schemaOf(contract, 'brokers').description}

${constantTable(schemaOf(contract, 'brokers'))}

## What the driver did

${eventTable(contract)}
${paragraph(deprecationSentence(schemaOf(contract, 'popup-event-name')))}
## Window messages from the portal to the application

${sections(contract, eventsGoing(contract, 'portal-to-app'))}
## Window messages from the application to the portal

${sections(contract, eventsGoing(contract, 'app-to-portal'))}
## Functions of the head unit

${schemaOf(contract, 'portal-functions').description}

${functionTable(contract)}

### Waypoint

${schemaOf(contract, 'waypoint').description} ${schemaOf(contract, 'waypoints').description} At most: ${schemaOf(contract, 'waypoints').maxItems}.

${fieldTable(contract, 'waypoint')}

## Limits

${limitTables(contract)
  .map(([, schema]) => `${schema.description}\n\n${constantTable(schema)}`)
  .join('\n\n')}

## Deprecated

${deprecationTable(contract)}

## Where the vendor's documents disagree

${disagreementTable(contract)}
`;
}

function paragraph(sentence: string | undefined): string {
  return sentence === undefined ? '' : `\n${sentence}\n`;
}

function eventsGoing(contract: Contract, direction: Direction) {
  return inReadingOrder(contract, 'event').filter(([, schema]) => schema['x-direction'] === direction);
}

function sections(contract: Contract, schemas: [name: string, schema: Schema][]): string {
  return schemas.map(([name, schema]) => section(contract, name, schema)).join('\n');
}

function section(contract: Contract, name: string, schema: Schema): string {
  const branches = branchesOf(schema).map((branch) => titleOf(schemaOf(contract, branch)));
  const body = branches.length > 0 ? `Either ${branches.join(' or ')}.` : fieldTable(contract, name);
  return `### ${titleOf(schema)}

${descriptionOf(schema)} Source: ${schema['x-source']}. Schema: \`${name}.schema.json\`.

${body}

\`\`\`json
${JSON.stringify(examplesOf(contract, schema)[0], null, 2)}
\`\`\`
`;
}
