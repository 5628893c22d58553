// One build for everything: renderer, main process with its workers and hosts (ESM), preload (CJS).
// `--dev` keeps source maps. The outcome is swapped in as a whole: dist is never half built.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './build/bundle.mjs';
import { withBuildLock } from './build/build-lock.mjs';
import { sourceHash, writeStamp } from './build/stamp.mjs';

export const ROOT = path.resolve(import.meta.dirname, '..');

/** Builds and swaps. `say` takes one line of progress. */
export async function buildAll({ dev = false, say = console.error } = {}) {
  const started = performance.now();
  const stage = path.join(ROOT, 'node_modules/.tmp/stage');
  const dist = path.join(ROOT, 'dist');
  await withBuildLock(ROOT, async () => {
    rmSync(stage, { recursive: true, force: true });
    mkdirSync(stage, { recursive: true });
    // before the build: a file saved while it runs must make the stamp old
    const hash = sourceHash(ROOT);
    await bundle({ root: ROOT, outDir: stage, dev });
    writeStamp(stage, { hash, mode: dev ? 'dev' : 'release' });
    rmSync(dist, { recursive: true, force: true });
    renameSync(stage, dist);
  });
  say(`已构建，用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒`);
}

function printSizes() {
  for (const folder of ['main', 'preload', 'renderer/assets']) {
    for (const name of readdirSync(path.join(ROOT, 'dist', folder)).sort()) {
      console.log(`dist/${folder}/${name}`.padEnd(60), `${Math.round(statSync(path.join(ROOT, 'dist', folder, name)).size / 1024)} KiB`);
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildAll({ dev: process.argv.includes('--dev') });
  printSizes();
}
