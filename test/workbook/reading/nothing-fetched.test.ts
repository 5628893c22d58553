import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FOREIGN_FILE, NAMES_AND_LINKS } from '../../fixtures/workbooks/hostile/names-and-links.js';
import type { Measured, Measurement } from '../../fixtures/workbooks/read-measured.js';
import { ROOT } from '../../helpers/made-once.js';

const strace = ((): string | null => {
  const tried = spawnSync('strace', ['-o', '/dev/null', 'true']);
  return tried.status === 0 ? null : `strace cannot be used here: ${tried.error?.message ?? tried.stderr.toString().trim()}`;
})();

const program = path.join(ROOT, 'test/fixtures/workbooks/read-measured.ts');
const hooks = pathToFileURL(path.join(ROOT, 'scripts/forms/load-typescript.mjs')).href;

describe.skipIf(strace !== null)(`I09 I10 what the reading process opens and connects to${strace === null ? '' : ` – ${strace}`}`, () => {
  it.each(NAMES_AND_LINKS.filter((f) => f.of === 'I09' || f.of === 'I10' || f.file === '外部链接与DDE.xlsx'))('$file: no connection, and no file that the workbook names', ({ file, bytes, outcome }) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'traced-'));
    try {
      const task: Measured = { path: path.join(folder, file), name: file };
      writeFileSync(task.path, bytes());
      const log = path.join(folder, 'calls.txt');
      const run = spawnSync('strace', ['-f', '-qq', '-s', '200', '-e', 'trace=connect,openat,open,execve', '-o', log, process.execPath, '--import', hooks, program, JSON.stringify(task)], { encoding: 'utf8' });
      expect((JSON.parse(run.stdout) as Measurement).outcome, run.stderr).toBe(outcome);
      const calls = readFileSync(log, 'utf8').split('\n');
      // the first execve is the process itself
      expect(calls.filter((c) => /\bexecve\(/.test(c)).slice(1)).toEqual([]);
      expect(calls.filter((c) => /\bconnect\(/.test(c))).toEqual([]);
      expect(calls.filter((c) => c.includes(FOREIGN_FILE) || c.includes('evil'))).toEqual([]);
      expect(calls.some((c) => c.includes('traced-') && c.includes('openat'))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
