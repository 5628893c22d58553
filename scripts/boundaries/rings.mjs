import { builtinModules } from 'node:module';

/**
 * Who may import whom: the table of CONTRIBUTING.md as data. The longest folder that fits a file names its ring; what is
 * not listed is forbidden, for types and dynamic imports too. `node`: true = any built-in module, or the allowed ones.
 */
export const RINGS = [
  { name: 'domain', folder: 'electron/domain', rings: [], packages: [], node: [], pure: true },
  { name: 'contract', folder: 'electron/contract', rings: ['domain'], packages: ['zod'], node: [] },
  { name: 'data', folder: 'electron/data', rings: ['domain', 'migrations'], packages: ['kysely', 'better-sqlite3'], node: ['fs', 'fs/promises', 'path', 'crypto'] },
  // a migration is frozen in time: nothing of ours that may change under it
  { name: 'migrations', folder: 'electron/data/migrations', rings: [], packages: ['kysely'], node: [] },
  { name: 'workbook', folder: 'electron/workbook', rings: ['domain'], packages: ['xlsx', 'fflate'], node: true },
  { name: 'print', folder: 'electron/print', rings: ['domain'], packages: [], node: true },
  { name: 'reports', folder: 'electron/reports', rings: ['domain', 'data'], packages: ['kysely'], node: [] },
  { name: 'app', folder: 'electron/app', rings: ['domain', 'contract', 'data', 'reports', 'workbook', 'print', 'log'], packages: ['zod', 'pinyin-pro'], node: true },
  { name: 'log', folder: 'electron/log', rings: ['domain'], packages: ['electron-log'], node: true },
  { name: 'workers', folder: 'electron/workers', rings: ['app', 'domain', 'workbook', 'print', 'contract', 'log'], packages: [], node: true },
  { name: 'hosts', folder: 'electron/hosts', rings: ['app', 'contract', 'domain', 'log', 'print', 'workers'], packages: [], node: true, workers: true },
  { name: 'shell', folder: 'electron/shell', rings: ['hosts', 'app', 'log', 'contract'], packages: ['electron'], node: true, workers: true },
  // a sandboxed preload has no modules but electron
  { name: 'preload', folder: 'electron/shell/preload.ts', rings: ['contract'], packages: ['electron'], node: [] },
  { name: 'renderer', folder: 'renderer', rings: ['contract', 'domain'], packages: ['react', 'react-dom', 'antd', '@ant-design/icons', 'zod'], node: [] },
];

const BUILT_IN = new Set(builtinModules);

/** The ring of a file (path from the repository's root, forward slashes), or null for scripts, tests and configuration. */
export function ringOf(file) {
  const fits = RINGS.filter((r) => file === r.folder || file.startsWith(`${r.folder}/`));
  return fits.sort((a, b) => b.folder.length - a.folder.length)[0] ?? null;
}

/** Name of the built-in module a specifier means, without `node:`; null for anything else. */
export function builtInName(specifier) {
  if (specifier.startsWith('node:')) return specifier.slice('node:'.length);
  return BUILT_IN.has(specifier) ? specifier : null;
}

/** `antd/locale/zh_CN` → `antd`, `@scope/a/b` → `@scope/a`. */
export function packageName(specifier) {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
