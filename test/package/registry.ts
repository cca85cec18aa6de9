import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { listen } from '../listen.js';
import { npm } from './npm.js';

export interface Registry {
  url: string;
  close(): void;
}

interface Version {
  name: string;
  version: string;
}

/**
 * A package registry on the loopback interface that knows the run-time dependencies which are installed in a project,
 * and nothing else. So the package is truly installed by npm, without a network.
 */
export async function startRegistry(project: string, folder: string): Promise<Registry> {
  const installed = (JSON.parse(await npm(['query', '.prod'], project)) as { location: string }[]).filter(
    ({ location }) => location !== '',
  );
  const folders = installed.map(({ location }) => join(project, location));
  await npm(['pack', '--ignore-scripts', '--pack-destination', folder, ...folders], folder);
  const versions = folders.map((path) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Version);

  const server = createServer((request, response) => {
    const name = decodeURIComponent(request.url ?? '').slice(1);
    if (readdirSync(folder).includes(name)) {
      response.end(readFileSync(join(folder, name)));
      return;
    }
    const entries = versions
      .filter((version) => version.name === name)
      .map((version) => [version.version, { ...version, dist: { tarball: `${url}/${fileName(version)}` } }]);
    response.statusCode = entries.length === 0 ? 404 : 200;
    response.end(JSON.stringify({ name, versions: Object.fromEntries(entries), 'dist-tags': {} }));
  });
  const url = `http://127.0.0.1:${await listen(server)}`;
  return {
    url,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What `npm pack` calls a package's tarball. */
function fileName({ name, version }: Version): string {
  return `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
}
