import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Runs `work` alone: two commands started at once must not build into the same folder. A lock whose process is gone is taken over. */
export async function withBuildLock(root, work) {
  const folder = path.join(root, 'node_modules/.tmp/build.lock');
  mkdirSync(path.dirname(folder), { recursive: true });
  while (!take(folder)) {
    if (!holderAlive(folder)) rmSync(folder, { recursive: true, force: true });
    else await wait(200);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function take(folder) {
  try {
    mkdirSync(folder);
  } catch (e) {
    if (e.code === 'EEXIST') return false;
    throw e;
  }
  writeFileSync(path.join(folder, 'pid'), String(process.pid));
  return true;
}

function holderAlive(folder) {
  try {
    process.kill(Number(readFileSync(path.join(folder, 'pid'), 'utf8')), 0);
    return true;
  } catch (e) {
    if (e.code === 'EPERM') return true; // alive, but somebody else's
    return e.code === 'ENOENT' && justMade(folder); // made a moment ago, its number not written yet
  }
}

function justMade(folder) {
  const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
  return made === undefined || Date.now() - made < 5000;
}
