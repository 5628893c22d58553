// Child process of write-loans.bench.mjs: writes the loans of a ledger into a new file and prints CPU and wall seconds of
// doing so. `plain`: the table and its indices in a file of its own, nothing else. `chain`: into a new ledger as a batch,
// with guards, change rows and hash chain. `csv`: the same rows and the same table for the sqlite3 shell.
import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { openConnection } from '../../../electron/data/connection.js';
import { createLedgerFile } from '../../../electron/data/ledger-file.js';
import type { AuditedTable, AuditedTables } from '../../../electron/data/schema.js';
import { statement, tableColumns } from '../../../electron/data/sql.js';
import { runBatch, type BatchHead } from '../../../electron/data/unit-of-work.js';
import { verifyLedger } from '../../../electron/data/verify.js';

const [, , mode = 'plain', sourceFile = '', target = ''] = process.argv;
const source = openConnection(sourceFile, { key: null, readOnly: true });

/** The shell knows neither generated columns nor NULL when it imports: both sides write the year and blanks. */
const columns = source.pragma('table_xinfo(loan)') as { name: string; type: string }[];
const ddl = (source.prepare(`SELECT sql FROM sqlite_schema WHERE tbl_name = 'loan' AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC`).pluck().all() as string[]).map((sql) => sql.replace(/ GENERATED ALWAYS AS \(.*?\)\) VIRTUAL/, ''));
const plainRows = (): (string | number)[][] => source.prepare(`SELECT ${columns.map((c) => `coalesce(${c.name}, ${c.type === 'INTEGER' ? 0 : `''`})`).join(', ')} FROM loan ORDER BY loan_id`).raw().all() as (string | number)[][];

interface Used { readonly rows: number; readonly cpu: number; readonly seconds: number }

function timed(rows: number, work: () => void): Used {
  const before = process.cpuUsage();
  const started = performance.now();
  work();
  const used = process.cpuUsage(before);
  return { rows, cpu: (used.user + used.system) / 1e6, seconds: (performance.now() - started) / 1000 };
}

function plain(): Used {
  const db = new Database(target);
  // as in the shell: nothing the rows refer to is in this file
  db.pragma('foreign_keys=OFF');
  for (const sql of ddl) db.exec(sql);
  const rows = plainRows();
  return timed(rows.length, () => {
    const insert = statement(db, `INSERT INTO loan VALUES (${columns.map(() => '?').join(', ')})`);
    db.transaction(() => {
      for (const row of rows) insert.run(row);
    })();
  });
}

function csv(): Used {
  const cell = (v: string | number): string => (typeof v === 'string' && /[",\n]/.test(v) ? `"${v.replaceAll('"', '""')}"` : String(v));
  const rows = plainRows();
  writeFileSync(`${target}.csv`, `${rows.map((r) => r.map(cell).join(',')).join('\n')}\n`);
  writeFileSync(`${target}.sql`, `${ddl.join(';\n')};\n.mode csv\n.import '${target}.csv' loan\n`);
  return { rows: rows.length, cpu: 0, seconds: 0 };
}

async function chain(): Promise<Used> {
  const ledger = await createLedgerFile(target, { county: '样例县', password: null, isSample: false, at: 0 });
  const { writer } = ledger;
  if (!writer) throw new Error('a new ledger is open for writing');
  const head: BatchHead = { kind: 'import', title: '贷款', user: '样例', at: 0, businessOn: '2011-08-31' };
  const rowsOf = <T extends AuditedTable>(table: T): AuditedTables[T][] => source.prepare(`SELECT ${tableColumns(source, table).join(', ')} FROM ${table} ORDER BY 1`).all() as AuditedTables[T][];
  runBatch(writer, head, (uow) => {
    for (const unit of rowsOf('unit')) uow.insertAs('unit', unit.unit_id, { ...unit, voided_by: null });
    for (const party of rowsOf('party')) uow.insertAs('party', party.party_id, { ...party, voided_by: null });
  });
  const loans = rowsOf('loan');
  const used = timed(loans.length, () => void runBatch(writer, head, (uow) => {
    for (const loan of loans) uow.insertAs('loan', loan.loan_id, loan);
  }));
  ledger.close();
  const copy = openConnection(target, { key: null, readOnly: true });
  const { changes, problems } = verifyLedger(copy);
  // balances and search keys were left out on purpose, the chain and the records were not
  if (changes < loans.length || problems.some((p) => /校验链|内容|变更/.test(p))) throw new Error(`the chain does not hold: ${problems.slice(0, 3).join('；')}`);
  copy.close();
  return used;
}

console.log(JSON.stringify(mode === 'plain' ? plain() : mode === 'csv' ? csv() : await chain()));
