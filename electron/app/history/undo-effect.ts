import { statement, type Connection } from '../../data/sql.js';
import { rehearseUndo, type UndoSurvey } from '../../data/undo.js';
import type { LedgerFile } from '../../data/ledger-file.js';

export interface Effect { readonly name: string; readonly beforeFen: number; readonly afterFen: number }

/**
 * 不良余额 and 收回 before and after an undo of the batch, in 分: what the person is asked to agree to. The undo is carried
 * out and rolled back, so that what is shown is what will happen; where it could not go through, nothing changes.
 * Throws what the undo itself would be refused with.
 */
export function effectOfUndo({ reader, writer }: LedgerFile, batchId: number, survey: UndoSurvey): Effect[] {
  const before = figures(reader);
  const after = writer === null || survey.places > 0 ? before : rehearseUndo(writer, batchId, figures);
  return [
    { name: '本金余额', beforeFen: before.balance, afterFen: after.balance },
    { name: '累计清收', beforeFen: before.recovered, afterFen: after.recovered },
  ];
}

interface Figures { readonly balance: number; readonly recovered: number }

const figures = (conn: Connection): Figures =>
  statement(conn, `SELECT (SELECT coalesce(sum(principal_fen), 0) FROM loan_now) AS balance, (SELECT coalesce(sum(principal_fen + on_fen + off_fen), 0) FROM entry WHERE form IN ('cash','in_kind')) AS recovered`).get() as Figures;
