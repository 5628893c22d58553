import { sql, type Kysely } from 'kysely';

/**
 * 责任清收名册 as they left the house (D4-13): the head, one sheet a person, the loans put on and taken off by revision
 * (the first is the issue itself) with the printed line of each, what happened to every sheet, and the withdrawal. All of
 * it is frozen: only undo marks it void. A locked year of the schedule no longer moves, and stays locked while a roster
 * of that year stands.
 */
const TABLES = [
  `CREATE TABLE roster (roster_id INTEGER PRIMARY KEY, year INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('responsibility','approver','vintage','unit','collector')), no INTEGER NOT NULL CHECK (no > 0), doc_no TEXT NOT NULL, issued_on TEXT NOT NULL CHECK (issued_on IS date(issued_on)), as_of TEXT NOT NULL CHECK (as_of IS date(as_of)), deadline_on TEXT NOT NULL CHECK (deadline_on IS date(deadline_on)), objection_days INTEGER NOT NULL CHECK (objection_days BETWEEN 1 AND 90), formed_years TEXT NOT NULL CHECK (json_valid(formed_years)), voided_by INTEGER REFERENCES batch, UNIQUE (year, kind, no), CHECK (as_of <= issued_on AND issued_on <= deadline_on)) STRICT`,
  `CREATE TABLE roster_withdrawal (roster_withdrawal_id INTEGER PRIMARY KEY, roster_id INTEGER NOT NULL REFERENCES roster, on_date TEXT NOT NULL CHECK (on_date IS date(on_date)), reason TEXT NOT NULL CHECK (length(reason) > 0), voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX roster_withdrawal_roster ON roster_withdrawal (roster_id) WHERE voided_by IS NULL`,
  `CREATE TABLE roster_revision (roster_revision_id INTEGER PRIMARY KEY, roster_id INTEGER NOT NULL REFERENCES roster, revision INTEGER NOT NULL CHECK (revision > 0), follows INTEGER REFERENCES roster_revision, on_date TEXT NOT NULL CHECK (on_date IS date(on_date)), as_of TEXT NOT NULL CHECK (as_of IS date(as_of)), doc_no TEXT NOT NULL, reason TEXT NOT NULL, frame TEXT NOT NULL CHECK (json_valid(frame)), batch_id INTEGER NOT NULL REFERENCES batch, voided_by INTEGER REFERENCES batch, CHECK ((revision = 1) = (follows IS NULL)), CHECK (as_of <= on_date), CHECK (revision = 1 OR length(reason) > 0)) STRICT`,
  `CREATE UNIQUE INDEX roster_revision_no ON roster_revision (roster_id, revision) WHERE voided_by IS NULL`,
  `CREATE TABLE roster_sheet (roster_sheet_id INTEGER PRIMARY KEY, roster_id INTEGER NOT NULL REFERENCES roster, no INTEGER NOT NULL CHECK (no > 0), person_key TEXT NOT NULL, staff_id INTEGER REFERENCES staff, name TEXT NOT NULL, sheet_no TEXT NOT NULL, heading TEXT NOT NULL CHECK (json_valid(heading)), voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX roster_sheet_key ON roster_sheet (roster_id, person_key) WHERE voided_by IS NULL`,
  `CREATE UNIQUE INDEX roster_sheet_no ON roster_sheet (roster_id, no) WHERE voided_by IS NULL`,
  `CREATE TABLE roster_item (roster_item_id INTEGER PRIMARY KEY, roster_revision_id INTEGER NOT NULL REFERENCES roster_revision, roster_sheet_id INTEGER NOT NULL REFERENCES roster_sheet, act TEXT NOT NULL CHECK (act IN ('add','remove')), why TEXT NOT NULL CHECK (why IN ('issue','new','moved','settled','redated','schedule','cancelled')), loan_id INTEGER NOT NULL REFERENCES loan, removes INTEGER REFERENCES roster_item, role TEXT NOT NULL, share_ppm INTEGER CHECK (share_ppm BETWEEN 0 AND 1000000), principal_fen INTEGER NOT NULL CHECK (principal_fen >= 0), interest_fen INTEGER NOT NULL CHECK (interest_fen >= 0), line TEXT NOT NULL CHECK (json_valid(line)), voided_by INTEGER REFERENCES batch, CHECK ((act = 'remove') = (removes IS NOT NULL))) STRICT`,
  `CREATE INDEX roster_item_sheet ON roster_item (roster_sheet_id)`,
  `CREATE INDEX roster_item_revision ON roster_item (roster_revision_id)`,
  `CREATE INDEX roster_item_loan ON roster_item (loan_id)`,
  `CREATE UNIQUE INDEX roster_item_removes ON roster_item (removes) WHERE removes IS NOT NULL AND voided_by IS NULL`,
  `CREATE TABLE roster_act (roster_act_id INTEGER PRIMARY KEY, roster_sheet_id INTEGER NOT NULL REFERENCES roster_sheet, act TEXT NOT NULL CHECK (act IN ('printed','delivered','signed','refused','reminded','warned','returned')), on_date TEXT NOT NULL CHECK (on_date IS date(on_date)), how TEXT NOT NULL, to_name TEXT NOT NULL, says TEXT NOT NULL, by_name TEXT NOT NULL, voided_by INTEGER REFERENCES batch, CHECK (act <> 'delivered' OR (length(how) > 0 AND length(to_name) > 0)), CHECK (act <> 'refused' OR length(says) > 0)) STRICT`,
  `CREATE INDEX roster_act_sheet ON roster_act (roster_sheet_id)`,
];
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  roster: ['year', 'kind', 'no', 'doc_no', 'issued_on', 'as_of', 'deadline_on', 'objection_days', 'formed_years'],
  roster_withdrawal: ['roster_id', 'on_date', 'reason'],
  roster_revision: ['roster_id', 'revision', 'follows', 'on_date', 'as_of', 'doc_no', 'reason', 'frame', 'batch_id'],
  roster_sheet: ['roster_id', 'no', 'person_key', 'staff_id', 'name', 'sheet_no', 'heading'],
  roster_item: ['roster_revision_id', 'roster_sheet_id', 'act', 'why', 'loan_id', 'removes', 'role', 'share_ppm', 'principal_fen', 'interest_fen', 'line'],
  roster_act: ['roster_sheet_id', 'act', 'on_date', 'how', 'to_name', 'says', 'by_name'],
};

