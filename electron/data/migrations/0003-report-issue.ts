import { sql, type Kysely } from 'kysely';

/**
 * Reports as they left the house: what was asked, the whole table, the workbook to the byte. Never changed; a correction
 * is an issue of its own that names the one it corrects, undo marks an issue void and its number stays taken.
 *
 * What an issued report compares with stands still too: from the close of December on, the next year's 年初 figures are
 * what stood on 31 December and nobody's to set. (Once a month of the year itself is closed, its stretches are locked.)
 */
const LAST_CLOSED = `(SELECT max(period) FROM period WHERE state = 'closed')`;
const DECEMBER = (year: string): string => `(${year} - 1) || '-12'`;
const ISSUED = ['report', 'period', 'issue_no', 'title', 'base', 'options', 'as_of', 'figures', 'figures_hash', 'workbook', 'workbook_hash', 'close_version', 'corrects', 'overruled', 'batch_id'];

const STATEMENTS = [
  `CREATE TABLE report_issue (report_issue_id INTEGER PRIMARY KEY, report TEXT NOT NULL, period TEXT NOT NULL CHECK (period IS strftime('%Y-%m', period || '-01')), issue_no INTEGER NOT NULL CHECK (issue_no > 0), title TEXT NOT NULL, base TEXT CHECK (base IS date(base)), options TEXT NOT NULL CHECK (json_valid(options)), as_of TEXT NOT NULL CHECK (as_of IS date(as_of)), figures TEXT NOT NULL CHECK (json_valid(figures)), figures_hash TEXT NOT NULL, workbook BLOB NOT NULL CHECK (length(workbook) > 0), workbook_hash TEXT NOT NULL, close_version INTEGER CHECK (close_version > 0), corrects INTEGER REFERENCES report_issue, overruled TEXT NOT NULL CHECK (json_valid(overruled)), batch_id INTEGER NOT NULL REFERENCES batch, voided_by INTEGER REFERENCES batch, UNIQUE (report, period, issue_no)) STRICT`,
  `CREATE TRIGGER report_issue_final BEFORE UPDATE ON report_issue WHEN ${ISSUED.map((c) => `OLD.${c} IS NOT NEW.${c}`).join(' OR ')} BEGIN SELECT RAISE(ABORT, 'VERSION_IS_FINAL'); END`,
  `CREATE TRIGGER report_issue_batch BEFORE INSERT ON report_issue WHEN NEW.batch_id IS NOT (SELECT batch_id FROM write_gate) BEGIN SELECT RAISE(ABORT, 'WRONG_BATCH'); END`,
  `CREATE TRIGGER report_issue_stays BEFORE DELETE ON report_issue BEGIN SELECT RAISE(ABORT, 'NOTHING_IS_DELETED'); END`,
  ...['INSERT', 'UPDATE', 'DELETE'].map((act) => `CREATE TRIGGER report_issue_gate_${act.toLowerCase()} BEFORE ${act} ON report_issue WHEN (SELECT batch_id FROM write_gate) IS NULL BEGIN SELECT RAISE(ABORT, 'NO_OPEN_BATCH'); END`),
  `CREATE TRIGGER loan_begin_locked BEFORE UPDATE OF begin_year, begin_fen ON loan WHEN (OLD.begin_year <> NEW.begin_year OR OLD.begin_fen <> NEW.begin_fen) AND ${LAST_CLOSED} >= ${DECEMBER('min(OLD.begin_year, NEW.begin_year)')} BEGIN SELECT RAISE(ABORT, 'YEAR_START_LOCKED year=' || min(OLD.begin_year, NEW.begin_year)); END`,
  // a stretch that begins on 1 January after a closed December goes on from 31 December: the same loan, unit, book, class and principal
  `CREATE TRIGGER loan_state_year_start BEFORE INSERT ON loan_state WHEN substr(NEW.from_on, 6) = '01-01' AND ${LAST_CLOSED} = ${DECEMBER('NEW.year')} AND NOT EXISTS (SELECT 1 FROM loan_state s WHERE s.year = NEW.year - 1 AND s.unit_id = NEW.unit_id AND s.loan_id = NEW.loan_id AND s.to_on = NEW.from_on AND s.book = NEW.book AND s.class = NEW.class AND s.principal_fen = NEW.principal_fen) BEGIN SELECT RAISE(ABORT, 'YEAR_START_LOCKED year=' || NEW.year); END`,
  `CREATE TRIGGER loan_state_year_start_d BEFORE DELETE ON loan_state WHEN substr(OLD.from_on, 6) = '01-01' AND ${LAST_CLOSED} = ${DECEMBER('OLD.year')} BEGIN SELECT RAISE(ABORT, 'YEAR_START_LOCKED year=' || OLD.year); END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
