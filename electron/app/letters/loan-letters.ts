import { CLASSES, GUARANTEES, nameOf } from '../../domain/codes.js';
import { dayNumber, type Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { maskId, maskPhone } from '../../domain/identity.js';
import { instalmentPlan } from '../../domain/letters/instalments.js';
import { kindInfo, type LetterKind } from '../../domain/letters/kinds.js';
import { ppmToPct } from '../../domain/rate.js';
import { statement, type Connection } from '../../data/sql.js';
import { rosterLoans } from '../../reports/figures/roster-loans.js';
import { loanIdOf } from '../handling/handle-loans.js';
import { filteredLoanIds } from '../loans/loan-page.js';
import type { LetterCopy, LetterSubjects, Select, Terms } from './letter-copy.js';

interface Line { loanId: number; loanNo: string; unitId: number; unit: string; borrowerId: number; borrower: string; idNo: string | null; town: string | null; phone: string | null; actualUser: string | null; grantedOn: string; dueOn: string; nplOn: string; originalFen: number; ratePpm: number | null; guarantee: string; security: string | null; riskClass: string; interestOn: string; extra: string; principalFen: number; onFen: number; offFen: number; collector: string | null }
interface Guarantor { partyId: number; name: string; idNo: string | null; town: string | null; phone: string | null }

/** Loans a letter is written for. What owes nothing any more is left out and said. Throws LETTER_TERMS_INVALID without any choice. */
export function loanSubjects(conn: Connection, kind: LetterKind, select: Select, terms: Terms, today: Day, unlocked: boolean): LetterSubjects {
  const chosen = chosenLoans(conn, select);
  const owed = statement(conn, `SELECT l.loan_no AS no, p.name, l.status, coalesce(n.principal_fen + n.on_fen + n.off_fen, 0) AS fen, coalesce(n.principal_fen, 0) AS principalFen FROM loan l JOIN party p ON p.party_id = l.borrower_id LEFT JOIN loan_now n ON n.loan_id = l.loan_id WHERE l.loan_id = ?`);
  const skipped: { what: string; reason: string }[] = [];
  const ids = chosen.filter((id) => {
    const loan = owed.get(id) as { no: string; name: string; status: string; fen: number; principalFen: number } | undefined;
    const reason = !loan || loan.status !== 'live' ? '台账里已没有这笔贷款' : loan.fen <= 0 ? '已结清' : kind === 'instalment' && loan.principalFen <= 0 ? '本金已结清' : '';
    if (reason !== '') skipped.push({ what: loan ? `${loan.name} ${loan.no}` : `第 ${id} 号`, reason });
    return reason === '';
  });
  return { count: ids.length, skipped, copies: (i) => loanCopies(conn, kind, ids[i] ?? 0, terms, today, unlocked) };
}

/** Ids of the loans that were chosen, each once. Throws LETTER_TERMS_INVALID without any choice. */
export function chosenLoans(conn: Connection, select: Select): number[] {
  const ids: number[] = [...(select.loanIds ?? []), ...(select.loanNos ?? []).map((no) => loanIdOf(conn, no, undefined))];
  if (select.year !== undefined) {
    const wanted = select.staffNos === undefined ? null : new Set(select.staffNos);
    ids.push(...rosterLoans(conn, 'responsibility', select.year).filter((l) => wanted === null || wanted.has(l.staffNo)).map((l) => l.loanId));
  }
  if (select.filter) ids.push(...filteredLoanIds(conn, select.filter));
  if (select.unitIds) ids.push(...select.unitIds.flatMap((unitId) => filteredLoanIds(conn, { search: '', publicOnly: false, withoutResponsible: false, liveOnly: true, unitId })));
  if (select.loanIds === undefined && select.loanNos === undefined && select.year === undefined && !select.filter && !select.unitIds) throw new DomainError('LETTER_TERMS_INVALID', { reason: '没有选择贷款' });
  return [...new Set(ids)];
}

function loanCopies(conn: Connection, kind: LetterKind, loanId: number, terms: Terms, today: Day, unlocked: boolean): LetterCopy[] {
  const l = statement(conn, `SELECT l.loan_id AS loanId, l.loan_no AS loanNo, l.unit_id AS unitId, u.name AS unit, l.borrower_id AS borrowerId, p.name AS borrower, p.id_no AS idNo, p.town, p.phone, a.name AS actualUser, l.granted_on AS grantedOn, l.due_on AS dueOn, l.npl_on AS nplOn, l.original_fen AS originalFen, l.rate_ppm AS ratePpm, l.guarantee, l.security, l.risk_class AS riskClass, l.interest_on AS interestOn, l.extra, n.principal_fen AS principalFen, n.on_fen AS onFen, n.off_fen AS offFen, c.name AS collector
    FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN unit u ON u.unit_id = l.unit_id JOIN party p ON p.party_id = l.borrower_id LEFT JOIN party a ON a.party_id = l.actual_id AND a.party_id <> l.borrower_id LEFT JOIN staff c ON c.staff_id = n.collector_id WHERE l.loan_id = ?`).get(loanId) as Line;
  const guarantors = statement(conn, `SELECT p.party_id AS partyId, p.name, p.id_no AS idNo, p.town, p.phone FROM loan_party x JOIN party p ON p.party_id = x.party_id WHERE x.loan_id = ? AND x.role = 'guarantor' AND x.voided_by IS NULL ORDER BY x.loan_party_id`).all(loanId) as Guarantor[];
  const responsible = statement(conn, `SELECT coalesce(s.name, r.outsider) FROM loan_responsible r LEFT JOIN staff s ON s.staff_id = r.staff_id WHERE r.loan_id = ? AND r.voided_by IS NULL AND r.to_on = '9999-12-31' AND r.role <> 'collect' ORDER BY r.loan_responsible_id`).pluck().all(loanId) as string[];
  const idText = (no: string | null): string => (no === null || no === '' ? '' : unlocked ? no : maskId(no));
  const phoneText = (no: string | null): string => (no === null || no === '' ? '' : unlocked ? no : maskPhone(no));
  const secured = ['mortgage', 'pledge', 'mixed'].includes(l.guarantee) && (l.security ?? '') !== '';
  const interest = l.onFen + l.offFen;
  const plan = terms.instalments ? instalmentPlan(l.principalFen, terms.instalments) : [];
  const fields = {
    借款人: l.borrower, 证件号码: idText(l.idNo), 地址: l.town ?? '', 借款人电话: phoneText(l.phone), 实际用款人: l.actualUser ?? '', 保证人名单: guarantors.map((g) => g.name).join('、'), 机构: l.unit, 借据号: l.loanNo, 合同编号: contractNo(l.extra), 年利率: l.ratePpm === null ? '' : ppmToPct(l.ratePpm),
    担保方式: nameOf(GUARANTEES, l.guarantee), 抵质押物: secured ? (l.security ?? '') : '', 五级分类: nameOf(CLASSES, l.riskClass), 责任人: [...new Set(responsible)].join('、'), 清收责任人: l.collector ?? '', 逾期天数: String(Math.max(0, dayNumber(today) - dayNumber(l.dueOn))),
    借款金额: l.originalFen, 本金: l.principalFen, 表内利息: l.onFen, 表外利息: l.offFen, 利息: interest, 合计: l.principalFen + interest, 发放日: l.grantedOn, 到期日: l.dueOn, 形成不良日: l.nplOn, 截止日: today, 欠息截止日: l.interestOn,
  };
  const conditions = { 有保证人: guarantors.length > 0, 有抵质押物: secured, 有利息: interest > 0, 有实际用款人: l.actualUser !== null, 已逾期: today > l.dueOn, 有分期: plan.length > 0 };
  const lists = {
    保证人: guarantors.map((g) => ({ 保证人姓名: g.name, 保证人证件号码: idText(g.idNo), 保证人地址: g.town ?? '', 保证人电话: phoneText(g.phone) })),
    分期: plan.map((p, i) => ({ 期次: String(i + 1), 还款日: p.on, 还款额: p.partFen, 还后余额: p.leftFen })),
  };
  const copy = (partyId: number, name: string, role: string, copyName: string): LetterCopy => ({
    toName: name, toRole: role, copyName, loanId, partyId, staffId: null, unitId: l.unitId,
    values: { fields: { ...fields, 受送达人: name, 受送达身份: role }, conditions: { ...conditions, 送保证人: role === '保证人' }, lists },
  });
  const more = kindInfo(kind).guarantorCopies ? guarantors : [];
  return [copy(l.borrowerId, l.borrower, '借款人', more.length > 0 ? '第一联　交借款人' : ''), ...more.map((g, i) => copy(g.partyId, g.name, '保证人', `第二联　交保证人（${i + 1}/${more.length}）`))];
}

/** The ledger has no column for it; an import may have brought it along. */
function contractNo(extra: string): string {
  const found = Object.entries(JSON.parse(extra) as Record<string, unknown>).find(([name]) => /合同(?:编)?号/.test(name));
  return typeof found?.[1] === 'string' || typeof found?.[1] === 'number' ? String(found[1]) : '';
}
