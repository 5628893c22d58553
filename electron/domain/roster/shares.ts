import { DomainError } from '../domain-error.js';
import { ppmToPct } from '../rate.js';
import { ROLES, type Role } from '../codes.js';

/** A person set to answer for a loan: on the staff list, or an outsider by name. */
export interface ResponsibleShare {
  readonly staffNo?: string | undefined;
  readonly outsider?: string | undefined;
  readonly role: Role;
  /** Share in ppm; null only for a collector. */
  readonly sharePpm: number | null;
  /** false: 附加 or 罚金, outside the 100 %. */
  readonly counts: boolean;
}

const WHOLE = 1_000_000;

/**
 * D3-01: the shares of those who answer for a loan make exactly 100 %; 附加 and 罚金 stand outside it, a collector has
 * none. Throws RESPONSIBLE_INVALID, RESPONSIBLE_NOT_100.
 */
export function checkShares(persons: readonly ResponsibleShare[]): void {
  const refuse = (reason: string): never => { throw new DomainError('RESPONSIBLE_INVALID', { reason }); };
  const answering = persons.filter((p) => p.role !== 'collect');
  if (answering.length === 0) refuse('没有写明责任人');
  for (const p of persons) {
    if ((p.staffNo === undefined) === (p.outsider === undefined)) refuse('每个人写工号，或者写名单外人员的姓名');
    if (!ROLES.some((r) => r.code === p.role)) refuse(`没有“${p.role}”这种责任`);
    if (p.role !== 'collect' && p.sharePpm === null) refuse('没有写责任比例');
    if (p.role === 'collect' && p.sharePpm !== null) refuse('清收人不分责任比例');
  }
  const twice = answering.find((p, i) => answering.findIndex((q) => q.staffNo === p.staffNo && q.outsider === p.outsider && q.role === p.role && q.counts === p.counts) !== i);
  if (twice) refuse(`${twice.outsider ?? twice.staffNo ?? ''} 的同一责任写了两次`);
  const sum = answering.reduce((a, p) => a + (p.counts ? (p.sharePpm ?? 0) : 0), 0);
  if (sum !== WHOLE) throw new DomainError('RESPONSIBLE_NOT_100', { sum: ppmToPct(sum) });
}
