// `npm run dev`: builds with source maps, serves the pages from the loopback host, rebuilds and restarts it on every change.
// Arguments go to the host (`npm run dev -- --sample`).
import { watch } from 'node:fs';
import path from 'node:path';
import { ROOT, buildAll } from './build.mjs';
import { startLoopback } from './start/loopback.mjs';

const QUIET_MS = 300;
let host = null;
let timer = null;
let running = Promise.resolve();

async function rebuild() {
  try {
    await buildAll({ dev: true });
  } catch (e) {
    console.error(e instanceof Error ? e.message : e);
    return; // the last good build goes on
  }
  host?.stop();
  await host?.ended;
  host = await startLoopback(ROOT, process.argv.slice(2));
  console.log(host.url);
}

function changed() {
  clearTimeout(timer);
  timer = setTimeout(() => { running = running.then(rebuild); }, QUIET_MS);
}

for (const folder of ['electron', 'renderer', 'resources']) watch(path.join(ROOT, folder), { recursive: true }, changed);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => { host?.stop(); process.exit(0); });
running = rebuild();
