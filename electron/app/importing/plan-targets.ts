import { findCode, TIERS } from '../../domain/codes.js';
import { finding, issueAt } from '../../domain/importing/issue-codes.js';
import { plainYuan } from '../../domain/money.js';
import type { DraftRow } from '../../domain/importing/profile.js';
import { lastClosedPeriod } from '../../data/booking-day.js';
import { statement } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { fenOf, numberOf, textOf } from './draft-values.js';
import type { LedgerIndex } from './ledger-index.js';
import { doubleKey, placesByKey } from './key-places.js';
import { idOf, rejected, type PlannedRow, type Ref, type SourceTable } from './planned.js';

interface StoredTarget { id: number; fen: number }
/** A year, its plan made by the first of its rows that is written: rows before it may be refused, and a batch that was cancelled made none. */
interface YearRef extends Ref { readonly locked: boolean; madeBy: UnitOfWork | null }

/** 清收任务分解表: per person, or per unit where the row names no person. A locked year is not changed by an import (D1-17). */
export function planTargets(index: LedgerIndex, tables: readonly SourceTable[]): PlannedRow[] {
  const years = new Map<number, YearRef>();
  for (const y of statement(index.conn, 'SELECT year_plan_id AS id, year, state FROM year_plan WHERE voided_by IS NULL').all() as { id: number; year: number; state: string }[]) years.set(y.year, { id: y.id, locked: y.state === 'locked', madeBy: null });
  const stored = new Map((statement(index.conn, 'SELECT y.year, t.target_id AS id, t.staff_id AS staffId, t.unit_id AS unitId, t.target_fen AS fen FROM target t JOIN year_plan y ON y.year_plan_id = t.year_plan_id WHERE t.voided_by IS NULL AND y.voided_by IS NULL').all() as { year: number; id: number; staffId: number | null; unitId: number | null; fen: number }[]).map((t): [string, StoredTarget] => [`${t.year}:${t.staffId ?? ''}:${t.unitId ?? ''}`, { id: t.id, fen: t.fen }]));
  const keyOf = (draft: DraftRow): string => `${numberOf(draft, 'year') ?? ''}:${textOf(draft, 'staffNo') ?? textOf(draft, 'unit') ?? ''}`;
  const places = placesByKey(tables, keyOf);
  return tables.flatMap((table) => table.reading.rows.map((draft): PlannedRow => {
    const issues = [...draft.issues];
    const staffNo = textOf(draft, 'staffNo');
    const unitName = textOf(draft, 'unit') ?? '';
    const row: PlannedRow = { table, draft, subject: staffNo === null ? unitName : `${staffNo} ${textOf(draft, 'name') ?? ''}`, issues, writes: [], verdict: 'reject', changes: [] };
    if (rejected(issues)) return row;
    const year = numberOf(draft, 'year') ?? 0;
    if (year < 1990 || year > 2199) issues.push(issueAt(draft.row, 'year', String(year), finding('YEAR_IMPOSSIBLE', { title: '年度', value: String(year) })));
    issues.push(...doubleKey(places, keyOf(draft), draft, staffNo === null ? 'unit' : 'staffNo', row.subject));
    const staff = staffNo === null ? null : (index.staffByNo.get(staffNo) ?? null);
    const unit = index.units.get(unitName) ?? null;
    if (staffNo !== null && !staff) issues.push(issueAt(draft.row, 'staffNo', staffNo, finding('STAFF_NOT_FOUND', { who: `工号 ${staffNo}` })));
    if (staffNo === null && !unit) issues.push(issueAt(draft.row, 'unit', unitName, finding(unitName === '' ? 'TARGET_WITHOUT_OWNER' : 'UNIT_NOT_FOUND', { unit: unitName })));
    const plan: YearRef = years.get(year) ?? { id: null, locked: false, madeBy: null };
    years.set(year, plan);
    const amount = fenOf(draft, 'targetFen');
    const known = stored.get(staff ? `${year}:${staff.id ?? 'new'}:` : `${year}::${unit?.id ?? 'new'}`);
    if (known && known.fen === amount && !rejected(issues)) return { ...row, verdict: 'unchanged' };
    if (plan.locked) issues.push(issueAt(draft.row, 'year', String(year), finding('TARGETS_LOCKED', { year })));
    if (rejected(issues)) return row;
    const tier = findCode(TIERS, textOf(draft, 'tier') ?? '');
    const source = tier !== null && tier.targetFen === amount ? 'tier' : 'allocated';
    return {
      ...row, verdict: known ? 'update' : 'insert', changes: known ? [{ field: '任务', before: plainYuan(known.fen), after: plainYuan(amount) }] : [],
      writes: [{ phase: 'plan', run: (uow) => {
        if (plan.id === null || (plan.madeBy !== null && plan.madeBy !== uow)) {
          plan.id = uow.insert('year_plan', { year, state: 'draft' });
          plan.madeBy = uow;
        }
        if (known) uow.update('target', known.id, { target_fen: amount, source });
        else uow.insert('target', { year_plan_id: idOf(plan), staff_id: staff ? idOf(staff) : null, unit_id: staff || !unit ? null : idOf(unit), target_fen: amount, source, reason: null });
      } }],
    };
  }));
}

/** 各项贷款余额表: monthly totals of all loans per unit – what the ledger cannot know (C4). */
export function planBalances(index: LedgerIndex, tables: readonly SourceTable[]): PlannedRow[] {
  const stored = new Map((statement(index.conn, 'SELECT t.unit_total_id AS id, t.period, u.name AS unit, t.all_fen AS fen FROM unit_total t JOIN unit u ON u.unit_id = t.unit_id WHERE t.voided_by IS NULL').all() as { id: number; period: string; unit: string; fen: number }[]).map((t) => [`${t.period}:${t.unit}`, t]));
  const closed = lastClosedPeriod(index.conn);
  const keyOf = (draft: DraftRow): string => `${textOf(draft, 'period') ?? ''}:${textOf(draft, 'unit') ?? ''}`;
  const places = placesByKey(tables, keyOf);
  return tables.flatMap((table) => table.reading.rows.map((draft): PlannedRow => {
    const issues = [...draft.issues];
    const unitName = textOf(draft, 'unit') ?? '';
    const period = textOf(draft, 'period');
    const row: PlannedRow = { table, draft, subject: `${period ?? ''} ${unitName}`, issues, writes: [], verdict: 'reject', changes: [] };
    const unit = index.units.get(unitName);
    if (!unit) issues.push(issueAt(draft.row, 'unit', unitName, finding('UNIT_NOT_FOUND', { unit: unitName })));
    const key = `${period}:${unitName}`;
    issues.push(...doubleKey(places, keyOf(draft), draft, 'unit', row.subject));
    if (rejected(issues) || !unit || period === null) return row;
    const amount = fenOf(draft, 'allFen');
    const known = stored.get(key);
    if (known?.fen === amount) return { ...row, verdict: 'unchanged' };
    if (closed !== null && period <= closed) {
      issues.push(issueAt(draft.row, 'period', period, finding('BALANCE_MONTH_CLOSED', { period })));
      return row;
    }
    return {
      ...row, verdict: known ? 'update' : 'insert', changes: known ? [{ field: '各项贷款余额', before: plainYuan(known.fen), after: plainYuan(amount) }] : [],
      writes: [{ phase: 'plan', run: (uow) => {
        if (known) uow.update('unit_total', known.id, { all_fen: amount });
        else uow.insert('unit_total', { period, unit_id: idOf(unit), all_fen: amount });
      } }],
    };
  }));
}
