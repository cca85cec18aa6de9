import type { BrokerOptions } from '../../src/sender/index.js';
import { Mosquitto } from './mosquitto.js';
import type { PahoAccess } from './paho.js';
import { type KeyPair, Pki } from './tls.js';

export const UID = 'MYUID01';
/** Made up; what must never be seen again anywhere. */
export const PASSWORD = 'open-sesame-4711';
export const PASSPHRASE = 'hush-hush-0815';

/** Authorities of one name would be taken for each other. */
let cas = 0;

/** A mosquitto as a vendor would run it: TLS, a client certificate, user and password (PROTOCOL.md §2). */
export class TlsBroker {
  private constructor(
    readonly pki: Pki,
    readonly mosquitto: Mosquitto,
    readonly ca: KeyPair,
    readonly client: KeyPair,
  ) {}

  static async start(settings: string[] = [], hosts = ['DNS:localhost', 'IP:127.0.0.1'], days = 2): Promise<TlsBroker> {
    const pki = new Pki();
    try {
      const ca = await pki.ca(`CA ${++cas}`);
      const server = await pki.signed('server', ca, hosts, days);
      const client = await pki.signed('client', ca);
      const tls = [`cafile ${ca.cert}`, `certfile ${server.cert}`, `keyfile ${server.key}`, 'require_certificate true'];
      const login = ['allow_anonymous false', `password_file ${await pki.passwords({ [UID]: PASSWORD })}`];
      const clientArgs = ['--cafile', ca.cert, '--cert', client.cert, '--key', client.key, '-u', UID, '-P', PASSWORD];
      const mosquitto = await Mosquitto.start([...tls, ...login, ...settings], { scheme: 'mqtts', clientArgs });
      return new TlsBroker(pki, mosquitto, ca, client);
    } catch (error) {
      pki.remove();
      throw error;
    }
  }

  /** What our own client is given. */
  options(protocolVersion: 4 | 5): BrokerOptions {
    const { url } = this.mosquitto;
    const { cert, key } = this.client;
    return { url, uid: UID, password: PASSWORD, certFile: cert, keyFile: key, caFile: this.ca.cert, protocolVersion };
  }

  /** What paho is given. */
  access(version: 4 | 5): PahoAccess {
    const { cert, key } = this.client;
    return { port: this.mosquitto.port, version, uid: UID, password: PASSWORD, ca: this.ca.cert, cert, key };
  }

  async stop(): Promise<void> {
    await this.mosquitto.stop();
    this.pki.remove();
  }
}
