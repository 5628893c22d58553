import { sql, type Kysely } from 'kysely';

/**
 * The office's own forms: a revised form of the province as the office loaded it, and where its figures go. Kept by
 * version like the import profiles they belong to (`form` is the profile's id); a version is never changed, undo marks it
 * void.
 */
const STATEMENTS = [
  `CREATE TABLE export_form (export_form_id INTEGER PRIMARY KEY, form TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0), title TEXT NOT NULL, map TEXT NOT NULL CHECK (json_valid(map)), template BLOB NOT NULL CHECK (length(template) > 0), voided_by INTEGER REFERENCES batch, UNIQUE (form, version)) STRICT`,
  `CREATE TRIGGER export_form_final BEFORE UPDATE ON export_form WHEN OLD.form <> NEW.form OR OLD.version <> NEW.version OR OLD.title <> NEW.title OR OLD.map <> NEW.map OR OLD.template <> NEW.template BEGIN SELECT RAISE(ABORT, 'VERSION_IS_FINAL'); END`,
  `CREATE TRIGGER export_form_stays BEFORE DELETE ON export_form BEGIN SELECT RAISE(ABORT, 'NOTHING_IS_DELETED'); END`,
  ...['INSERT', 'UPDATE', 'DELETE'].map((act) => `CREATE TRIGGER export_form_gate_${act.toLowerCase()} BEFORE ${act} ON export_form WHEN (SELECT batch_id FROM write_gate) IS NULL BEGIN SELECT RAISE(ABORT, 'NO_OPEN_BATCH'); END`),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
