import { sql, type Kysely } from 'kysely';

/**
 * 文书: texts as versions of the office's own; the archive of what left the house – one row a copy, with the sheets as
 * they were printed – and what happened to every copy; who printed what. 登报、张榜、曝光 (D4-08, D5-09): legal basis
 * by loan, lists that somebody asks for and somebody else approves, entries taken off again. Nothing issued is changed:
 * only undo marks it void.
 */
const DAY = (column: string): string => `${column} TEXT NOT NULL CHECK (${column} IS date(${column}))`;
const TABLES = [
  `CREATE TABLE letter_template (letter_template_id INTEGER PRIMARY KEY, code TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0), kind TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL CHECK (json_valid(body)), body_hash TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('draft','in_use')), approved_by TEXT, approved_on TEXT, voided_by INTEGER REFERENCES batch, CHECK (state = 'draft' OR (coalesce(length(approved_by), 0) > 0 AND approved_on IS NOT NULL))) STRICT`,
  `CREATE UNIQUE INDEX letter_template_version ON letter_template (code, version) WHERE voided_by IS NULL`,
  // a number is never used again, and every copy of it is a row: a demand on one guarantor does not reach the others
  `CREATE TABLE letter_issue (letter_issue_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, year INTEGER NOT NULL, no INTEGER NOT NULL CHECK (no > 0), copy INTEGER NOT NULL CHECK (copy > 0), number TEXT NOT NULL CHECK (length(number) > 0), ${DAY('on_date')}, ${DAY('as_of')}, template_code TEXT NOT NULL, template_version INTEGER NOT NULL, template_hash TEXT NOT NULL, letter_template_id INTEGER REFERENCES letter_template, loan_id INTEGER REFERENCES loan, party_id INTEGER REFERENCES party, staff_id INTEGER REFERENCES staff, unit_id INTEGER REFERENCES unit, to_name TEXT NOT NULL CHECK (length(to_name) > 0), to_role TEXT NOT NULL, pages INTEGER NOT NULL CHECK (pages > 0), unlocked TEXT NOT NULL, content BLOB NOT NULL CHECK (length(content) > 0), content_hash TEXT NOT NULL, batch_id INTEGER NOT NULL REFERENCES batch, voided_by INTEGER REFERENCES batch, UNIQUE (kind, year, no, copy)) STRICT`,
  `CREATE INDEX letter_issue_loan ON letter_issue (loan_id) WHERE loan_id IS NOT NULL`,
  `CREATE INDEX letter_issue_staff ON letter_issue (staff_id) WHERE staff_id IS NOT NULL`,
  `CREATE INDEX letter_issue_template ON letter_issue (letter_template_id) WHERE letter_template_id IS NOT NULL`,
  `CREATE TABLE letter_act (letter_act_id INTEGER PRIMARY KEY, letter_issue_id INTEGER NOT NULL REFERENCES letter_issue, act TEXT NOT NULL CHECK (act IN ('printed','delivered','signed','returned','refused')), ${DAY('on_date')}, how TEXT NOT NULL, name TEXT NOT NULL, relation TEXT NOT NULL, witness TEXT NOT NULL, says TEXT NOT NULL, voided_by INTEGER REFERENCES batch, CHECK (act <> 'delivered' OR length(how) > 0), CHECK (act <> 'signed' OR (length(name) > 0 AND length(relation) > 0)), CHECK (act <> 'refused' OR length(says) > 0)) STRICT`,
  `CREATE INDEX letter_act_issue ON letter_act (letter_issue_id)`,
  `CREATE TABLE letter_print (letter_print_id INTEGER PRIMARY KEY, ${DAY('on_date')}, what TEXT NOT NULL CHECK (length(what) > 0), letters INTEGER NOT NULL CHECK (letters > 0), pages INTEGER NOT NULL CHECK (pages > 0), unlocked TEXT NOT NULL, batch_id INTEGER NOT NULL REFERENCES batch, voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE TABLE publication_basis (publication_basis_id INTEGER PRIMARY KEY, loan_id INTEGER NOT NULL REFERENCES loan, party_id INTEGER NOT NULL REFERENCES party, basis TEXT NOT NULL CHECK (basis IN ('judgment','defaulter','consent')), doc_no TEXT NOT NULL CHECK (length(doc_no) > 0), ${DAY('doc_on')}, says TEXT NOT NULL, voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE INDEX publication_basis_loan ON publication_basis (loan_id) WHERE voided_by IS NULL`,
  `CREATE TABLE publication (publication_id INTEGER PRIMARY KEY, channel TEXT NOT NULL CHECK (channel IN ('newspaper','poster','exposure')), title TEXT NOT NULL CHECK (length(title) > 0), ${DAY('asked_on')}, ${DAY('as_of')}, asked_by TEXT NOT NULL CHECK (length(asked_by) > 0), reason TEXT NOT NULL CHECK (length(reason) > 0), voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE TABLE publication_item (publication_item_id INTEGER PRIMARY KEY, publication_id INTEGER NOT NULL REFERENCES publication, loan_id INTEGER NOT NULL REFERENCES loan, publication_basis_id INTEGER NOT NULL REFERENCES publication_basis, principal_fen INTEGER NOT NULL CHECK (principal_fen >= 0), interest_fen INTEGER NOT NULL CHECK (interest_fen >= 0), voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX publication_item_loan ON publication_item (publication_id, loan_id) WHERE voided_by IS NULL`,
  `CREATE TABLE publication_decision (publication_decision_id INTEGER PRIMARY KEY, publication_id INTEGER NOT NULL REFERENCES publication, approved INTEGER NOT NULL CHECK (approved IN (0,1)), ${DAY('on_date')}, by_name TEXT NOT NULL CHECK (length(by_name) > 0), doc_no TEXT NOT NULL, says TEXT NOT NULL, voided_by INTEGER REFERENCES batch, CHECK (approved = 1 OR length(says) > 0)) STRICT`,
  `CREATE UNIQUE INDEX publication_decision_one ON publication_decision (publication_id) WHERE voided_by IS NULL`,
  `CREATE TABLE publication_withdrawal (publication_withdrawal_id INTEGER PRIMARY KEY, publication_item_id INTEGER NOT NULL REFERENCES publication_item, ${DAY('on_date')}, reason TEXT NOT NULL CHECK (length(reason) > 0), voided_by INTEGER REFERENCES batch) STRICT`,
  `CREATE UNIQUE INDEX publication_withdrawal_item ON publication_withdrawal (publication_item_id) WHERE voided_by IS NULL`,
];

