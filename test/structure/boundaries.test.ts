import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Problem { file: string; line: number; rule: string; message: string; chain?: string[] }

const CHECK = path.resolve('scripts/check-boundaries.mjs');

/** A small tree that keeps every rule: what is planted below is then the only thing wrong. */
const SOUND: Record<string, string> = {
  'electron/domain/money.ts': "export const zero = 0;\n",
  'electron/contract/api.ts': "import { z } from 'zod';\nexport { zero } from '../domain/money.js';\nexport const shape = z.string();\n",
  'electron/data/open.ts': "import Database from 'better-sqlite3';\nimport { readFileSync } from 'node:fs';\nimport { first } from './migrations/0001.js';\nexport const open = () => [Database, readFileSync, first];\n",
  'electron/data/migrations/0001.ts': "import type { Kysely } from 'kysely';\nexport const first = (db: Kysely<unknown>) => db;\n",
  'electron/workbook/read.ts': "import * as xlsx from 'xlsx';\nexport const read = xlsx.read;\n",
  'electron/print/page.ts': "export const page = 1;\n",
  'electron/reports/monthly.ts': "import type { open } from '../data/open.js';\nexport type Source = typeof open;\n",
  'electron/app/dispatch.ts': "import { open } from '../data/open.js';\nimport { page } from '../print/page.js';\nexport const dispatch = () => [open, page];\n",
  'electron/workers/core-worker.ts': "import { dispatch } from '../app/dispatch.js';\ndispatch();\n",
  'electron/hosts/loopback-main.ts': "import { shape } from '../contract/api.js';\nexport const at = [shape, new URL('./core-worker.mjs', import.meta.url)];\n",
  'electron/shell/main.ts': "import { app } from 'electron';\nimport { at } from '../hosts/loopback-main.js';\nexport const main = [app, at];\n",
  'electron/shell/preload.ts': "import { contextBridge } from 'electron';\nimport type { shape } from '../contract/api.js';\nexport type Shape = typeof shape;\nexport const bridge = contextBridge;\n",
  'renderer/main.tsx': "import { Button } from 'antd';\nimport zh from 'antd/locale/zh_CN';\nimport { home } from './pages/home.js';\nexport const app = <Button>{zh.locale}{home}</Button>;\n",
  'renderer/pages/home.ts': "export { zero as home } from '../../electron/domain/money.js';\n",
};

/** Not written out, so that this file itself passes the check it tests. */
const dotted = (...parts: string[]) => parts.join('.');
const slashed = (...parts: string[]) => `/${parts.join('/')}`;

