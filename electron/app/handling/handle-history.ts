import type { HandlersOf } from '../handlers.js';
import { opened, reader, writeBatch } from '../context.js';
import type { BatchRow } from '../../contract/history.js';
import { messageFor } from '../../domain/messages.js';
import { DomainError } from '../../domain/domain-error.js';
import { statement, type Connection } from '../../data/sql.js';
import { checkUndoable, surveyUndo, undoBatch, undoneBy } from '../../data/undo.js';
import { fieldName, tableName } from '../history/field-names.js';
import { effectOfUndo } from '../history/undo-effect.js';

type Names = 'history.list' | 'history.changes' | 'history.undoPreview' | 'history.undo';
const EVERYTHING = ['ledger', 'loans', 'recoveries', 'registers', 'settings', 'imports', 'targets', 'incentive', 'periods', 'reports', 'rosters'] as const;

export const historyHandlers = {
  'history.list': (context, input) => {
    const conn = reader(context);
    const count = (statement(conn, 'SELECT count(*) AS n FROM batch').get() as { n: number }).n;
    const rows = statement(conn, 'SELECT batch_id AS id, kind, title, at, business_on AS businessOn, user_name AS user, coalesce(last_change - first_change + 1, 0) AS changes, undo_of AS undoOf FROM batch ORDER BY batch_id DESC LIMIT ? OFFSET ?').all(input.limit, input.offset) as Omit<BatchRow, 'undoneBy' | 'undoable'>[];
    return { count, batches: rows.map((b) => ({ ...b, undoneBy: undoneBy(conn, b.id), undoable: canUndo(conn, b.id) })) };
  },

  'history.changes': (context, input) => {
    const conn = reader(context);
    const count = (statement(conn, 'SELECT count(*) AS n FROM change WHERE batch_id = ?').get(input.batch) as { n: number }).n;
    const rows = statement(conn, 'SELECT tbl, row_id AS rowId, op, before, after FROM change WHERE batch_id = ? ORDER BY change_id LIMIT ? OFFSET ?').all(input.batch, input.limit, input.offset) as { tbl: string; rowId: number; op: 'I' | 'U'; before: string | null; after: string }[];
    return {
      count,
      changes: rows.map((c) => {
        const before = (c.before === null ? {} : JSON.parse(c.before)) as Record<string, string | number | null>;
        const fields = c.op === 'I' ? [] : Object.entries(JSON.parse(c.after) as Record<string, string | number | null>).map(([k, v]) => ({ field: fieldName(k), before: before[k] ?? null, after: v }));
        return { table: c.tbl, what: tableName(c.tbl), key: describeRow(conn, c.tbl, c.rowId), act: c.op === 'I' ? '新增' : '修改', fields };
      }),
    };
  },

  'history.undoPreview': (context, input) => {
    const conn = reader(context);
    const { title } = checkUndoable(conn, input.batch);
    const survey = surveyUndo(conn, input.batch);
    return { batch: input.batch, title, restored: survey.restorable, kept: [...survey.blocked], effect: effectOfUndo(opened(context), input.batch, survey) };
  },

  'history.undo': (context, input) => {
    const { title } = checkUndoable(reader(context), input.batch);
    const { batch, value } = writeBatch(context, { kind: 'undo', title: `撤销第 ${input.batch} 批：${title}`, undoOf: input.batch }, EVERYTHING, (uow) => undoBatch(uow, input.batch));
    return { batch, restored: value };
  },
} satisfies HandlersOf<Names>;

function canUndo(conn: Connection, batch: number): boolean {
  try {
    checkUndoable(conn, batch);
    return true;
  } catch (e) {
    if (e instanceof DomainError && messageFor(e.code).kind === 'domain') return false;
    throw e;
  }
}

