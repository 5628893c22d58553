import { statement, type Connection } from '../../data/sql.js';

/** The month the figures stand at: the latest with a ledger import or an entry, else the month of today. */
export function latestPeriod(conn: Connection, today: string): string {
  const row = statement(conn, `SELECT max(p) AS p FROM (SELECT max(period) AS p FROM entry UNION ALL SELECT max(period) FROM import_file WHERE kind = 'ledger' AND voided_by IS NULL)`).get() as { p: string | null };
  return row.p ?? today.slice(0, 7);
}
