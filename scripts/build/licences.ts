/** Collects the licences of the packages that are bundled. */
import type { Plugin } from 'rollup';
import licensePlugin, { type Dependency } from 'rollup-plugin-license';
import licenceList from 'spdx-license-list/full.js';

/** Its types are those of its CommonJS form. */
const license = licensePlugin as unknown as typeof licensePlugin.default;

/** Writes the licences into a file. A package without one stops the build. */
export function licences(root: string, file: string): Plugin {
  return license({ cwd: root, thirdParty: { output: { file, template: (packages) => text(packages) } } });
}

/** For a package that names its licence and does not bring its text. */
function textOfLicence(id: string | null): string | undefined {
  return id === null ? undefined : licenceList[id]?.licenseText;
}

function text(packages: readonly Dependency[]): string {
  const sections = packages
    .toSorted((one, other) => (`${one.name}` < `${other.name}` ? -1 : 1))
    .map(({ name, version, license, licenseText }) => {
      const text = licenseText ?? textOfLicence(license);
      if (text === undefined) throw new Error(`${name} has no licence`);
      return `${name} ${version} (${license})\n\n${text.trim()}\n`;
    });
  return `The files in this folder contain code of these packages.\n\n${sections.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
