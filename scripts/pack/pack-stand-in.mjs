// Packs the product around an EMPTY stand-in for the Electron runtime, so that a test can look at what would ship.
// `node scripts/pack/pack-stand-in.mjs linux|win`. The result is never distributed.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const target = process.argv[2];
if (target !== 'linux' && target !== 'win') {
  console.error('用法：node scripts/pack/pack-stand-in.mjs linux|win');
  process.exit(2);
}
const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'));

const runtime = path.join(root, 'node_modules/.tmp/stand-in', target);
rmSync(runtime, { recursive: true, force: true });
mkdirSync(path.join(runtime, 'resources'), { recursive: true });
mkdirSync(path.join(runtime, 'locales'));
// one language more than is wanted: leaving it out is part of what is tested
for (const language of ['zh-CN', 'en-US', 'de']) writeFileSync(path.join(runtime, 'locales', `${language}.pak`), '');
const executable = path.join(runtime, target === 'win' ? 'electron.exe' : 'electron');
writeFileSync(executable, 'stand-in\n');
chmodSync(executable, 0o755);
writeFileSync(path.join(runtime, 'LICENSE'), 'stand-in\n');
writeFileSync(path.join(runtime, 'version'), version);

rmSync(path.join(root, 'release', target === 'win' ? 'win-unpacked' : 'linux-unpacked'), { recursive: true, force: true });
const run = spawnSync(
  process.execPath,
  ['node_modules/electron-builder/cli.js', '--dir', `--${target}`, '--x64', '--publish', 'never', '--config', 'electron-builder.config.mjs'],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ELECTRON_DIST: runtime, STANDIN: '1' } },
);
process.exit(run.status ?? 1);
