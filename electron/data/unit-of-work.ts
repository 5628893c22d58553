import type Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import type { Day } from '../domain/date.js';
import { batchText, changeText, rowDigest, type Cell } from './hash-chain.js';
import type { AuditedTable, AuditedTables } from './schema.js';
import { keyColumn } from './schema.js';
import { statement, tableColumns, type Connection } from './sql.js';
import { fromSqlite } from './sqlite-error.js';

export interface BatchHead {
  readonly kind: BatchKind;
  /** What a person reads in 历史. */
  readonly title: string;
  readonly user: string;
  /** Instant in ms from the clock port. */
  readonly at: number;
  readonly businessOn: Day;
  readonly undoOf?: number;
}
export type BatchKind = 'create' | 'import' | 'recovery' | 'reversal' | 'undo' | 'close' | 'reopen' | 'targets' | 'incentive' | 'profile' | 'issue' | 'loan' | 'unit' | 'register' | 'totals' | 'roster' | 'case' | 'fund' | 'letter';

interface Insert {
  readonly key: string;
  readonly columns: readonly string[];
  readonly insert: Database.Statement;
}

type Row<T extends AuditedTable> = AuditedTables[T];
type NewRow<T extends AuditedTable> = Omit<Row<T>, `${T}_id` | 'voided_by'> & { voided_by?: null };

/**
 * The only way to write: one transaction, one batch, a change row for every record touched, sealed by a hash that
 * includes the hash of the batch before it. Nobody else holds a writable connection.
 */
export class UnitOfWork {
  private readonly inserts = new Map<AuditedTable, Insert>();
  private readonly nextId = new Map<string, number>();
  private readonly firstChange: number;
  private changes = 0;
  private readonly digest;
  private readonly addChange: Database.Statement;

  constructor(
    readonly conn: Connection,
    readonly batchId: number,
    readonly head: BatchHead,
    prevHash: Uint8Array,
  ) {
    this.firstChange = ((statement(conn, 'SELECT max(change_id) AS last FROM change').get() as { last: number | null }).last ?? 0) + 1;
    this.digest = createHash('sha256').update(prevHash).update(batchText(batchId, head));
    this.addChange = statement(conn, 'INSERT INTO change (change_id, batch_id, tbl, row_id, op, before, after) VALUES (?,?,?,?,?,?,?)');
  }

  /** Inserts a record and returns its id. Every column is written explicitly. */
  insert<T extends AuditedTable>(table: T, row: NewRow<T>): number {
    const id = this.reserveId(table);
    this.insertAs(table, id, row);
    return id;
  }

  /** The next free id of a table: needed where children go in before their parent (shares before their entry). */
  reserveId(table: AuditedTable): number {
    let next = this.nextId.get(table);
    if (next === undefined) next = ((statement(this.conn, `SELECT max(${keyColumn(table)}) AS last FROM ${table}`).get() as { last: number | null }).last ?? 0) + 1;
    this.nextId.set(table, next + 1);
    return next;
  }

  insertAs<T extends AuditedTable>(table: T, id: number, row: NewRow<T>): void {
    const { key, columns, insert } = this.insertOf(table);
    const source = row as Readonly<Record<string, Cell | undefined>>;
    const cells = columns.map((c) => (c === key ? id : (source[c] ?? null)));
    insert.run(cells);
    this.note(table, id, 'I', null, rowDigest(cells));
  }

  /** Changes the named columns; writes nothing (and leaves no change row) when they already hold these values. */
  update<T extends AuditedTable>(table: T, id: number, patch: Partial<Row<T>>): boolean {
    const now = statement(this.conn, `SELECT * FROM ${table} WHERE ${keyColumn(table)} = ?`).get(id) as Record<string, Cell> | undefined;
    if (!now) throw new Error(`no ${table} ${id}`);
    const moved = Object.entries(patch as Record<string, Cell>).filter(([k, v]) => now[k] !== v);
    if (moved.length === 0) return false;
    const names = moved.map(([k]) => k);
    statement(this.conn, `UPDATE ${table} SET ${names.map((n) => `${n} = ?`).join(', ')} WHERE ${keyColumn(table)} = ?`).run(...moved.map(([, v]) => v), id);
    this.note(table, id, 'U', JSON.stringify(Object.fromEntries(names.map((n) => [n, now[n] ?? null]))), JSON.stringify(Object.fromEntries(moved)));
    return true;
  }

  /** Number of change rows so far. */
  get touched(): number {
    return this.changes;
  }

  seal(): Uint8Array {
    const sealed = this.digest.digest();
    const last = this.firstChange + this.changes - 1;
    statement(this.conn, 'UPDATE batch SET first_change = ?, last_change = ?, hash = ? WHERE batch_id = ?').run(this.changes > 0 ? this.firstChange : null, this.changes > 0 ? last : null, sealed, this.batchId);
    return sealed;
  }

  private insertOf(table: AuditedTable): Insert {
    let known = this.inserts.get(table);
    if (!known) {
      const columns = tableColumns(this.conn, table);
      const insert = statement(this.conn, `INSERT INTO ${table} (${columns.join(',')}) VALUES (${columns.map(() => '?').join(',')})`);
      this.inserts.set(table, (known = { key: keyColumn(table), columns, insert }));
    }
    return known;
  }

  private note(table: string, id: number, op: 'I' | 'U', before: string | null, after: string): void {
    const changeId = this.firstChange + this.changes++;
    this.addChange.run(changeId, this.batchId, table, id, op, before, after);
    this.digest.update(changeText(changeId, table, id, op, before, after));
  }
}

/** Runs `work` as one batch in one transaction; nothing of it remains when it throws. */
export function runBatch<T>(conn: Connection, head: BatchHead, work: (uow: UnitOfWork) => T): { readonly batch: number; readonly value: T } {
  const transaction = conn.transaction(() => {
    const last = statement(conn, 'SELECT batch_id, hash FROM batch ORDER BY batch_id DESC LIMIT 1').get() as { batch_id: number; hash: Uint8Array } | undefined;
    const batchId = (last?.batch_id ?? 0) + 1;
    const prevHash = last?.hash ?? (statement(conn, 'SELECT genesis FROM ledger_info').get() as { genesis: Uint8Array }).genesis;
    statement(conn, 'INSERT INTO batch (batch_id, kind, title, user_name, at, business_on, undo_of, prev_hash) VALUES (?,?,?,?,?,?,?,?)').run(batchId, head.kind, head.title, head.user, head.at, head.businessOn, head.undoOf ?? null, prevHash);
    statement(conn, 'UPDATE write_gate SET batch_id = ?').run(batchId);
    const uow = new UnitOfWork(conn, batchId, head, prevHash);
    const value = work(uow);
    statement(conn, 'UPDATE write_gate SET batch_id = NULL').run();
    uow.seal();
    return { batch: batchId, value };
  });
  try {
    return transaction.immediate();
  } catch (e) {
    throw fromSqlite(e);
  }
}
