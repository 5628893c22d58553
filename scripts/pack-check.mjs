// `npm run pack:check`: builds if needed, packs for Windows and Linux around a stand-in runtime and tests what is inside.
import { spawnSync } from 'node:child_process';
import { buildIfNeeded } from './build-if-needed.mjs';
import { ROOT } from './build.mjs';

await buildIfNeeded({ release: true });
const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'built', 'test/built/package.test.ts'], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
process.exit(run.status ?? 1);
