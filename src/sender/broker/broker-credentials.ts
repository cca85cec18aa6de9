import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { ContractError } from '../../error/contract-error.js';
import { type BrokerOptions, wrongOption } from './broker-options.js';

/** What proves who we are, and who the broker is. */
export interface Credentials {
  password?: string;
  cert?: string | Buffer;
  key?: string | Buffer;
  passphrase?: string;
  ca?: string | Buffer;
}

type Pem = string | Uint8Array | undefined;

/** Credentials from options and files, as far as they can be judged without the broker. */
export async function readCredentials(options: BrokerOptions): Promise<Credentials> {
  const { passphrase } = options;
  const [password, cert, key, ca] = await Promise.all([
    passwordOf(options),
    pemOf(options.cert, 'certFile', options.certFile),
    pemOf(options.key, 'keyFile', options.keyFile),
    pemOf(options.ca, 'caFile', options.caFile),
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

async function passwordOf({ password, passwordFile }: BrokerOptions): Promise<string | undefined> {
  if (passwordFile === undefined) return password;
  const found = (await contentsOf('passwordFile', passwordFile)).toString().replace(/\r?\n$/, '');
  if (found !== '') return found;
  throw new ContractError('INVALID_OPTIONS', [wrongOption('passwordFile', 'the file of passwordFile is empty')]);
}

async function pemOf(given: Pem, option: keyof BrokerOptions, path: string | undefined) {
  if (path !== undefined) return await contentsOf(option, path);
  return given instanceof Uint8Array ? Buffer.from(given) : given;
}

/** The path is not told, nor is the error of Node, which holds it: people mix up `password` and `passwordFile`. */
async function contentsOf(option: keyof BrokerOptions, path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const why = Object(error).code ?? 'it is no path';
    throw new ContractError('INVALID_OPTIONS', [wrongOption(option, `cannot read the file of ${option}: ${why}`)]);
  }
}

/** Here a wrong passphrase still has a name; later it would be a connection that fails. */
function checkCertificates({ ca, cert, key, passphrase }: Credentials): void {
  // A context would take anything for a CA.
  if (ca !== undefined) check('ca', 'ca', () => new X509Certificate(ca));
  if (cert !== undefined) check('cert', 'cert', () => createSecureContext({ cert }));
  if (key === undefined) return;
  check('key', 'key (with its passphrase)', () => createSecureContext({ key, passphrase }));
  check('key', 'key and cert together', () => createSecureContext({ cert, key, passphrase }));
}

function check(option: keyof BrokerOptions, what: string, use: () => unknown): void {
  try {
    use();
  } catch (error) {
    const { reason = 'it is no PEM' } = Object(error) as { reason?: string };
    throw new ContractError('INVALID_OPTIONS', [wrongOption(option, `cannot use ${what}: ${reason}`)]);
  }
}
