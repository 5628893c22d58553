import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openLedgerFile } from '../../electron/data/ledger-file.js';
import { verifyLedger } from '../../electron/data/verify.js';
import { copySampleLedger, SAMPLE_FOLDER } from '../helpers/sample-ledger.js';
import { done, start } from './process.js';

/** When the process is killed: a share of the time a whole import takes, or as soon as a file has so many bytes. */
type Point = { readonly share: number } | { readonly file: '-wal' | '' | '.part'; readonly bytes: number };

/** Half of them where it hurts: while the one transaction reaches the disk, and while it moves from the log into the file. */
const POINTS: readonly Point[] = [
  { share: 0.04 }, { share: 0.25 }, { share: 0.5 }, { share: 0.7 }, { share: 0.83 }, { share: 0.95 },
  { file: '-wal', bytes: 1 }, { file: '-wal', bytes: 400_000 }, { file: '-wal', bytes: 4_000_000 }, { file: '-wal', bytes: 11_000_000 }, { file: '', bytes: 600_000 }, { file: '', bytes: 9_000_000 },
];

const size = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

async function reached(point: Point, db: string, whole: number, isOver: () => boolean): Promise<void> {
  if ('share' in point) return pause(whole * point.share);
  while (!isOver() && size(`${db}${point.file}`) < point.bytes) await pause(1);
}

async function killedAt(point: Point, db: string, whole: number, env: Record<string, string>): Promise<boolean> {
  const { child, ended } = await start(importOf(db), { env });
  let over = false;
  void ended.then(() => (over = true));
  await reached(point, db, whole, () => over);
  child.kill('SIGKILL');
  return (await ended).signal === 'SIGKILL';
}

const importOf = (db: string): string[] => ['import', SAMPLE_FOLDER, '--period', '2011-08', '--db', db, '--today', '2011-08-31'];

describe('killed while it imports the sample county (R01, show 4)', () => {
  it.each([['plain', null, POINTS], ['encrypted', '口令有六个字', POINTS.filter((_, i) => [3, 7, 9].includes(i))]] as const)('%s: after every kill it opens, is whole, holds all loans or none, and the same import goes through', async (_kind, password, points) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'qingshou-crash-'));
    const tmp = path.join(folder, 'tmp');
    mkdirSync(tmp);
    const env = { TMPDIR: tmp, ...(password === null ? {} : { LEDGER_PASSWORD: password }) };
    const db = path.join(folder, '台账.db');
    const fresh = async (): Promise<void> => {
      for (const f of readdirSync(folder)) if (f.startsWith('台账')) rmSync(path.join(folder, f));
      await done(['init', '--county', '样例县', '--db', db], { env });
    };
    await fresh();
    const began = performance.now();
    expect(await done(importOf(db), { env })).toMatchObject({ batch: 2 });
    const whole = performance.now() - began;
    const { all, names } = await inspect(db, password);
    expect(all).toBeGreaterThan(6000);
    await fresh();
    const outcomes: string[] = [];
    for (const point of points) {
      const killed = await killedAt(point, db, whole, env);
      const { all: loans, batches, problems, integrity } = await inspect(db, password);
      expect([problems, integrity], JSON.stringify(point)).toEqual([[], 'ok']);
      expect([0, all]).toContain(loans);
      expect(batches).toBe(loans === 0 ? 1 : 2);
      outcomes.push(`${killed ? 'killed' : 'ended'}: ${loans}`);
      if (password !== null) expect(readable(folder, names), 'a name stands readable after the kill').toEqual([]);
      // the next point is a new try of the same import on the same file; where it had got through, a new ledger
      if (loans === all) await fresh();
    }
    expect(outcomes.filter((o) => o.startsWith('killed')).length, outcomes.join(' ')).toBeGreaterThanOrEqual(Math.min(10, points.length));
    expect(await done(importOf(db), { env })).toMatchObject({ batch: 2 });
    expect((await inspect(db, password)).all).toBe(all);
    expect(readdirSync(folder).filter((f) => f.endsWith('.part') || f.endsWith('-wal') || f.endsWith('-journal'))).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  }, 900_000);
});

describe('killed while it makes a backup (R03)', () => {
  it('under its name stands the older one or a whole new one, never half of one', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'qingshou-crash-'));
    const db = path.join(folder, '台账.db');
    await copySampleLedger('imported', db);
    const out = path.join(folder, '备份');
    const backup = ['backup', '--to', out, '--db', db, '--today', '2011-08-31'];
    const began = performance.now();
    await done(backup);
    const whole = performance.now() - began;
    const target = path.join(out, '台账-备份-20110831.db');
    const older = 'the backup of this morning';
    const outcomes = new Set<string>();
    // before it begins, while it is copied to its place, and around its end
    for (const point of [{ share: 0.05 }, { share: 0.4 }, { file: '.part', bytes: 1 }, { file: '.part', bytes: 5_000_000 }, { share: 0.8 }, { share: 0.95 }] as const) {
      writeFileSync(target, older);
      const { child, ended } = await start(backup);
      let over = false;
      void ended.then(() => (over = true));
      await reached(point, target, whole, () => over);
      child.kill('SIGKILL');
      await ended;
      const bytes = readFileSync(target);
      if (bytes.equals(Buffer.from(older))) outcomes.add('older');
      else {
        outcomes.add('new');
        expect(await inspect(target, null)).toMatchObject({ problems: [], integrity: 'ok', batches: 2 });
      }
    }
    expect(outcomes.has('older')).toBe(true);
    await done(backup);
    expect(readdirSync(out).filter((f) => !f.endsWith('.lock'))).toEqual(['台账-备份-20110831.db']);
    rmSync(folder, { recursive: true, force: true });
  }, 300_000);
});

/** Opens the ledger as the product does, and looks at everything. */
async function inspect(db: string, password: string | null): Promise<{ all: number; batches: number; problems: readonly string[]; integrity: unknown; names: string[] }> {
  const ledger = await openLedgerFile(db, { password });
  try {
    const get = (sql: string): number => ledger.reader.prepare(sql).pluck().get() as number;
    return { all: get('SELECT count(*) FROM loan'), batches: get('SELECT count(*) FROM batch'), problems: verifyLedger(ledger.reader).problems, integrity: ledger.reader.pragma('integrity_check', { simple: true }), names: ledger.reader.prepare('SELECT DISTINCT name FROM party WHERE length(name) > 2 ORDER BY name LIMIT 40').pluck().all() as string[] };
  } finally {
    ledger.close();
  }
}

function readable(folder: string, names: readonly string[]): string[] {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((f) => f.isFile()).map((f) => path.join(f.parentPath, f.name));
  return files.filter((f) => existsSync(f) && names.some((n) => readFileSync(f).includes(Buffer.from(n))));
}
