import { sql, type Kysely } from 'kysely';

/**
 * 责任认定: a case file for a loan, its dated steps one after the other, the persons proposed, what each of them answered,
 * what was found, what followed; 风险金 as movements on a person's account; the day by which whoever granted a
 * staff-related loan has to recover it. Every row belongs to the step during which it was written and stands as long as
 * no later step does.
 */
const TABLES = [
  `CREATE TABLE case_file (case_file_id INTEGER PRIMARY KEY, case_no TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('formed','handover','irregular')), loan_id INTEGER NOT NULL REFERENCES loan, unit_id INTEGER NOT NULL REFERENCES unit, base_fen INTEGER NOT NULL CHECK (base_fen > 0), limitation_on TEXT NOT NULL CHECK (limitation_on IS date(limitation_on)), cause TEXT NOT NULL CHECK (length(cause) > 0), voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX case_file_no ON case_file (case_no) WHERE voided_by IS NULL`,
  `CREATE INDEX case_file_loan ON case_file (loan_id) WHERE voided_by IS NULL`,
  `CREATE TABLE case_step (case_step_id INTEGER PRIMARY KEY, case_file_id INTEGER NOT NULL REFERENCES case_file, step TEXT NOT NULL CHECK (step IN ('open','propose','check','decide','pursue','complete')), on_date TEXT NOT NULL CHECK (on_date IS date(on_date)), opinion TEXT NOT NULL CHECK (length(opinion) > 0), doc_no TEXT NOT NULL, by_name TEXT NOT NULL CHECK (length(by_name) > 0), group_opinion TEXT, group_doc_no TEXT, follows INTEGER REFERENCES case_step, voided_by INTEGER REFERENCES batch, CHECK ((step = 'open') = (follows IS NULL)), CHECK ((step = 'decide') = (coalesce(length(group_opinion), 0) > 0 AND coalesce(length(group_doc_no), 0) > 0)), CHECK (step NOT IN ('decide','pursue') OR length(doc_no) > 0)) STRICT`,
  `CREATE UNIQUE INDEX case_step_once ON case_step (case_file_id, step) WHERE voided_by IS NULL`,
  `CREATE UNIQUE INDEX case_step_follows ON case_step (follows) WHERE follows IS NOT NULL AND voided_by IS NULL`,
  `CREATE TABLE case_person (case_person_id INTEGER PRIMARY KEY, case_step_id INTEGER NOT NULL REFERENCES case_step, staff_id INTEGER REFERENCES staff, outsider TEXT, role TEXT NOT NULL CHECK (role IN ('lead_investigate','investigate','review','approve','contract','manage')), kind TEXT NOT NULL CHECK (kind IN ('share','extra','fine')), level TEXT NOT NULL CHECK (level IN ('full','main','minor','leader')), share_ppm INTEGER NOT NULL CHECK (share_ppm BETWEEN 0 AND 1000000), voided_by INTEGER REFERENCES batch, CHECK ((staff_id IS NULL) <> (outsider IS NULL))) STRICT`,
  `CREATE INDEX case_person_step ON case_person (case_step_id)`,
  `CREATE INDEX case_person_staff ON case_person (staff_id) WHERE voided_by IS NULL`,
  `CREATE TABLE case_answer (case_answer_id INTEGER PRIMARY KEY, case_step_id INTEGER NOT NULL REFERENCES case_step, case_person_id INTEGER NOT NULL REFERENCES case_person, act TEXT NOT NULL CHECK (act IN ('confirm','object','silent','decision')), on_date TEXT NOT NULL CHECK (on_date IS date(on_date)), says TEXT NOT NULL, by_name TEXT NOT NULL, answers INTEGER REFERENCES case_answer, voided_by INTEGER REFERENCES batch, CHECK ((act = 'decision') = (answers IS NOT NULL)), CHECK (act = 'confirm' OR length(says) > 0), CHECK (act <> 'decision' OR length(by_name) > 0)) STRICT`,
  `CREATE INDEX case_answer_person ON case_answer (case_person_id)`,
  `CREATE UNIQUE INDEX case_answer_decided ON case_answer (answers) WHERE answers IS NOT NULL AND voided_by IS NULL`,
  `CREATE TABLE case_finding (case_finding_id INTEGER PRIMARY KEY, case_step_id INTEGER NOT NULL REFERENCES case_step, case_person_id INTEGER NOT NULL REFERENCES case_person, verdict TEXT NOT NULL CHECK (verdict IN ('liable','not_liable','exempt')), level TEXT NOT NULL CHECK (level IN ('full','main','minor','leader')), share_ppm INTEGER NOT NULL CHECK (share_ppm BETWEEN 0 AND 1000000), reason TEXT NOT NULL, minutes_no TEXT NOT NULL, voided_by INTEGER REFERENCES batch, CHECK (verdict <> 'exempt' OR (length(reason) > 0 AND length(minutes_no) > 0)), CHECK (verdict <> 'not_liable' OR share_ppm = 0)) STRICT`,
  `CREATE UNIQUE INDEX case_finding_person ON case_finding (case_person_id) WHERE voided_by IS NULL`,
  `CREATE INDEX case_finding_step ON case_finding (case_step_id)`,
  `CREATE TABLE case_measure (case_measure_id INTEGER PRIMARY KEY, case_step_id INTEGER NOT NULL REFERENCES case_step, case_finding_id INTEGER NOT NULL REFERENCES case_finding, measure TEXT NOT NULL, on_date TEXT NOT NULL CHECK (on_date IS date(on_date)), amount_fen INTEGER CHECK (amount_fen > 0), doc_no TEXT NOT NULL CHECK (length(doc_no) > 0), says TEXT NOT NULL, voided_by INTEGER REFERENCES batch, CHECK ((measure IN ('fine','performance','risk_fund')) = (amount_fen IS NOT NULL))) STRICT`,
  `CREATE INDEX case_measure_step ON case_measure (case_step_id)`,
  `CREATE INDEX case_measure_finding ON case_measure (case_finding_id)`,
  // what comes into the account is positive, what leaves it negative; a movement of a case names the finding it rests on
  `CREATE TABLE fund_move (fund_move_id INTEGER PRIMARY KEY, staff_id INTEGER NOT NULL REFERENCES staff, case_finding_id INTEGER REFERENCES case_finding, kind TEXT NOT NULL CHECK (kind IN ('deposit','charge','refund','reversal')), on_date TEXT NOT NULL CHECK (on_date IS date(on_date)), amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0), due_fen INTEGER, ratio_ppm INTEGER CHECK (ratio_ppm BETWEEN 1 AND 10000000), reason TEXT NOT NULL, minutes_no TEXT NOT NULL, voucher_no TEXT NOT NULL, reversal_of INTEGER REFERENCES fund_move, voided_by INTEGER REFERENCES batch, CHECK ((kind = 'reversal') = (reversal_of IS NOT NULL)), CHECK (kind <> 'reversal' OR length(reason) > 0), CHECK (kind NOT IN ('deposit','refund') OR amount_fen > 0), CHECK (kind <> 'charge' OR amount_fen < 0), CHECK ((kind = 'charge') = (due_fen IS NOT NULL AND ratio_ppm IS NOT NULL)), CHECK (kind NOT IN ('charge','refund') OR case_finding_id IS NOT NULL), CHECK (kind <> 'deposit' OR case_finding_id IS NULL), CHECK (coalesce(ratio_ppm, 1000000) = 1000000 OR (length(reason) > 0 AND length(minutes_no) > 0))) STRICT`,
  `CREATE INDEX fund_move_staff ON fund_move (staff_id, on_date) WHERE voided_by IS NULL`,
  `CREATE INDEX fund_move_finding ON fund_move (case_finding_id) WHERE case_finding_id IS NOT NULL AND voided_by IS NULL`,
  `CREATE UNIQUE INDEX fund_move_reversed ON fund_move (reversal_of) WHERE reversal_of IS NOT NULL AND voided_by IS NULL`,
  `CREATE TABLE recovery_deadline (recovery_deadline_id INTEGER PRIMARY KEY, loan_id INTEGER NOT NULL REFERENCES loan, deadline_on TEXT NOT NULL CHECK (deadline_on IS date(deadline_on)), set_on TEXT NOT NULL CHECK (set_on IS date(set_on)), doc_no TEXT NOT NULL, voided_by INTEGER REFERENCES batch, CHECK (deadline_on >= set_on)) STRICT`,
  `CREATE UNIQUE INDEX recovery_deadline_loan ON recovery_deadline (loan_id) WHERE voided_by IS NULL`,
];
const AUDITED = ['case_file', 'case_step', 'case_person', 'case_answer', 'case_finding', 'case_measure', 'fund_move', 'recovery_deadline'];
/** Columns of a record besides its key and `voided_by`: they are what was signed. */
const FINAL: Readonly<Record<string, readonly string[]>> = {
  case_file: ['case_no', 'kind', 'loan_id', 'unit_id', 'base_fen', 'limitation_on', 'cause'],
  case_step: ['case_file_id', 'step', 'on_date', 'opinion', 'doc_no', 'by_name', 'group_opinion', 'group_doc_no', 'follows'],
  case_person: ['case_step_id', 'staff_id', 'outsider', 'role', 'kind', 'level', 'share_ppm'],
  case_answer: ['case_step_id', 'case_person_id', 'act', 'on_date', 'says', 'by_name', 'answers'],
  case_finding: ['case_step_id', 'case_person_id', 'verdict', 'level', 'share_ppm', 'reason', 'minutes_no'],
  case_measure: ['case_step_id', 'case_finding_id', 'measure', 'on_date', 'amount_fen', 'doc_no', 'says'],
  fund_move: ['staff_id', 'case_finding_id', 'kind', 'on_date', 'amount_fen', 'due_fen', 'ratio_ppm', 'reason', 'minutes_no', 'voucher_no', 'reversal_of'],
  recovery_deadline: ['loan_id', 'deadline_on', 'set_on', 'doc_no'],
};
/** Rows that belong to the step during which they were written. */
const WITHIN_STEP = ['case_person', 'case_answer', 'case_finding', 'case_measure'];

