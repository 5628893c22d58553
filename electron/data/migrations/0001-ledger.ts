import { sql, type Kysely } from 'kysely';

/**
 * The first shape of the ledger. Frozen: a released migration is never edited, it is followed by another.
 * Conventions: STRICT tables; money `*_fen` integer 分; business day `*_on` text; instant `*_at` integer ms; every audited
 * table has one integer key, so that a change row can name any record, and `voided_by`, the batch that took the record
 * back (undo never deletes; unique keys and readers look at rows with `voided_by IS NULL`).
 */
const TABLES = [
  // ---- safe-keeping
  `CREATE TABLE ledger_info (one INTEGER PRIMARY KEY CHECK (one = 1), ledger_uid TEXT NOT NULL, county TEXT NOT NULL, is_sample INTEGER NOT NULL CHECK (is_sample IN (0,1)), created_at INTEGER NOT NULL, genesis BLOB NOT NULL) STRICT`,
  `CREATE TABLE batch (batch_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, user_name TEXT NOT NULL, at INTEGER NOT NULL, business_on TEXT NOT NULL CHECK (business_on IS date(business_on)), undo_of INTEGER REFERENCES batch, first_change INTEGER, last_change INTEGER, prev_hash BLOB NOT NULL, hash BLOB UNIQUE) STRICT`,
  `CREATE INDEX batch_undo ON batch (undo_of) WHERE undo_of IS NOT NULL`,
  `CREATE TABLE change (change_id INTEGER PRIMARY KEY, batch_id INTEGER NOT NULL REFERENCES batch, tbl TEXT NOT NULL, row_id INTEGER NOT NULL, op TEXT NOT NULL CHECK (op IN ('I','U')), before TEXT, after TEXT NOT NULL) STRICT`,
  `CREATE INDEX change_row ON change (tbl, row_id)`,
  `CREATE INDEX change_batch ON change (batch_id)`,
  `CREATE TABLE write_gate (one INTEGER PRIMARY KEY CHECK (one = 1), batch_id INTEGER REFERENCES batch) STRICT`,
  // ---- codes that SQL has to know
  `CREATE TABLE class_code (class TEXT PRIMARY KEY, name TEXT NOT NULL, parent TEXT REFERENCES class_code, is_npl INTEGER NOT NULL CHECK (is_npl IN (0,1)), sort_no INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE TABLE form_code (form TEXT PRIMARY KEY, name TEXT NOT NULL, effect TEXT NOT NULL CHECK (effect IN ('recover','dispose','grow')), sort_no INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE TABLE measure_code (measure TEXT PRIMARY KEY, name TEXT NOT NULL, sort_no INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  // ---- organisation
  `CREATE TABLE unit (unit_id INTEGER PRIMARY KEY, code TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('county','office','credit_union','branch')), name TEXT NOT NULL, parent_id INTEGER REFERENCES unit, sort_no INTEGER NOT NULL, opened_on TEXT, closed_on TEXT, voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX unit_code ON unit (code) WHERE voided_by IS NULL`,
  `CREATE UNIQUE INDEX unit_name ON unit (name) WHERE voided_by IS NULL`,
  `CREATE TABLE unit_tag (unit_tag_id INTEGER PRIMARY KEY, unit_id INTEGER NOT NULL REFERENCES unit, tag TEXT NOT NULL, from_on TEXT NOT NULL, to_on TEXT NOT NULL, voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE TABLE staff (staff_id INTEGER PRIMARY KEY, staff_no TEXT NOT NULL, name TEXT NOT NULL, py TEXT NOT NULL, id_no TEXT, phone TEXT, joined_on TEXT, voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX staff_no ON staff (staff_no) WHERE voided_by IS NULL`,
  `CREATE TABLE staff_post (staff_post_id INTEGER PRIMARY KEY, staff_id INTEGER NOT NULL REFERENCES staff, unit_id INTEGER NOT NULL REFERENCES unit, kind TEXT NOT NULL CHECK (kind IN ('main','lent','seconded','acting')), tier TEXT NOT NULL, title TEXT NOT NULL, from_on TEXT NOT NULL, to_on TEXT NOT NULL, voided_by INTEGER REFERENCES batch, CHECK (from_on < to_on)) STRICT`,
  `CREATE INDEX staff_post_staff ON staff_post (staff_id, kind, from_on) WHERE voided_by IS NULL`,
  // ---- parties
  `CREATE TABLE party (party_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, py TEXT NOT NULL, id_kind TEXT, id_no TEXT, phone TEXT, town TEXT, public_kind TEXT NOT NULL CHECK (public_kind IN ('no','official','unit','village')), voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE INDEX party_id_no ON party (id_no) WHERE id_no IS NOT NULL AND voided_by IS NULL`,
  `CREATE INDEX party_name ON party (name)`,
  `CREATE TABLE party_key (key TEXT NOT NULL, party_id INTEGER NOT NULL REFERENCES party, PRIMARY KEY (key, party_id)) STRICT, WITHOUT ROWID`,
  // ---- loans
  `CREATE TABLE loan (loan_id INTEGER PRIMARY KEY, ledger_no TEXT NOT NULL, loan_no TEXT NOT NULL, unit_id INTEGER NOT NULL REFERENCES unit, book TEXT NOT NULL CHECK (book IN ('on','note_swap','written_off','fund_swap','asset')), borrower_id INTEGER NOT NULL REFERENCES party, actual_id INTEGER REFERENCES party, granted_on TEXT NOT NULL, due_on TEXT NOT NULL, original_fen INTEGER NOT NULL CHECK (original_fen > 0), rate_ppm INTEGER, guarantee TEXT NOT NULL, security TEXT, rollovers INTEGER NOT NULL DEFAULT 0, risk_class TEXT NOT NULL REFERENCES class_code, old_class TEXT, npl_on TEXT NOT NULL, formed_year INTEGER GENERATED ALWAYS AS (CAST(substr(npl_on,1,4) AS INTEGER)) VIRTUAL, cause TEXT, problem TEXT NOT NULL, begin_year INTEGER NOT NULL, begin_fen INTEGER NOT NULL CHECK (begin_fen >= 0), interest_on TEXT NOT NULL, on_fen INTEGER NOT NULL CHECK (on_fen >= 0), off_fen INTEGER NOT NULL CHECK (off_fen >= 0), status TEXT NOT NULL CHECK (status IN ('live','cancelled')), extra TEXT NOT NULL CHECK (json_valid(extra)), CHECK (granted_on <= due_on), CHECK (npl_on >= granted_on)) STRICT`,
  `CREATE UNIQUE INDEX loan_key ON loan (unit_id, book, loan_no) WHERE status <> 'cancelled'`,
  `CREATE INDEX loan_no ON loan (loan_no)`,
  `CREATE INDEX loan_borrower ON loan (borrower_id)`,
  `CREATE INDEX loan_vintage ON loan (formed_year) WHERE status <> 'cancelled'`,
  `CREATE TABLE loan_party (loan_party_id INTEGER PRIMARY KEY, loan_id INTEGER NOT NULL REFERENCES loan, party_id INTEGER NOT NULL REFERENCES party, role TEXT NOT NULL CHECK (role IN ('co_borrower','guarantor','pledger','heir')), until_on TEXT, voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE INDEX loan_party_loan ON loan_party (loan_id)`,
  `CREATE TABLE loan_responsible (loan_responsible_id INTEGER PRIMARY KEY, loan_id INTEGER NOT NULL REFERENCES loan, staff_id INTEGER REFERENCES staff, outsider TEXT, role TEXT NOT NULL CHECK (role IN ('investigate','review','approve','contract','manage','collect')), from_on TEXT NOT NULL, to_on TEXT NOT NULL, share_ppm INTEGER CHECK (share_ppm BETWEEN 0 AND 1000000), counts INTEGER NOT NULL CHECK (counts IN (0,1)), voided_by INTEGER REFERENCES batch, CHECK ((staff_id IS NULL) <> (outsider IS NULL))) STRICT`,
  `CREATE INDEX loan_responsible_loan ON loan_responsible (loan_id)`,
  `CREATE INDEX loan_responsible_staff ON loan_responsible (staff_id, role, loan_id) WHERE voided_by IS NULL`,
  `CREATE TABLE class_event (class_event_id INTEGER PRIMARY KEY, loan_id INTEGER NOT NULL REFERENCES loan, on_date TEXT NOT NULL, from_class TEXT NOT NULL REFERENCES class_code, to_class TEXT NOT NULL REFERENCES class_code, reason TEXT NOT NULL, voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE INDEX class_event_loan ON class_event (loan_id)`,
  // ---- derived: stretches of days with one balance, cut at every 1 January; the grid's projection
  `CREATE TABLE loan_state (year INTEGER NOT NULL, unit_id INTEGER NOT NULL REFERENCES unit, loan_id INTEGER NOT NULL REFERENCES loan, from_on TEXT NOT NULL, to_on TEXT NOT NULL, book TEXT NOT NULL, class TEXT NOT NULL REFERENCES class_code, principal_fen INTEGER NOT NULL CHECK (principal_fen > 0), PRIMARY KEY (year, unit_id, loan_id, from_on), CHECK (from_on < to_on), CHECK (CAST(substr(from_on,1,4) AS INTEGER) = year AND to_on <= (year + 1) || '-01-01')) STRICT, WITHOUT ROWID`,
  `CREATE INDEX loan_state_loan ON loan_state (loan_id, from_on, to_on)`,
  `CREATE TABLE loan_now (loan_id INTEGER PRIMARY KEY REFERENCES loan, unit_id INTEGER NOT NULL, sort_no INTEGER NOT NULL, book TEXT NOT NULL, class TEXT NOT NULL, npl INTEGER NOT NULL, principal_fen INTEGER NOT NULL, on_fen INTEGER NOT NULL, off_fen INTEGER NOT NULL, formed_year INTEGER NOT NULL, due_on TEXT NOT NULL, name TEXT NOT NULL, py TEXT NOT NULL, collector_id INTEGER) STRICT`,
  `CREATE INDEX loan_now_unit ON loan_now (sort_no, loan_id)`,
  `CREATE INDEX loan_now_amount ON loan_now (principal_fen DESC)`,
  `CREATE INDEX loan_now_name ON loan_now (py)`,
  // ---- periods and money
  `CREATE TABLE period (period TEXT PRIMARY KEY CHECK (period IS strftime('%Y-%m', period || '-01')), state TEXT NOT NULL CHECK (state IN ('open','closed')), version INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE TABLE period_event (period_event_id INTEGER PRIMARY KEY, period TEXT NOT NULL REFERENCES period, version INTEGER NOT NULL, act TEXT NOT NULL CHECK (act IN ('close','reopen')), at INTEGER NOT NULL, user_name TEXT NOT NULL, reason TEXT, checks TEXT NOT NULL CHECK (json_valid(checks)), totals INTEGER NOT NULL, totals_hash TEXT NOT NULL, batch_id INTEGER NOT NULL REFERENCES batch, CHECK (act = 'close' OR coalesce(length(reason), 0) > 0)) STRICT`,
  `CREATE TABLE asset (asset_id INTEGER PRIMARY KEY, asset_no TEXT NOT NULL, unit_id INTEGER NOT NULL REFERENCES unit, name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('real_estate','equity','right','movable')), quantity TEXT, received_on TEXT NOT NULL, agreed_fen INTEGER NOT NULL CHECK (agreed_fen > 0), refund_fen INTEGER NOT NULL CHECK (refund_fen >= 0), book_fen INTEGER NOT NULL CHECK (book_fen >= 0), dispose_by_on TEXT NOT NULL, voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX asset_no ON asset (asset_no) WHERE voided_by IS NULL`,
  `CREATE TABLE asset_loan (asset_loan_id INTEGER PRIMARY KEY, asset_id INTEGER NOT NULL REFERENCES asset, loan_id INTEGER NOT NULL REFERENCES loan, principal_fen INTEGER NOT NULL CHECK (principal_fen >= 0), on_fen INTEGER NOT NULL CHECK (on_fen >= 0), off_fen INTEGER NOT NULL CHECK (off_fen >= 0), voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE INDEX asset_loan_loan ON asset_loan (loan_id)`,
  `CREATE TABLE asset_event (asset_event_id INTEGER PRIMARY KEY, asset_id INTEGER NOT NULL REFERENCES asset, kind TEXT NOT NULL CHECK (kind IN ('sell','lease','loss','other')), on_date TEXT NOT NULL, book_fen INTEGER NOT NULL, cash_fen INTEGER NOT NULL, voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE TABLE entry (entry_id INTEGER PRIMARY KEY, batch_id INTEGER NOT NULL REFERENCES batch, loan_id INTEGER NOT NULL REFERENCES loan, unit_id INTEGER NOT NULL REFERENCES unit, book TEXT NOT NULL, period TEXT NOT NULL REFERENCES period, booked_on TEXT NOT NULL, business_on TEXT NOT NULL, form TEXT NOT NULL REFERENCES form_code, measure TEXT REFERENCES measure_code, principal_fen INTEGER NOT NULL, on_fen INTEGER NOT NULL, off_fen INTEGER NOT NULL, fee_fen INTEGER NOT NULL, voucher_no TEXT, asset_id INTEGER REFERENCES asset, carried INTEGER NOT NULL CHECK (carried IN (0,1)), reversal_of INTEGER REFERENCES entry, stands_for INTEGER REFERENCES entry, note TEXT, CHECK (booked_on IS date(booked_on) AND business_on IS date(business_on)), CHECK (substr(booked_on,1,7) = period AND substr(booked_on,6) <> '01-01'), CHECK (booked_on >= business_on), CHECK (form <> 'in_kind' OR asset_id IS NOT NULL OR carried = 1), CHECK (reversal_of IS NULL OR stands_for IS NULL), CHECK (reversal_of IS NOT NULL OR (principal_fen >= 0 AND on_fen >= 0 AND off_fen >= 0 AND fee_fen >= 0)), CHECK (principal_fen <> 0 OR on_fen <> 0 OR off_fen <> 0 OR fee_fen <> 0)) STRICT`,
  `CREATE INDEX entry_report ON entry (period, unit_id, form, book, measure, principal_fen, on_fen, off_fen, fee_fen)`,
  `CREATE UNIQUE INDEX entry_reversed ON entry (reversal_of) WHERE reversal_of IS NOT NULL`,
  `CREATE UNIQUE INDEX entry_stands_for ON entry (stands_for) WHERE stands_for IS NOT NULL`,
  `CREATE INDEX entry_loan ON entry (loan_id, booked_on)`,
  `CREATE INDEX entry_batch ON entry (batch_id)`,
  `CREATE INDEX entry_day ON entry (booked_on, entry_id)`,
  `CREATE TABLE entry_share (entry_share_id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES entry DEFERRABLE INITIALLY DEFERRED, staff_id INTEGER NOT NULL REFERENCES staff, unit_id INTEGER NOT NULL REFERENCES unit, period TEXT NOT NULL, form TEXT NOT NULL, book TEXT NOT NULL, share_ppm INTEGER NOT NULL CHECK (share_ppm BETWEEN 1 AND 1000000), principal_fen INTEGER NOT NULL, interest_fen INTEGER NOT NULL, UNIQUE (entry_id, staff_id)) STRICT`,
  `CREATE INDEX entry_share_staff ON entry_share (staff_id, period, form, book, principal_fen, interest_fen)`,
  `CREATE TABLE unit_total (unit_total_id INTEGER PRIMARY KEY, period TEXT NOT NULL CHECK (period IS strftime('%Y-%m', period || '-01')), unit_id INTEGER NOT NULL REFERENCES unit, all_fen INTEGER NOT NULL CHECK (all_fen >= 0), voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX unit_total_key ON unit_total (period, unit_id) WHERE voided_by IS NULL`,
  `CREATE TABLE close_total (period TEXT NOT NULL REFERENCES period, version INTEGER NOT NULL, unit_id INTEGER NOT NULL REFERENCES unit, book TEXT NOT NULL, class TEXT NOT NULL, loans INTEGER NOT NULL, borrowers INTEGER NOT NULL, principal_fen INTEGER NOT NULL, on_fen INTEGER NOT NULL, off_fen INTEGER NOT NULL, batch_id INTEGER NOT NULL REFERENCES batch, PRIMARY KEY (period, version, unit_id, book, class)) STRICT`,
  // ---- targets, incentives, schedule
  `CREATE TABLE year_plan (year_plan_id INTEGER PRIMARY KEY, year INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('draft','locked')), voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX year_plan_year ON year_plan (year) WHERE voided_by IS NULL`,
  `CREATE TABLE target (target_id INTEGER PRIMARY KEY, year_plan_id INTEGER NOT NULL REFERENCES year_plan, staff_id INTEGER REFERENCES staff, unit_id INTEGER REFERENCES unit, target_fen INTEGER NOT NULL CHECK (target_fen >= 0), source TEXT NOT NULL CHECK (source IN ('tier','allocated','override')), reason TEXT, voided_by INTEGER REFERENCES batch, CHECK ((staff_id IS NULL) <> (unit_id IS NULL)), CHECK (source <> 'override' OR coalesce(length(reason), 0) > 0)) STRICT`,
  `CREATE UNIQUE INDEX target_staff ON target (year_plan_id, staff_id) WHERE staff_id IS NOT NULL AND voided_by IS NULL`,
  `CREATE UNIQUE INDEX target_unit ON target (year_plan_id, unit_id) WHERE unit_id IS NOT NULL AND voided_by IS NULL`,
  `CREATE TABLE vintage_plan (vintage_plan_id INTEGER PRIMARY KEY, plan_year INTEGER NOT NULL, formed_year INTEGER NOT NULL, locked INTEGER NOT NULL CHECK (locked IN (0,1)), voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX vintage_plan_key ON vintage_plan (plan_year, formed_year) WHERE voided_by IS NULL`,
  `CREATE TABLE incentive_run (incentive_run_id INTEGER PRIMARY KEY, plan_code TEXT NOT NULL, plan_version INTEGER NOT NULL, plan_body TEXT NOT NULL CHECK (json_valid(plan_body)), from_on TEXT NOT NULL, to_on TEXT NOT NULL, result TEXT NOT NULL CHECK (json_valid(result)), result_hash TEXT NOT NULL, reward_fen INTEGER NOT NULL, held_fen INTEGER NOT NULL, penalty_fen INTEGER NOT NULL, voided_by INTEGER REFERENCES batch) STRICT`,
  // ---- registers as far as the figures need them
  `CREATE TABLE suit (suit_id INTEGER PRIMARY KEY, batch_no INTEGER NOT NULL, unit_id INTEGER NOT NULL REFERENCES unit, party_id INTEGER NOT NULL REFERENCES party, filed_on TEXT NOT NULL, claim_principal_fen INTEGER NOT NULL CHECK (claim_principal_fen >= 0), claim_interest_fen INTEGER NOT NULL CHECK (claim_interest_fen >= 0), closed_on TEXT, closed_how TEXT, reason TEXT, voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE TABLE suit_loan (suit_loan_id INTEGER PRIMARY KEY, suit_id INTEGER NOT NULL REFERENCES suit, loan_id INTEGER NOT NULL REFERENCES loan, voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE INDEX suit_loan_loan ON suit_loan (loan_id)`,
  `CREATE TABLE gov_debt (gov_debt_id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('official','unit','village')), name TEXT NOT NULL, body TEXT, unit_id INTEGER NOT NULL REFERENCES unit, base_principal_fen INTEGER NOT NULL CHECK (base_principal_fen >= 0), base_interest_fen INTEGER NOT NULL CHECK (base_interest_fen >= 0), prior_principal_fen INTEGER NOT NULL CHECK (prior_principal_fen >= 0), prior_interest_fen INTEGER NOT NULL CHECK (prior_interest_fen >= 0), voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE TABLE gov_debt_loan (gov_debt_loan_id INTEGER PRIMARY KEY, gov_debt_id INTEGER NOT NULL REFERENCES gov_debt, loan_id INTEGER NOT NULL REFERENCES loan, voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE INDEX gov_debt_loan_loan ON gov_debt_loan (loan_id)`,
  // ---- imports
  `CREATE TABLE import_profile (import_profile_id INTEGER PRIMARY KEY, profile TEXT NOT NULL, version INTEGER NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL CHECK (json_valid(body)), voided_by INTEGER REFERENCES batch, UNIQUE (profile, version)) STRICT`,
  `CREATE TABLE import_file (import_file_id INTEGER PRIMARY KEY, batch_id INTEGER NOT NULL REFERENCES batch, sha256 TEXT NOT NULL, name TEXT NOT NULL, sheet TEXT NOT NULL, kind TEXT NOT NULL, profile TEXT NOT NULL, profile_version INTEGER NOT NULL, period TEXT NOT NULL, plan_hash TEXT NOT NULL, rows INTEGER NOT NULL, inserted INTEGER NOT NULL, updated INTEGER NOT NULL, unchanged INTEGER NOT NULL, conflicts INTEGER NOT NULL, rejected INTEGER NOT NULL, control TEXT NOT NULL CHECK (json_valid(control)), voided_by INTEGER REFERENCES batch, CHECK (rows = inserted + updated + unchanged + conflicts + rejected)) STRICT`,
  `CREATE INDEX import_file_hash ON import_file (sha256)`,
  `CREATE TABLE import_row (import_row_id INTEGER PRIMARY KEY, import_file_id INTEGER NOT NULL REFERENCES import_file, row_no INTEGER NOT NULL, verdict TEXT NOT NULL CHECK (verdict IN ('conflict','reject')), raw TEXT NOT NULL, issues TEXT NOT NULL, voided_by INTEGER REFERENCES batch) STRICT`,
];

/** Tables whose every row change belongs to a batch and leaves a change row. */
const AUDITED = ['unit', 'unit_tag', 'staff', 'staff_post', 'party', 'loan', 'loan_party', 'loan_responsible', 'class_event', 'period_event', 'asset', 'asset_loan', 'asset_event', 'entry', 'entry_share', 'unit_total', 'year_plan', 'target', 'vintage_plan', 'incentive_run', 'suit', 'suit_loan', 'gov_debt', 'gov_debt_loan', 'import_profile', 'import_file', 'import_row'];

/** Written beside the facts of a batch, never apart from one: derived figures, months, search keys. */
const GATED = ['loan_state', 'loan_now', 'party_key', 'period', 'close_total'];

/** Months are closed in order and opened again from the last one, so everything up to this month is locked. */
const LAST_CLOSED = `(SELECT max(period) FROM period WHERE state = 'closed')`;
/** Raised as `CODE key=value …`: the values fill the sentence a person reads. */
const refuse = (code: string, details = ''): string => `SELECT RAISE(ABORT, '${code}${details === '' ? `'` : ` ${details}`})`;
const ENTRY_LINES = 'o.loan_id = NEW.loan_id AND o.unit_id = NEW.unit_id AND o.book = NEW.book AND o.form = NEW.form AND o.measure IS NEW.measure AND o.asset_id IS NEW.asset_id AND o.carried = NEW.carried';
const SHARE_SUM = '(SELECT coalesce(sum(share_ppm), 1000000) FROM entry_share WHERE entry_id = NEW.entry_id)';
const PLAN_OF = (row: string): string => `(SELECT state FROM year_plan WHERE year_plan_id = ${row}.year_plan_id)`;
const YEAR_OF = (row: string): string => `year=' || (SELECT year FROM year_plan WHERE year_plan_id = ${row}.year_plan_id)`;

const TRIGGERS = [
  // posted money is final, also against INSERT OR REPLACE; a correction is a reversal and a new entry
  `CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN ${refuse('POSTED_IS_FINAL')}; END`,
  `CREATE TRIGGER entry_share_no_update BEFORE UPDATE ON entry_share BEGIN ${refuse('POSTED_IS_FINAL')}; END`,
  // shares go in first, the entry's arrival checks their sum, afterwards the door is shut
  `CREATE TRIGGER entry_share_late BEFORE INSERT ON entry_share WHEN EXISTS (SELECT 1 FROM entry WHERE entry_id = NEW.entry_id) OR EXISTS (SELECT 1 FROM entry_share WHERE entry_share_id = NEW.entry_share_id) BEGIN ${refuse('POSTED_IS_FINAL')}; END`,
  `CREATE TRIGGER entry_guard BEFORE INSERT ON entry BEGIN
     ${refuse('POSTED_IS_FINAL')} WHERE EXISTS (SELECT 1 FROM entry WHERE entry_id = NEW.entry_id);
     ${refuse('WRONG_BATCH')} WHERE NEW.batch_id IS NOT (SELECT batch_id FROM write_gate);
     ${refuse('PERIOD_CLOSED', `period=' || NEW.period`)} WHERE (SELECT state FROM period WHERE period = NEW.period) IS NOT 'open' OR NEW.period <= ${LAST_CLOSED};
     ${refuse('SHARES_NOT_100', `sum=' || printf('%g', ${SHARE_SUM} / 10000.0)`)} WHERE ${SHARE_SUM} <> 1000000;
     ${refuse('SHARES_NOT_EXACT')} WHERE EXISTS (SELECT 1 FROM entry_share WHERE entry_id = NEW.entry_id GROUP BY entry_id
       HAVING sum(principal_fen) <> NEW.principal_fen OR sum(interest_fen) <> NEW.on_fen + NEW.off_fen OR min(period) <> NEW.period OR max(period) <> NEW.period OR min(form) <> NEW.form OR max(form) <> NEW.form OR min(book) <> NEW.book OR max(book) <> NEW.book);
   END`,
  // a reversal mirrors lines and persons of an entry that is none itself
  `CREATE TRIGGER entry_reversal BEFORE INSERT ON entry WHEN NEW.reversal_of IS NOT NULL BEGIN
     ${refuse('ALREADY_REVERSED', `id=' || NEW.reversal_of`)} WHERE EXISTS (SELECT 1 FROM entry WHERE reversal_of = NEW.reversal_of);
     ${refuse('REVERSAL_NOT_EXACT')} WHERE NOT EXISTS (SELECT 1 FROM entry o WHERE o.entry_id = NEW.reversal_of AND o.reversal_of IS NULL AND ${ENTRY_LINES} AND o.principal_fen = -NEW.principal_fen AND o.on_fen = -NEW.on_fen AND o.off_fen = -NEW.off_fen AND o.fee_fen = -NEW.fee_fen);
     ${refuse('REVERSAL_NOT_EXACT')} WHERE (SELECT count(*) FROM entry_share WHERE entry_id = NEW.reversal_of) <> (SELECT count(*) FROM entry_share WHERE entry_id = NEW.entry_id)
       OR EXISTS (SELECT staff_id, unit_id, share_ppm, -principal_fen, -interest_fen FROM entry_share WHERE entry_id = NEW.reversal_of EXCEPT SELECT staff_id, unit_id, share_ppm, principal_fen, interest_fen FROM entry_share WHERE entry_id = NEW.entry_id);
   END`,
  // an entry booked anew because its reversal was taken back: the same lines, in the place of a reversed entry, once
  `CREATE TRIGGER entry_again BEFORE INSERT ON entry WHEN NEW.stands_for IS NOT NULL BEGIN
     ${refuse('REBOOKING_NOT_EXACT')} WHERE NOT EXISTS (SELECT 1 FROM entry o JOIN entry r ON r.reversal_of = o.entry_id WHERE o.entry_id = NEW.stands_for AND ${ENTRY_LINES} AND o.principal_fen = NEW.principal_fen AND o.on_fen = NEW.on_fen AND o.off_fen = NEW.off_fen AND o.fee_fen = NEW.fee_fen)
       OR EXISTS (SELECT 1 FROM entry WHERE stands_for = NEW.stands_for);
   END`,
  // batches and changes: gap-free, chained from the ledger's own identity on, sealed once
  `CREATE TRIGGER ledger_info_final BEFORE UPDATE ON ledger_info BEGIN ${refuse('BATCH_SEALED')}; END`,
  `CREATE TRIGGER ledger_info_no_delete BEFORE DELETE ON ledger_info BEGIN ${refuse('BATCH_SEALED')}; END`,
  `CREATE TRIGGER batch_sealed BEFORE UPDATE ON batch WHEN OLD.hash IS NOT NULL BEGIN ${refuse('BATCH_SEALED')}; END`,
  `CREATE TRIGGER batch_no_delete BEFORE DELETE ON batch BEGIN ${refuse('BATCH_SEALED')}; END`,
  `CREATE TRIGGER batch_next BEFORE INSERT ON batch WHEN NEW.hash IS NOT NULL OR NEW.batch_id IS NOT (SELECT coalesce(max(batch_id), 0) + 1 FROM batch) OR NEW.prev_hash IS NOT CASE NEW.batch_id WHEN 1 THEN (SELECT genesis FROM ledger_info) ELSE (SELECT hash FROM batch WHERE batch_id = NEW.batch_id - 1) END BEGIN ${refuse('CHAIN_BROKEN')}; END`,
  `CREATE TRIGGER write_gate_open BEFORE UPDATE ON write_gate WHEN NEW.batch_id IS NOT NULL AND (SELECT hash FROM batch WHERE batch_id = NEW.batch_id) IS NOT NULL BEGIN ${refuse('BATCH_SEALED')}; END`,
  `CREATE TRIGGER change_open BEFORE INSERT ON change WHEN NEW.batch_id IS NOT (SELECT batch_id FROM write_gate) OR NEW.change_id IS NOT (SELECT coalesce(max(change_id), 0) + 1 FROM change) BEGIN ${refuse('NO_OPEN_BATCH')}; END`,
  `CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN ${refuse('BATCH_SEALED')}; END`,
  `CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN ${refuse('BATCH_SEALED')}; END`,
  // stretches never overlap and keep what they say; no day of a closed month changes its balance
  `CREATE TRIGGER loan_state_overlap BEFORE INSERT ON loan_state WHEN EXISTS (SELECT 1 FROM loan_state s WHERE s.loan_id = NEW.loan_id AND s.from_on < NEW.to_on AND s.to_on > NEW.from_on) BEGIN ${refuse('STATE_OVERLAP')}; END`,
  `CREATE TRIGGER loan_state_overlap_u BEFORE UPDATE OF to_on ON loan_state WHEN EXISTS (SELECT 1 FROM loan_state s WHERE s.loan_id = OLD.loan_id AND s.from_on > OLD.from_on AND s.from_on < NEW.to_on) BEGIN ${refuse('STATE_OVERLAP')}; END`,
  `CREATE TRIGGER loan_state_fixed BEFORE UPDATE ON loan_state WHEN OLD.year <> NEW.year OR OLD.unit_id <> NEW.unit_id OR OLD.loan_id <> NEW.loan_id OR OLD.from_on <> NEW.from_on OR OLD.book <> NEW.book OR OLD.class <> NEW.class OR OLD.principal_fen <> NEW.principal_fen BEGIN ${refuse('STATE_IS_FINAL')}; END`,
  `CREATE TRIGGER loan_state_closed_i BEFORE INSERT ON loan_state WHEN substr(NEW.from_on,1,7) <= ${LAST_CLOSED} BEGIN ${refuse('PERIOD_CLOSED', `period=' || substr(NEW.from_on,1,7)`)}; END`,
  `CREATE TRIGGER loan_state_closed_u BEFORE UPDATE OF to_on ON loan_state WHEN OLD.to_on <> NEW.to_on AND substr(min(OLD.to_on, NEW.to_on),1,7) <= ${LAST_CLOSED} BEGIN ${refuse('PERIOD_CLOSED', `period=' || substr(min(OLD.to_on, NEW.to_on),1,7)`)}; END`,
  `CREATE TRIGGER loan_state_closed_d BEFORE DELETE ON loan_state WHEN substr(OLD.from_on,1,7) <= ${LAST_CLOSED} BEGIN ${refuse('PERIOD_CLOSED', `period=' || substr(OLD.from_on,1,7)`)}; END`,
  // months: none slips in behind a close, none is opened out of order, what stood at a close stays
  `CREATE TRIGGER period_behind BEFORE INSERT ON period WHEN NEW.period <= ${LAST_CLOSED} BEGIN ${refuse('PERIOD_CLOSED', `period=' || NEW.period`)}; END`,
  `CREATE TRIGGER period_order BEFORE UPDATE ON period WHEN OLD.period <> NEW.period OR NEW.version < OLD.version OR (OLD.state = 'closed' AND NEW.state = 'open' AND OLD.period <> ${LAST_CLOSED}) OR (OLD.state = 'open' AND NEW.state = 'closed' AND OLD.period <= ${LAST_CLOSED}) BEGIN ${refuse('PERIOD_NOT_LAST', `period=' || OLD.period || ' later=' || coalesce(${LAST_CLOSED}, '')`)}; END`,
  `CREATE TRIGGER period_stays BEFORE DELETE ON period BEGIN ${refuse('VERSION_IS_FINAL')}; END`,
  `CREATE TRIGGER close_total_batch BEFORE INSERT ON close_total WHEN NEW.batch_id IS NOT (SELECT batch_id FROM write_gate) BEGIN ${refuse('WRONG_BATCH')}; END`,
  `CREATE TRIGGER close_total_u BEFORE UPDATE ON close_total BEGIN ${refuse('VERSION_IS_FINAL')}; END`,
  `CREATE TRIGGER close_total_d BEFORE DELETE ON close_total BEGIN ${refuse('VERSION_IS_FINAL')}; END`,
  // targets are set at the start of the year and never lowered afterwards without a visible override (D1-17)
  `CREATE TRIGGER target_locked_i BEFORE INSERT ON target WHEN NEW.source <> 'override' AND ${PLAN_OF('NEW')} = 'locked' BEGIN ${refuse('TARGETS_LOCKED', YEAR_OF('NEW'))}; END`,
  `CREATE TRIGGER target_locked_u BEFORE UPDATE ON target WHEN (${PLAN_OF('OLD')} = 'locked' OR ${PLAN_OF('NEW')} = 'locked') AND (OLD.target_fen <> NEW.target_fen OR OLD.year_plan_id <> NEW.year_plan_id OR OLD.staff_id IS NOT NEW.staff_id OR OLD.unit_id IS NOT NEW.unit_id OR OLD.source <> NEW.source) BEGIN ${refuse('TARGETS_LOCKED', YEAR_OF('OLD'))}; END`,
  `CREATE TRIGGER incentive_run_final BEFORE UPDATE ON incentive_run WHEN OLD.result <> NEW.result OR OLD.result_hash <> NEW.result_hash OR OLD.plan_body <> NEW.plan_body OR OLD.plan_code <> NEW.plan_code OR OLD.plan_version <> NEW.plan_version OR OLD.from_on <> NEW.from_on OR OLD.to_on <> NEW.to_on OR OLD.reward_fen <> NEW.reward_fen OR OLD.held_fen <> NEW.held_fen OR OLD.penalty_fen <> NEW.penalty_fen BEGIN ${refuse('RUN_LOCKED')}; END`,
  `CREATE TRIGGER import_profile_final BEFORE UPDATE ON import_profile WHEN OLD.body <> NEW.body OR OLD.profile <> NEW.profile OR OLD.version <> NEW.version BEGIN ${refuse('VERSION_IS_FINAL')}; END`,
];

const CODES = [
  `INSERT INTO class_code (class, name, parent, is_npl, sort_no) VALUES ('normal','正常',NULL,0,1),('watch','关注',NULL,0,2),('watch1','关注1','watch',0,3),('watch2','关注2','watch',0,4),('watch3','关注3','watch',0,5),('watch4','关注4','watch',0,6),('substandard','次级',NULL,1,7),('doubtful','可疑',NULL,1,8),('loss','损失',NULL,1,9)`,
  `INSERT INTO form_code (form, name, effect, sort_no) VALUES ('cash','现金','recover',1),('in_kind','以物抵债','recover',2),('rollover','转据/重组上调','dispose',3),('upgrade','非重组上调','dispose',4),('write_off','核销','dispose',5),('fund_swap','资金置换','dispose',6),('other','其他','dispose',7),('new_npl','新增不良','grow',8)`,
  `INSERT INTO measure_code (measure, name, sort_no) VALUES ('tender','竞标',1),('entrust','委托',2),('rollover','转据',3),('package','打包',4),('in_kind','抵贷',5),('concentrated','集中',6),('administrative','行政',7),('compulsory','强制',8),('hand_up','上划',9),('responsibility','责任',10),('reward','奖励',11)`,
  `INSERT INTO write_gate (one, batch_id) VALUES (1, NULL)`,
];

/** What SQL knows by itself: a form's effect decides which figure it enters. */
const CODE_TABLES = ['class_code', 'form_code', 'measure_code'];

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(db);
  for (const statement of [...TABLES, ...TRIGGERS, ...CODES]) await run(statement);
  for (const table of [...AUDITED, ...GATED]) {
    for (const act of ['INSERT', 'UPDATE', 'DELETE']) await run(`CREATE TRIGGER ${table}_gate_${act.toLowerCase()} BEFORE ${act} ON ${table} WHEN (SELECT batch_id FROM write_gate) IS NULL BEGIN ${refuse('NO_OPEN_BATCH')}; END`);
  }
  // nothing is ever deleted from an audited table, batch or no batch
  for (const table of AUDITED) await run(`CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table} BEGIN ${refuse('NOTHING_IS_DELETED')}; END`);
  for (const table of CODE_TABLES) for (const act of ['INSERT', 'UPDATE', 'DELETE']) await run(`CREATE TRIGGER ${table}_frozen_${act.toLowerCase()} BEFORE ${act} ON ${table} BEGIN ${refuse('VERSION_IS_FINAL')}; END`);
}
