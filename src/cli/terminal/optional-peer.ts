import { UserError } from './user-error.js';

/** Loads an optional peer. Rejects with a `UserError` that names the install command if it is not installed. */
export async function optionalPeer<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new UserError(`This command needs the package "${name}": npm install ${name}`, { cause });
  }
}
