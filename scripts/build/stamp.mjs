import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Everything the build's outcome depends on. Hashed by content, because a fresh clone has fresh file times. */
const SOURCES = ['electron', 'renderer', 'resources', 'scripts/build.mjs', 'scripts/build', 'package.json', 'package-lock.json'];

export const STAMP_FILE = 'dist/stamp.json';

/** One SHA-256 over the names and contents of all sources; `root` is the repository. */
export function sourceHash(root) {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((s) => filesUnder(root, s)).sort()) {
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file))).update('\0');
  }
  return hash.digest('hex');
}

/** The stamp of what stands in dist, or null when nothing whole stands there. */
export function readStamp(root) {
  const file = path.join(root, STAMP_FILE);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** @param {string} folder the finished output folder @param {{hash: string, mode: 'release' | 'dev'}} stamp */
export function writeStamp(folder, stamp) {
  writeFileSync(path.join(folder, path.basename(STAMP_FILE)), `${JSON.stringify(stamp)}\n`);
}

function filesUnder(root, name) {
  const full = path.join(root, name);
  if (!existsSync(full)) return [];
  const entries = readdirSync(path.dirname(full), { withFileTypes: true });
  if (entries.some((e) => e.name === path.basename(full) && e.isFile())) return [name];
  return readdirSync(full, { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && !e.name.startsWith('~$'))
    .map((e) => path.relative(root, path.join(e.parentPath, e.name)).replaceAll(path.sep, '/'));
}
