// `npm run -s ledger -- <command> …`: the command line of this working copy. Builds first when needed; same exit code.
import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
/** command-line.md: 3 is an internal fault. */
const INTERNAL_FAULT = 3;

try {
  // loaded late: vite is only needed when there is something to build
  const { readStamp, sourceHash } = await import('./build/stamp.mjs');
  if (readStamp(ROOT)?.hash !== sourceHash(ROOT)) await (await import('./build-if-needed.mjs')).buildIfNeeded();
} catch (e) {
  console.error(`程序没有构建成功：${e instanceof Error ? e.message : e}`);
  process.exit(INTERNAL_FAULT);
}

// npm changes to the repository and leaves the folder the user typed the command in as INIT_CWD: file names mean that one
const folder = process.cwd() === ROOT ? (process.env.INIT_CWD ?? ROOT) : process.cwd();
const child = spawn(process.execPath, [path.join(ROOT, 'dist/main/cli.mjs'), ...process.argv.slice(2)], { stdio: 'inherit', cwd: folder });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 128 : INTERNAL_FAULT)));
