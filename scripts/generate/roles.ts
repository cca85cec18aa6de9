/** The roles of schemas, from their `x-role`; generators select schemas by role, not by a list of names. */
import { type Contract, constantsOf, folderOf, type Role, type Schema, schemaOf, splitRef } from './contract.js';

interface RoleRules {
  /** For the error message. */
  meaning: string;
  /** Required annotations and keywords. */
  needs: string[];
}

const ROLES: Record<Role, RoleRules> = {
  message: { meaning: 'travels over MQTT', needs: ['x-direction', 'x-topic'] },
  event: { meaning: 'is posted between the portal and the app', needs: ['x-direction'] },
  names: { meaning: 'lists names and what each stands for', needs: ['enum', 'x-actions', 'x-action-meanings'] },
  parameters: { meaning: 'what a topic or a topic filter is built from', needs: ['properties'] },
  content: { meaning: "the application's own data, a type parameter", needs: ['type'] },
  part: { meaning: 'a piece of others', needs: [] },
  constants: { meaning: 'holds facts that never travel', needs: [] },
  errors: { meaning: 'lists error codes', needs: ['enum', 'x-errors'] },
};

/** The allowed directions by role. */
const DIRECTIONS: { [role in Role]?: string[] } = {
  message: ['server-to-car', 'car-to-server'],
  event: ['portal-to-app', 'app-to-portal'],
};

/** The schemas with one of the roles, in the order of their file names. */
export function withRole(contract: Contract, ...roles: Role[]): [name: string, schema: Schema][] {
  return [...contract].filter(([, schema]) => roles.includes(schema['x-role'] as Role));
}

/** Whether a schema is a union of other schemas. */
export function isUnion(schema: Schema): boolean {
  return schema.then !== undefined || schema.else !== undefined;
}

/** The schemas with one of the roles that have fields of their own. */
export function withFields(contract: Contract, ...roles: Role[]): [name: string, schema: Schema][] {
  return withRole(contract, ...roles).filter(([, schema]) => schema.properties !== undefined);
}

/** The file names of a union's members. */
export function branchesOf(schema: Schema): string[] {
  return [schema.then, schema.else].flatMap((branch) =>
    branch?.$ref === undefined ? [] : [splitRef(branch.$ref).file],
  );
}

/** The schemas of a role in the order for documentation: each union with its members, then all others. */
export function inReadingOrder(contract: Contract, role: Role): [name: string, schema: Schema][] {
  const all = withRole(contract, role);
  const unions = all.filter(([, schema]) => isUnion(schema));
  const names = unions.flatMap(([name, schema]) => [name, ...branchesOf(schema)]);
  const ordered = new Set([...names, ...all.map(([name]) => name)]);
  return [...ordered].map((name) => [name, schemaOf(contract, name)]);
}

/** The messages on a topic, without unions. */
export function messagesOn(contract: Contract, topic: string): string[] {
  return inReadingOrder(contract, 'message')
    .filter(([, schema]) => schema['x-topic'] === topic && !isUnion(schema))
    .map(([name]) => name);
}

/** Throws if a role, direction or topic is missing or wrong; the message has a line for each problem. */
export function checkRoles(contract: Contract): void {
  const problems = [...contract].flatMap(([name, schema]) =>
    problemsOf(contract, schema).map((problem) => `${folderOf(contract)}/${name}.schema.json ${problem}`),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

function problemsOf(contract: Contract, schema: Schema): string[] {
  const role = schema['x-role'];
  if (role === undefined || !Object.hasOwn(ROLES, role)) {
    const known = Object.entries(ROLES).map(([name, { meaning }]) => `"${name}" (${meaning})`);
    const fault = role === undefined ? 'has no "x-role"' : `has the unknown "x-role" "${role}"`;
    return [`${fault}: add one of ${known.join(', ')}`];
  }
  const missing = ROLES[role].needs.filter((keyword) => schema[keyword] === undefined);
  if (missing.length > 0) return missing.map((keyword) => missingSentence(contract, role, keyword));
  return [...directionProblems(role, schema), ...(role === 'message' ? topicProblems(contract, schema) : [])];
}

function missingSentence(contract: Contract, role: Role, keyword: string): string {
  const values: Record<string, string[] | undefined> = {
    'x-direction': DIRECTIONS[role],
    'x-topic': Object.keys(topicsOf(contract)),
  };
  const choice = values[keyword]?.map((value) => `"${value}"`).join(', ');
  return `has the role "${role}" and no "${keyword}": add ${choice === undefined ? 'it' : `one of ${choice}`}`;
}

function directionProblems(role: Role, schema: Schema): string[] {
  const known = DIRECTIONS[role];
  const direction = schema['x-direction'];
  if (known === undefined) return direction === undefined ? [] : [`has the role "${role}", which has no direction`];
  if (known.includes(String(direction))) return [];
  return [`has the unknown "x-direction" "${direction}": known for "${role}" are ${known.join(', ')}`];
}

function topicProblems(contract: Contract, schema: Schema): string[] {
  const topics = topicsOf(contract);
  const topic = topics[String(schema['x-topic'])];
  if (topic === undefined) {
    return [`names the unknown "x-topic" "${schema['x-topic']}": known are ${Object.keys(topics).join(', ')}`];
  }
  const { direction } = constantsOf(topic);
  if (direction === schema['x-direction']) return [];
  return [`says "x-direction" "${schema['x-direction']}", but its topic goes ${direction}`];
}

function topicsOf(contract: Contract): Record<string, Schema> {
  return schemaOf(contract, 'topics').properties ?? {};
}
