import { sql, type Kysely } from 'kysely';

/**
 * The year plan's rule for posts that change in mid-year, a unit's tasks beside 清收 (压降, 控新), incentive plans as
 * versions of the office's own, the lock of a run that was paid, what happens to a person's statement (发出, 签字, 异议,
 * 答复), sanctions with what lifts them, wages for the legal limit on deductions. Older tables keep their columns: a
 * record's digest covers all of them.
 */
const TABLES = [
  `CREATE TABLE target_rule (target_rule_id INTEGER PRIMARY KEY, year_plan_id INTEGER NOT NULL REFERENCES year_plan, proration TEXT NOT NULL CHECK (proration IN ('days','post_at_year_end')), doc_no TEXT NOT NULL, voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX target_rule_plan ON target_rule (year_plan_id) WHERE voided_by IS NULL`,
  `CREATE TABLE unit_task (unit_task_id INTEGER PRIMARY KEY, year_plan_id INTEGER NOT NULL REFERENCES year_plan, unit_id INTEGER NOT NULL REFERENCES unit, measure TEXT NOT NULL CHECK (measure IN ('reduce','new_cap')), task_fen INTEGER NOT NULL CHECK (task_fen >= 0), source TEXT NOT NULL CHECK (source IN ('allocated','override')), reason TEXT, voided_by INTEGER REFERENCES batch, CHECK (source <> 'override' OR coalesce(length(reason), 0) > 0)) STRICT`,
  `CREATE UNIQUE INDEX unit_task_key ON unit_task (year_plan_id, unit_id, measure) WHERE voided_by IS NULL`,
  `CREATE TABLE rule_plan (rule_plan_id INTEGER PRIMARY KEY, code TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0), title TEXT NOT NULL, doc_no TEXT NOT NULL, from_on TEXT NOT NULL, to_on TEXT, body TEXT NOT NULL CHECK (json_valid(body)), body_hash TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('draft','approved','locked')), approved_by TEXT, approved_on TEXT, approved_doc TEXT, voided_by INTEGER REFERENCES batch, CHECK (state = 'draft' OR (coalesce(length(approved_by), 0) > 0 AND approved_on IS NOT NULL))) STRICT`,
  `CREATE UNIQUE INDEX rule_plan_version ON rule_plan (code, version) WHERE voided_by IS NULL`,
  `CREATE TABLE run_lock (run_lock_id INTEGER PRIMARY KEY, incentive_run_id INTEGER NOT NULL REFERENCES incentive_run, plan_code TEXT NOT NULL, from_on TEXT NOT NULL, to_on TEXT NOT NULL, locked_on TEXT NOT NULL, voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX run_lock_run ON run_lock (incentive_run_id) WHERE voided_by IS NULL`,
  `CREATE INDEX run_lock_plan ON run_lock (plan_code, from_on) WHERE voided_by IS NULL`,
  `CREATE TABLE run_act (run_act_id INTEGER PRIMARY KEY, incentive_run_id INTEGER NOT NULL REFERENCES incentive_run, staff_id INTEGER NOT NULL REFERENCES staff, act TEXT NOT NULL CHECK (act IN ('issued','signed','objection','decision')), on_date TEXT NOT NULL CHECK (on_date IS date(on_date)), says TEXT NOT NULL, by_name TEXT NOT NULL, answers INTEGER REFERENCES run_act, voided_by INTEGER REFERENCES batch, CHECK ((act = 'decision') = (answers IS NOT NULL)), CHECK (act NOT IN ('objection','decision') OR length(says) > 0)) STRICT`,
  `CREATE INDEX run_act_run ON run_act (incentive_run_id)`,
  `CREATE TABLE sanction (sanction_id INTEGER PRIMARY KEY, incentive_run_id INTEGER NOT NULL REFERENCES incentive_run, staff_id INTEGER NOT NULL REFERENCES staff, code TEXT NOT NULL, from_on TEXT NOT NULL, lifts_when TEXT NOT NULL, says TEXT NOT NULL, lifted_on TEXT, lifted_reason TEXT, voided_by INTEGER REFERENCES batch, CHECK ((lifted_on IS NULL) = (lifted_reason IS NULL)), CHECK (lifted_on IS NULL OR lifted_on >= from_on)) STRICT`,
  `CREATE INDEX sanction_staff ON sanction (staff_id) WHERE voided_by IS NULL`,
  `CREATE TABLE staff_wage (staff_wage_id INTEGER PRIMARY KEY, staff_id INTEGER REFERENCES staff, from_on TEXT NOT NULL CHECK (from_on IS date(from_on)), wage_fen INTEGER NOT NULL CHECK (wage_fen >= 0), voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX staff_wage_from ON staff_wage (staff_id, from_on) WHERE staff_id IS NOT NULL AND voided_by IS NULL`,
  `CREATE UNIQUE INDEX staff_wage_minimum ON staff_wage (from_on) WHERE staff_id IS NULL AND voided_by IS NULL`,
];
const AUDITED = ['target_rule', 'unit_task', 'rule_plan', 'run_lock', 'run_act', 'sanction', 'staff_wage'];

