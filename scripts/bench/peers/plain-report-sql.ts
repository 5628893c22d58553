// The plain SQL that yields the rows of a report, written down once more: what a report is measured against.
const NPL = `('substandard','doubtful','loss')`;
const balances = (day: string): string => `SELECT unit_id, count(*), sum(principal_fen) FROM loan_state WHERE year = ${day.slice(0, 4)} AND from_on <= '${day}' AND to_on > '${day}' AND book = 'on' AND class IN ${NPL} GROUP BY unit_id`;
const flows = (from: string): string => `SELECT unit_id, form, book, sum(principal_fen), sum(on_fen + off_fen) FROM entry WHERE period BETWEEN '${from}' AND '2011-08' GROUP BY unit_id, form, book`;

export const PLAIN: Readonly<Record<string, readonly (readonly [string, ...(string | number)[]])[]>> = {
  'monthly-recovery': [[balances('2011-01-01')], [balances('2011-08-31')], [flows('2011-08')], [flows('2011-01')]],
  'personal-targets': [[`SELECT staff_id, form, book, sum(principal_fen), sum(interest_fen), sum(CASE WHEN period = '2011-08' THEN principal_fen + interest_fen END) FROM entry_share WHERE period BETWEEN '2011-01' AND '2011-08' GROUP BY staff_id, form, book`]],
  'by-measure': [[`SELECT measure, form, count(*), sum(principal_fen + on_fen + off_fen) FROM entry WHERE period BETWEEN '2011-01' AND '2011-08' AND form IN ('cash','in_kind') GROUP BY measure, form`], [`SELECT measure, form, count(*), sum(principal_fen + on_fen + off_fen) FROM entry WHERE period = '2011-08' AND form IN ('cash','in_kind') GROUP BY measure, form`]],
  'net-and-new': [[balances('2011-01-01')], [balances('2011-08-31')], [flows('2011-08')], [flows('2011-01')]],
  rebound: [[balances('2011-01-01')], [balances('2011-07-31')], [balances('2011-08-31')]],
};

/** Pages of drill-downs of the monthly report that are measured: row, column, name. */
export const DRILLS = [['01', 'cashYtdFen', '一社本年现金'], ['total', 'cashYtdFen', '全县本年现金'], ['total', 'endFen', '全县期末余额']] as const;

/** The first page of the movements behind a cell, and their number and sum: what a drill-down has to answer. */
export const plainEntries = (unit: string): string[] => {
  const from = `FROM entry e JOIN unit u ON u.unit_id = e.unit_id`;
  const where = `WHERE e.form = 'cash' AND e.period BETWEEN '2011-01' AND '2011-08'${unit === 'total' ? '' : ` AND u.code = '${unit}'`}`;
  return [`SELECT count(*), sum(e.principal_fen + e.on_fen + e.off_fen) ${from} ${where}`, `SELECT e.entry_id, e.business_on, u.name, p.name AS borrower, l.loan_no, e.form, e.measure, e.principal_fen, e.on_fen + e.off_fen AS interest, e.voucher_no ${from} JOIN loan l ON l.loan_id = e.loan_id JOIN party p ON p.party_id = l.borrower_id ${where} ORDER BY e.period, e.booked_on, e.entry_id LIMIT 100`];
};
const STANDING = `WHERE s.year = 2011 AND s.from_on <= '2011-08-31' AND s.to_on > '2011-08-31' AND s.book = 'on' AND s.class IN ${NPL}`;
export const PLAIN_LOANS = [`SELECT count(*), sum(s.principal_fen) FROM loan_state s ${STANDING}`, `SELECT s.loan_id, u.name, p.name AS borrower, l.loan_no, s.class, l.npl_on, l.due_on, s.principal_fen FROM loan_state s JOIN unit u ON u.unit_id = s.unit_id JOIN loan l ON l.loan_id = s.loan_id JOIN party p ON p.party_id = l.borrower_id ${STANDING} ORDER BY s.unit_id, s.loan_id LIMIT 100`];
