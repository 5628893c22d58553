import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Starts the loopback host of this working copy.
 * @returns {Promise<{url: string, ended: Promise<number>, stop: () => void}>} `url` carries the token of this start
 */
export async function startLoopback(root, args) {
  const child = spawn(process.execPath, [path.join(root, 'dist/main/loopback.mjs'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(([code]) => code ?? 1);
  const stop = () => void child.kill('SIGTERM');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line').then(([line]) => line), ended]);
  if (typeof first === 'number') throw new Error(`本机服务没有启动（退出码 ${first}）`);
  lines.on('line', (line) => console.error(line));
  return { url: JSON.parse(first).url, ended, stop };
}
