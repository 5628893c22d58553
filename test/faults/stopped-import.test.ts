import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openLedgerFile } from '../../electron/data/ledger-file.js';
import { verifyLedger } from '../../electron/data/verify.js';
import { SAMPLE_FOLDER } from '../helpers/sample-ledger.js';
import { done, start } from './process.js';

const importOf = (db: string): string[] => ['import', SAMPLE_FOLDER, '--period', '2011-08', '--db', db, '--today', '2011-08-31'];

/** Loans and batches of a ledger that must be whole. */
async function inspect(db: string): Promise<{ loans: number; batches: number }> {
  const ledger = await openLedgerFile(db, { password: null });
  try {
    expect(verifyLedger(ledger.reader).problems).toEqual([]);
    const get = (sql: string): number => ledger.reader.prepare(sql).pluck().get() as number;
    return { loans: get('SELECT count(*) FROM loan'), batches: get('SELECT count(*) FROM batch') };
  } finally {
    ledger.close();
  }
}

describe('I20 an import of the sample county that is told to stop', () => {
  it('by SIGTERM or Ctrl-C, at any share of its time: before or after, never between; the same import goes through', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'qingshou-stop-'));
    const db = path.join(folder, '台账.db');
    const fresh = async (): Promise<void> => {
      for (const f of readdirSync(folder)) rmSync(path.join(folder, f), { recursive: true });
      await done(['init', '--county', '样例县', '--db', db]);
    };
    await fresh();
    const began = performance.now();
    await done(importOf(db));
    const whole = performance.now() - began;
    const { loans: all } = await inspect(db);
    await fresh();
    const ends: string[] = [];
    for (const [signal, share] of [['SIGTERM', 0.3], ['SIGINT', 0.3], ['SIGTERM', 0.6], ['SIGINT', 0.6], ['SIGTERM', 0.85], ['SIGINT', 0.85]] as const) {
      const { child, ended } = await start(importOf(db));
      await pause(whole * share);
      child.kill(signal);
      const { signal: by, json } = await ended;
      const { loans, batches } = await inspect(db);
      expect([[0, 1], [all, 2]]).toContainEqual([loans, batches]);
      ends.push(by ?? json.error?.code ?? 'done');
      if (loans === all) await fresh();
    }
    expect(ends.filter((e) => e === 'SIGTERM' || e === 'CANCELLED').length, ends.join(' ')).toBeGreaterThanOrEqual(3);
    expect(await done(importOf(db))).toMatchObject({ batch: 2 });
    expect(readdirSync(folder).filter((f) => /-wal$|-journal$|\.part$/.test(f))).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  }, 600_000);
});
