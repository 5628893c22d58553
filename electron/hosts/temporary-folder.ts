import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * A folder of this process for uploads and files to be handed out, inside the data folder: borrowers' data must not lie
 * about in the machine's common temporary folder. What processes that are gone left behind (power cut) is removed.
 */
export function takeTemporaryFolder(dataPath: string): string {
  const parent = path.join(dataPath, '临时');
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(parent)) {
    const owner = /^(\d+)-/.exec(name)?.[1];
    if (owner === undefined || !isAlive(Number(owner))) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
  return mkdtempSync(path.join(parent, `${process.pid}-`));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    // alive, but somebody else's
    return (e as NodeJS.ErrnoException).code === 'EPERM';
  }
}
