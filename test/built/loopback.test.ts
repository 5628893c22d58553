import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let data: string;
const running: ChildProcessByStdio<null, Readable, Readable>[] = [];
beforeEach(() => { data = mkdtempSync(path.join(tmpdir(), 'loopback-built-')); });
afterEach(async () => {
  for (const child of running.splice(0)) if (child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(data, { recursive: true, force: true });
});

interface Started { readonly url: string; readonly lines: string[]; readonly errors: () => string; stop(): Promise<number | null> }
function launch(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcessByStdio<null, Readable, Readable> {
  const child = spawn(process.execPath, ['dist/main/loopback.mjs', ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  running.push(child);
  return child;
}
async function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Started> {
  const child = launch(args, env);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (d: string) => (errors += d));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  await Promise.race([once(reader, 'line'), once(child, 'exit').then(() => { throw new Error(errors); })]);
  return {
    url: (JSON.parse(lines[0] ?? '{}') as { url: string }).url, lines, errors: () => errors,
    stop: async () => {
      child.kill('SIGTERM');
      return ((await once(child, 'exit')) as [number | null])[0];
    },
  };
}
async function call(url: string, method: string, input: unknown = {}): Promise<unknown> {
  const { origin, hash } = new URL(url);
  const answer = await fetch(`${origin}/rpc/${method}`, { method: 'POST', headers: { origin, 'content-type': 'application/json', authorization: `Bearer ${hash.slice(3)}` }, body: JSON.stringify(input) });
  return answer.json();
}

describe('loopback host as it is started', () => {
  it('says one line, serves the built pages, ends cleanly on SIGTERM', async () => {
    const host = await start(['--data', data, '--today', '2011-08-31']);
    expect(Object.keys(JSON.parse(host.lines[0] ?? '{}') as object)).toEqual(['url']);
    expect(await (await fetch(host.url)).text()).toContain('<div id="root">');
    expect(await call(host.url, 'app.state')).toMatchObject({ ok: true, value: { stage: 'none', today: '2011-08-31', version: (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version } });
    expect(await host.stop()).toBe(0);
    expect(host.lines).toHaveLength(1);
    expect(host.errors()).toBe('');
    expect(readdirSync(path.join(data, '临时'))).toEqual([]);
  });

  it('--sample makes the sample county once, beside the office’s own ledger', async () => {
    const host = await start(['--data', data, '--sample', '--today', '2011-08-31']);
    expect(await call(host.url, 'app.state')).toMatchObject({ ok: true, value: { stage: 'open', isSample: true, ledgerName: '样例县.db' } });
    expect(existsSync(path.join(data, '台账.db'))).toBe(false);
    const loans = await call(host.url, 'loans.page', { limit: 1 });
    expect(await host.stop()).toBe(0);
    const { size } = statSync(path.join(data, '样例县.db'));
    const again = await start(['--data', data, '--sample', '--today', '2011-08-31']);
    expect(loans).toMatchObject({ ok: true });
    expect(await call(again.url, 'loans.page', { limit: 1 })).toStrictEqual(loans);
    expect(again.errors()).toBe('');
    expect(await again.stop()).toBe(0);
    expect(statSync(path.join(data, '样例县.db')).size).toBe(size);
  });

  it('a second one on the same ledger says who is in the way, and the first goes on', async () => {
    const first = await start(['--data', data]);
    await call(first.url, 'ledger.create', { county: '枫林县' });
    await expect.poll(() => call(first.url, 'app.state')).toMatchObject({ value: { stage: 'open' } });
    const second = await start(['--data', data]);
    expect(await call(second.url, 'loans.page')).toMatchObject({ ok: false, error: { code: 'LEDGER_LOCKED', message: '台账正由另一个窗口或程序使用' } });
    expect(await call(first.url, 'loans.page')).toMatchObject({ ok: true });
  });

  it('opens an encrypted ledger with LEDGER_PASSWORD and keeps the word to itself', async () => {
    const first = await start(['--data', data]);
    await call(first.url, 'ledger.create', { county: '枫林县', password: 'four-quiet-words' });
    await expect.poll(() => call(first.url, 'app.state')).toMatchObject({ value: { stage: 'open', encrypted: true } });
    await first.stop();
    const locked = await start(['--data', data]);
    expect(await call(locked.url, 'app.state')).toMatchObject({ value: { stage: 'locked' } });
    await locked.stop();
    const opened = await start(['--data', data], { LEDGER_PASSWORD: 'four-quiet-words' });
    expect(await call(opened.url, 'app.state')).toMatchObject({ value: { stage: 'open', encrypted: true } });
    await opened.stop();
    const logs = path.join(data, '日志');
    if (existsSync(logs)) for (const f of readdirSync(logs)) expect(readFileSync(path.join(logs, f), 'utf8')).not.toContain('four-quiet-words');
  });

  it.each([[['--today', '2011-02-30'], '日期“2011-02-30”不存在'], [['--nonsense'], '填写的内容不符合要求'], [['--sample', '--resources', 'no-such-folder'], '']])('refuses %j with one sentence and no stack', async (args, sentence) => {
    const child = launch(['--data', data, ...args]);
    let errors = '';
    let out = '';
    child.stderr.setEncoding('utf8').on('data', (d: string) => (errors += d));
    child.stdout.setEncoding('utf8').on('data', (d: string) => (out += d));
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(errors).toContain(sentence);
    expect(errors).toMatch(/。\n$/);
    expect(errors).not.toMatch(/\n\s+at /);
    expect(existsSync(path.join(data, '样例县.db'))).toBe(false);
  });
});
