import { sql, type Kysely } from 'kysely';

/**
 * Dated events of loans and units that move no money: a loan goes to another unit (its stretches are cut on that day,
 * entries keep the unit they were booked at), an own new loan stands beside an old one (放水养鱼), a unit takes another
 * name or goes into another, a debt on the 涉政 list is settled otherwise than by money. A loan's book is part of its
 * key and never changes: what is written off or swapped goes on as a loan of its own in the other book.
 */
const TABLES = [
  `CREATE TABLE loan_move (loan_move_id INTEGER PRIMARY KEY, loan_id INTEGER NOT NULL REFERENCES loan, on_date TEXT NOT NULL CHECK (on_date IS date(on_date) AND substr(on_date,6) <> '01-01'), from_unit_id INTEGER NOT NULL REFERENCES unit, to_unit_id INTEGER NOT NULL REFERENCES unit, reason TEXT NOT NULL CHECK (length(reason) > 0), voided_by INTEGER REFERENCES batch, CHECK (from_unit_id <> to_unit_id)) STRICT`,
  `CREATE INDEX loan_move_loan ON loan_move (loan_id, on_date)`,
  `CREATE TABLE loan_aid (loan_aid_id INTEGER PRIMARY KEY, loan_id INTEGER NOT NULL REFERENCES loan, new_loan_no TEXT NOT NULL CHECK (length(new_loan_no) > 0), amount_fen INTEGER NOT NULL CHECK (amount_fen > 0), granted_on TEXT NOT NULL CHECK (granted_on IS date(granted_on)), plan TEXT NOT NULL CHECK (length(plan) > 0), voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE INDEX loan_aid_loan ON loan_aid (loan_id)`,
  `CREATE TABLE unit_event (unit_event_id INTEGER PRIMARY KEY, unit_id INTEGER NOT NULL REFERENCES unit, on_date TEXT NOT NULL CHECK (on_date IS date(on_date)), act TEXT NOT NULL CHECK (act IN ('rename','merge')), former_name TEXT NOT NULL CHECK (length(former_name) > 0), into_id INTEGER REFERENCES unit, reason TEXT NOT NULL CHECK (length(reason) > 0), voided_by INTEGER REFERENCES batch, CHECK ((act = 'merge') = (into_id IS NOT NULL)), CHECK (into_id IS NOT unit_id)) STRICT`,
  `CREATE TABLE gov_settlement (gov_settlement_id INTEGER PRIMARY KEY, gov_debt_id INTEGER NOT NULL REFERENCES gov_debt, on_date TEXT NOT NULL CHECK (on_date IS date(on_date)), how TEXT NOT NULL CHECK (length(how) > 0), voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX gov_settlement_debt ON gov_settlement (gov_debt_id) WHERE voided_by IS NULL`,
];
const AUDITED = ['loan_move', 'loan_aid', 'unit_event', 'gov_settlement'];

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(db);
  for (const statement of TABLES) await run(statement);
  for (const table of AUDITED) {
    for (const act of ['INSERT', 'UPDATE', 'DELETE']) await run(`CREATE TRIGGER ${table}_gate_${act.toLowerCase()} BEFORE ${act} ON ${table} WHEN (SELECT batch_id FROM write_gate) IS NULL BEGIN SELECT RAISE(ABORT, 'NO_OPEN_BATCH'); END`);
    await run(`CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'NOTHING_IS_DELETED'); END`);
  }
}