/** [rule, file, content]: one breach each. */
const PLANTED: [rule: string, file: string, content: string][] = [
  ['boundary', 'electron/domain/a.ts', "import { open } from '../data/open.js';\nexport default open;\n"],
  ['boundary', 'electron/domain/b.ts', "import { readFileSync } from 'node:fs';\nexport default readFileSync;\n"],
  ['boundary', 'electron/domain/c.ts', "import path from 'path';\nexport default path;\n"],
  ['boundary', 'electron/domain/d.ts', "import type { z } from 'zod';\nexport type Z = z.ZodType;\n"],
  ['pure', 'electron/domain/e.ts', 'export const today = () => new Date();\n'],
  ['pure', 'electron/domain/f.ts', 'export type Day = Date;\n'],
  ['pure', 'electron/domain/g.ts', 'export const chance = () => Math.random();\n'],
  ['boundary', 'electron/contract/a.ts', "export type Db = import('kysely').Kysely<unknown>;\n"],
  ['boundary', 'electron/contract/b.ts', "import 'electron';\n"],
  ['boundary', 'electron/data/a.ts', "export { shape } from '../contract/api.js';\n"],
  ['boundary', 'electron/data/b.ts', "import '../app/dispatch.js';\n"],
  ['boundary', 'electron/data/migrations/0002.ts', "import { zero } from '../../domain/money.js';\nexport default zero;\n"],
  ['boundary', 'electron/workbook/a.ts', "import '../data/open.js';\n"],
  ['boundary', 'electron/print/a.ts', "export const later = () => import('../app/dispatch.js');\n"],
  ['boundary', 'electron/reports/a.ts', "import '../workbook/read.js';\n"],
  ['boundary', 'electron/app/a.ts', "import '../hosts/loopback-main.js';\n"],
  ['boundary', 'electron/app/b.ts', "export const win = () => import('electron');\n"],
  ['boundary', 'electron/workers/b.ts', "import type { open } from '../data/open.js';\nexport type O = typeof open;\n"],
  ['boundary', 'electron/workers/a.ts', "import '../hosts/loopback-main.js';\n"],
  ['boundary', 'electron/hosts/a.ts', "import '../data/open.js';\n"],
  ['boundary', 'electron/hosts/b.ts', "export const e = require('electron');\n"],
  ['boundary', 'electron/shell/a.ts', "import '../data/open.js';\n"],
  ['boundary', 'renderer/a.ts', "import '../electron/data/open.js';\n"],
  ['boundary', 'renderer/b.ts', "export const fs = () => import('node:fs');\n"],
  ['boundary', 'renderer/c.ts', "import type { open } from '../electron/data/open.js';\nexport type O = typeof open;\n"],
  ['boundary', 'renderer/d.ts', "export const w = new URL('../electron/workers/core-worker.ts', import.meta.url);\n"],
  ['boundary', 'renderer/e.ts', "export * from './nowhere.js';\n"],
  ['boundary', 'electron/stray.ts', 'export const ringless = 1;\n'],
  ['size', 'electron/app/long.ts', 'export {};\n'.repeat(401)],
  ['name', 'electron/app/date-utils.ts', 'export {};\n'],
  ['name', 'renderer/helpers/amount.ts', 'export {};\n'],
  ['name', 'scripts/common.mjs', 'export {};\n'],
  ['address', 'renderer/fonts.css', `@import url("https://${dotted('fonts', 'somewhere', 'com')}/a.css");\n`],
  ['address', 'electron/app/net.ts', `export const hook = 'ws://${dotted('live', 'somewhere', 'cn')}';\n`],
  ['registry', 'README.md', `npm config set registry=${dotted('registry', 'somewhere', 'org')}\n`],
  ['registry', 'package-lock.json', `{ "resolved": "https:${'//'}${dotted('npm', 'somewhere', 'org')}/a.tgz" }\n`],
  ['machine-path', 'scripts/a.mjs', `export const here = '${slashed('work', 'main')}';\n`],
  ['machine-path', 'electron/app/c.ts', `export const home = '${slashed('home', 'clerk', 'ledger.db')}';\n`],
  ['machine-path', 'resources/manual/a.md', `打开 ${['C:', 'Users', 'clerk'].join('\\')}\n`],
  ['empty-catch', 'electron/app/d.ts', 'export const f = () => { try { g(); } catch {} };\nconst g = () => 1;\n'],
];

const made: string[] = [];
afterAll(() => made.forEach((d) => rmSync(d, { recursive: true, force: true })));

function check(tree: Record<string, string>): { status: number | null; problems: Problem[]; text: string } {
  const root = mkdtempSync(path.join(tmpdir(), 'boundaries-'));
  made.push(root);
  for (const [file, content] of Object.entries(tree)) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
  const json = spawnSync(process.execPath, [CHECK, '--root', root, '--json'], { encoding: 'utf8' });
  if (json.stdout === '') throw new Error(json.stderr);
  const plain = spawnSync(process.execPath, [CHECK, '--root', root], { encoding: 'utf8' });
  return { status: plain.status, problems: (JSON.parse(json.stdout) as { problems: Problem[] }).problems, text: plain.stderr };
}

// A rule that nothing breaks may be a rule that nothing checks.
describe('the boundary check', () => {
  let found: ReturnType<typeof check>;
  beforeAll(() => { found = check({ ...SOUND, ...Object.fromEntries(PLANTED.map(([, file, content]) => [file, content])) }); });

  it('lets a sound tree pass', () => {
    const sound = check(SOUND);
    expect(sound.problems).toEqual([]);
    expect(sound.status).toBe(0);
  });

  it.each(PLANTED)('refuses %s: %s', (rule, file) => {
    expect(found.problems.filter((p) => p.file === file).map((p) => p.rule)).toEqual([rule]);
    expect(found.status).toBe(1);
  });

  it('refuses nothing else', () => {
    expect(found.problems.map((p) => p.file).toSorted()).toEqual(PLANTED.map(([, file]) => file).toSorted());
  });

  it('prints how the offence is reached from an entry of the program', () => {
    const { problems, text } = check({ ...SOUND, 'electron/app/dispatch.ts': "import '../hosts/loopback-main.js';\n" });
    expect(problems[0]?.chain).toEqual(['electron/workers/core-worker.ts', 'electron/app/dispatch.ts', 'electron/hosts/loopback-main.ts']);
    expect(text).toContain('electron/workers/core-worker.ts → electron/app/dispatch.ts → electron/hosts/loopback-main.ts');
  });

  it('does not pass when it saw nothing', () => {
    expect(check({ 'README.md': 'empty\n' }).status).toBe(1);
  });
});
