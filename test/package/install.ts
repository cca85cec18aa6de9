import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT } from '../run.js';
import { npm } from './npm.js';
import { startRegistry } from './registry.js';

export const NAME = 'webportal-popup-contract';

/** What is not part of the sources. */
const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'site', 'coverage', '.examples']);

export interface Installed {
  /** The consumer's project. */
  consumer: string;
  /** The package in its node_modules. */
  folder: string;
  remove(): void;
}

/** Packs the package as it would be published, and installs it in an empty project as a user would. */
export async function packAndInstall(): Promise<Installed> {
  const temporary = mkdtempSync(join(tmpdir(), `${NAME}-`));
  const remove = (): void => rmSync(temporary, { recursive: true, force: true });
  try {
    const tarball = await pack(temporary);
    const consumer = await install(temporary, tarball);
    return { consumer, folder: join(consumer, 'node_modules', NAME), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** In a copy: packing builds, and other tests may be reading dist. */
async function pack(temporary: string): Promise<string> {
  const copy = join(temporary, 'copy');
  cpSync(ROOT, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(relative(ROOT, path)) });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  await npm(['pack', '--pack-destination', temporary], copy);
  const tarball = readdirSync(temporary).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm packed nothing');
  return join(temporary, tarball);
}

async function install(temporary: string, tarball: string): Promise<string> {
  const [tarballs, consumer] = [join(temporary, 'tarballs'), join(temporary, 'consumer')];
  for (const folder of [tarballs, consumer]) mkdirSync(folder);
  writeFileSync(join(consumer, 'package.json'), '{ "private": true, "type": "module" }');
  const registry = await startRegistry(ROOT, tarballs);
  try {
    const settings = [`--registry=${registry.url}`, `--cache=${join(temporary, 'cache')}`, '--no-audit', '--no-fund'];
    await npm(['install', ...settings, tarball], consumer);
  } finally {
    registry.close();
  }
  return consumer;
}
