import type { CasePage } from '../../../electron/contract/cases.js';
import type { TestCore } from '../../helpers/test-core.js';

/** A loan inside the balance sheet that is owed in one book only, with at least two persons who answer for it. */
export function loanWithTwo(core: TestCore): number {
  return core.one(`SELECT n.loan_id FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id WHERE n.principal_fen > 1000000 AND n.book = 'on' AND (SELECT count(*) FROM loan b WHERE b.loan_no = l.loan_no AND b.borrower_id = l.borrower_id) = 1
    AND (SELECT count(*) FROM loan_responsible r WHERE r.loan_id = n.loan_id AND r.role <> 'collect' AND r.voided_by IS NULL AND r.staff_id IS NOT NULL) >= 2
    AND NOT EXISTS (SELECT 1 FROM class_event c WHERE c.loan_id = n.loan_id) AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.loan_id = n.loan_id AND e.booked_on >= '2011-08-01') ORDER BY n.principal_fen DESC, n.loan_id LIMIT 1`);
}

export const BY = { docNo: '', by: '周样初' };

/** Opens a case as the ledger drafts it. */
export async function opened(core: TestCore, loanId: number, on = '2011-08-01'): Promise<number> {
  const draft = await core.call('cases.draft', { loanId, on });
  const { caseId } = await core.call('cases.open', { kind: 'formed', loanId, on, unitId: draft.unitId, baseFen: draft.baseFen ?? 0, limitationOn: '2012-06-30', cause: '决策失误', opinion: '到期未还，借款人外出', ...BY });
  return caseId;
}

/** 初分: the first two of the draft, 60 and 40. */
export async function proposed(core: TestCore, loanId: number): Promise<CasePage> {
  const caseId = await opened(core, loanId);
  const { persons } = await core.call('cases.draft', { loanId, on: '2011-08-01' });
  const two = [...new Map(persons.filter((p) => p.staffNo !== undefined).map((p) => [p.staffNo, p])).values()].slice(0, 2);
  await core.call('cases.propose', { caseId, on: '2011-08-02', opinion: '按经办和审批初分', ...BY, persons: two.map((p, i) => ({ ...(p.staffNo === undefined ? {} : { staffNo: p.staffNo }), ...(i === 0 ? { role: 'lead_investigate' as const, level: 'main' as const, sharePpm: 600_000 } : { role: 'approve' as const, level: 'minor' as const, sharePpm: 400_000 }) })) });
  return core.call('cases.show', { caseId });
}

/** 核对 without objections, then 定责 as proposed; the second may be let off. */
export async function decidedCase(core: TestCore, loanId: number, second: 'liable' | 'exempt' = 'liable'): Promise<CasePage> {
  const { caseId, people } = await proposed(core, loanId);
  for (const p of people) await core.call('cases.answer', { personId: p.personId, act: 'confirm', on: '2011-08-03' });
  await core.call('cases.check', { caseId, on: '2011-08-04', opinion: '均无异议', ...BY });
  await core.call('cases.decide', { caseId, on: '2011-08-05', opinion: '同意工作组意见', docNo: '样信联〔2011〕8 号', by: '领导小组', groupOpinion: '按初分认定', groupDocNo: '工作组纪要 3 号', findings: people.map((p, i) => ({ personId: p.personId, level: p.level, sharePpm: p.sharePpm, ...(i === 1 && second === 'exempt' ? { verdict: second, reason: '按程序审批', minutesNo: '纪要 5 号' } : { verdict: 'liable' as const }) })) });
  return core.call('cases.show', { caseId });
}

/** Nothing is booked that the ledger's own proof does not accept. */
export const sound = (core: TestCore): Promise<{ ok: boolean }> => core.call('ledger.verify', {});