const refuse = (code: string): string => `SELECT RAISE(ABORT, '${code}')`;
const FOLLOWED = (step: string): string => `EXISTS (SELECT 1 FROM case_step s WHERE s.follows = ${step} AND s.voided_by IS NULL)`;
const BEFORE = `CASE NEW.step WHEN 'propose' THEN 'open' WHEN 'check' THEN 'propose' WHEN 'decide' THEN 'check' WHEN 'pursue' THEN 'decide' WHEN 'complete' THEN 'pursue' END`;
/** What was charged less what was given back; negative while something is kept. */
const KEPT = (finding: string): string => `(SELECT coalesce(sum(m.amount_fen), 0) FROM fund_move m WHERE m.case_finding_id = ${finding} AND m.voided_by IS NULL)`;
const GUARDS = [
  // no step is skipped, none is dated before the one before; only the last one goes
  `CREATE TRIGGER case_step_order BEFORE INSERT ON case_step WHEN NEW.follows IS NOT NULL AND NOT EXISTS (SELECT 1 FROM case_step p WHERE p.case_step_id = NEW.follows AND p.case_file_id = NEW.case_file_id AND p.voided_by IS NULL AND p.step = ${BEFORE} AND p.on_date <= NEW.on_date) BEGIN ${refuse('CASE_STEP_STANDS')}; END`,
  `CREATE TRIGGER case_step_last BEFORE UPDATE ON case_step WHEN OLD.voided_by IS NULL AND NEW.voided_by IS NOT NULL AND ${FOLLOWED('OLD.case_step_id')} BEGIN ${refuse('CASE_STEP_STANDS')}; END`,
  `CREATE TRIGGER case_step_objections BEFORE INSERT ON case_step WHEN NEW.step = 'decide' AND EXISTS (SELECT 1 FROM case_answer a JOIN case_step s ON s.case_step_id = a.case_step_id WHERE s.case_file_id = NEW.case_file_id AND a.act = 'object' AND a.voided_by IS NULL AND NOT EXISTS (SELECT 1 FROM case_answer d WHERE d.answers = a.case_answer_id AND d.voided_by IS NULL)) BEGIN ${refuse('CASE_OBJECTION_OPEN')}; END`,
  ...WITHIN_STEP.flatMap((table) => [
    `CREATE TRIGGER ${table}_late BEFORE INSERT ON ${table} WHEN ${FOLLOWED('NEW.case_step_id')} BEGIN ${refuse('CASE_STEP_STANDS')}; END`,
    `CREATE TRIGGER ${table}_kept BEFORE UPDATE ON ${table} WHEN OLD.voided_by IS NOT NEW.voided_by AND ${FOLLOWED('OLD.case_step_id')} BEGIN ${refuse('CASE_STEP_STANDS')}; END`,
  ]),
  // never more is given back than was paid, whatever is booked, taken back or brought back
  `CREATE TRIGGER fund_move_paid_i BEFORE INSERT ON fund_move WHEN NEW.case_finding_id IS NOT NULL AND ${KEPT('NEW.case_finding_id')} + NEW.amount_fen > 0 BEGIN ${refuse('FUND_OVER_REFUND')}; END`,
  `CREATE TRIGGER fund_move_paid_u BEFORE UPDATE ON fund_move WHEN OLD.case_finding_id IS NOT NULL AND OLD.voided_by IS NOT NEW.voided_by AND ${KEPT('OLD.case_finding_id')} + CASE WHEN NEW.voided_by IS NULL THEN OLD.amount_fen ELSE -OLD.amount_fen END > 0 BEGIN ${refuse('FUND_OVER_REFUND')}; END`,
  // a reversal is its movement with the other sign
  `CREATE TRIGGER fund_move_exact BEFORE INSERT ON fund_move WHEN NEW.reversal_of IS NOT NULL AND NOT EXISTS (SELECT 1 FROM fund_move o WHERE o.fund_move_id = NEW.reversal_of AND o.reversal_of IS NULL AND o.voided_by IS NULL AND o.staff_id = NEW.staff_id AND o.case_finding_id IS NEW.case_finding_id AND o.amount_fen = -NEW.amount_fen) BEGIN ${refuse('REVERSAL_NOT_EXACT')}; END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(db);
  for (const statement of [...TABLES, ...GUARDS]) await run(statement);
  for (const [table, columns] of Object.entries(FINAL)) await run(`CREATE TRIGGER ${table}_final BEFORE UPDATE ON ${table} WHEN ${columns.map((c) => `OLD.${c} IS NOT NEW.${c}`).join(' OR ')} BEGIN ${refuse('VERSION_IS_FINAL')}; END`);
  for (const table of AUDITED) {
    for (const act of ['INSERT', 'UPDATE', 'DELETE']) await run(`CREATE TRIGGER ${table}_gate_${act.toLowerCase()} BEFORE ${act} ON ${table} WHEN (SELECT batch_id FROM write_gate) IS NULL BEGIN ${refuse('NO_OPEN_BATCH')}; END`);
    await run(`CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table} BEGIN ${refuse('NOTHING_IS_DELETED')}; END`);
  }
}
