import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const RESOURCES = path.join(ROOT, 'resources');

/** What fixtures are made from: programs and resources, by name, size and time. */
function sourceMark(): string {
  const mark = createHash('sha256').update(process.version);
  for (const folder of ['electron', 'resources']) {
    for (const entry of readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(file);
      mark.update(`${file}\0${size}\0${mtimeMs}\0`);
    }
  }
  return mark.digest('hex').slice(0, 16);
}

/** Kept below node_modules, so that a program bundled into it still finds its one native module. */
const SHELF = path.join(ROOT, 'node_modules/.tmp/fixtures');
const STALE_MS = 240_000;

/**
 * A folder with what `make` puts into it, made once for all test files and runs until a source changes. Test files run in
 * processes beside each other: one makes, the others wait; nobody ever sees half a folder.
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const mark = sourceMark();
  const target = path.join(SHELF, `${name}-${mark}`);
  const lock = path.join(SHELF, `${name}.lock`);
  mkdirSync(SHELF, { recursive: true });
  while (!existsSync(target)) {
    if (!takeLock(lock)) {
      await pause(100);
      continue;
    }
    try {
      if (!existsSync(target)) await makeInto(target, name, make);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return target;
}

async function makeInto(target: string, name: string, make: (folder: string) => Promise<void>): Promise<void> {
  // a few older ones stay: another run may still be copying from them
  const older = readdirSync(SHELF).filter((f) => f.startsWith(`${name}-`)).sort((a, b) => statSync(path.join(SHELF, b)).mtimeMs - statSync(path.join(SHELF, a)).mtimeMs);
  for (const f of older.slice(2)) rmSync(path.join(SHELF, f), { recursive: true, force: true });
  const part = `${target}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  await make(part);
  renameSync(part, target);
  utimesSync(target, new Date(), new Date());
}

function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'EEXIST') throw e;
    const age = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    if (age !== undefined && Date.now() - age > STALE_MS) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}
