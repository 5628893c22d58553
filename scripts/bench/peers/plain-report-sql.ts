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
