import { sql, type Kysely } from 'kysely';

/**
 * What a 台账 that was taken in brought for each unit (D4-06): rows, those that stayed out, and the principal of the
 * others. Written with its file and never changed.
 */
const COUNT = (column: string): string => `${column} INTEGER NOT NULL CHECK (${column} >= 0)`;
const TABLES = [
  `CREATE TABLE import_unit (import_unit_id INTEGER PRIMARY KEY, import_file_id INTEGER NOT NULL REFERENCES import_file, unit_id INTEGER NOT NULL REFERENCES unit, rows INTEGER NOT NULL CHECK (rows > 0), ${COUNT('conflicts')}, ${COUNT('rejected')}, ${COUNT('principal_fen')}, voided_by INTEGER REFERENCES batch, CHECK (conflicts + rejected <= rows)) STRICT`,
  `CREATE UNIQUE INDEX import_unit_file ON import_unit (import_file_id, unit_id)`,
  `CREATE INDEX import_unit_unit ON import_unit (unit_id)`,
];
const FINAL = ['import_file_id', 'unit_id', 'rows', 'conflicts', 'rejected', 'principal_fen'];

const refuse = (code: string): string => `SELECT RAISE(ABORT, '${code}')`;

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(db);
  for (const statement of TABLES) await run(statement);
  await run(`CREATE TRIGGER import_unit_final BEFORE UPDATE ON import_unit WHEN ${FINAL.map((c) => `OLD.${c} IS NOT NEW.${c}`).join(' OR ')} BEGIN ${refuse('VERSION_IS_FINAL')}; END`);
  for (const act of ['INSERT', 'UPDATE', 'DELETE']) await run(`CREATE TRIGGER import_unit_gate_${act.toLowerCase()} BEFORE ${act} ON import_unit WHEN (SELECT batch_id FROM write_gate) IS NULL BEGIN ${refuse('NO_OPEN_BATCH')}; END`);
  await run(`CREATE TRIGGER import_unit_stays BEFORE DELETE ON import_unit BEGIN ${refuse('NOTHING_IS_DELETED')}; END`);
}
