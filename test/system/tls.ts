import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.js';
import { ENV } from './programs.js';

/** The files of a certificate and its private key. */
export interface KeyPair {
  cert: string;
  key: string;
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Certificates, keys and passwords that are made for one test, in a folder of their own. */
export class Pki {
  readonly folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));

  path(name: string): string {
    return join(this.folder, name);
  }

  async ca(name: string): Promise<KeyPair> {
    const pair = this.#pair(name);
    const out = ['-keyout', pair.key, '-out', pair.cert, '-days', '2'];
    await openssl('req', '-x509', ...NEW_KEY, ...out, '-subj', `/CN=${name}`);
    return pair;
  }

  /** A certificate that the CA has signed; with hosts, for a server of these names. */
  async signed(name: string, ca: KeyPair, hosts: string[] = [], days = 2): Promise<KeyPair> {
    const pair = this.#pair(name);
    const [request, extensions] = [this.path(`${name}.csr`), this.path(`${name}.ext`)];
    writeFileSync(extensions, hosts.length > 0 ? `subjectAltName=${hosts.join(',')}\n` : '');
    await openssl('req', '-new', ...NEW_KEY, '-keyout', pair.key, '-out', request, '-subj', `/CN=${name}`);
    const signing = ['-CA', ca.cert, '-CAkey', ca.key, '-CAcreateserial', '-days', `${days}`, '-extfile', extensions];
    await openssl('x509', '-req', '-in', request, '-out', pair.cert, ...signing);
    return pair;
  }

  /** The same key, encrypted. */
  async encrypted({ cert, key }: KeyPair, passphrase: string): Promise<KeyPair> {
    const encrypted = `${key}.encrypted`;
    await openssl('pkey', '-in', key, '-aes256', '-passout', `pass:${passphrase}`, '-out', encrypted);
    return { cert, key: encrypted };
  }

  /** A password file for mosquitto. */
  async passwords(users: Record<string, string>): Promise<string> {
    const file = this.path('passwords');
    writeFileSync(file, '');
    for (const [user, password] of Object.entries(users)) {
      const { status, stderr } = await run('mosquitto_passwd', ['-b', file, user, password], { env: ENV });
      if (status !== 0) throw new Error(`mosquitto_passwd: ${stderr}`);
    }
    return file;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #pair(name: string): KeyPair {
    return { cert: this.path(`${name}.crt`), key: this.path(`${name}.key`) };
  }
}

async function openssl(...args: string[]): Promise<void> {
  const { status, stderr } = await run('openssl', args);
  if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr}`);
}
