import { numbered, statement, type Connection } from '../../data/sql.js';

export interface Effect { readonly name: string; readonly beforeFen: number; readonly afterFen: number }

/** 不良余额 and 收回 before and after an undo of the batch, in 分: what the person is asked to agree to. */
export function effectOfUndo(conn: Connection, batchId: number): Effect[] {
  const recovered = (statement(conn, `SELECT coalesce(sum(principal_fen + on_fen + off_fen), 0) AS fen FROM entry WHERE form IN ('cash','in_kind')`).get() as { fen: number }).fen;
  const mine = statement(conn, `SELECT coalesce(sum(CASE WHEN e.form IN ('cash','in_kind') THEN e.principal_fen + e.on_fen + e.off_fen END), 0) AS recovered, coalesce(sum(CASE WHEN f.effect = 'grow' THEN e.principal_fen ELSE -e.principal_fen END), 0) AS moved FROM entry e JOIN form_code f ON f.form = e.form WHERE e.batch_id = ?1 AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id) AND NOT EXISTS (SELECT 1 FROM change c WHERE c.batch_id = ?1 AND c.tbl = 'loan' AND c.op = 'I' AND c.row_id = e.loan_id)`).get(numbered(batchId)) as { recovered: number; moved: number };
  const all = statement(conn, `SELECT coalesce(sum(e.principal_fen + e.on_fen + e.off_fen), 0) AS fen FROM entry e WHERE e.batch_id = ? AND e.form IN ('cash','in_kind') AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id)`).get(batchId) as { fen: number };
  const balance = (statement(conn, 'SELECT coalesce(sum(principal_fen), 0) AS fen FROM loan_now').get() as { fen: number }).fen;
  const newLoans = (statement(conn, `SELECT coalesce(sum(n.principal_fen), 0) AS fen FROM change c JOIN loan_now n ON n.loan_id = c.row_id WHERE c.batch_id = ? AND c.tbl = 'loan' AND c.op = 'I'`).get(batchId) as { fen: number }).fen;
  return [
    { name: '本金余额', beforeFen: balance, afterFen: balance - newLoans - mine.moved },
    { name: '累计清收', beforeFen: recovered, afterFen: recovered - all.fen },
  ];
}
