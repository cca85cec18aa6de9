import { UserError } from './user-error.js';

/** Loads a package that is needed by this command alone; says how to get it when it is not there. */
export async function optionalPeer<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new UserError(`This command needs the package "${name}": npm install ${name}`, { cause });
  }
}
