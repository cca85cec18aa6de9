import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packOnce } from '../built-package.js';
import { npm } from '../npm.js';

export const NAME = 'webportal-popup-contract';

export interface Installed {
  tarball: string;
  /** The consumer's project. */
  consumer: string;
  /** The package in its node_modules. */
  folder: string;
  remove(): void;
}

/** Installs the tarball in an empty project as a user would. Without a network: the package needs no other. */
export async function packAndInstall(): Promise<Installed> {
  const tarball = await packOnce();
  const consumer = mkdtempSync(join(tmpdir(), `${NAME}-`));
  const remove = (): void => rmSync(consumer, { recursive: true, force: true });
  try {
    await install(tarball, consumer);
    return { tarball, consumer, folder: join(consumer, 'node_modules', NAME), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function install(tarball: string, consumer: string): Promise<void> {
  const cache = join(consumer, '.cache');
  mkdirSync(cache);
  writeFileSync(join(consumer, 'package.json'), '{ "private": true, "type": "module" }');
  await npm(['install', '--offline', `--cache=${cache}`, '--no-audit', '--no-fund', tarball], consumer);
}