/** What a record is called by people; the key where it has no name of its own. */
function describeRow(conn: Connection, table: string, rowId: number): string {
  const text = {
    loan: `SELECT l.loan_no || ' ' || p.name FROM loan l JOIN party p ON p.party_id = l.borrower_id WHERE l.loan_id = ?`,
    entry: `SELECT l.loan_no || ' ' || p.name || ' ' || e.booked_on FROM entry e JOIN loan l ON l.loan_id = e.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE e.entry_id = ?`,
    staff: `SELECT staff_no || ' ' || name FROM staff WHERE staff_id = ?`,
    unit: `SELECT name FROM unit WHERE unit_id = ?`,
    party: `SELECT name FROM party WHERE party_id = ?`,
    period_event: `SELECT period || CASE act WHEN 'close' THEN ' 结账' ELSE ' 重新开账' END FROM period_event WHERE period_event_id = ?`,
    incentive_run: `SELECT from_on || ' 至 ' || to_on FROM incentive_run WHERE incentive_run_id = ?`,
    vintage_plan: `SELECT plan_year || ' 年清收 ' || formed_year || ' 年形成' FROM vintage_plan WHERE vintage_plan_id = ?`,
    import_profile: `SELECT title || ' 第 ' || version || ' 版' FROM import_profile WHERE import_profile_id = ?`,
    export_form: `SELECT title || ' 第 ' || version || ' 版' FROM export_form WHERE export_form_id = ?`,
    class_event: `SELECT l.loan_no || ' ' || p.name || ' ' || v.on_date FROM class_event v JOIN loan l ON l.loan_id = v.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE v.class_event_id = ?`,
    loan_move: `SELECT l.loan_no || ' ' || f.name || ' → ' || t.name FROM loan_move m JOIN loan l ON l.loan_id = m.loan_id JOIN unit f ON f.unit_id = m.from_unit_id JOIN unit t ON t.unit_id = m.to_unit_id WHERE m.loan_move_id = ?`,
    loan_aid: `SELECT l.loan_no || ' 新贷款 ' || a.new_loan_no FROM loan_aid a JOIN loan l ON l.loan_id = a.loan_id WHERE a.loan_aid_id = ?`,
    unit_event: `SELECT former_name || CASE act WHEN 'merge' THEN ' 并入其他机构' ELSE ' 更名' END FROM unit_event WHERE unit_event_id = ?`,
    unit_total: `SELECT u.name || ' ' || t.period FROM unit_total t JOIN unit u ON u.unit_id = t.unit_id WHERE t.unit_total_id = ?`,
    asset: `SELECT asset_no || ' ' || name FROM asset WHERE asset_id = ?`,
    asset_loan: `SELECT a.name || ' 抵 ' || l.loan_no FROM asset_loan x JOIN asset a ON a.asset_id = x.asset_id JOIN loan l ON l.loan_id = x.loan_id WHERE x.asset_loan_id = ?`,
    asset_event: `SELECT a.name || ' ' || e.on_date FROM asset_event e JOIN asset a ON a.asset_id = e.asset_id WHERE e.asset_event_id = ?`,
    suit: `SELECT '第 ' || s.batch_no || ' 批 ' || p.name FROM suit s JOIN party p ON p.party_id = s.party_id WHERE s.suit_id = ?`,
    gov_debt: `SELECT name FROM gov_debt WHERE gov_debt_id = ?`,
    gov_settlement: `SELECT g.name || ' ' || t.on_date FROM gov_settlement t JOIN gov_debt g ON g.gov_debt_id = t.gov_debt_id WHERE t.gov_settlement_id = ?`,
    report_issue: `SELECT title || ' ' || period || ' 第 ' || issue_no || ' 次' FROM report_issue WHERE report_issue_id = ?`,
    import_file: `SELECT name FROM import_file WHERE import_file_id = ?`,
    target: `SELECT coalesce(s.name, u.name) FROM target t LEFT JOIN staff s ON s.staff_id = t.staff_id LEFT JOIN unit u ON u.unit_id = t.unit_id WHERE t.target_id = ?`,
  }[table];
  return text === undefined ? `${rowId}` : ((statement(conn, text).pluck().get(rowId) as string | undefined) ?? `${rowId}`);
}
