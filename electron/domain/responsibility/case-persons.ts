import { DomainError } from '../domain-error.js';
import { checkShares } from '../roster/shares.js';
import { fen, splitFen } from '../money.js';
import { nameOf } from '../codes.js';
import { CASE_ROLES, loanRoleOf, type CaseRole, type Level, type ShareKind } from './case-codes.js';

/** Someone who is to answer for the loan: on the staff list, or an outsider by name. */
export interface CasePerson {
  readonly staffNo?: string | undefined;
  readonly outsider?: string | undefined;
  readonly role: CaseRole;
  readonly kind: ShareKind;
  readonly level: Level;
  readonly sharePpm: number;
}

const WHOLE = 1_000_000;

/**
 * 初分: somebody is named, nobody twice for the same part, and the shares make exactly 100 % without 附加 and 罚金.
 * Throws RESPONSIBLE_INVALID, RESPONSIBLE_NOT_100.
 */
export function checkPersons(persons: readonly CasePerson[]): void {
  const part = (p: CasePerson): string => `${p.staffNo ?? ''}/${p.outsider ?? ''}/${p.role}/${p.kind}`;
  const twice = persons.find((p, i) => persons.findIndex((q) => part(q) === part(p)) !== i);
  if (twice) throw new DomainError('RESPONSIBLE_INVALID', { reason: `${twice.outsider ?? twice.staffNo ?? ''} 的“${nameOf(CASE_ROLES, twice.role)}”写了两次` });
  const outside = persons.find((p) => p.sharePpm < 0 || p.sharePpm > WHOLE);
  if (outside) throw new DomainError('RESPONSIBLE_INVALID', { reason: '责任比例应在 0 到 100% 之间' });
  checkShares(persons.map((p) => ({ staffNo: p.staffNo, outsider: p.outsider, role: loanRoleOf(p.role), sharePpm: p.sharePpm, counts: p.kind === 'share' })));
}

/** Who answers for the loan today, as the ledger has it. */
export interface LoanPerson {
  readonly staffNo: string | null;
  readonly name: string;
  readonly role: string;
  readonly sharePpm: number | null;
  readonly counts: boolean;
}

/**
 * The first proposal, from who answers for the loan (初始责任比由发放时带出). Where no shares are known they are equal; the
 * level follows the share: alone 完全, the largest 主要, an approver 领导, everyone else 次要. It is a proposal: all of it
 * can be changed.
 */
export function proposalFrom(persons: readonly LoanPerson[]): CasePerson[] {
  const answering = persons.filter((p) => p.role !== 'collect');
  const counted = answering.filter((p) => p.counts);
  const known = counted.reduce((a, p) => a + (p.sharePpm ?? 0), 0) === WHOLE;
  const equal = counted.length === 0 ? [] : splitFen(fen(WHOLE), counted.map(() => 1));
  const shareOf = (p: LoanPerson): number => (known || !p.counts ? (p.sharePpm ?? 0) : (equal[counted.indexOf(p)] ?? 0));
  const largest = Math.max(0, ...counted.map(shareOf));
  let lead = true;
  return answering.map((p) => {
    const role = roleOf(p.role, lead);
    if (p.role === 'investigate') lead = false;
    const share = shareOf(p);
    const level: Level = share === WHOLE ? 'full' : p.role === 'approve' ? 'leader' : share === largest ? 'main' : 'minor';
    return { ...(p.staffNo === null ? { outsider: p.name } : { staffNo: p.staffNo }), role, kind: p.counts ? 'share' : 'extra', level, sharePpm: share };
  });
}

function roleOf(role: string, lead: boolean): CaseRole {
  if (role === 'investigate') return lead ? 'lead_investigate' : 'investigate';
  return CASE_ROLES.find((r) => r.code === role)?.code ?? 'manage';
}
