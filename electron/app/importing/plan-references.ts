import { findCode, nameOf, TIERS, UNIT_KINDS } from '../../domain/codes.js';
import { OPEN_END } from '../../domain/date.js';
import { finding, issueAt } from '../../domain/importing/issue-codes.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { pinyinInitials } from '../pinyin.js';
import { textOf } from './draft-values.js';
import { doubleKey, placesByKey } from './key-places.js';
import { addStaff, addUnit, type LedgerIndex, type StaffRef, type UnitRef } from './ledger-index.js';
import { idOf, rejected, type FieldChange, type PlannedRow, type PlannedWrite, type SourceTable } from './planned.js';

/** An unknown 机构 becomes a new unit of the same batch, listed in the plan (decisions.md 2). */
export function unitFor(index: LedgerIndex, name: string, kind: string | null, code: string | null, writes: PlannedWrite[]): UnitRef {
  const known = index.units.get(name);
  if (known) return known;
  const number = Math.max(0, ...[...index.units.values()].map((u) => Number(u.code)).filter(Number.isFinite)) + 1;
  const unit: UnitRef = { id: null, name, code: code ?? String(number).padStart(2, '0') };
  addUnit(index, unit);
  index.newUnits.push(unit);
  const unitKind = kind ?? (/机关|部|中心|联社$/.test(name) ? 'office' : 'credit_union');
  writes.push({ phase: 'unit', run: (uow) => void (unit.id = uow.insert('unit', { code: unit.code, kind: unitKind, name, parent_id: null, sort_no: sortNo(unit.code, unitKind), opened_on: null, closed_on: null })) });
  return unit;
}

/** Units stand in the order of their codes; the office stands last, as on the county's forms. */
const sortNo = (code: string, kind: string): number => (kind === 'credit_union' || kind === 'branch' ? 0 : 10_000) + (Number(code) || 0);

/** 员工名单: a person is known by the staff number; a new post begins on the day of the list, the old one ends there. */
export function planStaff(index: LedgerIndex, tables: readonly SourceTable[], asOf: string): PlannedRow[] {
  const places = placesByKey(tables, (draft) => textOf(draft, 'staffNo'));
  return tables.flatMap((table) => table.reading.rows.map((draft): PlannedRow => {
    const staffNo = textOf(draft, 'staffNo') ?? '';
    const name = textOf(draft, 'name') ?? '';
    const code = textOf(draft, 'unitCode');
    const issues = [...draft.issues, ...doubleKey(places, staffNo, draft, 'staffNo', `工号 ${staffNo}`)];
    const taken = code === null ? undefined : index.units.get(code);
    if (code !== null && taken?.code === code && taken.name !== textOf(draft, 'unit')) issues.push(issueAt(draft.row, 'unitCode', code, finding('UNIT_CODE_TAKEN', { code, other: taken.name })));
    const writes: PlannedWrite[] = [];
    const row = { table, draft, subject: `${staffNo} ${name}`, issues, writes };
    if (rejected(issues)) return { ...row, verdict: 'reject', changes: [] };
    const unitKind = textOf(draft, 'unitKind');
    const unit = unitFor(index, textOf(draft, 'unit') ?? '', unitKind === null ? null : (findCode(UNIT_KINDS, unitKind)?.code ?? null), code, writes);
    const facts = { id_no: textOf(draft, 'idNo'), phone: textOf(draft, 'phone'), joined_on: textOf(draft, 'joinedOn') };
    const tier = findCode(TIERS, textOf(draft, 'tier') ?? '')?.code ?? 'union_staff';
    const title = textOf(draft, 'title') ?? '';
    const known = index.staffByNo.get(staffNo);
    if (!known) {
      const ref: StaffRef = { id: null, staffNo, name, unit };
      addStaff(index, ref);
      writes.push({ phase: 'staff', run: (uow) => {
        ref.id = uow.insert('staff', { staff_no: staffNo, name, py: pinyinInitials(name), ...facts });
        uow.insert('staff_post', { staff_id: ref.id, unit_id: idOf(unit), kind: 'main', tier, title, from_on: facts.joined_on ?? `${asOf.slice(0, 4)}-01-01`, to_on: OPEN_END });
      } });
      return { ...row, verdict: 'insert', changes: [] };
    }
    return changedStaff(index, { ...row, verdict: 'unchanged', changes: [] }, known, unit, { name, ...facts }, { tier, title }, asOf);
  }));
}

interface StoredStaff { name: string; id_no: string | null; phone: string | null; joined_on: string | null; postId: number | null; unitName: string | null; tier: string | null; title: string | null; postFrom: string | null }

function changedStaff(index: LedgerIndex, row: PlannedRow, ref: StaffRef, unit: UnitRef, facts: { name: string; id_no: string | null; phone: string | null; joined_on: string | null }, post: { tier: string; title: string }, asOf: string): PlannedRow {
  const stored = index.conn.prepare(`SELECT s.name, s.id_no, s.phone, s.joined_on, p.staff_post_id AS postId, u.name AS unitName, p.tier, p.title, p.from_on AS postFrom FROM staff s LEFT JOIN staff_post p ON p.staff_id = s.staff_id AND p.kind = 'main' AND p.voided_by IS NULL AND p.to_on = '9999-12-31' LEFT JOIN unit u ON u.unit_id = p.unit_id WHERE s.staff_id = ?`).get(idOf(ref)) as StoredStaff;
  const changes: FieldChange[] = [];
  const note = (field: string, before: string | null, after: string | null, show: (v: string) => string = String): boolean => {
    if (after === null || before === after) return false;
    changes.push({ field, before: before === null ? '' : show(before), after: show(after) });
    return true;
  };
  const patch: Record<string, string> = {};
  for (const [key, label] of [['name', '姓名'], ['id_no', '身份证号'], ['phone', '电话'], ['joined_on', '入社日期']] as const) if (note(label, stored[key], facts[key])) patch[key] = facts[key] ?? '';
  const moved = [note('机构', stored.unitName, unit.name), note('职级', stored.tier, post.tier, (v) => nameOf(TIERS, v)), note('职务', stored.title, post.title)].some(Boolean);
  const staffId = idOf(ref);
  const write = (uow: UnitOfWork): void => {
    if (Object.keys(patch).length > 0) uow.update('staff', staffId, { ...patch, ...(patch['name'] ? { py: pinyinInitials(patch['name']) } : {}) });
    if (!moved) return;
    const replaced = stored.postId !== null && stored.postFrom !== null && stored.postFrom >= asOf;
    if (stored.postId !== null) uow.update('staff_post', stored.postId, replaced ? { voided_by: uow.batchId } : { to_on: asOf });
    uow.insert('staff_post', { staff_id: staffId, unit_id: idOf(unit), kind: 'main', ...post, from_on: replaced ? (stored.postFrom ?? asOf) : asOf, to_on: OPEN_END });
  };
  return { ...row, verdict: changes.length > 0 ? 'update' : 'unchanged', changes, writes: changes.length > 0 ? [...row.writes, { phase: 'staff', run: write }] : row.writes };
}
