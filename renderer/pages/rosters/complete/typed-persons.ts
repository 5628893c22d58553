import type { InputOf } from '../../../../electron/contract/api.js';
import { pctToPpm, ppmToPct } from '../../../../electron/domain/rate.js';

/** A person as typed; `staffNo` '' is somebody outside the staff. */
export interface TypedPerson { readonly staffNo: string; readonly name: string; readonly role: string; readonly pct: string; readonly counts: boolean }

const WHOLE = 1_000_000;

/** The first thing that keeps the persons from being saved, or ''. */
export function sharesMissing(persons: readonly TypedPerson[]): string {
  const answering = persons.filter((p) => p.role !== 'collect');
  if (answering.length === 0) return '请加一个责任人';
  const bad = answering.find((p) => pctToPpm(p.pct) === null || p.pct.trim() === '');
  if (bad) return `请填写${bad.name}的比例`;
  const sum = answering.reduce((a, p) => a + (p.counts ? (pctToPpm(p.pct) ?? 0) : 0), 0);
  return sum === WHOLE ? '' : `比例合计 ${ppmToPct(sum)}%，应为 100%（附加、罚金不计）`;
}

export const personsInput = (persons: readonly TypedPerson[]): InputOf<'loans.responsible'>['persons'] =>
  persons.map((p) => ({ ...(p.staffNo === '' ? { outsider: p.name } : { staffNo: p.staffNo }), role: p.role, sharePpm: p.role === 'collect' ? null : pctToPpm(p.pct), counts: p.counts }));