const refuse = (code: string, details = ''): string => `SELECT RAISE(ABORT, '${code}${details === '' ? `'` : ` ${details}`})`;
/** Rosters r that stand: neither undone nor withdrawn. */
const STANDING = `FROM roster r WHERE r.voided_by IS NULL AND NOT EXISTS (SELECT 1 FROM roster_withdrawal w WHERE w.roster_id = r.roster_id AND w.voided_by IS NULL)`;
const ANOTHER = (row: string): string => `EXISTS (SELECT 1 ${STANDING} AND r.year = ${row}.year AND r.kind = ${row}.kind AND r.roster_id <> ${row}.roster_id)`;
const WITHDRAWN_OF = `(SELECT year FROM roster WHERE roster_id = OLD.roster_id)`;
const WITHDRAWN = (rosterId: string): string => `EXISTS (SELECT 1 FROM roster_withdrawal w WHERE w.roster_id = ${rosterId} AND w.voided_by IS NULL)`;
const LOCKED_YEAR = (row: string): string => `EXISTS (SELECT 1 FROM vintage_plan v WHERE v.plan_year = ${row}.plan_year AND v.locked = 1 AND v.voided_by IS NULL)`;

const GUARDS = [
  // one roster of a kind and year stands at a time; coming back by undo counts too
  `CREATE TRIGGER roster_one_i BEFORE INSERT ON roster WHEN ${ANOTHER('NEW')} BEGIN ${refuse('ROSTER_STANDS', `year=' || NEW.year`)}; END`,
  `CREATE TRIGGER roster_one_u BEFORE UPDATE OF voided_by ON roster WHEN NEW.voided_by IS NULL AND OLD.voided_by IS NOT NULL AND ${ANOTHER('NEW')} BEGIN ${refuse('ROSTER_STANDS', `year=' || NEW.year`)}; END`,
  `CREATE TRIGGER roster_one_w BEFORE UPDATE OF voided_by ON roster_withdrawal WHEN NEW.voided_by IS NOT NULL AND OLD.voided_by IS NULL AND EXISTS (SELECT 1 ${STANDING} AND r.roster_id <> OLD.roster_id AND EXISTS (SELECT 1 FROM roster o WHERE o.roster_id = OLD.roster_id AND o.voided_by IS NULL AND o.year = r.year AND o.kind = r.kind)) BEGIN ${refuse('ROSTER_STANDS', `year=' || ${WITHDRAWN_OF}`)}; END`,
  `CREATE TRIGGER roster_revision_batch BEFORE INSERT ON roster_revision WHEN NEW.batch_id IS NOT (SELECT batch_id FROM write_gate) BEGIN ${refuse('WRONG_BATCH')}; END`,
  `CREATE TRIGGER roster_revision_next BEFORE INSERT ON roster_revision WHEN ${WITHDRAWN('NEW.roster_id')} OR NEW.revision <> (SELECT coalesce(max(revision), 0) + 1 FROM roster_revision WHERE roster_id = NEW.roster_id AND voided_by IS NULL) BEGIN ${refuse('ROSTER_FROZEN')}; END`,
  // lines come with their revision and never later; a line is taken off the sheet it stands on
  `CREATE TRIGGER roster_item_batch BEFORE INSERT ON roster_item WHEN (SELECT batch_id FROM roster_revision WHERE roster_revision_id = NEW.roster_revision_id) IS NOT (SELECT batch_id FROM write_gate) BEGIN ${refuse('ROSTER_FROZEN')}; END`,
  `CREATE TRIGGER roster_item_place BEFORE INSERT ON roster_item WHEN (SELECT roster_id FROM roster_sheet WHERE roster_sheet_id = NEW.roster_sheet_id) IS NOT (SELECT roster_id FROM roster_revision WHERE roster_revision_id = NEW.roster_revision_id) OR (NEW.removes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM roster_item o WHERE o.roster_item_id = NEW.removes AND o.act = 'add' AND o.loan_id = NEW.loan_id AND o.roster_sheet_id = NEW.roster_sheet_id AND o.voided_by IS NULL)) BEGIN ${refuse('ROSTER_FROZEN')}; END`,
  `CREATE TRIGGER roster_act_withdrawn BEFORE INSERT ON roster_act WHEN ${WITHDRAWN('(SELECT roster_id FROM roster_sheet WHERE roster_sheet_id = NEW.roster_sheet_id)')} BEGIN ${refuse('ROSTER_FROZEN')}; END`,
  // a locked year of the schedule: only the lock itself moves, and not while a roster of the year stands
  `CREATE TRIGGER vintage_plan_locked_i BEFORE INSERT ON vintage_plan WHEN ${LOCKED_YEAR('NEW')} BEGIN ${refuse('SCHEDULE_LOCKED', `year=' || NEW.plan_year`)}; END`,
  `CREATE TRIGGER vintage_plan_locked_u BEFORE UPDATE ON vintage_plan WHEN (OLD.plan_year <> NEW.plan_year OR OLD.formed_year <> NEW.formed_year OR OLD.voided_by IS NOT NEW.voided_by) AND ${LOCKED_YEAR('OLD')} BEGIN ${refuse('SCHEDULE_LOCKED', `year=' || OLD.plan_year`)}; END`,
  `CREATE TRIGGER vintage_plan_unlock BEFORE UPDATE OF locked ON vintage_plan WHEN OLD.locked = 1 AND NEW.locked = 0 AND EXISTS (SELECT 1 ${STANDING} AND r.year = OLD.plan_year) BEGIN ${refuse('SCHEDULE_IN_USE', `year=' || OLD.plan_year`)}; END`,
  ...Object.entries(COLUMNS).map(([table, columns]) => `CREATE TRIGGER ${table}_final BEFORE UPDATE ON ${table} WHEN ${columns.map((c) => `OLD.${c} IS NOT NEW.${c}`).join(' OR ')} BEGIN ${refuse('VERSION_IS_FINAL')}; END`),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(db);
  for (const statement of [...TABLES, ...GUARDS]) await run(statement);
  for (const table of Object.keys(COLUMNS)) {
    for (const act of ['INSERT', 'UPDATE', 'DELETE']) await run(`CREATE TRIGGER ${table}_gate_${act.toLowerCase()} BEFORE ${act} ON ${table} WHEN (SELECT batch_id FROM write_gate) IS NULL BEGIN SELECT RAISE(ABORT, 'NO_OPEN_BATCH'); END`);
    await run(`CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'NOTHING_IS_DELETED'); END`);
  }
}
