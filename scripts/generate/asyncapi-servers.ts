/** The servers of the AsyncAPI document, and how clients prove who they are. */
import { type Contract, constantsOf, type Schema, schemaOf } from './contract.js';

/** AsyncAPI's names for the URL schemes of MQTT. */
const PROTOCOLS: Record<string, string> = { mqtt: 'mqtt', mqtts: 'secure-mqtt' };

/** The fact of a broker behind each security scheme. */
const FACTS = { password: 'userPassword', clientCertificate: 'X509' } as const;

type Fact = keyof typeof FACTS;
type Json = Record<string, unknown>;

export function serversOf(contract: Contract): Record<string, Json> {
  return Object.fromEntries(brokersOf(contract).map(([name, broker]) => [name, server(name, broker)]));
}

/**
 * The security schemes, and what every operation requires. Schemes in one list are alternatives, but what a server and
 * an operation require must both be met: so the certificate stands at the server, the password at the operation.
 */
export function security(contract: Contract): { requirement: Json[]; schemes: Record<string, Json> } {
  const brokers = brokersOf(contract);
  const schemes = (Object.keys(FACTS) as Fact[])
    .filter((fact) => brokers.some(([, broker]) => constantsOf(broker)[fact] === true))
    .map((fact) => {
      const { description } = brokers[0]?.[1].properties?.[fact] ?? {};
      return [fact, { type: FACTS[fact], description }] as const;
    });
  return {
    requirement: schemes.filter(([fact]) => fact === 'password').map(([fact]) => reference(fact)),
    schemes: Object.fromEntries(schemes),
  };
}

function brokersOf(contract: Contract): [name: string, broker: Schema][] {
  return Object.entries(schemaOf(contract, 'brokers').properties ?? {});
}

function server(name: string, broker: Schema): Json {
  const { host, port, protocol, clientCertificate } = constantsOf(broker);
  const asyncProtocol = PROTOCOLS[String(protocol)];
  if (asyncProtocol === undefined) throw new Error(`brokers: "${name}" has a protocol that AsyncAPI does not name`);
  const { title, description, properties } = broker;
  return {
    host: `{host}:${port}`,
    protocol: asyncProtocol,
    title,
    description: `${description} ${properties?.protocol?.description}`,
    variables: { host: { description: properties?.host?.description, default: host } },
    ...(clientCertificate === true ? { security: [reference('clientCertificate')] } : {}),
  };
}

function reference(fact: Fact): Json {
  return { $ref: `#/components/securitySchemes/${fact}` };
}
