import { ContractError } from '../error/contract-error.js';

/** Codes of a missing package: of `import`, and of `require` inside the package. */
const NOT_FOUND_CODES = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'];

/** Loads MQTT.js, an optional peer dependency. Rejects with `NOT_CONNECTED` when it is not installed. */
export async function loadMqtt(load = (): Promise<typeof import('mqtt')> => import('mqtt')) {
  try {
    return await load();
  } catch (cause) {
    if (!NOT_FOUND_CODES.includes(Object(cause).code)) throw cause;
    const message = 'connecting needs the package "mqtt": npm install mqtt';
    throw new ContractError('NOT_CONNECTED', [{ code: 'MISSING_PACKAGE', pointer: '', message }], { cause });
  }
}
