import { readdirSync } from 'node:fs';
import path from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', 'release', 'out', 'test-results', '.vitest', '.git']);
const TEXT = /(\.(ts|tsx|mts|mjs|cjs|js|json|css|html|svg|md|csv|txt|yml|yaml)|^\.ci\/run|(^|\/)\.[a-z]+(rc|ignore|attributes)(\.json)?)$/;

/** All files of the working copy, relative to `root`, forward slashes, sorted. */
export function allFiles(root, folder = '') {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((e) => !SKIPPED.has(e.name))
    .flatMap((e) => {
      const name = folder === '' ? e.name : `${folder}/${e.name}`;
      return e.isDirectory() ? allFiles(root, name) : [name];
    })
    .sort();
}

export const isText = (file) => TEXT.test(file);
export const isProgram = (file) => /\.(ts|tsx|mts|mjs)$/.test(file) && !file.endsWith('.d.ts');