const refuse = (code: string, details = ''): string => `SELECT RAISE(ABORT, '${code}${details === '' ? `'` : ` ${details}`})`;
const YEAR = (row: string): string => `year=' || (SELECT year FROM year_plan WHERE year_plan_id = ${row}.year_plan_id)`;
const LOCKED_PLAN = (row: string): string => `(SELECT state FROM year_plan WHERE year_plan_id = ${row}.year_plan_id) = 'locked'`;
const GUARDS = [
  `CREATE TRIGGER target_rule_locked_i BEFORE INSERT ON target_rule WHEN ${LOCKED_PLAN('NEW')} BEGIN ${refuse('TARGETS_LOCKED', YEAR('NEW'))}; END`,
  `CREATE TRIGGER target_rule_locked_u BEFORE UPDATE ON target_rule WHEN ${LOCKED_PLAN('OLD')} BEGIN ${refuse('TARGETS_LOCKED', YEAR('OLD'))}; END`,
  `CREATE TRIGGER unit_task_locked_i BEFORE INSERT ON unit_task WHEN NEW.source <> 'override' AND ${LOCKED_PLAN('NEW')} BEGIN ${refuse('TARGETS_LOCKED', YEAR('NEW'))}; END`,
  `CREATE TRIGGER unit_task_locked_u BEFORE UPDATE ON unit_task WHEN ${LOCKED_PLAN('OLD')} AND (OLD.task_fen <> NEW.task_fen OR OLD.unit_id <> NEW.unit_id OR OLD.measure <> NEW.measure OR OLD.year_plan_id <> NEW.year_plan_id) BEGIN ${refuse('TARGETS_LOCKED', YEAR('OLD'))}; END`,
  // an approved version is what was signed: from then on only its state moves, and after the lock not even that
  `CREATE TRIGGER rule_plan_final BEFORE UPDATE ON rule_plan WHEN OLD.state <> 'draft' AND (OLD.body <> NEW.body OR OLD.code <> NEW.code OR OLD.version <> NEW.version OR (OLD.state = 'locked' AND (NEW.state <> 'locked' OR NEW.voided_by IS NOT NULL))) BEGIN ${refuse('RULE_PLAN_FINAL')}; END`,
  // what was paid is paid: two locked runs of a plan never share a day, and only the last one can be taken back
  `CREATE TRIGGER run_lock_order BEFORE INSERT ON run_lock WHEN EXISTS (SELECT 1 FROM run_lock l WHERE l.plan_code = NEW.plan_code AND l.voided_by IS NULL AND l.to_on >= NEW.from_on) BEGIN ${refuse('RUN_OVERLAPS', `from=' || NEW.from_on || ' to=' || NEW.to_on || (SELECT ' lockedFrom=' || l.from_on || ' lockedTo=' || l.to_on || ' next=' || date(l.to_on, '+1 day') FROM run_lock l WHERE l.plan_code = NEW.plan_code AND l.voided_by IS NULL ORDER BY l.to_on DESC LIMIT 1)`)}; END`,
  `CREATE TRIGGER run_lock_last BEFORE UPDATE ON run_lock WHEN EXISTS (SELECT 1 FROM run_lock l WHERE l.plan_code = OLD.plan_code AND l.voided_by IS NULL AND l.from_on > OLD.to_on) BEGIN ${refuse('RUN_LOCKED')}; END`,
  `CREATE TRIGGER run_lock_kept BEFORE UPDATE ON incentive_run WHEN NEW.voided_by IS NOT NULL AND EXISTS (SELECT 1 FROM run_lock l WHERE l.incentive_run_id = OLD.incentive_run_id AND l.voided_by IS NULL) BEGIN ${refuse('RUN_LOCKED')}; END`,
  // receipts of a paid month are never added to: a correction goes into an open month and into the next run
  `CREATE TRIGGER period_paid BEFORE UPDATE ON period WHEN OLD.state = 'closed' AND NEW.state = 'open' AND EXISTS (SELECT 1 FROM run_lock l WHERE l.voided_by IS NULL AND substr(l.from_on,1,7) <= OLD.period AND substr(l.to_on,1,7) >= OLD.period) BEGIN ${refuse('RUN_COVERS_PERIOD', `period=' || OLD.period`)}; END`,
  `CREATE TRIGGER run_act_final BEFORE UPDATE ON run_act WHEN OLD.says <> NEW.says OR OLD.act <> NEW.act OR OLD.on_date <> NEW.on_date BEGIN ${refuse('VERSION_IS_FINAL')}; END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(db);
  for (const statement of [...TABLES, ...GUARDS]) await run(statement);
  for (const table of AUDITED) {
    for (const act of ['INSERT', 'UPDATE', 'DELETE']) await run(`CREATE TRIGGER ${table}_gate_${act.toLowerCase()} BEFORE ${act} ON ${table} WHEN (SELECT batch_id FROM write_gate) IS NULL BEGIN SELECT RAISE(ABORT, 'NO_OPEN_BATCH'); END`);
    await run(`CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'NOTHING_IS_DELETED'); END`);
  }
}