/** Columns that never change once written; `letter_template` moves while it is a draft. */
const FINAL: Readonly<Record<string, readonly string[]>> = {
  letter_issue: ['kind', 'year', 'no', 'copy', 'number', 'on_date', 'as_of', 'template_code', 'template_version', 'template_hash', 'letter_template_id', 'loan_id', 'party_id', 'staff_id', 'unit_id', 'to_name', 'to_role', 'pages', 'unlocked', 'content', 'content_hash', 'batch_id'],
  letter_act: ['letter_issue_id', 'act', 'on_date', 'how', 'name', 'relation', 'witness', 'says'],
  letter_print: ['on_date', 'what', 'letters', 'pages', 'unlocked', 'batch_id'],
  publication_basis: ['loan_id', 'party_id', 'basis', 'doc_no', 'doc_on', 'says'],
  publication: ['channel', 'title', 'asked_on', 'as_of', 'asked_by', 'reason'],
  publication_item: ['publication_id', 'loan_id', 'publication_basis_id', 'principal_fen', 'interest_fen'],
  publication_decision: ['publication_id', 'approved', 'on_date', 'by_name', 'doc_no', 'says'],
  publication_withdrawal: ['publication_item_id', 'on_date', 'reason'],
};
const AUDITED = ['letter_template', ...Object.keys(FINAL)];

const refuse = (code: string): string => `SELECT RAISE(ABORT, '${code}')`;
const ISSUED_WITH = `EXISTS (SELECT 1 FROM letter_issue i WHERE i.letter_template_id = OLD.letter_template_id AND i.voided_by IS NULL)`;
const GUARDS = [
  `CREATE TRIGGER letter_template_final BEFORE UPDATE ON letter_template WHEN OLD.code <> NEW.code OR OLD.version <> NEW.version OR OLD.kind <> NEW.kind OR (OLD.state = 'in_use' AND (OLD.body <> NEW.body OR OLD.title <> NEW.title OR ((NEW.state <> 'in_use' OR NEW.voided_by IS NOT NULL) AND ${ISSUED_WITH}))) BEGIN ${refuse('LETTER_TEMPLATE_FINAL')}; END`,
  ...['letter_issue', 'letter_print'].map((table) => `CREATE TRIGGER ${table}_batch BEFORE INSERT ON ${table} WHEN NEW.batch_id IS NOT (SELECT batch_id FROM write_gate) BEGIN ${refuse('WRONG_BATCH')}; END`),
  ...Object.entries(FINAL).map(([table, columns]) => `CREATE TRIGGER ${table}_final BEFORE UPDATE ON ${table} WHEN ${columns.map((c) => `OLD.${c} IS NOT NEW.${c}`).join(' OR ')} BEGIN ${refuse('LETTER_FINAL')}; END`),
  // an entry rests on a basis of its own loan that stands, and comes with its list, before anybody decides (PIPL 25)
  `CREATE TRIGGER publication_item_basis BEFORE INSERT ON publication_item WHEN NOT EXISTS (SELECT 1 FROM publication_basis b WHERE b.publication_basis_id = NEW.publication_basis_id AND b.loan_id = NEW.loan_id AND b.voided_by IS NULL) BEGIN ${refuse('PUBLICATION_WITHOUT_BASIS')}; END`,
  `CREATE TRIGGER publication_item_decided BEFORE INSERT ON publication_item WHEN EXISTS (SELECT 1 FROM publication_decision d WHERE d.publication_id = NEW.publication_id AND d.voided_by IS NULL) BEGIN ${refuse('LETTER_FINAL')}; END`,
  // who asks does not decide
  `CREATE TRIGGER publication_decision_other BEFORE INSERT ON publication_decision WHEN EXISTS (SELECT 1 FROM publication p WHERE p.publication_id = NEW.publication_id AND trim(p.asked_by) = trim(NEW.by_name)) BEGIN ${refuse('PUBLICATION_SAME_PERSON')}; END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(db);
  for (const statement of [...TABLES, ...GUARDS]) await run(statement);
  for (const table of AUDITED) {
    for (const act of ['INSERT', 'UPDATE', 'DELETE']) await run(`CREATE TRIGGER ${table}_gate_${act.toLowerCase()} BEFORE ${act} ON ${table} WHEN (SELECT batch_id FROM write_gate) IS NULL BEGIN ${refuse('NO_OPEN_BATCH')}; END`);
    await run(`CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table} BEGIN ${refuse('NOTHING_IS_DELETED')}; END`);
  }
}
