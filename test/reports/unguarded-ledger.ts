import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { copySampleLedger, type SampleStage } from '../helpers/sample-ledger.js';

/** The sample ledger with its guards taken off: faults go in past every wall, and out again with the savepoint. */
export interface Unguarded {
  readonly conn: Database.Database;
  text(sql: string): string;
  /** What is read while the fault is in. Throws where it hit nothing. */
  withFault<T>(sql: string, read: () => T): T;
  close(): void;
}

export async function unguardedLedger(stage: SampleStage): Promise<Unguarded> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'qingshou-unguarded-'));
  const file = path.join(folder, 'ledger.db');
  await copySampleLedger(stage, file);
  const conn = new Database(file);
  for (const name of conn.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all() as string[]) conn.exec(`DROP TRIGGER "${name}"`);
  conn.pragma('foreign_keys=OFF');
  conn.pragma('ignore_check_constraints=ON');
  return {
    conn,
    text: (sql) => String(conn.prepare(sql).pluck().get()),
    withFault: (sql, read) => {
      conn.exec('SAVEPOINT fault');
      try {
        if (conn.prepare(sql).run().changes === 0) throw new Error(`the fault hit nothing: ${sql}`);
        return read();
      } finally {
        conn.exec('ROLLBACK TO fault');
        conn.exec('RELEASE fault');
      }
    },
    close: () => {
      conn.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
