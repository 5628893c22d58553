import type Database from 'better-sqlite3';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { postEntry, type NewEntry } from '../../electron/data/entries.js';
import { createLedgerFile, openLedgerFile, type LedgerFile } from '../../electron/data/ledger-file.js';
import { loansTouchedBy, projectLoans } from '../../electron/data/loan-projection.js';
import { writePartyKeys } from '../../electron/data/party-key.js';
import type { LoanTable } from '../../electron/data/schema.js';
import { runBatch, type BatchHead, type UnitOfWork } from '../../electron/data/unit-of-work.js';
import { verifyLedger } from '../../electron/data/verify.js';

const opened: LedgerFile[] = [];
afterEach(() => {
  for (const l of opened.splice(0)) l.close();
});

/** A folder of its own for one test. */
export const freshFolder = (): string => mkdtempSync(path.join(os.tmpdir(), 'qingshou-data-'));

export const at = (n: number): number => Date.UTC(2011, 7, 1) + n * 1000;
export const head = (kind: BatchHead['kind'], title: string, undoOf?: number): BatchHead => ({ kind, title, user: '周样初', at: at(1), businessOn: '2011-08-31', ...(undoOf === undefined ? {} : { undoOf }) });

/** A real ledger file with two units, two persons and as many loans as asked for. */
export class SmallLedger {
  readonly loans: number[] = [];
  readonly units: number[] = [];
  readonly staff: number[] = [];
  private constructor(readonly file: LedgerFile) {
    opened.push(file);
  }

  /** The writing connection of the product. */
  get conn(): Database.Database {
    const { writer } = this.file;
    if (!writer) throw new Error('opened for reading only');
    return writer;
  }

  static async make(options: { password?: string; loans?: readonly Partial<LoanTable>[]; path?: string; name?: string } = {}): Promise<SmallLedger> {
    const file = options.path ?? path.join(freshFolder(), '台账.db');
    const made = new SmallLedger(await createLedgerFile(file, { county: '样例县', password: options.password ?? null, isSample: false, at: at(0) }));
    made.batch('import', '导入', (uow) => {
      for (const [i, name] of ['城关信用社', '云台信用社'].entries()) made.units.push(uow.insert('unit', { code: `0${i + 1}`, kind: 'credit_union', name, parent_id: null, sort_no: i + 1, opened_on: null, closed_on: null }));
      for (const [i, name] of ['甲样一', '乙样二'].entries()) made.staff.push(uow.insert('staff', { staff_no: `A00${i + 1}`, name, py: 'yy', id_no: null, phone: null, joined_on: null }));
      for (const [i, loan] of (options.loans ?? [{}]).entries()) made.loans.push(made.insertLoan(uow, i, loan, options.name));
    });
    return made;
  }

  static async open(file: string, password: string | null = null): Promise<SmallLedger> {
    return new SmallLedger(await openLedgerFile(file, { password }));
  }

  insertLoan(uow: UnitOfWork, no: number, loan: Partial<LoanTable> = {}, name = `丙样${no}`): number {
    const party = uow.insert('party', { kind: 'person', name, py: 'byx', id_kind: null, id_no: null, phone: null, town: null, public_kind: 'no' });
    writePartyKeys(uow.conn, party, name, 'byx', null);
    return uow.insert('loan', {
      ledger_no: `T-${no}`, loan_no: `J${no}`, unit_id: this.units[0] ?? 1, book: 'on', borrower_id: party, actual_id: null, granted_on: '2005-03-01', due_on: '2006-03-01', original_fen: 1_000_000, rate_ppm: 72_000, guarantee: 'credit', security: null, rollovers: 0,
      risk_class: 'doubtful', old_class: null, npl_on: '2008-05-01', cause: null, problem: 'normal', begin_year: 2011, begin_fen: 800_000, interest_on: '2011-01-01', on_fen: 0, off_fen: 50_000, status: 'live', extra: '{}', ...loan,
    });
  }

  /** One batch as a use case writes it: facts, then the derived rows of what it touched. */
  batch<T>(kind: BatchHead['kind'], title: string, work: (uow: UnitOfWork) => T, undoOf?: number): { batch: number; value: T } {
    return runBatch(this.conn, head(kind, title, undoOf), (uow) => {
      const value = work(uow);
      projectLoans(uow.conn, loansTouchedBy(uow.conn, uow.batchId));
      return value;
    });
  }

  /** Books one entry in a batch of its own; a receipt in cash on the first loan unless told otherwise. */
  book(entry: Partial<NewEntry> = {}): { batch: number; value: number } {
    return this.batch('recovery', '收回', (uow) => postEntry(uow, this.entry(entry)));
  }

  entry(entry: Partial<NewEntry> = {}): NewEntry {
    const bookedOn = entry.bookedOn ?? '2011-08-10';
    return {
      loanId: this.loans[0] ?? 1, unitId: this.units[0] ?? 1, book: 'on', bookedOn, businessOn: bookedOn, form: 'cash', measure: 'concentrated', principalFen: 10_000, onFen: 0, offFen: 0, feeFen: 0, voucherNo: null, assetId: null, carried: false, reversalOf: null, note: null,
      shares: [{ staffId: this.staff[0] ?? 1, unitId: this.units[0] ?? 1, sharePpm: 600_000 }, { staffId: this.staff[1] ?? 2, unitId: this.units[1] ?? 2, sharePpm: 400_000 }], ...entry,
    };
  }

  get<T = number>(sql: string, ...args: (string | number | null)[]): T {
    return this.conn.prepare(sql).pluck().get(...args) as T;
  }

  all<T = Record<string, string | number | null>>(sql: string, ...args: (string | number | null)[]): T[] {
    return this.conn.prepare(sql).all(...args) as T[];
  }

  problems(): readonly string[] {
    return verifyLedger(this.conn).problems;
  }

  close(): void {
    this.file.close();
  }
}

/** Every row of every table, in an order of its own: two ledgers are the same when this is. */
export function dump(conn: Database.Database): Record<string, unknown[]> {
  const tables = conn.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`).pluck().all() as string[];
  return Object.fromEntries(tables.map((t) => [t, (conn.prepare(`SELECT * FROM ${t}`).raw().all() as unknown[]).map((row) => JSON.stringify(row)).sort()]));
}
