import { ContractError } from '../../error/contract-error.js';

/** How a package that is not there is reported: by Node for `import`, and for `require` inside it. */
const NOT_FOUND = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'];

/** Loads MQTT.js, which only those need who let this package connect. */
export async function loadMqtt(load = (): Promise<typeof import('mqtt')> => import('mqtt')) {
  try {
    return await load();
  } catch (cause) {
    if (!NOT_FOUND.includes(Object(cause).code)) throw cause;
    const message = 'connecting needs the package "mqtt": npm install mqtt';
    throw new ContractError('NOT_CONNECTED', [{ code: 'MISSING_PACKAGE', pointer: '', message }], { cause });
  }
}
