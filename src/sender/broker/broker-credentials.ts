import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { ContractError } from '../../error/contract-error.js';
import { type BrokerOptions, wrongOption } from './broker-options.js';

/** Credentials of the client and trusted certificates, as MQTT.js options. */
export interface Credentials {
  password?: string;
  cert?: string | Buffer;
  key?: string | Buffer;
  passphrase?: string;
  ca?: string | Buffer;
}

type Pem = string | Uint8Array | undefined;

/** Reads and checks the credentials of options and files. Rejects with `INVALID_OPTIONS`. */
export async function readCredentials(options: BrokerOptions): Promise<Credentials> {
  const { passphrase } = options;
  const [password, cert, key, ca] = await Promise.all([
    readPassword(options),
    readPem(options.cert, 'certFile', options.certFile),
    readPem(options.key, 'keyFile', options.keyFile),
    readPem(options.ca, 'caFile', options.caFile),
  ]);
  const credentials = {
    ...(password === undefined ? {} : { password }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(ca === undefined ? {} : { ca }),
  };
  checkCertificates(credentials);
  return credentials;
}

async function readPassword({ password, passwordFile }: BrokerOptions): Promise<string | undefined> {
  if (passwordFile === undefined) return password;
  const content = (await readOptionFile('passwordFile', passwordFile)).toString().replace(/\r?\n$/, '');
  if (content !== '') return content;
  throw new ContractError('INVALID_OPTIONS', [wrongOption('passwordFile', 'the file in passwordFile is empty')]);
}

async function readPem(value: Pem, option: keyof BrokerOptions, path: string | undefined) {
  if (path !== undefined) return await readOptionFile(option, path);
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}

/** Its errors omit the path, and Node's error, which quotes it: it may be a password in the wrong option. */
async function readOptionFile(option: keyof BrokerOptions, path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const why = Object(error).code ?? 'not a path';
    throw new ContractError('INVALID_OPTIONS', [wrongOption(option, `cannot read the file in ${option}: ${why}`)]);
  }
}

/** Detects errors such as a wrong passphrase here, with their reason, since later they would be a failed connection. */
function checkCertificates({ ca, cert, key, passphrase }: Credentials): void {
  // `createSecureContext` does not validate `ca`.
  if (ca !== undefined) assertUsable('ca', 'ca', () => new X509Certificate(ca));
  if (cert !== undefined) assertUsable('cert', 'cert', () => createSecureContext({ cert }));
  if (key === undefined) return;
  assertUsable('key', 'key (with its passphrase)', () => createSecureContext({ key, passphrase }));
  assertUsable('key', 'key and cert together', () => createSecureContext({ cert, key, passphrase }));
}

function assertUsable(option: keyof BrokerOptions, what: string, use: () => unknown): void {
  try {
    use();
  } catch (error) {
    const { reason = 'not PEM' } = Object(error) as { reason?: string };
    throw new ContractError('INVALID_OPTIONS', [wrongOption(option, `cannot use ${what}: ${reason}`)]);
  }
}
