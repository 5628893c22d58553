import { sql, type Kysely } from 'kysely';

/**
 * 假冒名贷款 by the source that brought it to light (D4-10): found on a day, by whom, and what the ledger's 问题类型 was
 * before. A loan may come from several sources, from each once. A finding never changes; it is withdrawn.
 */
const DAY = (column: string): string => `${column} TEXT NOT NULL CHECK (${column} IS date(${column}))`;
const FILLED = (column: string): string => `${column} TEXT NOT NULL CHECK (length(${column}) > 0)`;
const TABLES = [
  `CREATE TABLE false_name (false_name_id INTEGER PRIMARY KEY, loan_id INTEGER NOT NULL REFERENCES loan, source TEXT NOT NULL CHECK (source IN ('unregistered','never_paid','unconfirmed','found')), ${DAY('found_on')}, ${FILLED('by_name')}, ${FILLED('says')}, doc_no TEXT NOT NULL, ${FILLED('was')}, voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX false_name_source ON false_name (loan_id, source) WHERE voided_by IS NULL`,
];
const FINAL = ['loan_id', 'source', 'found_on', 'by_name', 'says', 'doc_no', 'was'];

const refuse = (code: string): string => `SELECT RAISE(ABORT, '${code}')`;

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(db);
  for (const statement of TABLES) await run(statement);
  await run(`CREATE TRIGGER false_name_final BEFORE UPDATE ON false_name WHEN ${FINAL.map((c) => `OLD.${c} IS NOT NEW.${c}`).join(' OR ')} BEGIN ${refuse('VERSION_IS_FINAL')}; END`);
  for (const act of ['INSERT', 'UPDATE', 'DELETE']) await run(`CREATE TRIGGER false_name_gate_${act.toLowerCase()} BEFORE ${act} ON false_name WHEN (SELECT batch_id FROM write_gate) IS NULL BEGIN ${refuse('NO_OPEN_BATCH')}; END`);
  await run(`CREATE TRIGGER false_name_stays BEFORE DELETE ON false_name BEGIN ${refuse('NOTHING_IS_DELETED')}; END`);
}
