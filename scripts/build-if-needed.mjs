// Builds unless dist already stands for exactly these sources. Messages go to stderr: stdout belongs to the command that follows.
import { pathToFileURL } from 'node:url';
import { ROOT, buildAll } from './build.mjs';
import { readStamp, sourceHash } from './build/stamp.mjs';

/** `release`: a build of `npm run dev`, with source maps, will not do. @returns {Promise<boolean>} whether a build was made */
export async function buildIfNeeded({ release = false } = {}) {
  const stamp = readStamp(ROOT);
  if (stamp?.hash === sourceHash(ROOT) && (!release || stamp.mode === 'release')) return false;
  console.error('正在构建程序……');
  await buildAll();
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildIfNeeded();
