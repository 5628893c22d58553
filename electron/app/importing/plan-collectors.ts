import { finding, type Finding } from '../../domain/importing/issue-codes.js';
import type { DraftRow } from '../../domain/importing/profile.js';
import { pctToPpm, ppmToPct } from '../../domain/rate.js';
import { textOf } from './draft-values.js';
import { findStaff, type LedgerIndex, type StaffRef } from './ledger-index.js';

export interface CollectorPlan {
  readonly staff: StaffRef;
  readonly sharePpm: number;
}

/** 清收人及比例: `0101:60;0102:40`, a single number or name means 100 %. Shares of a receipt are exactly 100 %. */
export function collectorsIn(index: LedgerIndex, draft: DraftRow, refuse: (column: string, found: Finding) => void): CollectorPlan[] {
  const text = textOf(draft, 'persons');
  if (text === null) return [];
  const parts = text.split(/[;；、,，]/).map((p) => p.trim()).filter(Boolean);
  const out: CollectorPlan[] = [];
  for (const part of parts) {
    const [who = '', share] = part.split(/[:：]/).map((t) => t.trim());
    const sharePpm = share === undefined || share === '' ? (parts.length === 1 ? 1_000_000 : null) : pctToPpm(share);
    const staff = index.staffByNo.get(who) ?? findStaff(index, null, who, index.units.get(textOf(draft, 'unit') ?? '') ?? null);
    if (!staff) refuse('persons', finding('STAFF_NOT_FOUND', { who }));
    else if (sharePpm === null) refuse('persons', finding('SHARES_NOT_100', { title: '清收人及比例', sum: '？' }));
    else out.push({ staff, sharePpm });
  }
  const twice = out.find((c, i) => out.findIndex((x) => x.staff === c.staff) !== i);
  if (twice) refuse('persons', finding('PERSON_TWICE', { title: '清收人及比例', name: twice.staff.name }));
  const sum = out.reduce((a, c) => a + c.sharePpm, 0);
  if (out.length === parts.length && sum !== 1_000_000) refuse('persons', finding('SHARES_NOT_100', { title: '清收人及比例', sum: ppmToPct(sum) }));
  return out;
}
