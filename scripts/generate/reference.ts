/** `reference.md`: the payload reference for reviews of the format. */
import { type Contract, schemaOf, titleOf } from './contract.js';
import {
  branchesOf,
  disagreementTable,
  eventTable,
  fieldTable,
  functionTable,
  limitTable,
  topicTable,
  topicValueTable,
} from './tables.js';

const MESSAGES = ['popup-message', 'data-message', 'server-message', 'app-message'];
const EVENTS = ['popup-event', 'notification-popup-event', 'legacy-popup-event', 'data-event', 'send-request'];
const OTHERS = ['loaded-notice', 'lifecycle-event', 'native-popup-request', 'native-popup-event'];

export function referenceFile(contract: Contract): string {
  const version = schemaOf(contract, 'contract-version').const;
  return `---
title: Payload reference
---

<!-- Generated from schema/v1 by \`npm run generate\`. Do not edit. -->

# Payload reference, contract version ${version}

Every message, topic, event and limit of the contract. The schemas in \`schema/v1\` are the source of this page;
\`schema/v1/vectors\` holds valid and invalid examples of everything on it.

Two profiles judge a message. *Strict* is for whoever sends: a field that is not listed here is an error.
*Tolerant* is for whoever receives: such a field passes. In all else the two are the same.

## Messages over MQTT

${MESSAGES.map((name) => section(contract, name)).join('\n')}
## Topics

${schemaOf(contract, 'topics').description}

${topicTable(contract)}

The values in braces:

${topicValueTable(contract)}

## Events in the embedded application

${eventTable(contract)}

${EVENTS.map((name) => section(contract, name)).join('\n')}
## Other window messages

${OTHERS.map((name) => section(contract, name)).join('\n')}
## Functions of the head unit

${schemaOf(contract, 'portal-functions').description}

${functionTable(contract)}

### Waypoint

${schemaOf(contract, 'waypoint').description} ${schemaOf(contract, 'waypoints').description} At most: ${schemaOf(contract, 'waypoints').maxItems}.

${fieldTable(contract, 'waypoint')}

## Limits

${limitTable(contract)}

${schemaOf(contract, 'safety').description}

${limitTable(contract, 'safety')}

## Where the vendor's documents disagree

${disagreementTable(contract)}
`;
}

function section(contract: Contract, name: string): string {
  const schema = schemaOf(contract, name);
  const branches = branchesOf(schema).map((branch) => titleOf(schemaOf(contract, branch)));
  const body = branches.length > 0 ? `Either ${branches.join(' or ')}.` : fieldTable(contract, name);
  return `### ${titleOf(schema)}

${schema.description} Source: ${schema['x-source']}. Schema: \`${name}.schema.json\`.

${body}

\`\`\`json
${JSON.stringify(schema.examples?.[0], null, 2)}
\`\`\`
`;
}
