import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openLedgerFile } from '../../electron/data/ledger-file.js';
import { verifyLedger } from '../../electron/data/verify.js';
import { copySampleLedger } from '../helpers/sample-ledger.js';
import { done, start } from './process.js';

/** The process is killed as soon as a file beside the ledger has so many bytes: before it writes, while it writes, while the file is handed out. */
const POINTS = [['台账.db.lock', 0], ['台账.db-wal', 0], ['台账.db-wal', 1], ['台账.db-wal', 5000], ['台账.db-wal', 40_000], ['月报.xlsx', 0]] as const;
const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

async function stateOf(db: string): Promise<{ issues: number; batches: number; problems: readonly string[]; whole: boolean }> {
  const l = await openLedgerFile(db, { password: null });
  try {
    const rows = l.reader.prepare('SELECT figures, figures_hash AS f, workbook, workbook_hash AS w FROM report_issue').all() as { figures: string; f: string; workbook: Buffer; w: string }[];
    return { issues: rows.length, batches: l.reader.prepare(`SELECT count(*) FROM batch WHERE kind = 'issue'`).pluck().get() as number, problems: verifyLedger(l.reader).problems, whole: rows.every((r) => sha256(r.figures) === r.f && sha256(r.workbook) === r.w) };
  } finally {
    l.close();
  }
}

describe('killed while it issues a report', () => {
  it('the ledger holds the whole issue or none of it, and what it holds can be handed out', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'qingshou-crash-'));
    const db = path.join(folder, '台账.db');
    const out = path.join(folder, '月报.xlsx');
    const issue = ['report', 'monthly-recovery', '--period', '2011-08', '--issue', '--out', out, '--db', db, '--today', '2011-09-02'];
    const fresh = async (): Promise<void> => {
      for (const f of readdirSync(folder)) rmSync(path.join(folder, f));
      await copySampleLedger('closed', db);
    };
    await fresh();
    const made = await done(issue);
    const outcomes: string[] = [];
    for (const [file, bytes] of POINTS) {
      await fresh();
      const { child, ended } = await start(issue);
      let over = false;
      void ended.then(() => (over = true));
      while (!over && (statSync(path.join(folder, file), { throwIfNoEntry: false })?.size ?? -1) < bytes) await pause(1);
      child.kill('SIGKILL');
      const killed = (await ended).signal === 'SIGKILL';
      const state = await stateOf(db);
      expect(state, `${file} ${bytes}`).toMatchObject({ problems: [], whole: true, batches: state.issues });
      expect([0, 1]).toContain(state.issues);
      if (existsSync(out)) expect(sha256(readFileSync(out)), 'a file that lies there is the one that was issued').toBe((made['issue'] as { workbookHash: string }).workbookHash);
      outcomes.push(`${killed ? 'killed' : 'ended'}: ${state.issues}`);
      if (state.issues === 1) expect(await done(['issued', '1', '--out', out, '--db', db])).toMatchObject({ issue: { no: 1, workbookHash: sha256(readFileSync(out)) } });
      else expect(await done(issue)).toMatchObject({ issue: { no: 1 } });
    }
    expect(outcomes.filter((o) => o.startsWith('killed')).length, outcomes.join(' ')).toBeGreaterThanOrEqual(3);
    expect(outcomes, outcomes.join(' ')).toContain('killed: 0');
    rmSync(folder, { recursive: true, force: true });
  }, 600_000);
});
