import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const OXLINT = path.resolve('node_modules/oxlint/bin/oxlint');
const CONFIG = path.resolve('.oxlintrc.json');

function lint(files: Record<string, string>): { status: number | null; text: string } {
  const root = mkdtempSync(path.join(tmpdir(), 'lint-'));
  try {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(root, file), content);
    }
    const run = spawnSync(process.execPath, [OXLINT, '--config', CONFIG, '--deny-warnings', '.'], { cwd: root, encoding: 'utf8' });
    return { status: run.status, text: run.stdout + run.stderr };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe('the linter', () => {
  it('lets a sound file pass', () => {
    expect(lint({ 'a.ts': 'export const one: number = 1;\n' })).toMatchObject({ status: 0 });
  });

  it.each([
    ['no-cycle', { 'a.ts': "import { b } from './b.js';\nexport const a = () => b;\n", 'b.ts': "import { a } from './a.js';\nexport const b = () => a;\n" }],
    ['no-explicit-any', { 'a.ts': 'export const f = (x: any): unknown => x;\n' }],
    ['no-empty', { 'a.ts': 'export function f(): void { try { f(); } catch {} }\n' }],
    ['no-focused-tests', { 'a.test.ts': "import { it } from 'vitest';\nit.only('one', () => undefined);\n" }],
    ['no-unused-vars', { 'a.ts': 'const a = 1;\nexport {};\n' }],
  ])('refuses %s', (rule, files) => {
    const { status, text } = lint(files);
    expect(text).toContain(rule);
    expect(status).not.toBe(0);
  });
});
